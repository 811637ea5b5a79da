import type { Span } from '../../shared/model/records.ts'
import { isGraphemeBorder } from '../../shared/text/graphemes.ts'

/** A hit among its neighbours, in logical order. */
export type HitContext = { readonly before: string; readonly words: string; readonly after: string }

/** UTF-16 units of neighbours on either side, about. */
const reach = 34

const lineBreak = /[\r\n\u2028\u2029]/u

/** Cut at a word border, or at a grapheme's where one word is longer than that; an ellipsis says that something was cut. */
function before(text: string, start: number): string {
  const from = Math.max(0, start - reach)
  const near = text.slice(from, start)
  const lines = near.split(lineBreak)
  const last = lines.at(-1) ?? ''
  if (lines.length > 1 || from === 0) return last
  const space = last.search(/\s(?=\S)/u)
  const cut = space < 0 ? graphemeFrom(text, from) - from : space + 1
  return `…${last.slice(cut)}`
}

function after(text: string, end: number): string {
  const to = Math.min(text.length, end + reach)
  const [first = '', ...others] = text.slice(end, to).split(lineBreak)
  if (others.length > 0 || to === text.length) return first
  const space = first.search(/(?<=\S)\s\S*$/u)
  return `${space < 0 ? text.slice(end, graphemeFrom(text, to)) : first.slice(0, space)}…`
}

function graphemeFrom(text: string, offset: number): number {
  let border = offset
  while (!isGraphemeBorder(text, border)) border += 1
  return border
}

/** A hit with the words around it, of its own paragraph: enough to tell what it is. */
export const contextOf = (text: string, { start, end }: Span): HitContext => ({
  before: before(text, start).trimStart(),
  words: text.slice(start, end).replaceAll(/\s+/gu, ' '),
  after: after(text, end).trimEnd(),
})
