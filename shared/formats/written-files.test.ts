import { describe, expect, it } from 'vitest'
import { conll } from './conll.ts'
import { entity, exportOf, writeOne } from './format.fixtures.ts'
import { native } from './native.ts'
import { spacy } from './spacy.ts'

/** One agreement in one sentence, and an astral character before it, so that the two units of offset differ. */
const text = '🤝 وقّعت وزارة الصحة اتفاقًا مع لهواوي.\nتمّ!'
const marks = [entity('T1', 'ORG', [9, 20]), entity('T2', 'ORG', [33, 38])]
const source = exportOf(text, marks)
const options = { borders: 'word', nesting: 'outermost', tags: 'IOB2' } as const

describe('files as their consumers get them', () => {
  it('native: code points and surfaces', () => {
    expect(marks.map(({ spans: [span] }) => text.slice(span?.start, span?.end))).toEqual(['وزارة الصحة', 'هواوي'])
    const line = JSON.parse(writeOne(native, source, options).text)
    expect(Object.keys(line)).toEqual(['hashiya', 'id', 'name', 'text', 'sha256', 'scheme', 'metadata', 'layers'])
    expect(line.layers.gold.records).toEqual([
      {
        kind: 'entity',
        id: 'T1',
        source: 'person',
        stamp: [1, 'aaaaaaaa'],
        label: 'ORG',
        spans: [[8, 19]],
        surface: 'وزارة الصحة',
      },
      {
        kind: 'entity',
        id: 'T2',
        source: 'person',
        stamp: [1, 'aaaaaaaa'],
        label: 'ORG',
        spans: [[32, 37]],
        surface: 'هواوي',
      },
    ])
  })

  it('spacy: words and spaces make the text, mentions stand on words', () => {
    const line = JSON.parse(writeOne(spacy, source, options).text)
    expect(line).toEqual({
      text,
      entities: [
        [8, 19, 'ORG'],
        [31, 37, 'ORG'],
      ],
      spans: {
        sc: [
          [8, 19, 'ORG'],
          [31, 37, 'ORG'],
        ],
      },
      cats: {},
      words: ['🤝', 'وقّعت', 'وزارة', 'الصحة', 'اتفاقًا', 'مع', 'لهواوي', '.', '\n', 'تمّ', '!'],
      spaces: [true, true, true, true, true, true, false, false, false, false, false],
      meta: { id: 'a'.repeat(26), name: 'article one', language: 'ar', direction: 'rtl' },
    })
  })

  it('spacy, cut at mentions: the clitic is a word of its own', () => {
    const { words, entities } = JSON.parse(writeOne(spacy, source, { ...options, borders: 'gold' }).text)
    expect(words.slice(6, 8)).toEqual(['ل', 'هواوي'])
    expect(entities[1]).toEqual([32, 37, 'ORG'])
  })

  it('conll: a token and its tag a line, a blank line between sentences', () => {
    expect(writeOne(conll, source, options).text).toBe(
      [
        '-DOCSTART- article_one\tO',
        '',
        '🤝\tO',
        'وقّعت\tO',
        'وزارة\tB-ORG',
        'الصحة\tI-ORG',
        'اتفاقًا\tO',
        'مع\tO',
        'لهواوي\tB-ORG',
        '.\tO',
        '',
        'تمّ\tO',
        '!\tO',
        '',
        '',
      ].join('\n'),
    )
  })

  it('conll: a sentence end inside a mention parts nothing', () => {
    const crossing = exportOf('قال. نعم', [entity('T1', 'EVENT', [0, 8])])
    expect(writeOne(conll, crossing, options).text).toBe(
      '-DOCSTART- article_one\tO\n\nقال\tB-EVENT\n.\tI-EVENT\nنعم\tI-EVENT\n\n',
    )
  })

  it('name a growth, a loss of attributes, a kind and a blank mention', () => {
    const [first] = marks
    if (!first) throw new Error('no mark')
    const noted = exportOf(text, [
      { ...first, note: 'راجع' },
      ...marks.slice(1),
      entity('T3', 'ORG', [20, 21]),
      { kind: 'documentLabel', id: first.id, source: 'person', stamp: first.stamp, category: 'topic', value: 'health' },
    ])
    const { losses } = writeOne(conll, noted, options)
    expect(losses.map(({ kind, reason, surface, written }) => [kind, reason, surface, written])).toEqual([
      ['entity', 'attributes-not-carried', 'وزارة الصحة', 'وزارة الصحة'],
      ['entity', 'grown-to-word', 'هواوي', 'لهواوي'],
      ['entity', 'blank', ' ', null],
      ['documentLabel', 'kind-not-carried', 'health', null],
    ])
  })
})
