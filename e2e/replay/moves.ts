import { isWord, tokenize } from '../../shared/text/tokens.ts'
import type { Step } from './cheapest-path.ts'
import type { Desk, Stand } from './desk.ts'
import type { Mention } from './gold.ts'
import { type Input, key } from './input.ts'

/** Which hands the annotator uses. */
export type Hands = 'keys' | 'mouse and keys'

export type Way = readonly Input[]

/** Keys that lead the cursor somewhere, and stops; leaps are two keys and come besides. */
export const travelKeys: readonly Input[] = [
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Period', 'Comma'].map(code => key(code)),
  ...['KeyJ', 'KeyK', 'KeyN'].map(code => key(code)),
]

/** Keys that stretch or shrink what would be marked by words, lines, signs and sentences. */
export const stretchKeys: readonly Input[] = [
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Period', 'Comma'].map(code => key(code, true)),
  key('KeyL'),
  key('KeyL', true),
]

/** Keys that set its edges by clitic and letter. */
export const edgeKeys: readonly Input[] = [
  key('KeyH'),
  key('KeyH', true),
  ...['KeyU', 'KeyI', 'KeyO'].map(code => key(code)),
]

/** Where a leap may go: every key that names a letter or a figure on some layout. */
const letterKeys: readonly string[] = [
  ...[...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map(letter => `Key${letter}`),
  ...[...'0123456789'].map(digit => `Digit${digit}`),
  ...['Comma', 'Period', 'Slash', 'BracketLeft', 'BracketRight', 'Quote'],
]

/** An edge further from gold's (UTF-16) is not set by letter or clitic: words bring it nearer first. */
export const nearEdge = 4

export type StepsFrom = (stand: Stand) => readonly Step<Stand, Way>[]

/** What a leap leaves as it is. */
const besides = ({ landing, frame, agreements }: Stand) => ({ landing, frame, agreements })

/** Tries inputs on the desk, and knows leaps that were tried before. */
export function createTravel(desk: Desk) {
  const after = (stand: Stand, way: Way): Stand => {
    desk.resume(stand)
    for (const input of way) desk.do(input)
    return desk.stand()
  }

  /** Leaps by key: one from anywhere between where it was tried and where it led leads there too, or nowhere. */
  const leapt = new Map<string, { readonly from: number; readonly before: number; readonly to: Stand | null }[]>()

  function leapsFrom(stand: Stand): readonly Step<Stand, Way>[] {
    const { focus } = stand.cursor
    return letterKeys.flatMap(code => {
      const way = [key('Semicolon'), key(code)]
      const known = leapt.get(code) ?? []
      const found = known.find(({ from, before }) => from <= focus && focus < before)
      if (found) return found.to ? [{ way, cost: way.length, to: { ...found.to, ...besides(stand) } }] : []
      const to = after(stand, way)
      const led = to.cursor.focus > focus
      leapt.set(code, [
        ...known,
        { from: focus, before: led ? to.cursor.focus : Number.POSITIVE_INFINITY, to: led ? to : null },
      ])
      return led ? [{ way, cost: way.length, to }] : []
    })
  }

  return { after, leapsFrom }
}

/**
 * What an annotator may do from a stand, when a mention is what she wants to mark. Left out is only what cannot be part of a shortest
 * way: stretching from a word that is neither the mention's first nor its last, letters far from its edges, and whatever would change a
 * mark that stands.
 */
export function createMoves(desk: Desk, hands: Hands): (mention: Mention) => StepsFrom {
  const { after, leapsFrom } = createTravel(desk)

  return mention => {
    const words = tokenize(desk.text, mention).filter(isWord)
    const ends = new Set([words[0]?.start, words.at(-1)?.start])
    const pointed = hands === 'keys' ? [] : pointings(desk, mention)
    return stand => {
      const inputs = [...travelKeys, ...pointed]
      if (stand.selected === null) {
        if (ends.has(stand.cursor.anchor)) inputs.push(...stretchKeys)
        if (stand.fresh === null && isNear(desk, stand, mention)) inputs.push(...edgeKeys)
      }
      return [...inputs.map(input => ({ way: [input], cost: 1, to: after(stand, [input]) })), ...leapsFrom(stand)]
    }
  }
}

function isNear(desk: Desk, stand: Stand, { label, start, end }: Mention): boolean {
  desk.resume(stand)
  const span = desk.toMark(label)
  return span !== null && (Math.abs(span.start - start) <= nearEdge || Math.abs(span.end - end) <= nearEdge)
}

/** A click on its first word, where none of her marks lies under it to be selected instead, and a drag over all of it. */
const pointings = (desk: Desk, { start, end }: Mention): readonly Input[] => [
  ...(desk.isMarked(start) ? [] : [{ kind: 'click', offset: start } as const]),
  { kind: 'drag', span: { start, end } },
]
