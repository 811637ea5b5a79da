import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './folders.mjs'
import { npmCommand, run, SetupError, say } from './run.mjs'

const modules = path.join(root, 'node_modules')
const stampFile = path.join(modules, '.hashiya-stamp')

/** Installs exactly the lockfile's packages when node_modules was made from another lockfile, or from none. */
export async function ensurePackages() {
  const lockfile = readFileSync(path.join(root, 'package-lock.json'))
  const stamp = createHash('sha256').update(lockfile).digest('hex')
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  if (!isInstalledFrom(JSON.parse(lockfile.toString()))) {
    say('installing packages (npm ci) …')
    const [command, args] = npmCommand(['ci', '--no-audit', '--no-fund', '--loglevel=error'])
    const code = await run(command, args, { quietOutput: true })
    if (code !== 0)
      throw new SetupError('npm ci failed; see its message above. Check the network and run the same command again.')
  }
  writeFileSync(stampFile, stamp)
}

/**
 * True when npm's own note in node_modules names the lockfile's versions: after a developer's `npm install` nothing is left to do.
 * @param {{ packages: Record<string, { version?: string, optional?: boolean }> }} lock
 */
function isInstalledFrom(lock) {
  const note = path.join(modules, '.package-lock.json')
  if (!existsSync(note)) return false
  /** @type {{ packages: Record<string, { version?: string }> }} */
  const installed = JSON.parse(readFileSync(note, 'utf8'))
  return Object.entries(lock.packages).every(
    ([place, { version, optional }]) =>
      place === '' ||
      installed.packages[place]?.version === version ||
      (optional === true && !installed.packages[place]),
  )
}
