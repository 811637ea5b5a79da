import { join } from 'node:path'
import { app, session } from 'electron'
import { type Environment, readEnvironment } from './environment.ts'
import { registerScheme, serveApp } from './protocol.ts'
import { reportBug } from './report-bug.ts'
import { contentSecurityPolicy, denyTheWorld, lockSession } from './security.ts'
import { AppWindow } from './window.ts'

const environment = readEnvironment(process.env, app.isPackaged)
if (environment.userData !== null) app.setPath('userData', environment.userData)
process.on('uncaughtException', reportBug)
process.on('unhandledRejection', reportBug)

registerScheme()
// Every window asks for the sandbox itself; this adds whatever else might be opened. Root on Linux can have none, and is started with the switch.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
denyTheWorld()

if (app.requestSingleInstanceLock()) open(environment).catch(reportBug)
else app.quit()

/** The window comes first: while Chromium starts its page, the rest of the program is read, then the corpus. */
async function open(asked: Environment): Promise<void> {
  await app.whenReady()
  lockSession(session.defaultSession)
  serveApp(join(app.getAppPath(), 'build', 'renderer'), contentSecurityPolicy)
  const window = new AppWindow(reportBug)
  const loaded = window.load()
  const { runProgram } = await import('./program.ts')
  await Promise.all([loaded, runProgram(window, asked)])
}
