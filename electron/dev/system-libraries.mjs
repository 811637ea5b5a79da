import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'
import { run, SetupError, say } from './run.mjs'

/** What Electron links to that a bare distribution lacks: shared library, Debian's package, Fedora's. */
const libraries = [
  ['libgtk-3.so.0', 'libgtk-3-0', 'gtk3'],
  ['libnss3.so', 'libnss3', 'nss'],
  ['libasound.so.2', 'libasound2', 'alsa-lib'],
  ['libgbm.so.1', 'libgbm1', 'mesa-libgbm'],
  ['libXss.so.1', 'libxss1', 'libXScrnSaver'],
  ['libatk-bridge-2.0.so.0', 'libatk-bridge2.0-0', 'at-spi2-atk'],
  ['libdrm.so.2', 'libdrm2', 'libdrm'],
]

const programs = [
  ['Xvfb', 'xvfb', 'xorg-x11-server-Xvfb'],
  ['xauth', 'xauth', 'xorg-x11-xauth'],
]

const hasDisplay = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
export const isRoot = process.getuid?.() === 0

/** Whether a window needs a virtual display to open on. */
export const needsVirtualDisplay = process.platform === 'linux' && !hasDisplay

/** The full path of a program on the search path. @param {string} name */
export function findProgram(name) {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .map(folder => path.join(folder, name))
    .find(isExecutable)
}

/** Installs what Electron needs from the system on Debian as root; elsewhere says what to type. */
export async function ensureSystemLibraries() {
  if (process.platform !== 'linux') return
  const present = knownLibraries()
  const missing = [
    ...libraries.filter(([library]) => present !== undefined && !present.includes(`\t${library} `)),
    ...programs.filter(([name]) => needsVirtualDisplay && findProgram(name ?? '') === undefined),
  ]
  await ensurePackagesOfSystem(
    missing.map(([, debian]) => debian ?? ''),
    missing.map(([, , fedora]) => fedora ?? ''),
  )
}

/**
 * Installs Debian packages by name as root, or throws with the one line to type.
 * @param {readonly string[]} debian
 * @param {readonly string[]} fedora
 */
export async function ensurePackagesOfSystem(debian, fedora) {
  if (debian.length === 0) return
  const isDebian = existsSync('/etc/debian_version')
  if (!isDebian || !isRoot) {
    throw new SetupError(
      `some system packages are missing. Type this line, then the same command again:\n  ${
        isDebian ? `sudo apt-get install -y ${debian.join(' ')}` : `sudo dnf install -y ${fedora.join(' ')}`
      }`,
    )
  }
  say(`installing from Debian: ${debian.join(' ')} …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const aptGet = (/** @type {string[]} */ args) =>
    run('apt-get', ['-q', '-o', 'Dpkg::Use-Pty=0', ...args], { env, quietOutput: true })
  await aptGet(['update'])
  if ((await aptGet(['install', '-y', '--no-install-recommends', ...debian.map(currentName)])) !== 0) {
    throw new SetupError('apt-get could not install them; see its message above')
  }
}

/** Debian 13 and Ubuntu 24.04 renamed some libraries for 64-bit time. @param {string} name */
function currentName(name) {
  const renamed = `${name}t64`
  const known = execFileSync('apt-cache', ['pkgnames', renamed], { encoding: 'utf8' })
  return known.split('\n').includes(renamed) ? renamed : name
}

/** What the dynamic linker knows, or undefined where it can't be asked (musl). */
function knownLibraries() {
  const ldconfig = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find(isExecutable)
  return ldconfig === undefined ? undefined : execFileSync(ldconfig, ['-p'], { encoding: 'utf8', maxBuffer: 2 ** 24 })
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
