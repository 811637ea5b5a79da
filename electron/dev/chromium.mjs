import { existsSync } from 'node:fs'
import { ensurePackagesOfSystem, findProgram, isRoot } from './system-libraries.mjs'

/** The system's Chromium, installed first on Debian as root; undefined where there is none. */
export async function findChromium() {
  const present = installedChromium()
  if (present !== undefined || !isRoot || !existsSync('/etc/debian_version')) return present
  await ensurePackagesOfSystem(['chromium'], ['chromium'])
  return installedChromium()
}

/** The system's Chromium; undefined where there is none. */
export const installedChromium = () =>
  ['chromium', 'chromium-browser'].map(findProgram).find(found => found !== undefined)
