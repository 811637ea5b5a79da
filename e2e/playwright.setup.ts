import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Before any test: every test finds the Electron to launch in this variable; workers inherit it. */
export default function findElectron(): void {
  const script = fileURLToPath(new URL('../electron/dev/electron-path.mjs', import.meta.url))
  process.env.HASHIYA_ELECTRON ??= execFileSync(process.execPath, [script], { encoding: 'utf8' }).trim()
}
