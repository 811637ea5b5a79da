import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The page and its lazy screens, served by the program under `app://hashiya/`. Relative URLs also let a plain server host it for tests. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [react()],
  build: {
    target: 'chrome114',
    outDir: '../build/renderer',
    emptyOutDir: true,
    sourcemap: true,
    // The content security policy allows no data: fonts or images.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
})
