import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { recordIdSchema } from '../model/ids.ts'
import type { Annotation, Entity } from '../model/records.ts'
import { type Feature, features } from './carries.ts'
import { entity, exportOf, proveAll, stamp, writeAll } from './format.fixtures.ts'
import type { Format } from './format.ts'
import { matrixOf, toMarkdown } from './matrix.ts'
import { formats } from './registry.ts'

/** An astral character and a diacritic before every mention, so that no two units of offset agree. */
const text = '🤝 وقّعت وزارة الصحة في مصر مذكرة تفاهم مع شركة هواوي.\nوحضر الوزير.'
const span = (words: string): readonly [number, number] => {
  const start = text.indexOf(words)
  return [start, start + words.length]
}
const ministry = entity('T1', 'ORG', span('وزارة الصحة'))
const company = entity('T2', 'ORG', span('هواوي'))
const toSpans = (words: string) => {
  const [start, end] = span(words)
  return [{ start, end }]
}
const common = { source: 'person', stamp } as const

/** A layer with this one thing in it besides entities that stand alone. */
const layers: Readonly<Record<Feature, readonly Annotation[]>> = {
  nested: [ministry, entity('T3', 'MISC', span('الصحة')), company],
  discontinuous: [entity('T3', 'ORG', span('وزارة'), span('مصر')), company],
  relations: [
    ministry,
    company,
    {
      kind: 'relation',
      id: recordIdSchema.parse('R1'),
      ...common,
      label: 'partner',
      from: ministry.id,
      to: company.id,
      attributes: {},
      note: '',
      doubt: false,
    },
  ],
  agreements: [
    ministry,
    company,
    {
      kind: 'agreement',
      id: recordIdSchema.parse('A1'),
      ...common,
      type: 'MOU',
      trigger: toSpans('مذكرة تفاهم'),
      roles: [
        { role: 'party', filler: { entity: ministry.id } },
        { role: 'party', filler: { entity: company.id } },
        { role: 'attendee', filler: { spans: toSpans('الوزير') }, of: ministry.id },
      ],
      mentions: [],
      attributes: {},
      note: '',
      doubt: false,
    },
  ],
  attributes: [{ ...ministry, attributes: { sector: 'public' } }, company],
  notes: [{ ...ministry, note: 'راجع «الاسم»\nالكامل' }, company],
  documentLabels: [
    ministry,
    company,
    { kind: 'documentLabel', id: recordIdSchema.parse('D1'), ...common, category: 'topic', value: 'health' },
  ],
}

const plain: readonly Entity[] = [ministry, company]

/** Said in the name of a test that is skipped. */
const onlyWritten = ({ importing }: Format): string =>
  importing ? '' : ' (skipped: it is only written, never imported)'

describe.each(formats.map(format => [format.id, format] as const))('%s', (_id, format) => {
  it('carries entities that stand alone', async () => {
    expect(await proveAll(format, [exportOf(text, plain)])).toEqual([
      { entities: 2, kept: 2, altered: [], notCarried: [] },
    ])
  })

  it.each(features)('does with %s what it says', async feature => {
    const [proof] = await proveAll(format, [exportOf(text, layers[feature])])
    if (!proof) throw new Error('no proof')
    const { altered, notCarried } = proof
    const lost = [...altered, ...notCarried]
    expect(lost.filter(({ reason }) => reason === 'misread')).toEqual([])
    const fate = notCarried.length > 0 ? 'reported' : altered.length > 0 ? 'altered' : 'carried'
    const said = format.carries[feature]
    // Where a format alters only some (too long for an item, over a sentence end), the simplest case may come through.
    if (said === 'altered') expect(['altered', 'carried']).toContain(fate)
    // A mention whose attributes are not there is there itself: altered.
    else if (feature === 'attributes' || feature === 'notes') expect(fate === 'altered' ? 'reported' : fate).toBe(said)
    else expect(fate).toBe(said)
  })

  it.skipIf(!format.importing)(
    `recognises what it writes, and no other format does before it${onlyWritten(format)}`,
    () => {
      const { files } = writeAll(format, [exportOf(text, layers.nested)])
      const recognised = files.flatMap(file => formats.find(({ importing }) => importing?.recognises(file))?.id ?? [])
      expect([...new Set(recognised)]).toEqual([format.id])
    },
  )
})

it('is in the README as it is', () => {
  expect(readFileSync(new URL('../../README.md', import.meta.url), 'utf8')).toContain(toMarkdown(matrixOf(formats)))
})
