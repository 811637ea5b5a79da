/** Lists of plain values: looked through here, since zod takes longer for each item than its reading took. */
export const isListOf =
  <Item>(isItem: (item: unknown) => item is Item) =>
  (value: unknown): value is readonly Item[] =>
    Array.isArray(value) && value.every(isItem)

export const isString = (item: unknown): item is string => typeof item === 'string'
export const isNumber = (item: unknown): item is number => typeof item === 'number'
export const isBoolean = (item: unknown): item is boolean => typeof item === 'boolean'

export const listsEqual = <Item>(some: readonly Item[], others: readonly Item[]): boolean =>
  some.length === others.length && some.every((item, at) => item === others[at])
