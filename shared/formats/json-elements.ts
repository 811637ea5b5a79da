import { parseJson } from './imported.ts'

/** A value of a file of many, with the line it begins on (from 1); or why it is none. */
export type JsonElement = { readonly line: number } & ({ readonly value: unknown } | { readonly reason: string })

/** Characters of one value at most: an article of the largest size with its marks. What is longer is passed over, never held. */
const longest = 48 * 1024 * 1024

const linesIn = (text: string): number => text.split('\n').length - 1

/** `\s` takes byte order marks along: where files were joined, one stands between values. */
const leading = /^\s*/

function toElement(text: string, line: number): readonly JsonElement[] {
  const blank = leading.exec(text)?.[0] ?? ''
  if (blank.length === text.length) return []
  const value = parseJson(text.slice(blank.length))
  return [{ line: line + linesIn(blank), ...(value instanceof SyntaxError ? { reason: 'not JSON' } : { value }) }]
}

/** Text that comes in parts, up to the longest. */
class Held {
  #parts: string[] = []
  #length = 0

  add(part: string): void {
    this.#length += part.length
    if (this.isTooLong) this.#parts = []
    else if (part !== '') this.#parts.push(part)
  }

  get isTooLong(): boolean {
    return this.#length > longest
  }

  take(): string {
    const text = this.#parts.join('')
    this.#parts = []
    this.#length = 0
    return text
  }
}

/** Cuts a file into values, chunk by chunk. */
type Splitter = { readonly push: (chunk: string) => readonly JsonElement[]; readonly end: () => readonly JsonElement[] }

const tooLong = (line: number): JsonElement => ({ line, reason: 'too long to be a document' })

/** One value a line. A line that is broken is one value lost. */
class LineSplitter implements Splitter {
  readonly #held = new Held()
  #line = 1

  push(chunk: string): readonly JsonElement[] {
    const elements: JsonElement[] = []
    let from = 0
    for (let end = chunk.indexOf('\n'); end !== -1; end = chunk.indexOf('\n', from)) {
      this.#held.add(chunk.slice(from, end))
      elements.push(...this.end())
      this.#line++
      from = end + 1
    }
    this.#held.add(chunk.slice(from))
    return elements
  }

  end(): readonly JsonElement[] {
    if (!this.#held.isTooLong) return toElement(this.#held.take(), this.#line)
    this.#held.take()
    return [tooLong(this.#line)]
  }
}

const unitOf = (character: string): number => character.charCodeAt(0)
const lineEnd = unitOf('\n')
const quote = unitOf('"')
const backslash = unitOf('\\')
const comma = unitOf(',')
const opening = [unitOf('{'), unitOf('[')] as const
const closing = [unitOf('}'), unitOf(']')] as const

/** Without what parts it from the next, or ends the list: it begins with a brace, so nothing of its own ends so. */
const withoutSeparators = (piece: string): string => piece.replace(/^\s*,/, '').replace(/[,\]]\s*$/, '')

/**
 * Values of a list one of which never ends, since a bracket or a quote is missing: each is taken to begin on a line with a brace no further in than the first.
 */
function salvage(rest: string, start: number): readonly JsonElement[] {
  const indent = /(?:^|\n)([ \t]*),?[ \t]*\{/.exec(rest)?.[1]?.length ?? 0
  let line = start
  return rest.split(new RegExp(`\\n(?=[ \\t]{0,${Math.min(indent, 1_000)}},?[ \\t]*\\{)`)).flatMap(piece => {
    const elements = toElement(withoutSeparators(piece), line)
    line += linesIn(piece) + 1
    return elements
  })
}

/** Elements of one array. */
class ArraySplitter implements Splitter {
  readonly #held = new Held()
  /** Of what is held. */
  #start = 1
  #line = 1
  #depth = 0
  #isInString = false
  #isEscaped = false
  #isOver = false

  push(chunk: string): readonly JsonElement[] {
    const elements: JsonElement[] = []
    let from = 0
    let at = this.#isEscaped ? 1 : 0
    this.#isEscaped = false
    // By its units: a search for what counts takes five times as long (measured).
    for (; at < chunk.length && !this.#isOver; at++) {
      const unit = chunk.charCodeAt(at)
      if (unit === lineEnd) this.#line++
      else if (unit === quote) this.#isInString = !this.#isInString
      else if (this.#isInString) {
        if (unit !== backslash) continue
        at++
        if (at === chunk.length) this.#isEscaped = true
      } else if (unit === opening[0] || unit === opening[1]) {
        this.#depth++
        if (this.#depth === 1) from = at + 1
      } else if (unit === closing[0] || unit === closing[1] || unit === comma) {
        if (unit !== comma) this.#depth--
        const ends = unit === comma ? this.#depth === 1 : unit === closing[1] && this.#depth === 0
        if (!ends) continue
        this.#held.add(chunk.slice(from, at))
        elements.push(...this.#take())
        from = at + 1
        if (this.#depth === 0) this.#isOver = true
      }
    }
    if (!this.#isOver) this.#held.add(chunk.slice(from))
    return elements
  }

  #take(): readonly JsonElement[] {
    const start = this.#start
    this.#start = this.#line
    if (!this.#held.isTooLong) return toElement(this.#held.take(), start)
    this.#held.take()
    return [tooLong(start)]
  }

  end(): readonly JsonElement[] {
    if (this.#isOver) return []
    const end: JsonElement = { line: this.#line, reason: 'the file ends before its list does' }
    return this.#held.isTooLong ? [tooLong(this.#start), end] : [...salvage(this.#held.take(), this.#start), end]
  }
}

/** A file that is one value over many lines. */
class WholeSplitter implements Splitter {
  readonly #held = new Held()

  push(chunk: string): readonly JsonElement[] {
    this.#held.add(chunk)
    return []
  }

  end(): readonly JsonElement[] {
    return this.#held.isTooLong ? [tooLong(1)] : toElement(this.#held.take(), 1)
  }
}

/** Undefined as long as `head` does not say what the file is. */
function splitterFor(head: string, isWhole: boolean): Splitter | undefined {
  const [first = '', ...more] = head.trimStart().split('\n')
  if (first.startsWith('[')) return new ArraySplitter()
  if (more.length === 0 && !isWhole) return undefined
  return /^\{\s*$/.test(first) ? new WholeSplitter() : new LineSplitter()
}

/**
 * The values of a file, one by one: the elements of one array, or one value a line, whichever it is. Holds no more than one of them. What is broken is told by its line,
 * and the rest read.
 */
export async function* readJsonElements(chunks: AsyncIterable<string>): AsyncIterable<JsonElement> {
  let splitter: Splitter | undefined
  let head = ''
  for await (const chunk of chunks) {
    if (splitter) yield* splitter.push(chunk)
    else {
      head += chunk
      splitter = splitterFor(head, head.length > 1_000_000)
      if (splitter) yield* splitter.push(head)
    }
  }
  if (!splitter) {
    splitter = splitterFor(head, true)
    if (splitter) yield* splitter.push(head)
  }
  if (splitter) yield* splitter.end()
}
