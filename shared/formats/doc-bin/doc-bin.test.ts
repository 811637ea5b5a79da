import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DocBinBuilder, type DocBinDocument, hashOfString } from './doc-bin.ts'
import { readDocBin } from './read-doc-bin.ts'
import { murmurHash64 } from './string-hash.ts'
import { decodeUtf8, encodeUtf8 } from './utf8.ts'

/** The published algorithm over 64-bit integers, to compare the halves with. */
function murmurByBigInt(bytes: Uint8Array, seed: bigint): bigint {
  const factor = 0xc6a4a7935bd1e995n
  const wrap = (value: bigint): bigint => BigInt.asUintN(64, value)
  const little = (from: number, until: number): bigint =>
    bytes.subarray(from, until).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  let hash = seed ^ wrap(BigInt(bytes.length) * factor)
  const whole = bytes.length - (bytes.length % 8)
  for (let at = 0; at < whole; at += 8) {
    const block = wrap(little(at, at + 8) * factor)
    hash = wrap((hash ^ wrap((block ^ (block >> 47n)) * factor)) * factor)
  }
  if (whole < bytes.length) hash = wrap((hash ^ little(whole, bytes.length)) * factor)
  hash = wrap((hash ^ (hash >> 47n)) * factor)
  return hash ^ (hash >> 47n)
}

const asBigInt = ({ low, high }: { readonly low: number; readonly high: number }): bigint =>
  (BigInt(high) << 32n) | BigInt(low)

describe('string hashes', () => {
  test('are those that spaCy gives these strings', () => {
    // nlp.vocab.strings.add in spaCy 3.8.
    const given: readonly (readonly [string, bigint])[] = [
      ['', 0n],
      ['مصر', 808835871875128069n],
      ['ORG', 383n],
      ['X', 101n],
      ['_', 456n],
      ['nsubj', 429n],
      ['FLAG19', 19n],
      ['DEPRECATED276', 379n],
      ['😀é', 4673430200946311244n],
      ['a'.repeat(100), 12500226556396514998n],
      ['advcl:relcl', 17900484508559091085n],
    ]
    for (const [text, hash] of given) expect(asBigInt(hashOfString(text)), text).toBe(hash)
  })

  test('agree with the algorithm on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.nat(), (bytes, seed) => {
        expect(asBigInt(murmurHash64(bytes, seed))).toBe(murmurByBigInt(bytes, BigInt(seed)))
      }),
      { numRuns: 2000 },
    )
  })
})

test('UTF-8 is that of the platform', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.oneof(fc.constantFrom('😀', 'ّ', '\ud800', '\udc00'), fc.string({ maxLength: 1, unit: 'binary' })),
      }),
      text => {
        const bytes = encodeUtf8(text)
        expect([...bytes]).toEqual([...new TextEncoder().encode(text)])
        expect(decodeUtf8(bytes)).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
      },
    ),
  )
})

const wordArbitrary = fc.oneof(
  fc.constantFrom('وزارة', 'مذكّرة', 'ORG', 'X', ' ', '\n', '😀', 'ال👨‍👩‍👧', 'é', '،'),
  fc.string({ minLength: 1, unit: 'grapheme' }),
)
const labelArbitrary = fc.constantFrom('ORG', 'شخص', 'POSITION')

const documentArbitrary: fc.Arbitrary<DocBinDocument> = fc
  .array(fc.tuple(wordArbitrary, fc.boolean(), fc.integer({ min: 0, max: 3 }), labelArbitrary), { maxLength: 12 })
  .chain(tokens => {
    const within = (count: number) =>
      fc.array(
        fc
          .tuple(fc.nat({ max: count - 1 }), fc.nat({ max: count - 1 }), labelArbitrary)
          .map(([a, b, label]) => ({ first: Math.min(a, b), end: Math.max(a, b) + 1, label })),
        { maxLength: 4 },
      )
    const spans = tokens.length === 0 ? fc.constant([]) : within(tokens.length)
    return fc.record({
      words: fc.constant(tokens.map(([word]) => word)),
      spaces: fc.constant(tokens.map(([, space]) => space)),
      entities: fc.constant(
        tokens.flatMap(([, , length, label], at) =>
          // Each third token begins a mention of at most three.
          at % 3 === 0 && length > 0 ? [{ first: at, end: Math.min(at + length, tokens.length), label }] : [],
        ),
      ),
      spans: fc.oneof(fc.constant({}), fc.record({ sc: spans }), fc.record({ sc: spans, other: spans })),
      cats: fc.dictionary(
        fc.string().filter(name => name !== '__proto__'),
        fc.constantFrom(0, 0.25, 1),
        { noNullPrototype: true },
      ),
    })
  })

test('what was added is read again', () => {
  fc.assert(
    fc.property(fc.array(documentArbitrary, { maxLength: 5 }), documents => {
      const builder = new DocBinBuilder()
      for (const document of documents) builder.add(document)
      expect([...readDocBin(builder.finish())]).toEqual(documents)
    }),
  )
})

test('rows and space flags grow past their first room', () => {
  const builder = new DocBinBuilder()
  const words = Array.from({ length: 10_000 }, (_, at) => `كلمة${at % 300}`)
  const document = {
    words,
    spaces: words.map((_, at) => at % 2 === 0),
    entities: [{ first: 9_998, end: 10_000, label: 'ORG' }],
    spans: {},
    cats: {},
  }
  builder.add(document)
  builder.add(document)
  expect(builder.tokens).toBe(20_000)
  expect([...readDocBin(builder.finish())]).toEqual([document, document])
})

test('what is none is refused', () => {
  expect(() => [...readDocBin(new Uint8Array([0x80]))]).toThrow('not a DocBin')
  expect(() => [...readDocBin(new Uint8Array([0x81, 0xa5]))]).toThrow(RangeError)
})
