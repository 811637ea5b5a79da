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
 * How many times longer `more` takes than `less`, each at its fastest. They run in turn, so that both meet the same load: a ratio holds on
 * a machine of any speed.
 */
export function growth(runs: number, less: () => unknown, more: () => unknown): number {
  const rounds = Array.from({ length: runs }, () => [fastest(1, less), fastest(1, more)] as const)
  return Math.min(...rounds.map(([, long]) => long)) / Math.min(...rounds.map(([short]) => short))
}

/**
 * What sixteen times the work may cost: sixteen times, with room for memory that is slower where there is more of it and a machine under
 * load. Work that grows with the square costs 256 times.
 */
export const linearAtMost = 100
