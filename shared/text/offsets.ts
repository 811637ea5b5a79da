/** Converts between UTF-16 offsets (in memory) and code point offsets (in every file). */
export type OffsetMap = {
  /** Whether both units agree everywhere, as in a text without astral characters. */
  readonly isIdentity: boolean
  /** An offset inside a surrogate pair snaps down to the pair's start. Throws RangeError outside the text. */
  readonly toCodePoint: (utf16: number) => number
  /** Throws RangeError outside the text. */
  readonly toUtf16: (codePoint: number) => number
}

const surrogatePair = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g

function assertWithin(offset: number, length: number, unit: string): void {
  if (!Number.isInteger(offset) || offset < 0 || offset > length)
    throw new RangeError(`${unit} offset ${offset} is outside the text (0 to ${length})`)
}

function createIdentityMap(length: number): OffsetMap {
  const same = (unit: string) => (offset: number) => {
    assertWithin(offset, length, unit)
    return offset
  }
  return { isIdentity: true, toCodePoint: same('UTF-16'), toUtf16: same('code point') }
}

/** How many leading entries satisfy `isBefore`, which holds for a prefix of the list. O(log n). */
function countLeading(length: number, isBefore: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBefore(middle)) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Memory: nothing without astral characters, else one number each; a look-up is a binary search over them. A lone surrogate
 * is one code point, as in JavaScript's iteration and in Python.
 */
export function createOffsetMap(text: string): OffsetMap {
  const starts = Uint32Array.from(text.matchAll(surrogatePair), match => match.index)
  if (starts.length === 0) return createIdentityMap(text.length)
  const startOf = (pair: number) => starts[pair] ?? text.length
  const codePointLength = text.length - starts.length
  return {
    isIdentity: false,
    toCodePoint: utf16 => {
      assertWithin(utf16, text.length, 'UTF-16')
      // A pair that started before this offset holds one unit too many, also when the offset is inside it: that snaps down.
      return utf16 - countLeading(starts.length, pair => startOf(pair) < utf16)
    },
    toUtf16: codePoint => {
      assertWithin(codePoint, codePointLength, 'code point')
      return codePoint + countLeading(starts.length, pair => startOf(pair) - pair < codePoint)
    },
  }
}
