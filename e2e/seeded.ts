import { createRandom } from '../electron/store/model-file-system.fixtures.ts'

/** Choices that a seed decides, so that what is made with them is made again the same. */
export type Seeded = {
  /** From 0 to 1. */
  readonly next: () => number
  readonly pick: <Value>(values: readonly Value[]) => Value
  /** True in this share of the cases. */
  readonly chance: (share: number) => boolean
}

export function seeded(seed: number): Seeded {
  const next = createRandom(seed)
  return {
    next,
    pick: values => {
      const value = values[Math.floor(next() * values.length)]
      if (value === undefined) throw new Error('nothing to choose from')
      return value
    },
    chance: share => next() < share,
  }
}
