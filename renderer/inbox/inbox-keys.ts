import { commandOf, hitRows, type KeyRow } from '../article/keymap.ts'
import type { KeyPress } from '../article/stroke.ts'

/** What a key does about the item she is at. */
export type InboxAct = 'fix' | 'fixAlike' | 'settle' | 'settleAlike' | 'next' | 'previous'

const acts = { take: 'fix', pass: 'settle', never: 'settleAlike', next: 'next', previous: 'previous' } as const

/** The keys are those of the article's hits, wherever she has put them; the key of yes with Shift means all that are alike. Enter opens. */
export function inboxAct(keymap: readonly KeyRow[], press: KeyPress): InboxAct | null {
  const rows = hitRows(keymap)
  const command = commandOf(rows, press)
  if (command?.do === 'hit') return command.act === 'takeAll' ? null : acts[command.act]
  const plain = press.shiftKey ? commandOf(rows, { ...press, shiftKey: false }) : null
  return plain?.do === 'hit' && plain.act === 'take' ? 'fixAlike' : null
}
