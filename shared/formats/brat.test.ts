import { describe, expect, it } from 'vitest'
import { brat } from './brat.ts'
import { importAll, problemsOf, recordsOf } from './document.fixtures.ts'
import { documentOf, entity, exportOf, memoryFile, writeAll } from './format.fixtures.ts'

const read = (text: string, ann: string) => importAll(brat, [memoryFile('one.ann', ann, new Map([['one.txt', text]]))])

describe('brat', () => {
  it('writes what stands in the text in lines of brat’s', () => {
    const text = '🤝 وقّعت وزارة\nالصحة مذكّرة'
    const marked = exportOf(text, [
      { ...entity('T1', 'فئة', [9, 20]), note: 'a\nb', link: 'org:health', attributes: { sure: true, name: '=x' } },
      entity('m', 'ORG', [21, 24], [25, 27]),
    ])
    const { contents } = writeAll(brat, [marked, { ...marked, document: { ...documentOf(text), name: 'ARTICLE/one' } }])
    expect([...contents.keys()]).toEqual([
      'article_one.txt',
      'article_one.ann',
      'ARTICLE_one-2.txt',
      'ARTICLE_one-2.ann',
      'annotation.conf',
      'visual.conf',
    ])
    expect(contents.get('article_one.ann')).toBe(
      [
        'T1\t_u0641__u0626__u0629_ 8 13;14 19\tوزارة الصحة',
        'T2\tORG 20 23;24 26\tمذك رة',
        'A1\tsure T1',
        'A2\tname T1 ="=x"',
        'N1\tReference T1 org:health\t',
        '#1\tAnnotatorNotes T1\ta',
        '#2\tAnnotatorNotes T1\tb',
        '',
      ].join('\n'),
    )
  })

  it('reads what other programs write: ends of lines, notes of any kind, the same twice, agreements in agreements', async () => {
    const part = await read(
      'زار وفد مصر الجزائر ووقع',
      [
        'T1\tGPE 8 11\tمصر\r',
        'T2\tGPE 12 19\tالجزائر\r',
        'T3\tVisit 0 3\tزار\r',
        'T4\tSign 21 24\tوقع\r',
        'E1\tVisit:T3 Visitor:T1 Place2:T2\r',
        'E2\tSign:T4 Cause:E1 Party:T1\r',
        '*\tEquiv T1 T2\r',
        'M1\tNegation E1\r',
        'A1\tMood E2 Planned later\r',
        '#1\tNormalization T1\tEG\r',
        '',
      ].join('\n'),
    )
    expect(problemsOf(part)).toEqual([[6, 'the Cause is another agreement (E1): its words are taken']])
    expect(recordsOf(part)).toMatchObject([
      { kind: 'entity', id: 'T1', label: 'GPE', note: 'Normalization: EG' },
      { kind: 'entity', id: 'T2' },
      { kind: 'relation', label: 'Equiv', from: 'T1', to: 'T2' },
      {
        kind: 'agreement',
        id: 'E1',
        type: 'Visit',
        trigger: [{ start: 0, end: 3 }],
        roles: [
          { role: 'Visitor', filler: { entity: 'T1' } },
          { role: 'Place', filler: { entity: 'T2' } },
        ],
        attributes: { Negation: true },
      },
      {
        kind: 'agreement',
        id: 'E2',
        roles: [
          { role: 'Cause', filler: { spans: [{ start: 0, end: 3 }] } },
          { role: 'Party', filler: { entity: 'T1' } },
        ],
        attributes: { Mood: 'Planned later' },
      },
    ])
  })

  it.each([
    ['UTF-16', '😀 مصر 😀 مصر', 'T1\tGPE 10 13\tمصر\nT2\tGPE 3 6\tمصر', [10, 3], 'UTF-16 units'],
    ['LF for CRLF', 'زار\r\nمصر\r\nمصر', 'T1\tGPE 4 7\tمصر\nT2\tGPE 8 11\tمصر', [5, 10], 'LF for CRLF'],
  ])('sees that offsets count in %s', async (_name, text, ann, starts, unit) => {
    const part = await read(text, ann)
    expect(recordsOf(part).map(record => record.kind === 'entity' && record.spans[0]?.start)).toEqual(starts)
    expect(problemsOf(part)).toEqual([[1, expect.stringContaining(unit)]])
  })

  it('tells each broken line and reads the rest', async () => {
    const part = await read(
      'زار وفد مصر',
      [
        'T1\tGPE 8 11\tمصر',
        'T2\tGPE 8\tمصر',
        'T3\tGPE 0 3\tمصر',
        'T4\tGPE 0 3\tالصين',
        'T5\tGPE 90 93',
        'T1\tGPE 0 3\tزار',
        'R1\tof Arg1:T1 Arg2:T9',
        'R2\tof Arg1:T1',
        'R3\tof Arg1:T1 Arg2:T1',
        'E1\tMOU:T9 party:T1',
        'E2\tMOU',
        'A1\tsure',
        'A2\tsure T9',
        'N1\tReference T1',
        '\uFEFF#1\tAnnotatorNotes T1\tراجع',
        'garbage',
      ].join('\n'),
    )
    expect(problemsOf(part)).toEqual([
      [2, 'no mention of the form LABEL 0 5'],
      [8, 'no relation of the form LABEL Arg1:T1 Arg2:T2'],
      [11, 'no agreement of the form TYPE:T1 role:T2'],
      [12, 'no attribute of the form Name T1 value'],
      [14, 'no reference of the form Reference T1 source:id'],
      [16, 'no line of a kind that is known'],
      [10, 'the trigger T9 of E1 is not there'],
      [13, 'a note or an attribute of T9, which is not there'],
      [6, 'second one with the id T1'],
      [7, 'of joins T1 and T9, which are not both there'],
      ['T3', 'مصر'],
      ['T4', 'الصين'],
      ['T5', ''],
    ])
    expect(recordsOf(part)).toMatchObject([
      { id: 'T1', note: 'راجع', spans: [{ start: 8, end: 11 }] },
      { id: 'T3', spans: [{ start: 8, end: 11 }] },
      { id: 'R3', from: 'T1', to: 'T1' },
    ])
  })

  it('says so where the text is not beside', async () => {
    const [part] = await importAll(brat, [memoryFile('one.ann', '')])
    expect(part?.problems).toMatchObject([
      { code: 'format/line', params: { reason: expect.stringContaining('one.txt') } },
    ])
  })

  it('gives back the scheme by annotation.conf', async () => {
    const conf = [
      '[entities]',
      '<ANY>=GPE|ORG',
      '# places',
      'Place',
      '\tGPE',
      'ORG',
      '----',
      '[relations]',
      '<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>',
      'of\tArg1:GPE|ORG, Arg2:<ENTITY>',
      'party-of\tArg1:<ENTITY>, Arg2:<ENTITY>',
      '[events]',
      'MOU\tparty+:ORG|GPE, place?:<ENTITY>, host:ORG, value{2-3}:ORG',
      '[attributes]',
      'Mood\tArg:<EVENT>, Value:a|b',
    ].join('\r\n')
    const [part] = await importAll(brat, [memoryFile('annotation.conf', conf)])
    expect(part?.scheme).toEqual({
      labels: [{ id: 'Place' }, { id: 'GPE', parent: 'Place' }, { id: 'ORG' }],
      relationTypes: [{ id: 'of', from: ['GPE', 'ORG'], to: [] }],
      agreementTypes: [
        {
          id: 'MOU',
          roles: [
            { id: 'party', labels: ['ORG', 'GPE'], minimum: 1, maximum: null },
            { id: 'place', labels: [], minimum: 0, maximum: 1 },
            { id: 'host', labels: ['ORG'], minimum: 1, maximum: 1 },
            { id: 'value', labels: ['ORG'], minimum: 2, maximum: 3 },
          ],
        },
      ],
      attributes: [{ id: 'Mood', values: ['a', 'b'] }],
      categories: [],
    })
  })
})
