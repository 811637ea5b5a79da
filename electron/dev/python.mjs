import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { cacheFolder } from './folders.mjs'
import { capture, SetupError, say } from './run.mjs'

const isWindows = process.platform === 'win32'

/** The Python that makes environments: its command and version; undefined where there is none that can. */
export async function findPython() {
  for (const command of isWindows ? ['py', 'python'] : ['python3', 'python']) {
    const { code, output } = await capture(command, ['-c', 'import venv, ensurepip, sys; print(sys.version)'])
    if (code === 0) return { command, version: output.trim() }
  }
  return undefined
}

/**
 * The Python of an environment that holds what `requirements` names, made once for all clones and again when they change. Throws SetupError where the packages
 * cannot be installed.
 * @param {{ command: string, version: string }} python
 * @param {string} name
 * @param {string} requirements a file
 */
export async function ensureEnvironment(python, name, requirements) {
  const folder = path.join(cacheFolder, 'consumers', name)
  const own = isWindows ? path.join(folder, 'Scripts', 'python.exe') : path.join(folder, 'bin', 'python')
  const stampFile = path.join(folder, 'hashiya-stamp')
  const stamp = createHash('sha256').update(python.version).update(readFileSync(requirements)).digest('hex')
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return { python: own, folder }
  const start = Date.now()
  say(`making the Python environment of ${name} …`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const made = await capture(python.command, ['-m', 'venv', folder])
  const installed =
    made.code === 0
      ? await capture(own, [
          '-m',
          'pip',
          'install',
          '--quiet',
          '--disable-pip-version-check',
          '--requirement',
          requirements,
        ])
      : made
  if (installed.code !== 0) {
    rmSync(folder, { recursive: true, force: true })
    throw new SetupError(`the Python environment of ${name} could not be made:\n${installed.output}`)
  }
  writeFileSync(stampFile, stamp)
  say(`made in ${Math.round((Date.now() - start) / 1000)} s`)
  return { python: own, folder }
}
