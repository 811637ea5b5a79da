import { commandOf, hitRows, type KeyRow } from '../article/keymap.ts'
import type { KeyPress } from '../article/stroke.ts'
import type { Decision } from './found-rows.ts'

/** What a key does on a place: says something of it and goes on, moves, opens its article, or marks them all. */
export type FoundAct = Decision | 'next' | 'previous' | 'go' | 'all'

/** The command of the article whose key opens a place's article here: to the other end of what is at hand. */
export const goCommand = 'edge.other'

/** The keys of the places found: those of the article's hits, wherever she has put them, and the one that opens an article. */
const foundRows = (keymap: readonly KeyRow[]): readonly KeyRow[] => [
  ...hitRows(keymap),
  ...keymap.filter(({ id }) => id === goCommand),
]

/** Null where the key is none of ours: arrows move in the table itself, which also knows its head. */
export function actOf(keymap: readonly KeyRow[], press: KeyPress): FoundAct | null {
  if (press.code.startsWith('Arrow')) return null
  const command = commandOf(foundRows(keymap), press)
  if (command?.do === 'otherEdge') return 'go'
  if (command?.do !== 'hit') return null
  return command.act === 'takeAll' ? 'all' : command.act
}
