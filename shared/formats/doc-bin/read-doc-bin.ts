import type { TaggedRange } from '../tags.ts'
import { bytesPerSpan, type DocBinDocument, docBinAttributes, entityTag, hashOfString, wordsPerRow } from './doc-bin.ts'
import { type Packed, readMessagePack } from './message-pack.ts'

const refuse = (what: string): never => {
  throw new Error(`not a DocBin: ${what}`)
}
const asMap = (value: Packed | undefined, what: string): ReadonlyMap<Packed, Packed> =>
  value instanceof Map ? value : refuse(what)
const asArray = (value: Packed | undefined, what: string): readonly Packed[] =>
  Array.isArray(value) ? value : refuse(what)
const asBytes = (value: Packed | undefined, what: string): Uint8Array =>
  value instanceof Uint8Array ? value : refuse(what)
const asString = (value: Packed | undefined, what: string): string => (typeof value === 'string' ? value : refuse(what))
const asNumber = (value: Packed | undefined, what: string): number => (typeof value === 'number' ? value : refuse(what))

/** Strings by their hash: open addressing on the lower half, both halves compared. */
class StringsByHash {
  readonly #strings: readonly string[]
  readonly #slots: Int32Array
  readonly #low: Uint32Array
  readonly #high: Uint32Array

  constructor(strings: readonly string[]) {
    this.#strings = strings
    let slots = 16
    while (slots < strings.length * 2) slots *= 2
    this.#slots = new Int32Array(slots).fill(-1)
    this.#low = new Uint32Array(strings.length)
    this.#high = new Uint32Array(strings.length)
    for (const [at, text] of strings.entries()) {
      const { low, high } = hashOfString(text)
      this.#low[at] = low
      this.#high[at] = high
      this.#slots[this.#slotOf(low, high)] = at
    }
  }

  /** The slot that holds the hash, else the free one where it belongs. */
  #slotOf(low: number, high: number): number {
    const mask = this.#slots.length - 1
    let slot = low & mask
    for (;;) {
      const at = this.#slots[slot] ?? -1
      if (at === -1 || (this.#low[at] === low && this.#high[at] === high)) return slot
      slot = (slot + 1) & mask
    }
  }

  find(low: number, high: number): string {
    if (low === 0 && high === 0) return ''
    const at = this.#slots[this.#slotOf(low, high)] ?? -1
    return this.#strings[at] ?? refuse('a string is missing')
  }
}

function readGroups(bytes: Uint8Array, strings: StringsByHash): DocBinDocument['spans'] {
  const groups: Record<string, readonly TaggedRange[]> = {}
  const packed = readMessagePack(bytes)
  if (Array.isArray(packed) && packed.length === 0) return groups
  for (const [key, names] of asMap(packed, 'span groups')) {
    const group = asMap(readMessagePack(asBytes(key, 'a span group')), 'a span group')
    const ranges = asArray(group.get('spans'), 'spans').map((span): TaggedRange => {
      const { buffer, byteOffset, byteLength } = asBytes(span, 'a span')
      if (byteLength !== bytesPerSpan) refuse('a span')
      const view = new DataView(buffer, byteOffset, byteLength)
      const label = strings.find(view.getUint32(20), view.getUint32(16))
      return { first: view.getInt32(24), end: view.getInt32(28), label }
    })
    for (const name of asArray(names, 'names of a span group')) groups[asString(name, 'a name')] = ranges
  }
  return groups
}

// A loop: `Array.from` over a stretch of bytes takes several times as long.
function readSpaces(flags: Uint8Array, from: number, until: number): readonly boolean[] {
  const spaces: boolean[] = []
  for (let at = from; at < until; at++) spaces.push(flags[at] === 1)
  return spaces
}

/** Ranges from the columns ENT_IOB and ENT_TYPE of the rows `from` to `until`, read strictly: what no B began is no mention. */
function readEntities(rows: Uint32Array, from: number, until: number, strings: StringsByHash): readonly TaggedRange[] {
  const ranges: { first: number; end: number; label: string }[] = []
  let open = false
  for (let row = from; row < until; row++) {
    const at = row * wordsPerRow
    const tag = rows[at + 2]
    const last = ranges.at(-1)
    if (tag === entityTag.begin) {
      const label = strings.find(rows[at + 4] ?? 0, rows[at + 5] ?? 0)
      ranges.push({ first: row - from, end: row - from + 1, label })
      open = true
    } else if (tag === entityTag.inside && open && last) last.end = row - from + 1
    else open = false
  }
  return ranges
}

function readWords(rows: Uint32Array, from: number, until: number, strings: StringsByHash): readonly string[] {
  const words: string[] = []
  for (let cell = from * wordsPerRow; cell < until * wordsPerRow; cell += wordsPerRow)
    words.push(strings.find(rows[cell] ?? 0, rows[cell + 1] ?? 0))
  return words
}

/** The documents of a DocBin whose columns are the writer's, in order. `bytes`: inflated. Throws Error where it is none. */
export function* readDocBin(bytes: Uint8Array): Generator<DocBinDocument> {
  const message = asMap(readMessagePack(bytes), 'the whole')
  const attributes = asArray(message.get('attrs'), 'attrs')
  if (attributes.join(' ') !== docBinAttributes.join(' ')) refuse('other columns')
  const strings = new StringsByHash(asArray(message.get('strings'), 'strings').map(text => asString(text, 'a string')))
  // Copies, since the numbers must lie on borders of four bytes. (A Buffer's own slice is none.)
  const rows = new Uint32Array(new Uint8Array(asBytes(message.get('tokens'), 'tokens')).buffer)
  const lengths = new Int32Array(new Uint8Array(asBytes(message.get('lengths'), 'lengths')).buffer)
  const flags = asBytes(message.get('spaces'), 'spaces')
  const allCats = asArray(message.get('cats'), 'cats')
  const allGroups = asArray(message.get('span_groups'), 'span_groups')
  let row = 0
  for (const [at, length] of lengths.entries()) {
    const from = row
    row += length
    if (length < 0 || row * wordsPerRow > rows.length) refuse('lengths')
    const cats = asMap(allCats[at], 'cats of a document')
    yield {
      words: readWords(rows, from, row, strings),
      spaces: readSpaces(flags, from, row),
      entities: readEntities(rows, from, row, strings),
      spans: readGroups(asBytes(allGroups[at], 'span groups'), strings),
      cats: Object.fromEntries(
        [...cats].map(([name, value]) => [asString(name, 'a category'), asNumber(value, 'a category')]),
      ),
    }
  }
}
