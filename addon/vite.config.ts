import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';

/** One HTML file that asks for nothing else: HtmlService serves a page, not a folder. */
export default defineConfig({
  root: 'sidebar',
  plugins: [preact(), viteSingleFile({ removeViteModuleLoader: true })],
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2022',
    rollupOptions: { input: 'sidebar/sidebar.html' },
  },
});
