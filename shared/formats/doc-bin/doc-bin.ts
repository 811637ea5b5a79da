import type { TaggedRange } from '../tags.ts'
import { MessagePackWriter } from './message-pack.ts'
import { spacySymbols } from './spacy-symbols.ts'
import { type Hash, murmurHash64 } from './string-hash.ts'
import { encodeUtf8Into, mostBytesAUnit } from './utf8.ts'

/** A document as spaCy's `Doc` holds it: words tile the text, a space flag says that one ASCII space follows the word. */
export type DocBinDocument = {
  readonly words: readonly string[]
  readonly spaces: readonly boolean[]
  /** `doc.ents`: ranges of words, in text order, none overlapping. */
  readonly entities: readonly TaggedRange[]
  /** Span groups by name; ranges of words, in any order. */
  readonly spans: Readonly<Record<string, readonly TaggedRange[]>>
  /** Document categories and how far each holds, 0 to 1. */
  readonly cats: Readonly<Record<string, number>>
}

export const docBinVersion = '0.1'

/** Columns of a row of tokens, by spaCy's ids: ORTH, ENT_IOB, ENT_TYPE. */
export const docBinAttributes: readonly number[] = [65, 77, 78]

/** Values of ENT_IOB. */
export const entityTag = { inside: 1, outside: 2, begin: 3 } as const

/** 32-bit words a row: each column is an unsigned 64-bit number, little-endian, as memory is on every machine Electron runs on. */
export const wordsPerRow = 6

/** Bytes of a span in a span group: id, knowledge-base id, label (64 bits each), then four 32-bit offsets, all big-endian. */
export const bytesPerSpan = 40

/** For strings of up to a hundred units, which nearly all are: an array for each takes longer than its hash. */
const scratch = new Uint8Array(100 * mostBytesAUnit)

/** spaCy's number of a string (`StringStore`): nothing for the empty one, a symbol's id, else the hash of its UTF-8 form. */
export function hashOfString(text: string): Hash {
  const symbol = text === '' ? 0 : spacySymbols.get(text)
  if (symbol !== undefined) return { low: symbol, high: 0 }
  const bytes = text.length * mostBytesAUnit <= scratch.length ? scratch : new Uint8Array(text.length * mostBytesAUnit)
  return murmurHash64(bytes, 1, encodeUtf8Into(text, bytes, 0))
}

type KnownString = Hash & {
  /** In code points. */
  readonly length: number
  /** The last file that holds it. */
  file: number
}

const codePointLength = (text: string): number => {
  let pairs = 0
  for (let at = 0; at < text.length; at++) if ((text.codePointAt(at) ?? 0) > 0xffff) pairs++
  return text.length - pairs
}

/** Beyond so many they are forgotten when a file begins, so that memory stays flat however large the corpus is. */
const mostKnown = 200_000

/** spaCy's numbers of strings, over all files of an export: most words of a file stood in the one before. */
export class KnownStrings {
  readonly #known = new Map<string, KnownString>()
  #file = 0

  /** Begins a file; answers its number. */
  beginFile(): number {
    if (this.#known.size > mostKnown) this.#known.clear()
    return ++this.#file
  }

  get(text: string): KnownString {
    const known = this.#known.get(text)
    if (known) return known
    const { low, high } = hashOfString(text)
    const fresh: KnownString = { low, high, length: codePointLength(text), file: 0 }
    this.#known.set(text, fresh)
    return fresh
  }
}

/**
 * Collects documents for one file of spaCy 3's DocBin (MessagePack; the file itself is its zlib form). Memory: 25 bytes a token and each
 * distinct string once.
 */
export class DocBinBuilder {
  readonly #known: KnownStrings
  readonly #file: number
  /** Those of this file, in the order met. */
  readonly #strings: string[] = []
  readonly #lengths: number[] = []
  readonly #cats: DocBinDocument['cats'][] = []
  readonly #spanGroups: Uint8Array[] = []
  #rows = new Uint32Array(wordsPerRow * 4096)
  #spaces = new Uint8Array(4096)
  #tokens = 0
  /** Where each word of the last document begins and ends, in code points. */
  #starts = new Uint32Array(1024)
  #ends = new Uint32Array(1024)

  constructor(known: KnownStrings = new KnownStrings()) {
    this.#known = known
    this.#file = known.beginFile()
  }

  get documents(): number {
    return this.#lengths.length
  }

  get tokens(): number {
    return this.#tokens
  }

  #know(text: string): KnownString {
    const known = this.#known.get(text)
    if (known.file !== this.#file) {
      known.file = this.#file
      this.#strings.push(text)
    }
    return known
  }

  #makeRoom(tokens: number): void {
    if (tokens <= this.#spaces.length) return
    const room = Math.max(tokens, this.#spaces.length * 2)
    const [rows, spaces] = [new Uint32Array(room * wordsPerRow), new Uint8Array(room)]
    rows.set(this.#rows)
    spaces.set(this.#spaces)
    this.#rows = rows
    this.#spaces = spaces
  }

  add({ words, spaces, entities, spans, cats }: DocBinDocument): void {
    const first = this.#tokens
    this.#makeRoom(first + words.length)
    this.#addWords(words, spaces)
    const rows = this.#rows
    for (const entity of entities) {
      const label = this.#know(entity.label)
      for (let at = entity.first; at < entity.end; at++) {
        const row = (first + at) * wordsPerRow
        rows[row + 2] = at === entity.first ? entityTag.begin : entityTag.inside
        rows[row + 4] = label.low
        rows[row + 5] = label.high
      }
    }
    this.#tokens += words.length
    this.#lengths.push(words.length)
    this.#cats.push(cats)
    this.#spanGroups.push(this.#packGroups(spans))
  }

  #addWords(words: readonly string[], spaces: readonly boolean[]): void {
    if (words.length > this.#starts.length) {
      this.#starts = new Uint32Array(words.length * 2)
      this.#ends = new Uint32Array(words.length * 2)
    }
    // In variables: through the fields it takes twice as long (measured).
    const [rows, flags, starts, ends, first] = [this.#rows, this.#spaces, this.#starts, this.#ends, this.#tokens]
    let offset = 0
    for (let at = 0; at < words.length; at++) {
      const { low, high, length } = this.#know(words[at] ?? '')
      const row = (first + at) * wordsPerRow
      rows[row] = low
      rows[row + 1] = high
      rows[row + 2] = entityTag.outside
      starts[at] = offset
      offset += length
      ends[at] = offset
      flags[first + at] = spaces[at] ? 1 : 0
      if (spaces[at]) offset++
    }
  }

  /** `SpanGroups.to_bytes`: a map from the bytes of each group to the names it goes by. */
  #packGroups(groups: DocBinDocument['spans']): Uint8Array {
    const names = Object.keys(groups)
    if (names.length === 0) return new MessagePackWriter(1).array(0).finish()
    const sizes = names.map(name => 64 + name.length * 3 + (groups[name] ?? []).length * (bytesPerSpan + 2))
    const packed = new MessagePackWriter(sizes.reduce((sum, size) => sum + size * 2, 16)).map(names.length)
    const span = new Uint8Array(bytesPerSpan)
    const view = new DataView(span.buffer)
    for (const [at, name] of names.entries()) {
      const spans = groups[name] ?? []
      const group = new MessagePackWriter(sizes[at]).map(3)
      group.string('name').string(name).string('attrs').map(0).string('spans').array(spans.length)
      for (const { first, end, label } of spans) {
        const { low, high } = this.#know(label)
        view.setUint32(16, high)
        view.setUint32(20, low)
        view.setInt32(24, first)
        view.setInt32(28, end)
        view.setInt32(32, this.#starts[first] ?? 0)
        view.setInt32(36, this.#ends[end - 1] ?? 0)
        group.bytes(span)
      }
      packed.bytes(group.finish()).array(1).string(name)
    }
    return packed.finish()
  }

  /** The MessagePack of all that was added; deflated in zlib's form it is a `.spacy` file. */
  finish(): Uint8Array {
    const asBytes = (array: Uint32Array | Int32Array): Uint8Array =>
      new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
    const packed = new MessagePackWriter(this.#tokens * (wordsPerRow * 4 + 1) + (1 << 20)).map(9)
    packed.string('version').string(docBinVersion)
    packed.string('attrs').array(docBinAttributes.length)
    for (const attribute of docBinAttributes) packed.unsigned(attribute)
    packed.string('tokens').bytes(asBytes(this.#rows.subarray(0, this.#tokens * wordsPerRow)))
    packed.string('spaces').bytes(this.#spaces.subarray(0, this.#tokens))
    packed.string('lengths').bytes(asBytes(Int32Array.from(this.#lengths)))
    packed.string('strings').array(this.#strings.length)
    for (const text of this.#strings) packed.string(text)
    packed.string('cats').array(this.documents)
    for (const cats of this.#cats) {
      const entries = Object.entries(cats)
      packed.map(entries.length)
      for (const [category, value] of entries) packed.string(category).float(value)
    }
    packed.string('flags').array(this.documents)
    for (let document = 0; document < this.documents; document++)
      packed.map(1).string('has_unknown_spaces').boolean(false)
    packed.string('span_groups').array(this.documents)
    for (const groups of this.#spanGroups) packed.bytes(groups)
    return packed.finish()
  }
}
