import path from 'node:path'
import { installedChromium } from './chromium.mjs'
import { root, workFolder } from './folders.mjs'
import { run } from './run.mjs'
import { withDisplay } from './virtual-display.mjs'

const folder = path.join(root, 'e2e', 'bench')
const entries = {
  main: path.join(folder, 'main.ts'),
  'durable-samples': path.join(folder, 'durable-samples.ts'),
  'formats-thread': path.join(folder, 'formats-thread.ts'),
}

/**
 * Bundles the bench (Node 20 reads no TypeScript) and runs it with windows to open on.
 * @param {import('./electron.mjs').ElectronProgram} electron
 * @param {readonly string[]} args
 */
export async function runBench(electron, args) {
  const { build } = await import('vite')
  await build({
    configFile: false,
    root: path.join(root, 'e2e'),
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: true,
      target: 'node18',
      minify: false,
      outDir: workFolder,
      emptyOutDir: false,
      rolldownOptions: {
        input: entries,
        // Flat in a folder just below the project, where e2e/ is, too: they find the project from their own place.
        output: { format: 'es', entryFileNames: 'bench-[name].mjs', chunkFileNames: 'bench-[name].mjs' },
      },
    },
  })
  return withDisplay(env =>
    run(process.execPath, [path.join(workFolder, 'bench-main.mjs'), ...args], {
      env: { HASHIYA_CHROMIUM: installedChromium() ?? '', ...env, HASHIYA_ELECTRON: electron.path },
    }),
  )
}
