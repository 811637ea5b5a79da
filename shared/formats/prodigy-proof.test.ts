import fc from 'fast-check'
import { expect, it } from 'vitest'
import { richDocuments } from './document.fixtures.ts'
import { collect, entity, exportOf, memoryFile, writeOne } from './format.fixtures.ts'
import { prodigy } from './prodigy.ts'
import { readTokens } from './prodigy-tokens.ts'

const readBack = (line: string) => collect(prodigy.readBack([memoryFile('corpus.jsonl', line)]))

const written = writeOne(prodigy, exportOf('🤝 زار "مصر" \\ لمصر', [entity('T1', 'GPE', [8, 11])])).text

it('reads the tokens of a line as JSON does, whatever the text', () =>
  fc.assert(
    fc.property(richDocuments, source => {
      const line = writeOne(prodigy, source).text
      const { tokens } = JSON.parse(line)
      const [from, to] = [line.indexOf(',"tokens":[') + 11, line.indexOf('],"spans":[')]
      expect(readTokens(line, from, to, source.document.text)).toEqual({
        starts: tokens.map(({ start }: { start: number }) => start),
        ends: tokens.map(({ end }: { end: number }) => end),
      })
    }),
    { numRuns: 100 },
  ))

it.each([
  ['another word', '{"text":"زار"', '{"text":"دار"'],
  ['another start', '"start":2,"end":5', '"start":1,"end":5'],
  ['another end', '"start":2,"end":5', '"start":2,"end":6'],
  ['a number written otherwise', '"start":2,"end":5', '"start":02,"end":5'],
  ['no number', '"start":2,"end":5', '"start":,"end":5'],
  ['another id', '"id":1,', '"id":2,'],
  ['a space that is not there', '"id":2,"ws":false', '"id":2,"ws":true'],
  ['no space where one is', '"id":1,"ws":true', '"id":1,"ws":false'],
  ['a token left out', '{"text":"زار","start":2,"end":5,"id":1,"ws":true},', ''],
  ['what is no string', '"text":"\\\\"', '"text":"\\x"'],
  ['an empty token', '{"text":"زار"', '{"text":""'],
])('finds tokens that do not make the text: %s', async (_what, from, to) => {
  expect(written).toContain(from)
  await expect(readBack(written.replace(from, to))).rejects.toThrow('article one: tokens that do not make its text')
})

it.each([
  ['"token_start":3', '"token_start":2'],
  ['"token_end":3', '"token_end":4'],
])('finds a mark that does not stand on its tokens: %s', async (from, to) => {
  expect(written).toContain(from)
  await expect(readBack(written.replace(from, to))).rejects.toThrow(
    'article one: a mark that does not stand on its tokens',
  )
})

it('finds a line that is no task', async () => {
  await expect(readBack(written.replace('"answer":"accept"', '"answer":1'))).rejects.toThrow('no task in line 1')
})
