import fc from 'fast-check'
import { awkwardPieces } from '../../shared/text/awkward-pieces.ts'

const inRange = (first: number, last: number): fc.Arbitrary<string> =>
  fc.integer({ min: first, max: last }).map(point => String.fromCodePoint(point))

/** Characters of a text that nobody would write: mostly Arabic, with what breaks careless code. */
const character = fc.oneof(
  { weight: 8, arbitrary: inRange(0x621, 0x64a) },
  { weight: 4, arbitrary: fc.constantFrom('ل', 'ا', 'أ', 'و', 'ب', 'ال', 'لل', 'ه', 'ها') },
  { weight: 4, arbitrary: inRange(0x64b, 0x65f) },
  { weight: 2, arbitrary: inRange(0x600, 0x6ff) },
  { weight: 1, arbitrary: inRange(0x750, 0x77f) },
  { weight: 1, arbitrary: inRange(0x8a0, 0x8ff) },
  { weight: 2, arbitrary: inRange(0xfb50, 0xfdff) },
  { weight: 2, arbitrary: inRange(0xfe70, 0xfeff) },
  { weight: 2, arbitrary: inRange(0x300, 0x36f) },
  { weight: 2, arbitrary: fc.constantFrom('\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u061c', '\u2060') },
  { weight: 1, arbitrary: inRange(0x202a, 0x202e) },
  { weight: 1, arbitrary: inRange(0x2066, 0x2069) },
  { weight: 4, arbitrary: fc.constantFrom(' ', ' ', '\u00a0', '\n', '\r\n', '\r', '\u2028', '\t', '\u202f') },
  { weight: 3, arbitrary: fc.constantFrom('.', '،', '-', '/', '%', '“', '”', '«', '»', '(', ')', "'", '’', '؟', '$') },
  { weight: 3, arbitrary: fc.constantFrom('A', 'z', '5', '٣', '10', 'é', 'e\u0301') },
  { weight: 2, arbitrary: inRange(0x1f300, 0x1faff) },
  { weight: 1, arbitrary: inRange(0x1f1e6, 0x1f1ff) },
  { weight: 1, arbitrary: inRange(0x1f3fb, 0x1f3ff) },
  { weight: 1, arbitrary: inRange(0x1ee00, 0x1eeff) },
  { weight: 1, arbitrary: inRange(0xd800, 0xdfff) },
  { weight: 1, arbitrary: inRange(0x900, 0x97f) },
  { weight: 1, arbitrary: inRange(0x1100, 0x11ff) },
  { weight: 1, arbitrary: inRange(0, 0x10ffff) },
  { weight: 3, arbitrary: fc.constantFrom(...awkwardPieces) },
)

/** At least one character. */
export const randomText = fc.array(character, { minLength: 1, maxLength: 24 }).map(all => all.join(''))
