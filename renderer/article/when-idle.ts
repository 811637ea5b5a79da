import type { Steps } from '../../shared/text/steps.ts'

/** Milliseconds of idle time below which no further step is begun. */
const spare = 3

/** Does `steps` in idle time, as many at a time as it holds, then calls `done`. Returns what gives it up. */
export function whenIdle<Value>(steps: Steps<Value>, done: (value: Value) => void): () => void {
  let waiting = requestIdleCallback(work)
  function work(idle: IdleDeadline): void {
    do {
      const at = steps.next()
      if (at.done) {
        done(at.value)
        return
      }
    } while (idle.timeRemaining() > spare)
    waiting = requestIdleCallback(work)
  }
  return () => cancelIdleCallback(waiting)
}
