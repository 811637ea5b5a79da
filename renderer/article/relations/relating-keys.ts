import type { KeyRow } from '../keymap.ts'

/** The most ways that have a number. */
const most = 9

/** While the type of a relation is chosen: the number of each way, before all other keys. */
export const choiceRows = (count: number): readonly KeyRow[] =>
  Array.from({ length: Math.min(count, most) }, (_, at) => ({
    id: 'relate',
    group: 'mentions',
    text: 'relate',
    code: `Digit${at + 1}`,
    command: { do: 'relateAs', at },
  }))
