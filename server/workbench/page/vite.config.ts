import { defineConfig } from 'vite';

export default defineConfig({
  logLevel: 'error',
  build: {
    outDir: '../target/page',
    emptyOutDir: true,
    target: 'es2022',
    // Served on this machine only, so the first start need not wait for smaller files.
    minify: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 20_000,
  },
});
