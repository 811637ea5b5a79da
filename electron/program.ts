import { join } from 'node:path'
import { app, nativeTheme } from 'electron'
import type { Session } from '../shared/api.ts'
import type { Settings } from '../shared/model/settings.ts'
import type { Environment } from './environment.ts'
import { JobRunner } from './jobs/job-runner.ts'
import { setMenu } from './menu.ts'
import { reportBug } from './report-bug.ts'
import type { RequestContext } from './requests/request-context.ts'
import { answerWindow } from './requests.ts'
import { takeScreenshot } from './screenshot.ts'
import { AppSession } from './session/app-session.ts'
import { startSession } from './session/start-session.ts'
import { createShell } from './shell.ts'
import { withFaults } from './store/faulty-file-system.ts'
import { nodeFileSystem } from './store/node-file-system.ts'
import { SettingsStore } from './store/settings-store.ts'
import type { AppWindow } from './window.ts'

/** A screenshot shows the sample's first article with its gold, whatever she has set, and asks nothing. */
const screenshotSettings: Partial<Settings> = {
  screen: 'article',
  showGold: true,
  annotatorName: 'حاشية',
  window: { width: 1440, height: 900, x: null, y: null, maximized: false },
}
const firstArticle = '000'

/** All that stands behind the window. The page may ask at once: it is answered when the session has begun. */
export async function runProgram(window: AppWindow, environment: Environment): Promise<void> {
  const beginning = begin(window, environment)
  answerWindow(
    window.browserWindow,
    beginning,
    { onListening: window.noteListening, onReadyToClose: window.letClose },
    reportBug,
  )
  app.on('second-instance', () => window.comeForward())
  const { jobs, session } = await beginning
  const close = async (): Promise<void> => {
    await jobs.close()
    const closed = await session.close()
    if (!closed.ok) reportBug(closed.error)
  }
  closeBeforeQuitting(close)
  if (environment.screenshot === null) return
  const isTaken = await takeScreenshot(window.browserWindow, environment.screenshot)
  if (!isTaken) reportBug(new Error('the article was not painted in time for its screenshot'))
  await close()
  app.exit(isTaken ? 0 : 1)
}

/** Milliseconds that belong to the first article. */
const afterStart = 500

/** Settings, and a session that starts from them. */
async function begin(window: AppWindow, { corpus, screenshot, faults }: Environment): Promise<RequestContext> {
  const settings = await SettingsStore.open(app.getPath('userData'))
  const jobs = new JobRunner({
    workerFile: join(__dirname, 'worker.cjs'),
    device: settings.device,
    onJob: job => window.tell({ name: 'job', job }),
    onProblem: problem => window.tell({ name: 'problem', problem }),
    onFound: (job, found) => window.tell({ name: 'found', job, found }),
    onInbox: (job, items) => window.tell({ name: 'inbox', job, items }),
    onImported: added => session.noteChanges({ added }),
    onBug: reportBug,
  })
  const session: AppSession = new AppSession({
    settings,
    fileSystem: faults === null ? nodeFileSystem : withFaults(nodeFileSystem, faults),
    onProblem: problem => window.tell({ name: 'problem', problem }),
    onLeave: () => jobs.close(),
    caches: screenshot === null ? join(app.getPath('userData'), 'ledger') : null,
    onSettings: applySettings,
    ...(screenshot === null ? {} : { overrides: screenshotSettings, firstDocument: firstArticle }),
  })
  applySettings(session.settings)
  window.place(session.settings.window, bounds => void session.updateSettings({ window: bounds }))
  const seeds = join(app.getAppPath(), 'seeds')
  const started: Promise<Session> = startSession(session, {
    corpus,
    isSampleWanted: screenshot !== null,
    documents: app.getPath('documents'),
    seeds,
    device: settings.device,
    problems: settings.problems,
  })
  started.catch(reportBug)
  // The article comes first: what the ledger needs is read when the start is over.
  void started.then(() =>
    setTimeout(() => void session.corpus?.agreements.prime().catch(reportBug), afterStart).unref(),
  )
  return { jobs, session, started, seeds, shell: createShell(window.browserWindow, () => session.settings.language) }
}

let menuLanguage: Settings['language'] | null = null

/** What stands outside the page follows the settings, too. */
function applySettings({ language, theme }: Settings): void {
  nativeTheme.themeSource = theme
  if (language === menuLanguage) return
  menuLanguage = language
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
