import { anchorByQuote } from '../text/anchor.ts'
import type { OffsetMap } from '../text/offsets.ts'
import { type Fields, isFields } from './json-fields.ts'

/** JSON-LD writes one value as itself and several as a list. */
export const toList = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]

export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** A resource named by its id, or described with it. */
export const idOf = (value: unknown): string | undefined => (isFields(value) ? textOf(value.id) : textOf(value))

/** Fragments in the stored form (code points), with their quotes joined; no `surface` where one of them has no quote. */
export type StoredPlace = { readonly spans: readonly (readonly [number, number])[]; readonly surface?: string }

/** The occurrence of a quote between its surroundings; else the first one. */
function findQuote(text: string, exact: string, prefix: string, suffix: string): number | undefined {
  for (let at = text.indexOf(exact); at !== -1; at = text.indexOf(exact, at + 1))
    if (text.slice(0, at).endsWith(prefix) && text.startsWith(suffix, at + exact.length)) return at
  return anchorByQuote(text, exact, 0)?.start
}

type Fragment = { readonly span: readonly [number, number]; readonly exact: string | undefined }

/** The place that the selectors of one resource choose. Undefined where they choose none. */
function fragmentOf(resource: unknown, text: string, offsets: OffsetMap): Fragment | undefined {
  const selectors = isFields(resource) ? toList(resource.selector) : []
  const ofType = (type: string): Fields | undefined =>
    selectors.find((selector): selector is Fields => isFields(selector) && selector.type === type)
  const position = ofType('TextPositionSelector')
  const quote = ofType('TextQuoteSelector')
  const exact = textOf(quote?.exact)
  const { start, end } = position ?? {}
  if (typeof start === 'number' && typeof end === 'number') return { span: [start, end], exact }
  if (exact === undefined || exact === '') return undefined
  const at = findQuote(text, exact, textOf(quote?.prefix) ?? '', textOf(quote?.suffix) ?? '')
  // One that stands nowhere is told by whoever places it.
  const from = at === undefined ? 0 : offsets.toCodePoint(at)
  return { span: [from, from + [...exact].length], exact }
}

/** Where resources are, each a fragment of one place. */
export function placeOf(resources: readonly unknown[], text: string, offsets: OffsetMap): StoredPlace | undefined {
  const [only, second] = resources
  const single = second === undefined ? fragmentOf(only, text, offsets) : undefined
  // Nearly every place is of one fragment.
  if (single) return { spans: [single.span], ...(single.exact === undefined ? {} : { surface: single.exact }) }
  const fragments = resources.flatMap(resource => fragmentOf(resource, text, offsets) ?? [])
  if (fragments.length === 0 || fragments.length < resources.length) return undefined
  const sorted = fragments.toSorted((a, b) => a.span[0] - b.span[0])
  const quotes = sorted.flatMap(({ exact }) => exact ?? [])
  const spans = sorted.map(({ span }) => span)
  return quotes.length === sorted.length ? { spans, surface: quotes.join(' ') } : { spans }
}
