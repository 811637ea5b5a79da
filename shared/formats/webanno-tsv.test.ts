import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deviceIdSchema, recordIdSchema } from '../model/ids.ts'
import type { Annotation } from '../model/records.ts'
import { surfaceOf } from '../model/surface.ts'
import { goldSources, importAll, richDocuments } from './document.fixtures.ts'
import { collect, entity, exportOf, memoryFile, proveAll, stamp, writeAll, writeOne } from './format.fixtures.ts'
import type { LossReason } from './proof-report.ts'
import { webannoImporting } from './webanno-read.ts'
import { webannoTsv } from './webanno-tsv.ts'

const context = {
  device: deviceIdSchema.parse('bbbbbbbb'),
  digest: (text: string) => createHash('sha256').update(text, 'utf8').digest(),
}

const relation = (id: string, label: string, from: string, to: string): Annotation => ({
  kind: 'relation',
  id: recordIdSchema.parse(id),
  source: 'person',
  stamp,
  label,
  from: recordIdSchema.parse(from),
  to: recordIdSchema.parse(to),
  attributes: {},
  note: '',
  doubt: false,
})

/** Text, marks and relations by their words, and problems by line. */
async function read(content: string) {
  const [part] = await collect(webannoImporting.read(memoryFile('folder/one.tsv', content), context))
  const text = part?.document?.document.text ?? ''
  const records = part?.document?.layers.flatMap(layer => layer.records) ?? []
  const words = new Map(
    records.flatMap(record => (record.kind === 'entity' ? [[record.id, surfaceOf(text, record.spans)]] : [])),
  )
  return {
    name: part?.document?.document.name,
    text,
    marks: records.flatMap(record =>
      record.kind === 'entity'
        ? [[record.label, words.get(record.id), record.link ?? null, record.attributes]]
        : record.kind === 'relation'
          ? [[record.label, words.get(record.from), words.get(record.to), record.attributes]]
          : [],
    ),
    problems: part?.problems.map(problem =>
      problem.code === 'format/line' ? `${problem.params.line} ${problem.params.reason}` : problem.code,
    ),
  }
}

describe('WebAnno TSV', () => {
  it('is written as INCEpTION writes it: sub-tokens, stacked marks, numbers, escapes, relations', () => {
    const text = '🤝 زار وهواوي_1 بكين.\r\nثم\tعاد [إليها].'
    const marks = [
      { ...entity('T1', 'ORG', [8, 13]), link: 'org:huawei' },
      entity('T2', 'a|b', [7, 15]),
      entity('T3', 'GPE', [16, 20]),
      relation('R1', 'in', 'T1', 'T3'),
      relation('R2', 'near', 'T3', 'T2'),
    ]
    const { text: content, losses } = writeOne(webannoTsv, exportOf(text, marks))
    expect(losses).toEqual([])
    expect(content.split('\n')).toEqual([
      '#FORMAT=WebAnno TSV 3.3',
      '#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value',
      '#T_RL=webanno.custom.Relation|label|BT_de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity',
      '',
      '',
      '#Text=🤝 زار وهواوي_1 بكين.\\r',
      '#Text=',
      '1-1\t0-2\t🤝\t_\t_\t_\t_\t',
      '1-2\t3-6\tزار\t_\t_\t_\t_\t',
      '1-3\t7-13\tوهواوي\t*[1]\ta\\|b[1]\tnear\t1-6[0_1]\t',
      '1-3.1\t8-13\tهواوي\torg:huawei\tORG\t_\t_\t',
      '1-4\t13-14\t_\t*[1]\ta\\|b[1]\t_\t_\t',
      '1-5\t14-15\t1\t*[1]\ta\\|b[1]\t_\t_\t',
      '1-6\t16-20\tبكين\t*\tGPE\tin\t1-3.1\t',
      '1-7\t20-21\t.\t_\t_\t_\t_\t',
      '',
      '#Text=ثم\\tعاد [إليها].',
      '2-1\t23-25\tثم\t_\t_\t_\t_\t',
      '2-2\t26-29\tعاد\t_\t_\t_\t_\t',
      '2-3\t30-31\t[\t_\t_\t_\t_\t',
      '2-4\t31-36\tإليها\t_\t_\t_\t_\t',
      '2-5\t36-37\t]\t_\t_\t_\t_\t',
      '2-6\t37-38\t.\t_\t_\t_\t_\t',
      '',
    ])
  })

  it('gives back text, marks and relations', async () => {
    const text = 'زار وهواوي بكين.\nثم عاد.'
    const marks = [entity('T1', 'ORG', [5, 10]), entity('T2', 'ORG', [4, 15]), relation('R1', 'in', 'T2', 'T1')]
    const { text: content } = writeOne(webannoTsv, exportOf(text, marks))
    expect(await read(content)).toMatchObject({
      name: 'one',
      text,
      marks: [
        ['ORG', 'وهواوي بكين', null, {}],
        ['ORG', 'هواوي', null, {}],
        ['in', 'وهواوي بكين', 'هواوي', {}],
      ],
      problems: [],
    })
  })

  it('says what it cannot hold', async () => {
    const marks = [
      { ...entity('T1', 'ORG', [0, 3]), note: 'راجع' },
      entity('T2', 'GPE', [4, 7], [8, 11]),
      entity('T3', 'GPE', [3, 4]),
      relation('R1', 'in', 'T1', 'T3'),
    ]
    const [proof] = await proveAll(webannoTsv, [exportOf('مصر قطر عمان', marks)])
    expect(proof?.altered.map(({ id, reason }) => [id, reason])).toEqual([
      ['T1', 'attributes-not-carried'],
      ['T2', 'fragments-joined'],
    ])
    expect(proof?.notCarried.map(({ id, reason }) => [id, reason])).toEqual([
      ['R1', 'end-not-carried'],
      ['T3', 'blank'],
    ])
  })

  it('reads other layers and features, and names what it leaves out', async () => {
    const content = [
      '#FORMAT=WebAnno TSV 3.2',
      '#T_SP=de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS|PosValue',
      '#T_SP=webanno.custom.Body|kind|value',
      '#T_SP=webanno.custom.Flag|',
      '#T_RL=webanno.custom.Rel|BT_webanno.custom.Body',
      '',
      '',
      '#Sentence.id=s1',
      '#Text=وزارة الصحة',
      '1-1\t0-5\tوزارة\tNN\tstate[1]\tORG[1]\t_\t_',
      '1-2\t6-11\tالصحة\tNN\tstate[1]|*\tORG[1]|TOPIC\t*\t1-1[1_0]|9-9',
      'oops',
      '',
      '#Text=نهاية',
      '2-1\t13-18\tنهاية\tNN\t_\t_\t_\t_',
      '2-2\t19-22\tليس\tNN\tx\tORG\t_\t_',
      '2-3\t5-5\t\tNN\tx\tORG\t_\t_',
      '2-4\t99999999-999999999\tبعيد\tNN\tx\tORG\t_\t_',
    ].join('\r\n')
    expect(await read(content)).toEqual({
      name: 'one',
      text: 'وزارة الصحة\n\nنهاية',
      marks: [
        ['ORG', 'وزارة الصحة', null, { kind: 'state' }],
        ['TOPIC', 'الصحة', null, {}],
        ['Flag', 'الصحة', null, {}],
        ['Rel', 'وزارة الصحة', 'الصحة', {}],
      ],
      problems: [
        '12 no line of a token: left out',
        '17 offsets outside the text: left out',
        '18 offsets outside the text: left out',
        '16 “ليس” does not stand at 19-22: left out',
        '1 the layer POS is none of marks: left out',
        '11 the relation Rel ends where no mark is: left out',
      ],
    })
  })

  it('gives back all that it carries, and names all that it does not', async () => {
    const reasons: readonly LossReason[] = [
      'fragments-joined',
      'grown-to-word',
      'blank',
      'attributes-not-carried',
      'end-not-carried',
      'kind-not-carried',
    ]
    await fc.assert(
      fc.asyncProperty(fc.array(richDocuments, { minLength: 1, maxLength: 3 }), async sources => {
        for (const { entities, kept, altered, notCarried } of await proveAll(webannoTsv, sources)) {
          const lost = [...altered, ...notCarried]
          expect(lost.filter(({ reason }) => !reasons.includes(reason))).toEqual([])
          expect(kept + lost.filter(({ kind }) => kind === 'entity').length).toBe(entities)
        }
        const parts = await importAll(webannoTsv, writeAll(webannoTsv, sources).files)
        expect(parts.flatMap(({ problems }) => problems)).toEqual([])
      }),
      { numRuns: 150 },
    )
  }, 60_000)

  it('gives back the gold sample', async () => {
    const proofs = await proveAll(webannoTsv, goldSources())
    expect(proofs.map(({ kept }) => kept).reduce((sum, kept) => sum + kept)).toBe(131)
    expect(proofs.flatMap(({ notCarried }) => notCarried.map(({ kind }) => kind))).toEqual(Array(5).fill('agreement'))
  })

  it('is nothing without a text', async () => {
    expect((await read('#FORMAT=WebAnno TSV 3.3\n\n\n')).problems).toEqual(['1 a file without a text'])
  })
})
