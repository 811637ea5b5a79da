import { join } from 'node:path'
import { app, session as electronSession, nativeTheme } from 'electron'
import log from 'electron-log/main'
import type { Session } from '../shared/api.ts'
import type { Settings } from '../shared/model/settings.ts'
import { type Environment, readEnvironment } from './environment.ts'
import { JobRunner } from './jobs/job-runner.ts'
import { setMenu } from './menu.ts'
import { registerScheme, serveApp } from './protocol.ts'
import { answerWindow } from './requests.ts'
import { takeScreenshot } from './screenshot.ts'
import { contentSecurityPolicy, denyTheWorld, lockSession } from './security.ts'
import { AppSession } from './session/app-session.ts'
import { startSession } from './session/start-session.ts'
import { createShell } from './shell.ts'
import { withFaults } from './store/faulty-file-system.ts'
import { nodeFileSystem } from './store/node-file-system.ts'
import { SettingsStore } from './store/settings-store.ts'
import { AppWindow } from './window.ts'

/** A screenshot shows the sample's first article with its gold, whatever she has set, and asks nothing. */
const screenshotSettings: Partial<Settings> = {
  screen: 'article',
  showGold: true,
  annotatorName: 'حاشية',
  window: { width: 1440, height: 900, x: null, y: null, maximized: false },
}
const firstArticle = '000'

/** The window, once there is one. */
let shown: AppWindow | null = null

const environment = readEnvironment(process.env, app.isPackaged)
if (environment.userData !== null) app.setPath('userData', environment.userData)
log.transports.file.resolvePathFn = () => join(app.getPath('userData'), 'logs', 'main.log')
log.transports.console.level = 'warn'
const reportBug = (bug: unknown): void => log.error(bug)
process.on('uncaughtException', reportBug)
process.on('unhandledRejection', reportBug)

registerScheme()
// Every window asks for the sandbox itself; this adds whatever else might be opened. Root on Linux can have none, and is started with the switch.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
denyTheWorld()

if (app.requestSingleInstanceLock()) begin(environment).catch(reportBug)
else app.quit()

/** What a program has before there can be a window. */
type Begun = {
  readonly jobs: JobRunner
  readonly session: AppSession
  readonly started: Promise<Session>
  readonly seeds: string
}

/** Corpus and page are fetched side by side: the disk is read while Chromium starts. */
async function begin({ corpus, screenshot, faults }: Environment): Promise<void> {
  const settings = await SettingsStore.open(app.getPath('userData'))
  const jobs = new JobRunner({
    workerFile: join(__dirname, 'worker.cjs'),
    device: settings.device,
    onJob: job => shown?.tell({ name: 'job', job }),
    onProblem: problem => shown?.tell({ name: 'problem', problem }),
    onImported: added => session.noteChanges({ added }),
    onBug: reportBug,
  })
  const session: AppSession = new AppSession({
    settings,
    fileSystem: faults === null ? nodeFileSystem : withFaults(nodeFileSystem, faults),
    onProblem: problem => shown?.tell({ name: 'problem', problem }),
    onLeave: () => jobs.close(),
    onSettings: applySettings,
    ...(screenshot === null ? {} : { overrides: screenshotSettings, firstDocument: firstArticle }),
  })
  const seeds = join(app.getAppPath(), 'seeds')
  const started = startSession(session, {
    corpus,
    isSampleWanted: screenshot !== null,
    documents: app.getPath('documents'),
    seeds,
    device: settings.device,
    problems: settings.problems,
  })
  started.catch(reportBug)
  await app.whenReady()
  await show({ jobs, session, started, seeds }, screenshot)
}

async function show({ jobs, session, started, seeds }: Begun, screenshot: string | null): Promise<void> {
  lockSession(electronSession.defaultSession)
  serveApp(join(app.getAppPath(), 'build', 'renderer'), contentSecurityPolicy)
  applySettings(session.settings)
  const window = new AppWindow({
    bounds: session.settings.window,
    onBounds: bounds => void session.updateSettings({ window: bounds }),
    onBug: reportBug,
  })
  shown = window
  const shell = createShell(window.browserWindow, () => session.settings.language)
  answerWindow(
    window.browserWindow,
    { session, jobs, shell, seeds, started },
    { onListening: window.noteListening, onReadyToClose: window.letClose },
    reportBug,
  )
  closeBeforeQuitting(async () => {
    await jobs.close()
    const closed = await session.close()
    if (!closed.ok) log.error(closed.error)
  })
  app.on('second-instance', () => window.comeForward())

  await window.load()
  if (screenshot === null) return
  const isTaken = await takeScreenshot(window.browserWindow, screenshot)
  if (!isTaken) log.error('the article was not painted in time for its screenshot')
  await jobs.close()
  await session.close()
  app.exit(isTaken ? 0 : 1)
}

/** What stands outside the page follows the settings, too; there is no such thing before the program is ready. */
function applySettings({ language, theme }: Settings): void {
  if (!app.isReady()) return
  nativeTheme.themeSource = theme
  setMenu(language)
}

/** The program ends when its window does, after the store has written what it holds. */
function closeBeforeQuitting(close: () => Promise<void>): void {
  let isClosed = false
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', event => {
    if (isClosed) return
    event.preventDefault()
    close()
      .catch(reportBug)
      .finally(() => {
        isClosed = true
        app.quit()
      })
  })
}
