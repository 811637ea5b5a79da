import { nextWord, previousWord, wordAt } from '../../shared/text/tokens.ts'
import { cursorWord } from './caret.ts'
import { type Lines, stepLine } from './paint/line-step.ts'

/** Where a line key led: the start of a word (UTF-16), and the place across the line that the next one keeps, in px. */
export type Landing = { readonly offset: number; readonly x: number }

/** The word a visual line below or above the one at `offset`. After another line key, whose landing is `last`, it keeps that one's place. */
export function wordOnLine(lines: Lines, text: string, offset: number, down: boolean, last: Landing | null): Landing {
  const found = stepLine(lines, offset, down, last?.offset === offset ? last.x : null)
  return { offset: wordBeside(lines, text, found.offset), x: found.x }
}

/** Start of the word at `offset`; at signs and spaces, of the word before or after them that stands on the same line and none further. */
export function wordBeside({ rectOf, lineHeight }: Omit<Lines, 'blocks'>, text: string, offset: number): number {
  const here = rectOf(offset)
  if (wordAt(text, offset) !== undefined || !here) return cursorWord(text, offset).start
  const onLine = (start: number): boolean =>
    Math.abs((rectOf(start)?.top ?? Number.POSITIVE_INFINITY) - here.top) < lineHeight / 2
  const near = [previousWord(text, offset), nextWord(text, offset)].filter(word => word !== undefined)
  return cursorWord(text, near.find(({ start }) => onLine(start))?.start ?? offset).start
}
