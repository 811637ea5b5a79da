/** Milliseconds before which a guess would jump about. */
const settledAfter = 2_000

/** Whole seconds a search still takes if it goes on as it has gone; null: too early to say. `elapsed`: milliseconds since its first article. */
export function secondsLeft(done: number, total: number, elapsed: number): number | null {
  if (elapsed < settledAfter || done === 0 || done >= total) return null
  return Math.ceil(((elapsed / done) * (total - done)) / 1000)
}
