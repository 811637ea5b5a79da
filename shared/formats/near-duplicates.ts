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
  for (let band = 0; band < bins; band += rows) {
    const met = new Map<number, number[]>()
    for (const [at, sketch] of sketches.entries()) {
      let key = band
      for (let row = 0; row < rows; row++) key = Math.imul(key ^ (sketch[band + row] ?? 0), 0x9e3779b1) >>> 0
      const there = met.get(key)
      if (!there) {
        met.set(key, [at])
        continue
      }
      let isMet = false
      for (const other of there) {
        const [a, b] = [find(other), find(at)]
        const sketchThere = sketches[other]
        if (a === b) isMet = true
        else if (sketchThere && likeness(sketchThere, sketch) >= alike) {
          parent[Math.max(a, b)] = Math.min(a, b)
          isMet = true
        }
      }
      // One that is like another here is met through that one.
      if (!isMet && there.length < compared) there.push(at)
    }
  }
  return Uint32Array.from(sketches.keys(), find)
}
