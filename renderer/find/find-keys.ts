import type { Decision } from './found-rows.ts'

/** What a key does on a place: says something of it and goes on, moves, opens its article, or marks them all. */
export type FoundAct = Decision | 'next' | 'previous' | 'go' | 'all'

/** By the key's place on the board, as in the article: the same under an Arabic layout. */
const acts: Readonly<Record<string, FoundAct>> = {
  KeyJ: 'next',
  KeyK: 'previous',
  Space: 'take',
  KeyB: 'pass',
  Backspace: 'pass',
  Delete: 'pass',
  KeyO: 'go',
  Enter: 'all',
}

type Press = Pick<KeyboardEvent, 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** Null where the key is none of ours. */
export function actOf({ code, shiftKey, ctrlKey, metaKey, altKey }: Press): FoundAct | null {
  if (ctrlKey || metaKey || altKey) return null
  if (shiftKey) return code === 'KeyB' ? 'never' : null
  return acts[code] ?? null
}
