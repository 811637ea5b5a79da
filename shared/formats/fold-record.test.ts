import { describe, expect, it } from 'vitest'
import { goldSources } from './document.fixtures.ts'
import { foldRecords } from './fold-record.ts'
import { writeAll } from './format.fixtures.ts'
import { formats } from './registry.ts'

const linesOf = (record: unknown) =>
  (foldRecords('a.jsonl', `${JSON.stringify(record)}\n`)?.[0] ?? []).map(({ key, value, more }) => [key, value, more])

describe('a record that is looked at', () => {
  it('has its text first, wherever the file has it, and the rest in the file’s order', () => {
    expect(linesOf({ entities: [[4, 17, 'ORG']], cats: {}, text: 'وقّعت وزارة الصحة', id: 'a'.repeat(280) })).toEqual([
      ['text', 'وقّعت وزارة الصحة', 0],
      ['entities', '[[4,17,"ORG"]]', 0],
      ['cats', '{}', 0],
      ['id', 'a'.repeat(280), 0],
    ])
  })

  it('is cut where a list or a text is long, and says how much is not shown', () => {
    const spans = Array.from({ length: 90 }, (_, at) => [at, at + 1, 'ORG'])
    const [text, list] = linesOf({ text: '😀'.repeat(400), spans })
    expect([text?.[1], text?.[2]]).toEqual(['😀'.repeat(300), 200])
    const shown = JSON.parse(String(list?.[1]))
    expect(shown).toEqual(spans.slice(0, shown.length))
    expect(shown.length + Number(list?.[2])).toBe(90)
  })

  it('is opened where what it holds is long', () => {
    const long = { name: 'ا'.repeat(150), source: 'ب'.repeat(150) }
    expect(linesOf({ meta: long, list: [long, long, long, long] }).map(([key, , more]) => [key, more])).toEqual([
      ['meta', 0],
      ['name', 0],
      ['source', 0],
      ['list', 1],
      ...['0', '1', '2'].flatMap(at => [[at, 0], ...['name', 'source'].map(key => [key, 0])]),
    ])
  })

  it('is none in a file that is not JSON', () => {
    expect(foldRecords('train.conll', 'a\tO\n')).toBeNull()
  })
})

it.each(formats.map(format => [format.id, format] as const))('%s: every JSON file begins with words', (_id, format) => {
  for (const [file, content] of writeAll(format, goldSources()).contents) {
    if (typeof content !== 'string' || !/\.jsonl?$/.test(file)) continue
    const [record] = foldRecords(file, content) ?? []
    const beginning = (record ?? []).slice(0, 8).map(({ value }) => value)
    expect(beginning.join(' ')).toMatch(/[\u0621-\u064A]/)
  }
})
