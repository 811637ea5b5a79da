import './require-node.mjs'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const { root, workFolder } = await import('./folders.mjs')
const { sourceStamp } = await import('./build-stamp.mjs')
const { runMain, SetupError, say } = await import('./run.mjs')

const output = path.join(root, 'build')
const stampFile = path.join(output, '.stamp')

/** What the `electron` folder turns into, by the mode its Vite configuration knows. */
const entries = { main: 'main.ts', preload: 'preload.ts', cli: 'cli.ts', worker: 'jobs/worker.ts' }

/** Bundles page, main process, preload, command line and job worker into build/, unless the sources are those of the last build. */
export async function ensureBuild() {
  const stamp = sourceStamp()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  say('building …')
  const started = Date.now()
  const { build } = await import('vite')
  const folder = path.join(workFolder, `build-${process.pid}`)
  const bundle = (/** @type {string} */ part, /** @type {string} */ mode) =>
    build({
      configFile: path.join(root, part, 'vite.config.ts'),
      mode,
      logLevel: 'warn',
      build: { outDir: path.join(folder, part) },
    })
  try {
    mkdirSync(folder, { recursive: true })
    for (const [mode, source] of Object.entries(entries)) {
      if (existsSync(path.join(root, 'electron', source))) await bundle('electron', mode)
      else say(`electron/${source} does not exist: built without it`)
    }
    if (existsSync(path.join(root, 'renderer', 'index.html'))) await bundle('renderer', 'production')
    else say('renderer/index.html does not exist: built without it')
    writeFileSync(path.join(folder, '.stamp'), stamp)
    putInPlace(folder)
  } catch (error) {
    throw new SetupError(`the build failed: ${error instanceof Error ? error.message : String(error)}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  say(`built in ${((Date.now() - started) / 1000).toFixed(1)} s`)
}

/** One rename, so that a killed build leaves the old one whole. @param {string} folder */
function putInPlace(folder) {
  const old = `${folder}-old`
  if (existsSync(output)) renameSync(output, old)
  renameSync(folder, output)
  rmSync(old, { recursive: true, force: true })
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runMain(async () => {
    const { ensurePackages } = await import('./packages.mjs')
    await ensurePackages()
    await ensureBuild()
    return 0
  })
}
