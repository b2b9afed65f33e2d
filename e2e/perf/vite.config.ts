import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The reading surface on a page of its own, for benchmarks and its tests; never part of the app. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
