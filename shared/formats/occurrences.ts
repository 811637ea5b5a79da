import type { Span } from '../model/records.ts'

/** Which of a quote's occurrences in a text a place is, counted from 1, overlapping ones too. Each quote is looked for once. */
export class Occurrences {
  readonly #text: string
  readonly #starts = new Map<string, readonly number[]>()

  constructor(text: string) {
    this.#text = text
  }

  #startsOf(quote: string): readonly number[] {
    const there = this.#starts.get(quote)
    if (there) return there
    const starts: number[] = []
    if (quote !== '')
      for (let at = this.#text.indexOf(quote); at !== -1; at = this.#text.indexOf(quote, at + 1)) starts.push(at)
    this.#starts.set(quote, starts)
    return starts
  }

  numberOf({ start, end }: Span): number {
    const starts = this.#startsOf(this.#text.slice(start, end))
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
    const start = this.#startsOf(quote)[number - 1]
    return start === undefined ? undefined : { start, end: start + quote.length }
  }
}
