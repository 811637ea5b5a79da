import { copyFileSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { root, workFolder } from './folders.mjs'
import { registryVersion } from './registry-electron.mjs'
import { capture, SetupError, say } from './run.mjs'

const configFile = path.join(root, 'electron', 'dev', 'electron-builder.json')

/** Fuses that only some systems or releases have: archive integrity is checked on macOS and Windows, file privileges exist since Electron 29. */
const releaseFuses = {
  grantFileProtocolExtraPrivileges: false,
  ...(process.platform === 'linux' ? {} : { enableEmbeddedAsarIntegrityValidation: true }),
}

/** The shipped installers of this system, or with `--dir` the unpacked program. @param {readonly string[]} args */
export async function packageRelease(args) {
  const { build } = await import('electron-builder')
  const config = readConfig()
  await build({
    dir: args.includes('--dir'),
    config: { ...config, electronFuses: { ...config.electronFuses, ...releaseFuses } },
  })
}

/**
 * Packages the program for tests around the Electron at hand, with the shipped fuses, and puts beside the executable a copy with the one
 * fuse on that Playwright needs (command line inspection). Linux only.
 * @param {import('./electron.mjs').ElectronProgram} electron
 * @returns {Promise<{ shipped: string, inspectable: string }>}
 */
export async function packageForTests(electron) {
  say('packaging the program …')
  const { build } = await import('electron-builder')
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  const config = readConfig()
  const output = path.join(workFolder, 'package')
  rmSync(output, { recursive: true, force: true })
  await build({
    dir: true,
    config: {
      ...config,
      directories: { output },
      electronDist: path.dirname(electron.path),
      electronVersion: electron.isRegistryCopy ? registryVersion : await versionOf(electron.path),
      // The registry copy carries our development launcher, which is no part of a package.
      afterPack: async ({ appOutDir }) =>
        rmSync(path.join(appOutDir, 'resources', 'app'), { recursive: true, force: true }),
    },
  })
  const shipped = path.join(output, 'linux-unpacked', 'hashiya')
  const inspectable = `${shipped}-inspectable`
  copyFileSync(shipped, inspectable)
  await flipFuses(inspectable, { version: FuseVersion.V1, [FuseV1Options.EnableNodeCliInspectArguments]: true })
  return { shipped, inspectable }
}

/** @returns {import('electron-builder').Configuration} */
function readConfig() {
  return JSON.parse(readFileSync(configFile, 'utf8'))
}

/** @param {string} executable */
async function versionOf(executable) {
  const { code, output } = await capture(executable, ['--version'])
  const version = /v(\d+\.\d+\.\d+)/.exec(output)?.[1]
  if (code !== 0 || version === undefined) throw new SetupError(`${executable} does not say its version`)
  return version
}
