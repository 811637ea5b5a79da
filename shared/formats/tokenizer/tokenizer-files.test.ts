import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { schemeSchema } from '../../model/scheme.ts'
import { awkwardPieces } from '../../text/awkward-pieces.ts'
import { buildSegmentTable, countForms } from '../../text/build-segment-table.ts'
import { createOffsetMap } from '../../text/offsets.ts'
import type { SegmentTable } from '../../text/segment-table.ts'
import { createSegmenter, type Tokenizer } from '../../text/segmenter.ts'
import { tokenize } from '../../text/tokens.ts'
import { formats } from '../registry.ts'
import { tokenizerFiles } from './tokenizer-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'hashiya-tokenizer-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const hasPython = spawnSync('python3', ['--version']).status === 0

/** Reads texts as JSON and writes spans as JSON, by the script that ships. */
const driver = `
import json, sys
sys.path.insert(0, sys.argv[1])
from tokens import tokens
json.dump([[[s, e] for s, e, _ in tokens(text)] for text in json.load(sys.stdin)], sys.stdout)
`

function pythonSpans(clitics: SegmentTable | null, texts: readonly string[]): readonly (readonly [number, number])[][] {
  for (const { file, content } of tokenizerFiles(clitics, 'any')) writeFileSync(join(folder, file), content)
  const answer = execFileSync('python3', ['-B', '-c', driver, folder], {
    input: JSON.stringify(texts),
    maxBuffer: 1 << 28,
    encoding: 'utf8',
  })
  return JSON.parse(answer)
}

/** Spans of this program in code points. */
const ownSpans = (tokenizer: Tokenizer, text: string) => {
  const offsets = createOffsetMap(text)
  return tokenizer(text).map(({ start, end }) => [offsets.toCodePoint(start), offsets.toCodePoint(end)])
}

const reference = new URL('../../../../shared/', import.meta.url)
const filesIn = (path: string) =>
  existsSync(new URL(path, reference))
    ? readdirSync(new URL(path, reference))
        .filter(name => name.endsWith('.txt'))
        .map(name => readFileSync(new URL(path + name, reference), 'utf8'))
    : []
/** A token and its tags a line: the words of a file as one text. */
const wordsOf = (file: string) =>
  file
    .split('\n')
    .map(line => line.split(' ')[0])
    .join(' ')
const articles = readdirSync(new URL('../../../seeds/articles/', import.meta.url)).map(name =>
  readFileSync(new URL(`../../../seeds/articles/${name}`, import.meta.url), 'utf8'),
)

const pieces = [
  ...awkwardPieces,
  'و',
  'ف',
  'ب',
  'ك',
  'ل',
  'ال',
  'لل',
  'وأ',
  'كتاب',
  '𞸀',
  '\u08e2',
  '\u0600',
  'ℹ',
  '‼',
  '©',
  '\u00ad',
]
const mixed = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map(all => all.join(''))
const anything = fc.string({ unit: 'binary', maxLength: 60 })
// A lone half of a character is none for Python: no file holds it.
const randomTexts = fc
  .sample(fc.oneof(mixed, anything), { numRuns: 4000, seed: 7 })
  .map(text => text.replace(/\p{Cs}/gu, '\ufffd'))

const forms = countForms()
for (const text of articles) forms.add(text)
const table = buildSegmentTable(forms.counts)

describe.skipIf(!hasPython)('tokens.py (skipped without python3)', () => {
  const texts = [
    ...articles,
    ...filesIn('data/aqmar/').map(wordsOf),
    ...filesIn('data/wojood-sample/').map(wordsOf),
    ...randomTexts,
  ]

  test.each([
    ['words whole', null, tokenize],
    ['clitics cut', table, createSegmenter(table)],
  ] as const)(
    '%s: the same tokens as here in articles, AQMAR, Wojood and random texts',
    (_, clitics, tokenizer) => {
      const theirs = pythonSpans(clitics, texts)
      const differing = texts.filter(
        (text, at) => JSON.stringify(ownSpans(tokenizer, text)) !== JSON.stringify(theirs[at]),
      )
      console.info(
        `${texts.length} texts, ${theirs.reduce((sum, spans) => sum + spans.length, 0)} tokens by Python and here`,
      )
      expect(differing.map(text => text.slice(0, 200))).toEqual([])
    },
    120_000,
  )

  test('reads a text from a pipe', () => {
    for (const { file, content } of tokenizerFiles(table, 'any')) writeFileSync(join(folder, file), content)
    const out = execFileSync('python3', ['-B', join(folder, 'tokens.py')], {
      input: 'زار والصين،\r\n16%',
      encoding: 'utf8',
    })
    expect(out.split('\n')).toEqual(['زار', 'و', 'الصين', '،', '16', '%', ''])
  })
})

test.each(formats.filter(({ options }) => options.includes('borders')))(
  '$id ships the tokenizer that cut its words',
  ({ beside }) => {
    const options = { borders: 'clitic', nesting: 'outermost', tags: 'IOB2' } as const
    const tokens = { tokenizer: createSegmenter(table), clitics: table }
    const scheme = schemeSchema.parse(
      JSON.parse(readFileSync(new URL('../../../seeds/scheme.json', import.meta.url), 'utf8')),
    )
    const files = beside?.({ scheme, name: 'corpus', options, sides: [], ...tokens }) ?? []
    const shipped = files.find(({ file }) => file === 'tokenizer.json')
    expect(JSON.parse(String(shipped?.content))).toMatchObject({ clitics: { rests: table.rests } })
    expect(files.some(({ file }) => file === 'tokens.py' || file === 'tokenizer.py')).toBe(true)
  },
)

test('every character is in one class at most, and the ranges are in order', () => {
  const content = tokenizerFiles(null, 'spacy')[0]?.content
  const { classes } = JSON.parse(String(content)) as { classes: Record<string, [number, number][]> }
  const { pictograph, ...others } = classes
  expect(pictograph?.length).toBeGreaterThan(10)
  const ranges = Object.values(others)
    .flat()
    .sort(([a], [b]) => a - b)
  for (const [at, [first, last]] of ranges.entries()) {
    expect(last).toBeGreaterThanOrEqual(first)
    expect(first).toBeGreaterThan(ranges[at - 1]?.[1] ?? -1)
  }
})
