import fc from 'fast-check'
import { expect, it } from 'vitest'
import { collect, memoryFile } from './format.fixtures.ts'
import type { SourceFile } from './source-file.ts'
import { readTaggedLines } from './tagged-lines.ts'
import { docStartLine, readTokenDocuments } from './token-lines.ts'

const line = fc
  .tuple(fc.constantFrom('المغرب', '𝒜', 'DOCSTART', '"', 'O'), fc.constantFrom('O', 'B-ORG', 'I-ORG', 'OO', 'B-O'))
  .map(([token, tag]) => `${token}\t${tag}\n`)
const sentence = fc.array(line, { minLength: 1, maxLength: 4 }).map(lines => lines.join(''))
const document = fc
  .array(sentence, { maxLength: 3 })
  .map(sentences => `${docStartLine('مقالة')}\n${sentences.join('\n')}\n`)

/** The file, its text cut after every so many characters. */
const cutAfter = (file: SourceFile, length: number): SourceFile => ({
  ...file,
  chunks: async function* () {
    const text = await file.text()
    for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length)
  },
})

it('reads the documents of a file as the importer parts them, wherever the pieces it comes in are cut', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(document, { maxLength: 4 }),
      fc.integer({ min: 1, max: 40 }),
      async (documents, length) => {
        const file = memoryFile('corpus.conll', documents.join(''))
        const expected = (await collect(readTokenDocuments(file))).map(({ sentences }) =>
          sentences.map(lines => lines.map(({ columns }) => columns)),
        )
        const read = (await collect(readTaggedLines(cutAfter(file, length)))).map(({ tokens, tags, starts }) =>
          tokens.length === 0
            ? []
            : [0, ...starts].map((start, at) =>
                tokens.slice(start, starts[at]).map((token, nth) => [token, tags[start + nth]]),
              ),
        )
        expect(read).toEqual(expected)
      },
    ),
  ))
