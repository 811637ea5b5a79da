import { commandOf, type KeyRow } from '../article/keymap.ts'
import type { KeyPress } from '../article/stroke.ts'

/** What a key does on a mention of the concordance. */
export type MentionAct =
  | { readonly do: 'toggle' | 'all' | 'none' | 'open' | 'link' | 'unlink' | 'merge' | 'names' }
  | { readonly do: 'extend' | 'move'; readonly by: 1 | -1 }
  | { readonly do: 'label'; readonly label: string }

/** Keys of this screen that the article has for something else of the same kind. */
export const screenCodes = { link: 'KeyL', unlink: 'KeyU', merge: 'KeyM', names: 'KeyN' } as const

const screenActs = ['link', 'unlink', 'merge', 'names'] as const

/** Null where the key is none of ours: arrows move in the table itself. Labels have the keys they have in the article. */
export function mentionAct(keymap: readonly KeyRow[], press: KeyPress): MentionAct | null {
  if (press.altKey) return null
  const { code, shiftKey } = press
  if (press.ctrlKey || press.metaKey) return isLetterA(press) ? { do: shiftKey ? 'none' : 'all' } : null
  if (shiftKey)
    return code === 'ArrowDown' ? { do: 'extend', by: 1 } : code === 'ArrowUp' ? { do: 'extend', by: -1 } : null
  if (code === 'Space') return { do: 'toggle' }
  const own = screenActs.find(act => screenCodes[act] === code)
  if (own) return { do: own }
  const command = commandOf(keymap, press)
  switch (command?.do) {
    case 'label':
      return { do: 'label', label: command.label }
    case 'otherEdge':
      return { do: 'open' }
    case 'stop':
      return { do: 'move', by: command.onward ? 1 : -1 }
    default:
      return null
  }
}

/** Leads to the pairs that may be one and back, wherever the focus is on the screen. */
export const sameCode = 'KeyY'

/** What a key does on a name of the list. */
export type NameAct = 'link' | 'merge' | 'names'

export function nameAct({ code, altKey, ctrlKey, metaKey, shiftKey }: KeyPress): NameAct | null {
  if (altKey || ctrlKey || metaKey || shiftKey) return null
  return nameActs.find(act => screenCodes[act] === code) ?? null
}

const nameActs: readonly NameAct[] = ['link', 'merge', 'names']

/** By the letter where it is Latin, else by its place. */
const isLetterA = ({ key, code }: KeyPress): boolean =>
  /^[a-z]$/i.test(key) ? key.toLowerCase() === 'a' : code === 'KeyA'
