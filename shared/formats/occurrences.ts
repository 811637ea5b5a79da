import type { Span } from '../model/records.ts'

/** Where a quote stands, as far as it has been looked for: starts in order; `isWhole` once no more follow. */
type Found = { readonly starts: number[]; isWhole: boolean }

/** Which of a quote's occurrences in a text a place is, counted from 1, overlapping ones too. Looks no further than was asked, and nowhere twice. */
export class Occurrences {
  readonly #text: string
  readonly #found = new Map<string, Found>()

  constructor(text: string) {
    this.#text = text
  }

  #foundOf(quote: string): Found {
    const there = this.#found.get(quote) ?? { starts: [], isWhole: quote === '' }
    this.#found.set(quote, there)
    return there
  }

  /** Looks for the next one. False where there is none. */
  #findNext(quote: string, found: Found): boolean {
    const start = found.isWhole ? -1 : this.#text.indexOf(quote, (found.starts.at(-1) ?? -1) + 1)
    if (start === -1) found.isWhole = true
    else found.starts.push(start)
    return start !== -1
  }

  numberOf({ start, end }: Span): number {
    const quote = this.#text.slice(start, end)
    const found = this.#foundOf(quote)
    const { starts } = found
    while ((starts.at(-1) ?? -1) < start && this.#findNext(quote, found));
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((starts[middle] ?? start) < start) low = middle + 1
      else high = middle
    }
    return low + 1
  }

  /** Undefined where the quote stands less often. */
  placeOf(quote: string, number: number): Span | undefined {
    const found = this.#foundOf(quote)
    while (found.starts.length < number && this.#findNext(quote, found));
    const start = found.starts[number - 1]
    return start === undefined ? undefined : { start, end: start + quote.length }
  }
}
