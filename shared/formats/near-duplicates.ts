/** Words in a shingle: long enough that a usual turn of phrase makes no two articles alike. */
const shingleWords = 5
/** Of a sketch. Rows in a band, so that pairs that share half of their shingles are met in some band 94 times of 100. */
const bins = 63
const rows = 3
/** Share of common shingles from which two documents are near-duplicates. */
const alike = 0.5
/** Documents of one band's key that a further one is compared with. */
const compared = 8

const empty = 0xffffffff

/** The finaliser of MurmurHash3 (Appleby): every bit of the input moves every bit of the output. */
function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

const isMark = (code: number): boolean => (code >= 0x64b && code <= 0x65f) || code === 0x670 || code === 0x640

/** What a letter counts as: spellings that vary within one text's reprints are one. 0: it parts words. */
function letterOf(code: number): number {
  if (code < 0x80) {
    if (code >= 0x41 && code <= 0x5a) return code + 32
    return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) ? code : 0
  }
  if (code === 0x622 || code === 0x623 || code === 0x625 || code === 0x671) return 0x627
  if (code === 0x649) return 0x64a
  if (code === 0x629) return 0x647
  const isSign =
    code === 0xa0 ||
    code === 0xab ||
    code === 0xbb ||
    code === 0x60c ||
    code === 0x61b ||
    code === 0x61f ||
    code === 0x6d4 ||
    (code >= 0x2000 && code <= 0x206f) ||
    code === 0x3000
  return isSign ? 0 : code
}

/** Hashes of the words: FNV-1a over letters. */
function wordsOf(text: string): number[] {
  const words: number[] = []
  let value = 0x811c9dc5
  let isInside = false
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 0x20
    if (isMark(code)) continue
    const letter = letterOf(code)
    if (letter !== 0) {
      value = Math.imul(value ^ letter, 0x01000193)
      isInside = true
    } else if (isInside) {
      words.push(value)
      value = 0x811c9dc5
      isInside = false
    }
  }
  return words
}

/**
 * Sketch of the set of word 5-grams, from which the share of common ones is told: one-permutation MinHash (Li, Owen, Zhang 2012), empty bins filled from the
 * next one that is not (Shrivastava, Li 2014). Linear in the text; the same for the same words.
 */
export function sketchOf(text: string): Uint32Array {
  const words = wordsOf(text)
  const sketch = new Uint32Array(bins).fill(empty)
  const last = Math.max(1, words.length - shingleWords + 1)
  for (let at = 0; at < last; at++) {
    let shingle = 0
    for (let word = at; word < Math.min(words.length, at + shingleWords); word++)
      shingle = Math.imul(shingle ^ (words[word] ?? 0), 0x9e3779b1) + word - at
    const hash = mix(shingle)
    const bin = hash % bins
    const rest = mix(hash ^ 0x5bd1e995)
    if (rest < (sketch[bin] ?? 0)) sketch[bin] = rest
  }
  const filled = sketch.slice()
  for (let bin = 0; bin < bins; bin++) {
    let step = 0
    while (step < bins && (sketch[(bin + step) % bins] ?? empty) === empty) step++
    if (step > 0) filled[bin] = mix((sketch[(bin + step) % bins] ?? empty) + step)
  }
  return filled
}

const likeness = (a: Uint32Array, b: Uint32Array): number => {
  let same = 0
  for (let bin = 0; bin < bins; bin++) if (a[bin] === b[bin]) same++
  return same / bins
}

/** The documents of one band by key, open addressing and chains in typed arrays: a Map of lists takes ten times the memory, band after band. */
class BandTable {
  /** By slot, the first document of a key; by document, the next one of its key: places plus 1, 0 for none. */
  readonly #first: Uint32Array
  readonly #next: Uint32Array
  readonly #keys: Uint32Array

  constructor(documents: number) {
    this.#first = new Uint32Array(2 ** Math.ceil(Math.log2(documents * 2 + 1)))
    this.#next = new Uint32Array(documents)
    this.#keys = new Uint32Array(documents)
  }

  clear(): void {
    this.#first.fill(0)
  }

  /** Shows each document met under the key before. It stays itself to be met, unless it was like one of them (it is met through that one then) or there are enough. */
  meet(at: number, key: number, isLike: (other: number) => boolean): void {
    const last = this.#first.length - 1
    let slot = key & last
    let other = this.#first[slot] ?? 0
    while (other !== 0 && this.#keys[other - 1] !== key) {
      slot = (slot + 1) & last
      other = this.#first[slot] ?? 0
    }
    this.#keys[at] = key
    this.#next[at] = 0
    if (other === 0) {
      this.#first[slot] = at + 1
      return
    }
    let isMet = false
    let count = 0
    let end = other
    for (; other !== 0; other = this.#next[other - 1] ?? 0) {
      if (isLike(other - 1)) isMet = true
      end = other
      count++
    }
    if (!isMet && count < compared) this.#next[end - 1] = at + 1
  }
}

/**
 * The group of each document, by the place of its first one: those that share half of their word 5-grams with another of the group. Documents are met through
 * bands of their sketches (locality-sensitive hashing; Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, 3.4), so that the time is about linear.
 */
export function groupNearDuplicates(sketches: readonly Uint32Array[]): Uint32Array {
  const parent = Uint32Array.from(sketches.keys())
  const find = (at: number): number => {
    let root = at
    while ((parent[root] ?? root) !== root) root = parent[root] ?? root
    for (let next = at; next !== root; ) {
      const above = parent[next] ?? root
      parent[next] = root
      next = above
    }
    return root
  }
  const table = new BandTable(sketches.length)
  for (let band = 0; band < bins; band += rows) {
    table.clear()
    for (const [at, sketch] of sketches.entries()) {
      let key = band
      for (let row = 0; row < rows; row++) key = Math.imul(key ^ (sketch[band + row] ?? 0), 0x9e3779b1) >>> 0
      table.meet(at, key, other => {
        const [a, b] = [find(other), find(at)]
        if (a === b) return true
        const sketchThere = sketches[other]
        if (!sketchThere || likeness(sketchThere, sketch) < alike) return false
        parent[Math.max(a, b)] = Math.min(a, b)
        return true
      })
    }
  }
  return Uint32Array.from(sketches.keys(), find)
}
