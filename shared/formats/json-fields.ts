/** Fields of JSON, each still to be checked. */
export type Fields = Readonly<Record<string, unknown>>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether it may be an offset, or the number of a token: an integer from 0 on. */
export const isPlace = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0
