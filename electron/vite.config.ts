import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

/** What is bundled for Node and Electron; `--mode` names the one to build. Each is a single file: a sandboxed preload cannot require another. */
const entries: Readonly<Record<string, string>> = {
  main: 'main.ts',
  preload: 'preload.ts',
  cli: 'cli.ts',
  worker: 'jobs/worker.ts',
}

export default defineConfig(({ mode }) => {
  const source = entries[mode]
  if (source === undefined) throw new Error(`no such entry: ${mode}`)
  return {
    root: fileURLToPath(new URL('.', import.meta.url)),
    publicDir: false,
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      target: 'node18',
      outDir: '../build/electron',
      emptyOutDir: false,
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        input: { [mode]: fileURLToPath(new URL(source, import.meta.url)) },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  }
})
