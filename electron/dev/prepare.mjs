import { ensureBuild } from './build.mjs'
import { ensureElectron } from './electron.mjs'
import { ensurePackages } from './packages.mjs'
import { ensureSystemLibraries } from './system-libraries.mjs'

/** Makes ready what the program needs to run: packages, Electron, system libraries, build. Each step is skipped when it has nothing to do. */
export async function prepare() {
  await ensurePackages()
  const electron = await ensureElectron()
  await ensureSystemLibraries()
  await ensureBuild()
  return electron
}
