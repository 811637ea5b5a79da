import path from 'node:path'
import { root, workFolder } from './folders.mjs'
import { run } from './run.mjs'
import { withDisplay } from './virtual-display.mjs'

const source = path.join(root, 'e2e', 'bench', 'main.ts')
const bundle = path.join(root, '.build', 'bench', 'main.mjs')

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
      ssr: source,
      target: 'node20',
      minify: false,
      outDir: path.join(workFolder, 'bench'),
      emptyOutDir: true,
      rolldownOptions: { output: { format: 'es', entryFileNames: 'main.mjs' } },
    },
  })
  return withDisplay(env =>
    run(process.execPath, [bundle, ...args], { env: { ...env, HASHIYA_ELECTRON: electron.path } }),
  )
}
