import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import { JobRunner } from '../../electron/jobs/job-runner.ts'
import { answerRequest, requestNames } from '../../electron/requests/answer-request.ts'
import type { RequestContext } from '../../electron/requests/request-context.ts'
import { AppSession } from '../../electron/session/app-session.ts'
import { startSession } from '../../electron/session/start-session.ts'
import { nodeFileSystem } from '../../electron/store/node-file-system.ts'
import { SettingsStore } from '../../electron/store/settings-store.ts'
import { type AppEvent, requests } from '../../shared/api.ts'
import { type Home, makeHome, removeHome, root } from '../home.ts'
import { makeSampleCorpus } from '../sample.ts'

/** The built page in the system's Chromium, answered by the program's own request handlers in this process: only the window is another. */
export type PageInChromium = {
  /** Closes the corpus as the program does at its end. */
  readonly quit: () => Promise<void>
}

const origin = 'https://hashiya.test'
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}

export async function openInChromium(page: Page, home: Home): Promise<PageInChromium> {
  const tell = (event: AppEvent): void => {
    void page.evaluate(json => Reflect.get(window, 'hashiyaTell')?.(json), JSON.stringify(event))
  }
  const throwBug = (bug: unknown): void => {
    throw bug
  }
  const settings = await SettingsStore.open(home.user)
  const session = new AppSession({
    settings,
    fileSystem: nodeFileSystem,
    onProblem: problem => tell({ name: 'problem', problem }),
  })
  const jobs = new JobRunner({
    workerFile: path.join(root, 'build', 'electron', 'worker.cjs'),
    device: settings.device,
    onJob: job => tell({ name: 'job', job }),
    onProblem: problem => tell({ name: 'problem', problem }),
    onFound: (job, found) => tell({ name: 'found', job, found }),
    onInbox: (job, items) => tell({ name: 'inbox', job, items }),
    onImported: added => session.noteChanges({ added }),
    onBug: throwBug,
  })
  const context: RequestContext = {
    session,
    jobs,
    seeds: path.join(root, 'seeds'),
    // No test in Chromium opens a dialog of the system.
    shell: {
      chooseCorpusFolder: async () => null,
      chooseNewFolder: async () => null,
      chooseImportPaths: async () => null,
      chooseExportFolder: async () => null,
      chooseCopyFile: async () => null,
      choosePdfFile: async () => null,
      chooseSchemeFile: async () => null,
      saveSchemeFile: async () => null,
      chooseTableFile: async () => null,
      copyText: () => undefined,
      printToPdf: async () => new Uint8Array(),
      reveal: () => {},
    },
    started: startSession(session, {
      corpus: home.corpus,
      isSampleWanted: false,
      documents: home.folder,
      seeds: path.join(root, 'seeds'),
      device: settings.device,
      problems: settings.problems,
    }),
  }
  await page.exposeBinding('hashiyaAsk', (_, name: string, json: string) => {
    const request = requestNames.find(known => known === name)
    if (!request) throw new Error(`no request ${name}`)
    return answerRequest(context, request, json)
  })
  await page.addInitScript(named => {
    const ask = (name: string) => (json: string) => Reflect.get(window, 'hashiyaAsk')(name, json)
    Object.assign(window, {
      hashiya: {
        ...Object.fromEntries(named.map(name => [name, ask(name)])),
        onEvent: (listener: (json: string) => void) => {
          Object.assign(window, { hashiyaTell: listener })
          return () => {}
        },
        readyToClose: () => {},
      },
    })
  }, Object.keys(requests))
  await page.route(`${origin}/**`, async route => {
    const { pathname } = new URL(route.request().url())
    const file = path.join(root, 'build', 'renderer', pathname === '/' ? 'index.html' : pathname)
    await route.fulfill({
      body: readFileSync(file),
      contentType: types[path.extname(file)] ?? 'application/octet-stream',
    })
  })
  await page.goto(`${origin}/`)
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'article')
  return {
    quit: async () => {
      await jobs.close()
      await session.close()
    },
  }
}

type Fixtures = { readonly home: Home; readonly textSize: number }

export const test = base.extend<Fixtures, { readonly sample: string }>({
  sample: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
    async ({}, use) => {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'hashiya-sample-'))
      try {
        await makeSampleCorpus(path.join(folder, 'corpus'))
        await use(path.join(folder, 'corpus'))
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
    { scope: 'worker' },
  ],
  textSize: [20, { option: true }],
  home: async ({ sample, textSize }, use) => {
    const home = makeHome(sample, { textSize })
    try {
      await use(home)
    } finally {
      removeHome(home)
    }
  },
  viewport: { width: 1440, height: 900 },
})

export { expect }
