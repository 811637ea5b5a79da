import type { Boilerplate } from '../model/boilerplate.ts'
import type { TextChange } from '../model/document.ts'

const change: Readonly<Record<TextChange, (text: string) => string>> = {
  'line-ends': text => text.replace(/\r\n?/g, '\n'),
  nfc: text => text.normalize('NFC'),
  'marks-within': text => text.replaceAll('\uFEFF', ''),
}

/** Changes that make a difference to this text, of those asked for. */
export const changesOf = (text: string, asked: readonly TextChange[]): readonly TextChange[] =>
  asked.filter(one => change[one](text) !== text)

/** The text with the changes made, each stretch of boilerplate where it has come to stand. Stretches are cut at lines, which no composition crosses. */
export function changeText(
  text: string,
  boilerplate: readonly Boilerplate[],
  changes: readonly TextChange[],
): { readonly text: string; readonly boilerplate: readonly Boilerplate[] } {
  const changed = (part: string): string => changes.reduce((before, one) => change[one](before), part)
  const parts: string[] = []
  const moved: Boilerplate[] = []
  let length = 0
  let from = 0
  const add = (to: number): void => {
    const part = changed(text.slice(from, to))
    parts.push(part)
    length += part.length
    from = to
  }
  for (const { start, end, why } of boilerplate) {
    add(start)
    const at = length
    add(end)
    if (length > at) moved.push({ start: at, end: length, why })
  }
  add(text.length)
  return { text: parts.join(''), boilerplate: moved }
}

/** Byte order marks within a text. */
export const countMarksWithin = (text: string): number => text.split('\uFEFF').length - 1
