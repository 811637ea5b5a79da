import { setImmediate } from 'node:timers/promises'

/** Milliseconds of work between two looks at what others want. */
const workAtMost = 40

/** Lets messages in (cancel, for one) while work goes on that waits for nothing. */
export class Breather {
  #last = performance.now()

  async breathe(): Promise<void> {
    if (performance.now() - this.#last < workAtMost) return
    await setImmediate()
    this.#last = performance.now()
  }
}
