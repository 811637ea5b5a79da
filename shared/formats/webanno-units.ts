import type { Span } from '../model/records.ts'
import { tokenRange } from './token-alignment.ts'

/** A line of a WebAnno file: a token, or a part of one where a mention begins or ends inside it. */
export type Unit = Span & {
  /** Of the token, from 0. */
  readonly token: number
  /** From 1; 0 for the whole token. */
  readonly part: number
}

/** Where a mention stands in units, in text order. */
export type UnitsOf = readonly Unit[]

const clip = (token: Span, mention: Span): Span => ({
  start: Math.max(token.start, mention.start),
  end: Math.min(token.end, mention.end),
})

/**
 * The lines of a text, and those of each mention. A token is one line; each stretch of it that a mention holds without holding the whole is one more, after it.
 */
export function toUnits(
  tokens: readonly Span[],
  mentions: readonly Span[],
): { readonly units: readonly Unit[]; readonly of: readonly UnitsOf[] } {
  const ranges = mentions.map(mention => tokenRange(tokens, mention))
  const parts = new Map<number, Map<string, Span>>()
  const partsOf = (token: number): Map<string, Span> => {
    const there = parts.get(token) ?? new Map<string, Span>()
    parts.set(token, there)
    return there
  }
  const keyOf = ({ start, end }: Span): string => `${start} ${end}`
  for (const [at, mention] of mentions.entries()) {
    const { first, end } = ranges[at] ?? { first: 0, end: 0 }
    // Only the first token and the last can be held in part.
    for (const number of new Set([first, end - 1])) {
      const token = tokens[number]
      if (!token) continue
      const part = clip(token, mention)
      if (part.start !== token.start || part.end !== token.end) partsOf(number).set(keyOf(part), part)
    }
  }
  const units: Unit[] = []
  const wholes: Unit[] = []
  const byPlace = new Map<string, Unit>()
  for (const [number, { start, end }] of tokens.entries()) {
    const whole: Unit = { start, end, token: number, part: 0 }
    units.push(whole)
    wholes.push(whole)
    const sorted = [...(parts.get(number)?.values() ?? [])].sort((a, b) => a.start - b.start || a.end - b.end)
    for (const [at, part] of sorted.entries()) {
      const unit: Unit = { ...part, token: number, part: at + 1 }
      units.push(unit)
      byPlace.set(keyOf(part), unit)
    }
  }
  const of = mentions.map((mention, at) => {
    const { first, end } = ranges[at] ?? { first: 0, end: 0 }
    return wholes.slice(first, end).map((whole, index, { length }) => {
      if (index > 0 && index < length - 1) return whole
      return byPlace.get(keyOf(clip(whole, mention))) ?? whole
    })
  })
  return { units, of }
}
