import { describe, expect, it } from 'vitest'
import { recordIdSchema } from '../model/ids.ts'
import { documentLabelId } from '../model/make-id.ts'
import type { Agreement, Annotation, Role, Span } from '../model/records.ts'
import { collect, entity, exportOf, stamp, writeAll } from './format.fixtures.ts'
import type { ExportDocument, Format } from './format.ts'
import { proveDocument } from './proof.ts'
import type { Loss } from './proof-report.ts'
import { formats } from './registry.ts'
import { UntrueFile } from './untrue-file.ts'

const text = 'وقّعت وزارة الصحة مذكّرة تفاهم مع المجلس. وقالت وزارة الصحة إن المجلس وافق على تمويل وزارة الصحة.'

const id = (name: string) => recordIdSchema.parse(name)

/** The words' place where they stand for the nth time, from 0. */
function place(words: string, nth = 0): Span {
  let start = -1
  for (let count = 0; count <= nth; count++) start = text.indexOf(words, start + 1)
  return { start, end: start + words.length }
}

const mark = (name: string, label: string, words: string, nth = 0) => {
  const { start, end } = place(words, nth)
  return entity(name, label, [start, end])
}

const common = { source: 'person', stamp, attributes: {}, note: '', doubt: false } as const

const relation = (name: string, from: string, to: string, label = 'of'): Annotation => ({
  kind: 'relation',
  id: id(name),
  ...common,
  label,
  from: id(from),
  to: id(to),
})

const about = (value: string): Annotation => ({
  kind: 'documentLabel',
  id: documentLabelId('topic', value),
  source: 'person',
  stamp,
  category: 'topic',
  value,
})

const roles: readonly Role[] = [
  { role: 'party', filler: { entity: id('T1') } },
  { role: 'party', filler: { entity: id('T2') } },
  { role: 'subject', filler: { spans: [place('تمويل')] } },
  { role: 'title', filler: { entity: id('T6') }, of: id('T2') },
]

const agreement: Agreement = {
  kind: 'agreement',
  id: id('A1'),
  ...common,
  type: 'MOU',
  trigger: [place('مذكّرة تفاهم')],
  roles,
  mentions: [[place('وافق')]],
  attributes: { status: 'signed' },
  note: 'k',
}

/** The same names at several places, some with something written on them, some without. */
const records: readonly Annotation[] = [
  { ...mark('T1', 'ORG', 'وزارة الصحة'), attributes: { form: 'x' }, note: 'n' },
  mark('T2', 'ORG', 'المجلس'),
  mark('T3', 'ORG', 'وزارة الصحة', 1),
  mark('T4', 'ORG', 'المجلس', 1),
  { ...mark('T5', 'ORG', 'وزارة الصحة', 2), attributes: { form: 'y' }, doubt: true },
  mark('T6', 'TOPIC', 'تمويل'),
  relation('R1', 'T1', 'T2'),
  relation('R2', 'T6', 'T4'),
  agreement,
  about('energy'),
]

type Lie = (record: Annotation) => readonly Annotation[]

/** A lie about one record. */
const on =
  (name: string, lie: Lie): Lie =>
  record =>
    record.id === name ? lie(record) : [record]

const drop: Lie = () => []
const withMore = (more: Annotation): Lie => on('T6', record => [record, more])
const ofMention = (name: string, change: { readonly [field: string]: unknown }): Lie =>
  on(name, record => (record.kind === 'entity' ? [{ ...record, ...change }] : [record]))
const ofAgreement = (change: Partial<Agreement>): Lie => on('A1', () => [{ ...agreement, ...change }])
const roleAt = (number: number, change: Partial<Role>): Lie =>
  ofAgreement({ roles: roles.map((role, at) => (at === number ? { ...role, ...change } : role)) })

const lies: Readonly<Record<string, Lie>> = {
  'a mention dropped': on('T4', drop),
  'a mention cut short': ofMention('T3', {
    spans: [{ start: place('وزارة الصحة', 1).start, end: place('وزارة', 1).end }],
  }),
  'a mention at other equal words': record =>
    record.id === 'T4' ? [] : ofMention('T2', { spans: [place('المجلس', 1)] })(record),
  'a mention nobody made': withMore(mark('T9', 'GPE', 'وافق')),
  'a mention twice': withMore(mark('T9', 'ORG', 'المجلس')),
  'another label': ofMention('T3', { label: 'GPE' }),
  'another attribute': ofMention('T1', { attributes: { form: 'z' } }),
  'an attribute dropped': ofMention('T1', { attributes: {} }),
  'an attribute nobody wrote': ofMention('T2', { attributes: { form: 'z' } }),
  'a note nobody wrote': ofMention('T2', { note: 'z' }),
  'a doubt nobody had': ofMention('T2', { doubt: true }),
  'a doubt dropped': ofMention('T5', { doubt: false }),
  'another note': ofMention('T1', { note: 'z' }),
  'a relation dropped': on('R2', drop),
  'a relation twice': withMore(relation('R9', 'T6', 'T4')),
  'a relation nobody made': withMore(relation('R9', 'T6', 'T4', 'new')),
  'a relation the other way round': on('R1', () => [relation('R1', 'T2', 'T1')]),
  'a relation of another name': on('R1', () => [relation('R1', 'T1', 'T2', 'new')]),
  'a relation from other equal words': on('R1', () => [relation('R1', 'T3', 'T2')]),
  'an agreement dropped': on('A1', drop),
  'an agreement twice': withMore({ ...agreement, id: id('A9') }),
  'an agreement of another type': ofAgreement({ type: 'TREATY' }),
  'another trigger': ofAgreement({ trigger: [place('وقالت')] }),
  'a role dropped': ofAgreement({ roles: roles.slice(1) }),
  'another role': roleAt(1, { role: 'witness' }),
  'a role filled otherwise': roleAt(1, { filler: { entity: id('T3') } }),
  'a role filled by other equal words': roleAt(1, { filler: { entity: id('T4') } }),
  'a title of somebody else': roleAt(3, { of: id('T1') }),
  'a mention of an agreement dropped': ofAgreement({ mentions: [] }),
  'another attribute of an agreement': ofAgreement({ attributes: { status: 'planned' } }),
  'another note of an agreement': ofAgreement({ note: 'z' }),
  'a label of the article dropped': record => (record.kind === 'documentLabel' ? [] : [record]),
  'a label of the article nobody gave': withMore(about('health')),
}

const texts: Readonly<Record<string, string>> = {
  'another letter': text.replace('وافق', 'رافق'),
  'another sign': text.replace('. وقالت', '، وقالت'),
  'more text': `${text} والمزيد`,
  'less text': text.slice(0, -1),
}

const lied = (lie: Lie): ExportDocument => exportOf(text, records.flatMap(lie))

/** Files of what they hold, as one value. */
const contentsOf = (format: Format, source: ExportDocument): unknown => [...writeAll(format, [source]).contents]

/** Whether the proof of the true document fails, read from the files of another. */
async function isNoticed(format: Format, lie: ExportDocument): Promise<boolean> {
  const truth = exportOf(text, records)
  const [losses = []]: readonly (readonly Loss[])[] = writeAll(format, [truth]).losses
  const [back] = await collect(format.readBack(writeAll(format, [lie]).files))
  try {
    return proveDocument(truth, losses, format, back).notCarried.some(({ reason }) => reason === 'misread')
  } catch (thrown) {
    if (thrown instanceof UntrueFile) return true
    throw thrown
  }
}

/** What the files hold of attributes and is not compared: the format gives them to whoever trains, in no form of its own. */
const notCompared: Readonly<Partial<Record<Format['id'], readonly string[]>>> = {
  chat: ['another attribute', 'an attribute dropped', 'an attribute nobody wrote', 'another attribute of an agreement'],
}

describe.each(formats.map(format => [format.id, format] as const))('a writer of %s that lies', (formatId, format) => {
  const honest = contentsOf(format, exportOf(text, records))

  it.each(Object.entries(lies))('is found out: %s', async (name, lie) => {
    const isInFile = JSON.stringify(contentsOf(format, lied(lie))) !== JSON.stringify(honest)
    const isSought = isInFile && notCompared[formatId]?.includes(name) !== true
    expect(!isSought || (await isNoticed(format, lied(lie)))).toBe(true)
  })

  // Tables hold no text.
  it.skipIf(formatId === 'csv').each(Object.entries(texts))('is found out: %s', async (_name, other) => {
    expect(await isNoticed(format, exportOf(other, records))).toBe(true)
  })

  it('is believed where it does not', async () => {
    expect(await isNoticed(format, exportOf(text, records))).toBe(false)
  })
})
