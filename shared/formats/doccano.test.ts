import { describe, expect, it } from 'vitest'
import { doccano } from './doccano.ts'
import { importAll, problemsOf, recordsOf } from './document.fixtures.ts'
import { entity, exportOf, memoryFile, writeOne } from './format.fixtures.ts'

const read = (content: string, name = 'all.jsonl') => importAll(doccano, [memoryFile(name, content)])

const placesOf = (parts: Awaited<ReturnType<typeof read>>) =>
  recordsOf(parts).map(record => record.kind === 'entity' && [record.id, record.label, record.spans])

describe('doccano', () => {
  const text = '👍🏽 ذَهَب مصر'
  const source = exportOf(text, [entity('T1', 'GPE', [11, 14]), entity('T2', 'X', [5, 6])])

  it.each([
    ['utf-16', [11, 14], [5, 6]],
    ['code-point', [9, 12], [3, 4]],
    ['grapheme', [6, 9], [2, 3]],
  ] as const)('counts places in %s', (offsets, first, second) => {
    const { text: line, losses } = writeOne(doccano, source, { offsets })
    expect(JSON.parse(line)).toEqual({
      name: 'article one',
      ...(offsets === 'utf-16' ? {} : { offsets }),
      entities: [
        { id: 1, label: 'GPE', start_offset: first[0], end_offset: first[1] },
        { id: 2, label: 'X', start_offset: second[0], end_offset: second[1] },
      ],
      relations: [],
      text,
    })
    // The letter alone, without the mark on it, is no grapheme.
    expect(losses.map(({ id, reason, written }) => [id, reason, written])).toEqual(
      offsets === 'grapheme' ? [['T2', 'grown-to-grapheme', 'ذَ']] : [],
    )
  })

  it('writes triples for projects without relations', () => {
    const { text: line } = writeOne(doccano, source, { relations: 'without' })
    expect(JSON.parse(line)).toEqual({
      name: 'article one',
      label: [
        [11, 14, 'GPE'],
        [5, 6, 'X'],
      ],
      text,
    })
  })

  it('takes for done what was confirmed and is whole, for begun what has marks', async () => {
    const parts = await read(
      [
        '{"text":"مصر","label":[[0,3,"GPE"]],"annotation_approver":"admin"}',
        '{"text":"زار","label":[],"is_confirmed":true}',
        '{"text":"وفد","label":[[0,99,"GPE"]],"is_confirmed":true}',
        '{"text":"نيل","label":[[0,3,"GPE"]],"annotation_approver":null}',
        '{"text":"أخبار","label":[]}',
      ].join('\n'),
    )
    expect(parts.map(({ document }) => document?.layers[0]?.status)).toEqual([
      'done',
      'done',
      'in-progress',
      'in-progress',
      'new',
    ])
  })

  it('reads both shapes, older names, and labels of the whole text', async () => {
    const parts = await read(
      [
        '{"id":3,"text":"😀 مصر","label":[[3,6,"GPE"]],"Comments":[]}',
        '{"id":4,"data":"مصر","labels":[[0,3,"GPE"]]}',
        '{"id":5,"text":"مصر","label":["news","news"]}',
        '{"id":6,"text":"زار مصر","entities":[{"id":9,"label":"X","start_offset":0,"end_offset":3},{"id":10,"label":"GPE","start_offset":4,"end_offset":7}],"relations":[{"id":9,"from_id":9,"to_id":10,"type":"of"}]}',
      ].join('\n'),
    )
    expect(problemsOf(parts)).toEqual([])
    expect(parts.map(({ document }) => document?.document.name)).toEqual([
      'document 3',
      'document 4',
      'document 5',
      'document 6',
    ])
    expect(recordsOf(parts)).toMatchObject([
      { kind: 'entity', label: 'GPE', spans: [{ start: 3, end: 6 }] },
      { kind: 'entity', label: 'GPE', spans: [{ start: 0, end: 3 }] },
      { kind: 'documentLabel', category: 'label', value: 'news' },
      { id: '9', label: 'X' },
      { id: '10', label: 'GPE' },
      { kind: 'relation', label: 'of', from: '9', to: '10' },
    ])
  })

  it('tells each mark it cannot read, by line, and reads the rest', async () => {
    const parts = await read(
      [
        '{"text":"😀 مصر","label":[[1,6,"inside"],[3,9,"outside"],[6,3,"back"],[3,6],7,[3,6,"GPE"]]}',
        '{"text":"مصر","entities":[{"id":1,"label":"X"},{"id":2,"label":"X","start_offset":0,"end_offset":3}],"relations":[{"from_id":1,"to_id":2,"type":"of"},{}]}',
        '{"label":[]}',
        '{"text":7,"label":[]}',
        '{"text":"مصر","label":[[0,3,"GPE"]',
        '\uFEFF{"text":"مصر","label":[[0,3,"LOC"]]}',
      ].join('\r\n'),
    )
    expect(problemsOf(parts)).toEqual([
      [1, 'label 1: 1–6 outside the text or inside a character'],
      [1, 'label 2: 3–9 outside the text or inside a character'],
      [1, 'label 3: 6–3 ends before it begins'],
      [1, expect.stringContaining('label 4')],
      [1, expect.stringContaining('label 5')],
      [2, expect.stringContaining('entity 1: start_offset')],
      [2, expect.stringContaining('relation 2')],
      [2, 'of joins 1 and 2, which are not both there'],
      [3, 'no text'],
      [4, expect.stringContaining('text')],
      [5, 'not JSON'],
    ])
    expect(placesOf(parts)).toEqual([
      ['label-6', 'GPE', [{ start: 3, end: 6 }]],
      ['2', 'X', [{ start: 0, end: 3 }]],
      ['label-1', 'LOC', [{ start: 0, end: 3 }]],
    ])
  })

  it('knows its lines by what stands after a long text, and leaves lines of text alone to others', () => {
    const long = 'كلمة '.repeat(2000)
    const isOurs = (line: object) =>
      doccano.importing?.recognises(memoryFile('all.jsonl', `${JSON.stringify({ id: 1, text: long, ...line })}\n`))
    expect([isOurs({ label: [[0, 4, 'X']] }), isOurs({ Comments: [] }), isOurs({ tokens: [], spans: [] })]).toEqual([
      true,
      false,
      false,
    ])
  })

  it('gives back the scheme by the list of labels', async () => {
    const labels =
      '[{"text":"ORG","suffix_key":"o","background_color":"#AA0011"},{"text":"GPE","suffixKey":null},{"x":1}]'
    const parts = await read(labels, 'label_config.json')
    expect(parts.flatMap(({ scheme }) => scheme?.labels ?? [])).toEqual([
      { id: 'ORG', colour: '#aa0011', key: 'o' },
      { id: 'GPE' },
    ])
    expect(problemsOf(parts)).toEqual([[1, 'no label']])
  })
})

it('is told by triples under the name of older versions', () => {
  const line = '{"id": 1, "text": "زار مصر", "meta": {}, "labels": [[4, 7, "GPE"]]}'
  expect(doccano.importing?.recognises(memoryFile('old.jsonl', line))).toBe(true)
  const texts = '{"text": "زار مصر", "labels": ["politics"]}'
  expect(doccano.importing?.recognises(memoryFile('texts.jsonl', texts))).toBe(false)
})
