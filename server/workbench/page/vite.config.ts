import { defineConfig } from 'vite';

export default defineConfig({
  build: { outDir: '../target/page', emptyOutDir: true, chunkSizeWarningLimit: 10_000, target: 'es2022' },
});
