import { cursorWord } from './caret.ts'
import { type Lines, stepLine } from './paint/line-step.ts'

/** Where a line key led: the start of a word (UTF-16), and the place across the line that the next one keeps, in px. */
export type Landing = { readonly offset: number; readonly x: number }

/** The word a visual line below or above the one at `offset`. After another line key, whose landing is `last`, it keeps that one's place. */
export function wordOnLine(lines: Lines, text: string, offset: number, down: boolean, last: Landing | null): Landing {
  const found = stepLine(lines, offset, down, last?.offset === offset ? last.x : null)
  return { offset: cursorWord(text, found.offset).start, x: found.x }
}
