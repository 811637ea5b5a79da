import fc from 'fast-check'
import { expect, it } from 'vitest'
import { collect, memoryFile } from './format.fixtures.ts'
import type { SourceFile } from './source-file.ts'
import { rangesOf, readTaggedLines } from './tagged-lines.ts'
import { fromTags } from './tags.ts'
import { borderMark, docStartLine, readTokenDocuments } from './token-lines.ts'

const documentsOf = (separator: string, tokens: readonly string[], tags: readonly string[]) => {
  const line = fc
    .tuple(fc.constantFrom(...tokens), fc.constantFrom(...tags))
    .map(([token, tag]) => `${token}${separator}${tag}\n`)
  const sentence = fc.array(line, { minLength: 1, maxLength: 4 }).map(lines => lines.join(''))
  return fc.array(
    fc.array(sentence, { maxLength: 3 }).map(sentences => `${docStartLine('مقالة')}\n${sentences.join('\n')}\n`),
    { maxLength: 4 },
  )
}

const words = ['المغرب', '𝒜', 'DOCSTART', '"', 'O']
const tags = ['O', 'B-ORG', 'I-ORG', 'OO', 'B-O']

/** The file, its text cut after every so many characters. */
const cutAfter = (file: SourceFile, length: number): SourceFile => ({
  ...file,
  chunks: async function* () {
    const text = await file.text()
    for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length)
  },
})

it.each([
  { name: 'a tag a token', columns: { separator: '\t' }, documents: documentsOf('\t', words, tags) },
  {
    name: 'several tags a token, and marks of borders',
    columns: { separator: ' ', mark: borderMark },
    documents: documentsOf(' ', [...words, borderMark], [...tags, 'B-ORG I-PER', 'O B-ORG']),
  },
] as const)(
  'reads the documents of a file as the importer parts them, wherever the pieces it comes in are cut: $name',
  ({ columns, documents }) =>
    fc.assert(
      fc.asyncProperty(documents, fc.integer({ min: 1, max: 40 }), async (written, length) => {
        const file = memoryFile('corpus.conll', written.join(''))
        const expected = (await collect(readTokenDocuments(file))).map(({ sentences }) =>
          sentences
            .map(lines =>
              lines.flatMap(({ columns: [token = '', ...said] }) =>
                'mark' in columns && token === columns.mark ? [] : [[token, said.join(' ')]],
              ),
            )
            .filter(lines => lines.length > 0),
        )
        const read = (await collect(readTaggedLines(cutAfter(file, length), columns))).map(document =>
          document.tokens.length === 0
            ? []
            : [0, ...document.starts].map((start, at) =>
                document.tokens
                  .slice(start, document.starts[at])
                  .map((token, nth) => [token, document.tags[start + nth]]),
              ),
        )
        expect(read).toEqual(expected)
      }),
    ),
)

it('gives ranges their places in the document, none going on into the next sentence', () => {
  const lines = { tokens: [...'abcd'], tags: ['O', 'B-X', 'I-X', 'B-X'], starts: [2] }
  expect(rangesOf(lines, said => fromTags(said))).toEqual([
    { first: 1, end: 2, label: 'X' },
    { first: 3, end: 4, label: 'X' },
  ])
})
