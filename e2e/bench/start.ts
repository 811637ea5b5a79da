import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { electronArgs, electronPath, environment } from '../app.ts'
import { attachToPage, type Evaluate, pipeStdio } from '../devtools-pipe.ts'
import type { Home } from '../home.ts'
import { killTree } from '../process-tree.ts'
import { makeSmallArticle } from './articles.ts'
import { median } from './figures.ts'
import { withPlace } from './place.ts'
import type { Row } from './report.ts'

/** The least that shows a window: what Electron itself costs. */
const emptyMain = `const { app, BrowserWindow } = require('electron')
app.whenReady().then(() => new BrowserWindow({ width: 1440, height: 900 }).loadFile(require('node:path').join(__dirname, 'empty.html')))
`
const emptyPage = `<!doctype html><title>empty</title><script>
requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => performance.mark('painted')
  port2.postMessage(null)
})
</script>
`

/** Milliseconds from the start of the process, found in the page when all is over so that nothing asks meanwhile. */
const emptyTimes = `(() => {
  const painted = performance.getEntriesByName('painted')[0]
  return painted ? { painted: performance.timeOrigin + painted.startTime } : null
})()`
const programTimes = `(() => {
  const { timeOrigin } = performance
  const at = name => performance.getEntriesByName(name)[0]?.startTime
  const [painted, shown, ready] = ['article-painted', 'first-contentful-paint', 'article-ready'].map(at)
  if (ready === undefined || painted === undefined || shown === undefined) return null
  const marks = [...CSS.highlights.values()].reduce((sum, highlight) => sum + highlight.size, 0)
  return { painted: timeOrigin + Math.max(painted, shown), ready: timeOrigin + ready, marks }
})()`

const emptySchema = z.object({ painted: z.number() })
const programSchema = z.object({ painted: z.number(), ready: z.number(), marks: z.number().positive() })

/** Starts Electron with `args`, waits until the page knows its times, ends it. Times are milliseconds since the start of the process. */
async function timeStart<Times extends { readonly painted: number }>(
  args: readonly string[],
  env: Record<string, string>,
  url: string,
  expression: string,
  schema: z.ZodType<Times>,
): Promise<Times & { readonly begun: number }> {
  const begun = performance.timeOrigin + performance.now()
  const child = spawn(electronPath(), [...args, '--remote-debugging-pipe'], { env, stdio: [...pipeStdio] })
  child.stderr?.resume()
  const ended = new Promise(resolve => child.once('exit', resolve))
  try {
    // Nobody asks anything of the program while it starts.
    await new Promise(resolve => setTimeout(resolve, 1500))
    return { ...schema.parse(await waitFor(await attachToPage(child, url), expression)), begun }
  } finally {
    if (child.pid !== undefined && child.exitCode === null) killTree(child.pid)
    await ended
  }
}

async function waitFor(evaluate: Evaluate, expression: string): Promise<unknown> {
  for (const end = Date.now() + 30_000; Date.now() < end; ) {
    // There is nothing to evaluate in before the page has begun to load.
    const value = await evaluate(expression).catch(() => null)
    if (value !== null && value !== undefined) return value
    await new Promise(resolve => setTimeout(resolve, 250))
  }
  throw new Error('the page was never painted')
}

async function timeEmpty(folder: string, home: Home): Promise<number> {
  const args = [...electronArgs.slice(0, -1), folder]
  const { begun, painted } = await timeStart(args, environment(home), 'file://', emptyTimes, emptySchema)
  return painted - begun
}

async function timeProgram(home: Home): Promise<{ readonly painted: number; readonly ready: number }> {
  const { begun, painted, ready } = await timeStart(
    electronArgs,
    environment(home),
    'app://',
    programTimes,
    programSchema,
  )
  return { painted: painted - begun, ready: ready - begun }
}

/** Start of the program with a marked article, beside the start of an empty window. `starts` of each a run, in turn. */
export async function measureStart(runs: number, starts: number): Promise<readonly Row[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hashiya-empty-'))
  try {
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'empty', main: 'main.cjs' }))
    writeFileSync(path.join(folder, 'main.cjs'), emptyMain)
    writeFileSync(path.join(folder, 'empty.html'), emptyPage)
    return await withPlace([makeSmallArticle(60)], 0, async home => {
      // The first start of all reads everything from the disk.
      await timeEmpty(folder, home)
      await timeProgram(home)
      const all: { readonly empty: number; readonly painted: number; readonly ready: number }[] = []
      for (let run = 0; run < runs; run++) {
        const empty: number[] = []
        const painted: number[] = []
        const ready: number[] = []
        for (let start = 0; start < starts; start++) {
          empty.push(await timeEmpty(folder, home))
          const times = await timeProgram(home)
          painted.push(times.painted)
          ready.push(times.ready)
        }
        all.push({ empty: median(empty), painted: median(painted), ready: median(ready) })
      }
      const n = runs * starts
      const row = (id: string, name: string, part: 'painted' | 'ready', budget: number): Row => ({
        id,
        name,
        value: median(all.map(run => run[part] / run.empty)),
        unit: '×',
        budget,
        n,
        detail: all.map(run => `${run[part].toFixed(0)}/${run.empty.toFixed(0)} ms`).join(', '),
      })
      return [
        row('start-readable', 'start: readable article with its marks, × an empty window', 'painted', 1.3),
        row('start-usable', 'start: usable palette, × an empty window', 'ready', 2),
      ]
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
