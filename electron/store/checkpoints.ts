import { type AppError, fail, ok, type Result } from '../../shared/result.ts'
import type { CorpusLock } from './corpus-lock.ts'
import { attempt } from './disk-error.ts'
import type { LayerStore } from './layer-store.ts'

export type CheckpointsOptions = {
  /** The corpus folder. */
  readonly path: string
  readonly layers: LayerStore
  /** Null: opened for reading. */
  readonly lock: CorpusLock | null
  /** Milliseconds without a commit until checkpoints are written; null: only when asked. */
  readonly idle: number | null
  readonly onProblem: (problem: AppError) => void
}

/** Writes layers' checkpoints, one round after another: when asked, and when nothing has been committed for a while. */
export class Checkpoints {
  readonly #options: CheckpointsOptions
  #running: Promise<unknown> = Promise.resolve()
  #timer: NodeJS.Timeout | null = null
  #isStopped = false

  constructor(options: CheckpointsOptions) {
    this.#options = options
  }

  /** Writes every checkpoint that is behind. Errors: `corpus/lock-lost`, the disk's. */
  write(): Promise<Result<{ readonly written: number }>> {
    const { path, layers, lock } = this.#options
    const checkpoint = this.#running.then(() =>
      attempt(path, async () => {
        if (!lock || !layers.isBehind) return ok({ written: 0 })
        if (!(await lock.isOurs())) return fail({ code: 'corpus/lock-lost', params: { path } })
        return ok({ written: await layers.checkpoint() })
      }),
    )
    this.#running = checkpoint.catch(() => {})
    return checkpoint
  }

  schedule(): void {
    const { idle, lock, layers } = this.#options
    // A layer read after closing is not written: the lock has been given back.
    if (this.#isStopped || idle === null || !lock || !layers.isBehind) return
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#writeInBackground(), idle)
    this.#timer.unref()
  }

  /** Nothing is scheduled any more. */
  stop(): void {
    this.#isStopped = true
    if (this.#timer) clearTimeout(this.#timer)
  }

  async #writeInBackground(): Promise<void> {
    const written = await this.write()
    if (!written.ok) this.#options.onProblem(written.error)
  }
}
