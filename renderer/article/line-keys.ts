import { nextWord, previousWord, wordAt } from '../../shared/text/tokens.ts'
import { cursorWord } from './caret.ts'
import { type Lines, stepLine } from './paint/line-step.ts'

/** Where a line key led: the start of a word (UTF-16), and the place across the line that the next one keeps, in px. */
export type Landing = { readonly offset: number; readonly x: number }

/**
 * The word a visual line below or above the one at `offset`; lines without another word are passed over, and where none has one it stays.
 * After another line key, whose landing is `last`, it keeps that one's place.
 */
export function wordOnLine(lines: Lines, text: string, offset: number, down: boolean, last: Landing | null): Landing {
  const first = stepLine(lines, offset, down, last?.offset === offset ? last.x : null)
  const own = cursorWord(text, offset).start
  let from = offset
  for (let found = first; found.offset !== from; found = stepLine(lines, from, down, found.x)) {
    const word = wordBeside(lines, text, found.offset)
    if (word !== null && word !== own) return { offset: word, x: found.x }
    from = found.offset
  }
  return { offset: own, x: first.x }
}

/** Start of the word at `offset`; at signs and spaces, of the word before or after them on the same line; null where that has none. */
export function wordBeside({ rectOf, lineHeight }: Omit<Lines, 'blocks'>, text: string, offset: number): number | null {
  if (wordAt(text, offset) !== undefined) return cursorWord(text, offset).start
  const here = rectOf(offset)
  const onLine = (start: number): boolean =>
    here !== undefined && Math.abs((rectOf(start)?.top ?? Number.POSITIVE_INFINITY) - here.top) < lineHeight / 2
  const near = [previousWord(text, offset), nextWord(text, offset)].filter(word => word !== undefined)
  const beside = near.find(({ start }) => onLine(start))
  return beside ? cursorWord(text, beside.start).start : null
}
