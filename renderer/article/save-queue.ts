import type { AppError, Result } from '../../shared/result.ts'
import type { SaveState } from './article-state.ts'

/** Makes a change durable; the answer comes when it is. */
export type Send<Change> = (change: Change) => Promise<Result<unknown>>

export type SaveQueue<Change> = {
  /** Takes a change and begins to save it. After a failure each new change is a new try, from where it stopped. */
  readonly add: (change: Change) => void
  readonly retry: () => void
  /** Whether everything is durable, once no save is under way. */
  readonly settled: () => Promise<boolean>
}

/**
 * Saves changes one after another, in order. A failure stops the queue and loses nothing: what waits goes on from there.
 * A thrown error is a bug in main and counts as a failure all the same: the mark is on the screen, not on the disk.
 */
export function createSaveQueue<Change>(send: Send<Change>, tell: (state: SaveState) => void): SaveQueue<Change> {
  const waiting: Change[] = []
  let running: Promise<void> | null = null
  let failure: AppError | null = null

  async function run(): Promise<void> {
    failure = null
    for (let next = waiting[0]; next; next = waiting[0]) {
      tell({ state: 'saving', pending: waiting.length })
      const answer = await attempt(send, next)
      if (!answer.ok) {
        failure = answer.error
        break
      }
      waiting.shift()
    }
    running = null
    tell(failure ? { state: 'unsaved', pending: waiting.length, error: failure } : { state: 'saved' })
  }

  const start = (): void => {
    if (!running && waiting.length > 0) running = run()
  }

  return {
    add: change => {
      waiting.push(change)
      if (failure) tell({ state: 'unsaved', pending: waiting.length, error: failure })
      start()
    },
    retry: start,
    settled: async () => {
      while (running) await running
      return waiting.length === 0
    },
  }
}

async function attempt<Change>(send: Send<Change>, change: Change): Promise<Result<unknown>> {
  try {
    return await send(change)
  } catch (error) {
    return { ok: false, error: { code: 'program/failed', params: { reason: String(error) } } }
  }
}
