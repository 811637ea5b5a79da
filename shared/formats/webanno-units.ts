import type { Span } from '../model/records.ts'
import { type PlacedMention, tokenRange } from './token-alignment.ts'

/** A line of a WebAnno file: a token, or a part of one where a mention begins or ends inside it. */
export type Unit = Span & {
  /** Of the token, from 0. */
  readonly token: number
  /** From 1; 0 for the whole token. */
  readonly part: number
  /** The mentions on it, in the order they came. */
  readonly on: readonly Lined[]
}

/** A mention with the lines it stands on; `id` where its lines alone do not tell it from others, else 0. */
export type Lined = { readonly mention: PlacedMention; readonly units: readonly Unit[]; readonly id: number }

type Draft<Value> = { -readonly [Key in keyof Value]: Value[Key] }
type UnitDraft = Omit<Draft<Unit>, 'on'> & { readonly on: LinedDraft[] }
type LinedDraft = Omit<Draft<Lined>, 'units'> & { readonly units: UnitDraft[] }

/** The line of a token, among those it has, that holds this stretch: one more where none does. */
function unitAt(units: UnitDraft[], token: number, start: number, end: number): UnitDraft {
  const there = units.find(unit => unit.start === start && unit.end === end)
  if (there) return there
  const fresh: UnitDraft = { start, end, token, part: units.length, on: [] }
  units.push(fresh)
  return fresh
}

/**
 * The lines that mentions stand on, by token: the whole, then its parts in text order; any other token is one line. A token is one line; each stretch of it that a
 * mention holds without holding the whole is one more, after it. Mentions that stand on several lines or share one are numbered.
 */
export function toUnits(
  tokens: readonly Span[],
  mentions: readonly PlacedMention[],
): { readonly touched: ReadonlyMap<number, readonly Unit[]>; readonly lined: readonly Lined[] } {
  const touched = new Map<number, UnitDraft[]>()
  const lined = mentions.map(mention => {
    const own: LinedDraft = { mention, units: [], id: 0 }
    const { first, end } = tokenRange(tokens, mention)
    for (let at = first; at < end; at++) {
      const token = tokens[at]
      if (!token) continue
      let units = touched.get(at)
      if (!units) {
        units = [{ start: token.start, end: token.end, token: at, part: 0, on: [] }]
        touched.set(at, units)
      }
      const unit = unitAt(units, at, Math.max(token.start, mention.start), Math.min(token.end, mention.end))
      unit.on.push(own)
      own.units.push(unit)
    }
    return own
  })
  for (const units of touched.values()) {
    if (units.length < 3) continue
    const [whole, ...parts] = units
    parts.sort((a, b) => a.start - b.start || a.end - b.end)
    for (const [at, part] of parts.entries()) part.part = at + 1
    units.splice(0, units.length, ...(whole ? [whole] : []), ...parts)
  }
  let last = 0
  for (const one of lined) if (one.units.length > 1 || one.units.some(({ on }) => on.length > 1)) one.id = ++last
  return { touched, lined }
}
