import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recordIdSchema } from '../model/ids.ts'
import type { Agreement, Annotation } from '../model/records.ts'
import { surfaceOf } from '../model/surface.ts'
import { richDocuments, spansIn } from './document.fixtures.ts'
import { entity, exportOf, proveAll, stamp } from './format.fixtures.ts'
import type { ExportDocument } from './format.ts'
import { leaveOutBoilerplate, leavesOutBoilerplate } from './leave-out-boilerplate.ts'
import { formats } from './registry.ts'

const text = 'شارك واتساب\nوقّعت وزارة الصحة مذكّرة تفاهم مع المجلس.\nوزارة الصحة'

/** The same with these stretches, given by their words, as what is not the article's own; each where it stands last. */
function withBoilerplate(source: ExportDocument, ...stretches: readonly string[]): ExportDocument {
  const { document } = source
  const boilerplate = stretches.map(words => {
    const start = document.text.lastIndexOf(words)
    return { start, end: start + words.length, why: 'share' as const }
  })
  return { ...source, document: { ...document, metadata: { ...document.metadata, boilerplate } } }
}

const mark = (id: string, label: string, words: string, from = 0): Annotation => {
  const start = text.indexOf(words, from)
  return entity(id, label, [start, start + words.length])
}

const id = (name: string) => recordIdSchema.parse(name)

describe('what is not the article’s own', () => {
  const ministry = mark('T1', 'ORG', 'وزارة الصحة')
  const council = mark('T2', 'ORG', 'المجلس')
  const button = mark('T3', 'ORG', 'واتساب')
  const again = mark('T4', 'ORG', 'وزارة الصحة', 40)
  const across = mark('T5', 'ORG', 'واتساب\nوقّعت')
  const agreement: Agreement = {
    kind: 'agreement',
    id: id('A1'),
    source: 'person',
    stamp,
    type: 'MOU',
    attributes: {},
    note: '',
    doubt: false,
    trigger: [{ start: text.indexOf('مذكّرة'), end: text.indexOf('مذكّرة') + 6 }],
    roles: [
      { role: 'party', filler: { entity: id('T1') }, of: id('T4') },
      { role: 'party', filler: { entity: id('T4') } },
      { role: 'subject', filler: { spans: [{ start: 0, end: 4 }] } },
    ],
    mentions: [[{ start: 0, end: 4 }]],
  }
  const relation: Annotation = {
    ...{ kind: 'relation', id: id('R1'), source: 'person', stamp, attributes: {}, note: '', doubt: false },
    ...{ label: 'with', from: id('T1'), to: id('T3') },
  }
  const whole = exportOf(text, [ministry, council, button, again, across, agreement, relation])
  const { source, losses, isCut } = leaveOutBoilerplate(withBoilerplate(whole, 'شارك واتساب', 'وزارة الصحة'))

  it('is gone from the text, and what is left of the marks stands on the same words', () => {
    expect(isCut).toBe(true)
    expect(source?.document.text).toBe('\nوقّعت وزارة الصحة مذكّرة تفاهم مع المجلس.\n')
    expect(source?.document.metadata.boilerplate).toBeUndefined()
    const records = source?.layers[0]?.records ?? []
    expect(
      records.flatMap(record =>
        record.kind === 'entity' ? [[record.id, surfaceOf(source?.document.text ?? '', record.spans)]] : [],
      ),
    ).toEqual([
      ['T1', 'وزارة الصحة'],
      ['T2', 'المجلس'],
    ])
    expect(records.find(({ kind }) => kind === 'agreement')).toMatchObject({
      roles: [{ role: 'party', filler: { entity: 'T1' } }],
      mentions: [],
    })
    expect(records.find(({ kind }) => kind === 'relation')).toBeUndefined()
  })

  it('is told mark by mark: what stood in it, across its border, and what leant on that', () => {
    expect(losses.map(({ id, surface, written, reason }) => [id, surface, written, reason])).toEqual([
      ['T3', 'واتساب', null, 'in-boilerplate'],
      ['T4', 'وزارة الصحة', null, 'in-boilerplate'],
      ['T5', 'واتساب\nوقّعت', null, 'in-boilerplate'],
      ['A1', 'مذكّرة', 'MOU', 'in-boilerplate'],
      ['R1', '', null, 'in-boilerplate'],
    ])
  })

  it('leaves a text without any as it is, and nothing of one that is nothing else', () => {
    expect(leaveOutBoilerplate(whole)).toEqual({ source: whole, losses: [], isCut: false })
    const label: Annotation = {
      ...{ kind: 'documentLabel', id: id('D1'), source: 'person', stamp },
      ...{ category: 'topic', value: 'energy' },
    }
    const all = leaveOutBoilerplate(withBoilerplate(exportOf('شارك', [entity('T1', 'ORG', [0, 4]), label]), 'شارك'))
    expect(all).toMatchObject({ source: null, losses: [{ id: 'T1' }, { id: 'D1', written: null }] })
  })

  it('stays out of what is trained on unless it is asked for, and in the files of tools that give a text back', () => {
    const ids = (choice: { readonly boilerplate?: 'keep' }) =>
      formats.filter(format => leavesOutBoilerplate(format, choice)).map(format => format.id)
    expect(ids({})).toEqual(['spacy', 'conll', 'conll-nested', 'huggingface', 'gliner', 'chat'])
    expect(ids({ boilerplate: 'keep' })).toEqual([])
  })
})

describe.each(formats.filter(({ options }) => options.includes('boilerplate')))('$id', format => {
  it('proves what is left of any document, every mention kept, changed by name or lost by name', async () => {
    const cuts = richDocuments.chain(source =>
      spansIn(source.document.text).map(spans => {
        const boilerplate = spans.map(span => ({ ...span, why: 'related' as const }))
        return { ...source, document: { ...source.document, metadata: { ...source.document.metadata, boilerplate } } }
      }),
    )
    await fc.assert(
      fc.asyncProperty(cuts, async whole => {
        const { source, losses } = leaveOutBoilerplate(whole)
        const count = ({ layers }: ExportDocument) =>
          layers.flatMap(({ records }) => records).filter(({ kind }) => kind === 'entity').length
        const lost = losses.filter(({ kind }) => kind === 'entity').length
        expect(lost + (source ? count(source) : 0)).toBe(count(whole))
        if (!source) return
        const [proof] = await proveAll(format, [source])
        if (!proof) throw new Error('no proof')
        const entities = [...proof.altered, ...proof.notCarried].filter(({ kind }) => kind === 'entity').length
        expect([proof.entities, proof.kept + entities]).toEqual([count(source), count(source)])
        expect([...proof.altered, ...proof.notCarried].filter(({ reason }) => reason === 'misread')).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})
