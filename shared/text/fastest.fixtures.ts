/** In every engine; this project knows no types of one. */
declare const performance: { readonly now: () => number }

/** Milliseconds the fastest of `runs` takes: what a busy machine slows down least. */
export function fastest(runs: number, deed: () => unknown): number {
  const times = Array.from({ length: runs }, () => {
    const started = performance.now()
    deed()
    return performance.now() - started
  })
  return Math.min(...times)
}

/**
 * How many times longer `more` takes than `less` done `share` times over, each at its fastest. They run in turn and, where `more` is `share`
 * times the work, as long as each other, so that both meet the same load: a ratio holds on a machine of any speed.
 */
export function growth(runs: number, less: () => unknown, more: () => unknown, share = 1): number {
  const allShares = (): void => {
    for (let done = 0; done < share; done += 1) less()
  }
  const rounds = Array.from({ length: runs }, () => [fastest(1, allShares), fastest(1, more)] as const)
  return Math.min(...rounds.map(([, whole]) => whole)) / Math.min(...rounds.map(([parts]) => parts))
}

/**
 * What work may cost against sixteen sixteenths of it: as much, with room for memory that is slower where there is more of it. Work that
 * grows with the square costs sixteen times as much.
 */
export const linearAtMost = 8
