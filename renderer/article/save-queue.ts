import type { Commit } from '../../shared/edit/commit.ts'
import type { AppError, Result } from '../../shared/result.ts'
import type { SaveState } from './article-state.ts'

/** Makes a commit durable; the answer comes when it is. */
export type Send = (commit: Commit) => Promise<Result<unknown>>

export type SaveQueue = {
  /** Takes a commit and begins to save it. After a failure each new commit is a new try, from where it stopped. */
  readonly add: (commit: Commit) => void
  readonly retry: () => void
  /** Whether everything is durable, once no save is under way. */
  readonly settled: () => Promise<boolean>
}

/**
 * Saves commits one after another, in order. A failure stops the queue and loses nothing: what waits goes on from there.
 * A thrown error is a bug in main and counts as a failure all the same: the mark is on the screen, not on the disk.
 */
export function createSaveQueue(send: Send, tell: (state: SaveState) => void): SaveQueue {
  const waiting: Commit[] = []
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
    add: commit => {
      waiting.push(commit)
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

async function attempt(send: Send, commit: Commit): Promise<Result<unknown>> {
  try {
    return await send(commit)
  } catch (error) {
    return { ok: false, error: { code: 'program/failed', params: { reason: String(error) } } }
  }
}
