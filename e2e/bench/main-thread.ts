import type { CDPSession } from '@playwright/test'
import { z } from 'zod'

const eventSchema = z.object({
  name: z.string(),
  ph: z.string(),
  pid: z.number(),
  tid: z.number(),
  /** Microseconds of one clock for all processes. */
  ts: z.number(),
  /** Time the thread has run, microseconds; what the system gave to others meanwhile is not in it. */
  tdur: z.number().optional(),
  args: z.object({ name: z.unknown().optional() }).optional(),
})
type TraceEvent = z.infer<typeof eventSchema>
const chunkSchema = z.object({ value: z.array(z.unknown()) })

/**
 * Step of the page's clock, microseconds: where a measure ends is rounded by it, so that the task after may seem to begin before. What really
 * began in the last step before the end took less than one.
 */
const clockStep = 100

/** What the page's main thread did between the begin and the end of each `performance.measure` of this name, in milliseconds it has run. */
export type Work = ReadonlyMap<string, number>

/** Records the tasks of the page's main thread while `work` runs, and adds them up by the measures that the page took meanwhile. */
export async function traceMainThread<Value>(
  devTools: CDPSession,
  work: () => Promise<Value>,
): Promise<{ readonly value: Value; readonly work: Work }> {
  const events: TraceEvent[] = []
  devTools.on('Tracing.dataCollected', chunk => {
    for (const event of chunkSchema.parse(chunk).value) {
      const parsed = eventSchema.safeParse(event)
      if (parsed.success) events.push(parsed.data)
    }
  })
  const complete = new Promise<void>(resolve => devTools.once('Tracing.tracingComplete', () => resolve()))
  await devTools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'blink.user_timing', '__metadata'] },
  })
  const value = await work()
  await devTools.send('Tracing.end')
  await complete
  return { value, work: addUp(events) }
}

function addUp(events: readonly TraceEvent[]): Work {
  const isPage = new Set(
    events
      .filter(event => event.name === 'thread_name' && event.args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  )
  const tasks = events
    .filter(event => event.ph === 'X' && event.name === 'ThreadControllerImpl::RunTask')
    .filter(({ pid, tid }) => isPage.has(`${pid} ${tid}`))
    .toSorted((a, b) => a.ts - b.ts)
  const begun = new Map(events.flatMap(event => (event.ph === 'b' ? [[event.name, event.ts] as const] : [])))
  const ended = events.filter(event => event.ph === 'e' && begun.has(event.name)).toSorted((a, b) => a.ts - b.ts)
  if (tasks.length === 0 || ended.length === 0) throw new Error('the trace holds no tasks of the page')
  return new Map(
    ended.map(({ name, ts: end }) => {
      const begin = begun.get(name) ?? end
      const within = tasks.filter(({ ts }) => ts >= begin && ts < end - clockStep)
      return [name, within.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000]
    }),
  )
}
