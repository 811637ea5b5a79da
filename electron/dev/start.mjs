// npm start: prepares what is missing, then opens the program. Arguments after -- are passed on.
import './require-node.mjs'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'

const { root, workFolder } = await import('./folders.mjs')
const { run, runMain, say } = await import('./run.mjs')
const { prepare } = await import('./prepare.mjs')
const { isRoot, needsVirtualDisplay } = await import('./system-libraries.mjs')
const { withDisplay } = await import('./virtual-display.mjs')

/** On a virtual display nobody can close a dialog that waits, so that run ends by itself. Milliseconds. */
const unattendedTime = 120_000

await runMain(async () => {
  const electron = await prepare()
  // A virtual display comes without D-Bus and GPU; Chromium's complaints about that are noise.
  const switches = [...(isRoot ? ['--no-sandbox'] : []), ...(needsVirtualDisplay ? ['--log-level=3'] : [])]
  const args = [...switches, root, ...process.argv.slice(2)]
  const start = (/** @type {NodeJS.ProcessEnv} */ { ELECTRON_RUN_AS_NODE: _, ...env }) =>
    run(electron.path, args, needsVirtualDisplay ? { env, timeLimit: unattendedTime } : { env })
  if (!needsVirtualDisplay) return start(process.env)

  const screenshot = process.env.HASHIYA_SCREENSHOT || path.join(workFolder, 'screenshot.png')
  mkdirSync(path.dirname(screenshot), { recursive: true })
  rmSync(screenshot, { force: true })
  say('no display here: opening the first article on a virtual one …')
  const code = await withDisplay(env => start({ ...env, HASHIYA_SCREENSHOT: screenshot }))
  if (code !== 0) return code
  if (!existsSync(screenshot)) {
    say('the program ended without writing its screenshot')
    return 1
  }
  say(`screenshot: ${screenshot}`)
  return 0
})
