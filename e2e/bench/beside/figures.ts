/** What is measured of every contender, in the order of the table's columns. */
export const steps = ['open', 'mark', 'undo', 'jump', 'scroll', 'size', 'heap'] as const
export type Step = (typeof steps)[number]

/** Milliseconds; of the heap, megabytes. */
export type Samples = Partial<Record<Step, readonly number[]>>

/** What one contender did with one text. `stopped` says why the steps that have no samples have none. */
export type Outcome = { readonly samples: Samples; readonly stopped: Stop | null }

export type Stop =
  /** The step did not end within the limit, milliseconds. */
  | { readonly why: 'over'; readonly step: Step; readonly limit: number }
  | { readonly why: 'broken'; readonly step: Step; readonly problem: string }
  /** A smaller text took too long. */
  | { readonly why: 'untried' }

class OverLimit extends Error {}

/** What `work` resolves with; rejects with `OverLimit` where that takes longer than `limit` milliseconds. */
export async function within<Value>(limit: number, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new OverLimit(`longer than ${limit} ms`)), limit)
  })
  // What comes too late is nobody's any more: its page has been ended by then.
  work.catch(() => undefined)
  try {
    return await Promise.race([work, over])
  } finally {
    clearTimeout(timer)
  }
}

/** Takes the steps one after another, each within `limit`; the first that fails or takes longer ends the contender, never the bench. */
export async function takeSteps(
  limit: number,
  taken: readonly (readonly [Step, () => Promise<readonly number[]>])[],
): Promise<Outcome> {
  const samples: Samples = {}
  for (const [step, take] of taken) {
    try {
      samples[step] = await within(limit, take())
    } catch (error) {
      const stopped: Stop =
        error instanceof OverLimit
          ? { why: 'over', step, limit }
          : { why: 'broken', step, problem: error instanceof Error ? error.message : String(error) }
      return { samples, stopped }
    }
  }
  return { samples, stopped: null }
}
