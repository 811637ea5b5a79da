import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collect } from './format.fixtures.ts'
import { readJsonElements } from './json-elements.ts'

/** The same text, cut into pieces of this length. */
async function* inPieces(text: string, length: number): AsyncIterable<string> {
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length)
}

const read = (text: string, length = 7) => collect(readJsonElements(inPieces(text, length)))

describe('values of a file', () => {
  it('are the same however the file is cut, as a list, indented, or one a line', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.object({ withNullPrototype: false }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom<(values: readonly unknown[]) => string>(
          values => JSON.stringify(values),
          values => JSON.stringify(values, null, 2),
          values => values.map(value => `${JSON.stringify(value)}\n`).join(''),
          values => `\uFEFF${values.map(value => JSON.stringify(value)).join('\r\n\uFEFF')}`,
        ),
        async (values, length, write) => {
          const elements = await read(write(values), length)
          expect(elements.map(element => ('value' in element ? element.value : element.reason))).toEqual(
            JSON.parse(JSON.stringify(values)),
          )
        },
      ),
    )
  })

  it.each([
    [
      'lines, one broken',
      '{"a":1}\n{"a":\n\n{"a":2}',
      [
        [1, { a: 1 }],
        [2, 'not JSON'],
        [4, { a: 2 }],
      ],
    ],
    [
      'a list, one broken',
      '[{"a":1},\n{"a":},\n{"a":2}]',
      [
        [1, { a: 1 }],
        [2, 'not JSON'],
        [3, { a: 2 }],
      ],
    ],
    [
      'a list cut off',
      '[\n  {"a":1},\n  {"a":{"b"',
      [
        [2, { a: 1 }],
        [3, 'not JSON'],
        [3, 'the file ends before its list does'],
      ],
    ],
    [
      'a list with a quote that never ends',
      '[\n{"a":1},\n{"a":"b},\n{"a":2},\n{"a":3}\n]',
      [
        [2, { a: 1 }],
        [3, 'not JSON'],
        [4, { a: 2 }],
        [5, { a: 3 }],
        [6, 'the file ends before its list does'],
      ],
    ],
    ['one value over many lines', '{\n "a": [1]\n}\n', [[1, { a: [1] }]]],
    ['nothing', ' \n', []],
    [
      'a list of anything',
      '[1, "],{", []]',
      [
        [1, 1],
        [1, '],{'],
        [1, []],
      ],
    ],
  ])('are told by line: %s', async (_name, text, expected) => {
    for (const length of [1, 5, 1000]) {
      const elements = await read(text, length)
      expect(elements.map(element => [element.line, 'value' in element ? element.value : element.reason])).toEqual(
        expected,
      )
    }
  })

  it('passes over one that is too long without holding it', async () => {
    async function* long(): AsyncIterable<string> {
      yield '{"a":1}\n{"a":"'
      const part = 'x'.repeat(1 << 20)
      for (let at = 0; at < 64; at++) yield part
      yield '"}\n{"a":2}\n'
    }
    expect(await collect(readJsonElements(long()))).toEqual([
      { line: 1, value: { a: 1 } },
      { line: 2, reason: 'too long to be a document' },
      { line: 3, value: { a: 2 } },
    ])
  })
})
