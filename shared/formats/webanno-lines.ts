import type { Span } from '../model/records.ts'
import type { UnitLine } from './webanno-marks.ts'

/**
 * A line of a token, not yet compared with the text. `words`: where those of the file stand in the line. An article has hundreds of them, nearly all without a mark: they
 * are looked through sign by sign, which takes a third of the time that patterns and parts of the line do.
 */
export type PlacedLine = Span & { readonly line: string; readonly number: number; readonly words: Span }

const [tab, dash, dot, underscore] = [0x09, 0x2d, 0x2e, 0x5f]
const [zero, nine] = [0x30, 0x39]

/** Where the digits end that stand at `start`, and `sign` behind them; -1 where there are none, or another sign follows. */
function afterNumber(line: string, start: number, sign: number): number {
  let end = start
  for (let unit = line.charCodeAt(end); unit >= zero && unit <= nine; unit = line.charCodeAt(end)) end++
  return start !== -1 && end > start && line.charCodeAt(end) === sign ? end + 1 : -1
}

/** `1-2` or `1-2.1`, and the tab behind it; -1 where there is none. */
function afterAddress(line: string): number {
  const token = afterNumber(line, 0, dash)
  const whole = afterNumber(line, token, tab)
  return whole === -1 ? afterNumber(line, afterNumber(line, token, dot), tab) : whole
}

/** Null where it is no line of a token: `1-2`, a tab, `5-9`, a tab. */
export function placeLine(line: string, number: number): PlacedLine | null {
  const from = afterAddress(line)
  const to = afterNumber(line, from, dash)
  const words = afterNumber(line, to, tab)
  if (words === -1) return null
  const rest = line.indexOf('\t', words)
  return {
    start: Number(line.slice(from, to - 1)),
    end: Number(line.slice(to, words - 1)),
    line,
    number,
    words: { start: words, end: rest === -1 ? line.length : rest },
  }
}

/** Whether the words of a line stand where it says they do. */
export function holds(text: string, { start, end, line, words }: PlacedLine): boolean {
  if (end - start !== words.end - words.start || end > text.length) return false
  for (let at = start; at < end; at++)
    if (text.charCodeAt(at) !== line.charCodeAt(words.start + at - start)) return false
  return true
}

/** Whether nothing stands in any of the columns after the words. */
function isBare({ line, words }: PlacedLine): boolean {
  for (let at = words.end; at < line.length; at++) {
    const unit = line.charCodeAt(at)
    if (unit !== tab && (unit !== underscore || line.charCodeAt(at - 1) !== tab)) return false
  }
  return true
}

/** What a line says of its token besides its words; none of most lines. */
export function toUnits(placed: PlacedLine): readonly UnitLine[] {
  if (isBare(placed)) return []
  const { start, end, line, number } = placed
  const cells = line.split('\t')
  return [{ start, end, address: cells[0] ?? '', cells, line: number }]
}
