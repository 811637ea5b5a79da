import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from './app.ts'
import { runCli } from './cli.ts'
import { marksInCheckpoint, marksInJournal } from './disk.ts'
import { type Home, writeSettings } from './home.ts'
import { makeCorpusOf } from './sample.ts'
import { articles, markTable, storedMarks, tableSettings } from './selection-story.ts'

test('every row of the table is selected, painted, stored and exported as it says', async ({ home, start }) => {
  test.setTimeout(180_000)
  await makeCorpusOf(home.corpus, articles)
  writeSettings(home, tableSettings(home))
  const { page, quit } = await start()
  await markTable(page)
  for (const { id, text, rows } of articles) expect(marksInJournal(home.corpus, id)).toEqual(storedMarks(text, rows))
  await quit()
  for (const { id, text, rows } of articles) expect(marksInCheckpoint(home.corpus, id)).toEqual(storedMarks(text, rows))
  expectExported(home)
})

function expectExported(home: Home): void {
  const exported = (format: string): string => {
    const out = path.join(home.folder, `out.${format}`)
    const { code, errors } = runCli(
      'export',
      home.corpus,
      '--format',
      format,
      '--out',
      out,
      '--layer',
      'own',
      '--status',
      'all',
      '--borders',
      'gold',
    )
    expect(code, errors).toBe(0)
    return readFileSync(format === 'spacy' ? path.join(out, 'corpus.jsonl') : out, 'utf8')
  }
  const lines = (format: string) =>
    exported(format)
      .split('\n')
      .filter(line => line !== '')
      .map(line => JSON.parse(line))
  const byId = new Map(lines('native').map(line => [line.id, line]))
  const byText = new Map(lines('spacy').map(line => [line.text, line]))
  const surfacesOf = (text: string, spans: readonly (readonly [number, number])[]): readonly string[] => {
    const characters = [...text]
    return spans.map(([from, to]) => characters.slice(from, to).join('')).toSorted()
  }
  for (const { id, text, rows } of articles) {
    const twice = rows.flatMap(({ surface }) => [surface, surface]).toSorted()
    const native = byId.get(id)
    const records = Object.values<{ records: readonly NativeRecord[] }>(native.layers).flatMap(layer => layer.records)
    const marks = records.filter(({ kind }) => kind === 'entity').flatMap(({ spans }) => spans)
    expect([native.text, surfacesOf(native.text, marks)], 'native').toEqual([text, twice])
    const sc: readonly (readonly [number, number, string])[] = byText.get(text).spans.sc
    const spans = sc.map(([start, end]) => [start, end] as const)
    expect(surfacesOf(text, spans), 'spacy').toEqual(twice)
  }
  const tagged = taggedWords(exported('conll'))
  expect(tagged, 'conll').toEqual(articles.flatMap(({ rows }) => rows.map(({ tokens }) => tokens)))
}

type NativeRecord = { readonly kind: string; readonly spans: readonly (readonly [number, number])[] }

/** The tokens of each mention of a CoNLL file, in its order. */
function taggedWords(file: string): readonly (readonly string[])[] {
  const mentions: string[][] = []
  for (const line of file.split('\n')) {
    const [token = '', tag = ''] = line.split('\t')
    if (tag.startsWith('B-')) mentions.push([token])
    else if (tag.startsWith('I-')) mentions.at(-1)?.push(token)
  }
  return mentions
}
