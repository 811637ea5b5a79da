import { _electron, type CDPSession, type Page } from '@playwright/test'
import { electronArgs, electronPath, environment } from '../app.ts'
import type { Home } from '../home.ts'
import { killTree } from '../process-tree.ts'

export type BenchProgram = { readonly page: Page; readonly devTools: CDPSession; readonly pid: number }

/** Starts the program of build/, waits until the article can be used, runs `work`, ends the program. Errors of the page fail the measurement. */
export async function withProgram<Value>(home: Home, work: (program: BenchProgram) => Promise<Value>): Promise<Value> {
  const app = await _electron.launch({
    executablePath: electronPath(),
    args: [...electronArgs],
    env: environment(home),
  })
  const pid = app.process().pid
  if (pid === undefined) throw new Error('the program did not start')
  const ended = new Promise<void>(resolve => app.process().once('exit', () => resolve()))
  try {
    const page = await app.firstWindow()
    const complaints: string[] = []
    page.on('pageerror', error => complaints.push(String(error)))
    await page.waitForFunction(() => document.documentElement.dataset.ready === 'article', null, { timeout: 60_000 })
    const devTools = await page.context().newCDPSession(page)
    const value = await work({ page, devTools, pid })
    if (complaints.length > 0) throw new Error(`errors in the page: ${complaints.join('; ')}`)
    return value
  } finally {
    killTree(pid)
    await ended
  }
}
