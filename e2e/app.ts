import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {
  _electron,
  test as base,
  type ConsoleMessage,
  type ElectronApplication,
  expect,
  type Page,
} from '@playwright/test'
import type { Settings } from '../shared/model/settings.ts'
import { type Home, makeHome, removeHome, root } from './home.ts'
import { killTree } from './process-tree.ts'
import { makeSampleCorpus } from './sample.ts'

export type Ready = 'article' | 'library' | 'agreements' | 'concordance' | 'scheme' | 'export' | 'find' | 'welcome'

export type StartOptions = {
  /** Environment over the usual one; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** The screen to wait for; null: the first window is enough. */
  readonly ready?: Ready | null
  /** Console errors that this test means to cause. */
  readonly expected?: RegExp
}

/** The real program, running. */
export type Program = {
  readonly app: ElectronApplication
  readonly page: Page
  /** Errors in the page that nobody caught, and what the console called an error. */
  readonly complaints: readonly string[]
  /** Quits as she would; waits for the end of the process. */
  readonly quit: () => Promise<void>
  /** SIGKILL to every process of the program at once. */
  readonly kill: () => Promise<void>
}

export type Start = (options?: StartOptions) => Promise<Program>

const isRoot = process.getuid?.() === 0

/** The Electron executable; playwright.config.ts finds it. */
export function electronPath(): string {
  const found = process.env.HASHIYA_ELECTRON
  if (!found) throw new Error('HASHIYA_ELECTRON names no Electron')
  return found
}

export const electronArgs: readonly string[] = [...(isRoot ? ['--no-sandbox'] : []), root]

/** The environment of a program that knows this home and nothing of the person who runs the tests. */
export function environment(home: Home, over: StartOptions['env'] = {}): Record<string, string> {
  const all = {
    ...process.env,
    HOME: home.folder,
    HASHIYA_CORPUS: home.corpus,
    HASHIYA_USER_DATA: home.user,
    ELECTRON_RUN_AS_NODE: undefined,
    ...over,
  }
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

export async function startProgram(
  home: Home,
  { env, ready = 'article', expected }: StartOptions = {},
): Promise<Program> {
  const app = await _electron.launch({
    executablePath: electronPath(),
    args: [...electronArgs],
    env: environment(home, env),
  })
  const complaints: string[] = []
  const complain = (text: string): void => {
    if (!expected?.test(text)) complaints.push(text)
  }
  const listen = (page: Page): void => {
    page.on('pageerror', error => complain(String(error.stack ?? error)))
    page.on('console', (message: ConsoleMessage) => {
      if (message.type() === 'error') complain(message.text())
    })
  }
  app.on('window', listen)
  const child = app.process()
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const kill = async (): Promise<void> => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) killTree(child.pid)
    await ended
  }
  try {
    const page = await app.firstWindow()
    if (ready !== null) await waitReady(page, ready)
    const quit = async (): Promise<void> => {
      await app
        .evaluate(({ app }) => app.quit())
        .catch(() => {
          // The answer may be lost with the process; whether it ended is what counts.
        })
      await ended
    }
    return { app, page, complaints, quit, kill }
  } catch (error) {
    await kill()
    throw error
  }
}

/** Waits until a screen is painted and can be used. */
export async function waitReady(page: Page, ready: Ready): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-ready', ready, { timeout: 30_000 })
}

type Fixtures = {
  /** Settings this test starts with; set by `test.use`. */
  readonly settings: Partial<Settings>
  readonly home: Home
  /** Starts the program in this test's home; whatever still runs at the end of the test is killed. */
  readonly start: Start
}

/** Each test has its own corpus and settings folder; the sample corpus is made once a worker and copied. */
export const test = base.extend<Fixtures, { readonly sample: string }>({
  sample: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
    async ({}, use) => {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'hashiya-sample-'))
      const corpus = path.join(folder, 'corpus')
      try {
        await makeSampleCorpus(corpus)
        await use(corpus)
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
    { scope: 'worker' },
  ],
  settings: [{}, { option: true }],
  home: async ({ sample, settings }, use) => {
    const home = makeHome(sample, settings)
    try {
      await use(home)
    } finally {
      removeHome(home)
    }
  },
  start: async ({ home }, use, info) => {
    const programs: Program[] = []
    try {
      await use(async options => {
        const program = await startProgram(home, options)
        programs.push(program)
        return program
      })
      for (const { complaints } of programs) expect(complaints, 'errors in the page').toEqual([])
    } finally {
      for (const [at, { page, kill }] of programs.entries()) {
        if (info.status !== info.expectedStatus && !page.isClosed()) {
          await page.screenshot({ path: info.outputPath(`window-${at}.png`), timeout: 5000 }).catch(() => {
            // A window that cannot be drawn any more has nothing to show.
          })
        }
        await kill()
      }
    }
  },
})

export { expect }
