/** The value that a share `at` (0 to 1) of the samples does not exceed (nearest rank). Throws where there are none. */
export function percentile(samples: readonly number[], at: number): number {
  const value = samples.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(samples.length * at) - 1)]
  if (value === undefined) throw new Error('no samples')
  return value
}

export const median = (samples: readonly number[]): number => percentile(samples, 0.5)
export const p95 = (samples: readonly number[]): number => percentile(samples, 0.95)
