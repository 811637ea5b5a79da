import { fail, ok, type Result } from '../../shared/result.ts'
import { attempt } from './disk-error.ts'

/** Writes of one corpus, one after the other: each sees what was written before it. */
export class WriteQueue {
  readonly #path: string
  readonly #readOnly: boolean
  #last: Promise<unknown> = Promise.resolve()

  constructor(path: string, readOnly: boolean) {
    this.#path = path
    this.#readOnly = readOnly
  }

  /** Errors: `disk/read-only`, disk errors, those of the act. */
  run<Value>(act: () => Promise<Result<Value>>): Promise<Result<Value>> {
    if (this.#readOnly) return Promise.resolve(this.refuse())
    const written = this.#last.then(() => attempt(this.#path, act))
    this.#last = written.catch(() => {})
    return written
  }

  refuse(): Result<never> {
    return fail({ code: 'disk/read-only', params: { path: this.#path } })
  }

  /** What has been appended leaves the queue before it is durable: lines that wait in the journal's own queue are synced together. */
  async whenDurable<Appended extends { readonly durable: Promise<void> }, Value>(
    appended: Result<Appended>,
    toValue: (appended: Appended) => Value,
  ): Promise<Result<Value>> {
    if (!appended.ok) return appended
    return attempt(this.#path, async () => {
      await appended.value.durable
      return ok(toValue(appended.value))
    })
  }

  async settled(): Promise<void> {
    await this.#last
  }
}
