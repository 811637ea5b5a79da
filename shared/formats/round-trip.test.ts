import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deviceIdSchema, recordIdSchema } from '../model/ids.ts'
import { toDocumentId } from '../model/make-id.ts'
import type { Annotation, Entity } from '../model/records.ts'
import { tokenize } from '../text/tokens.ts'
import { conll } from './conll.ts'
import { conllNested } from './conll-nested.ts'
import { awkwardText, spansIn } from './document.fixtures.ts'
import { bordersSchema, nestingSchema, tagsSchema } from './export-options.ts'
import { formsFor, toExportTokens } from './export-tokens.ts'
import { collect, entity, exportOf, proveAll, stamp, writeOne } from './format.fixtures.ts'
import type { ExportDocument, Format, ImportContext, WriteOptions } from './format.ts'
import { gliner } from './gliner.ts'
import { longestMention } from './gliner-items.ts'
import { huggingface } from './huggingface.ts'
import { native, readNative, toNativeLine } from './native.ts'
import { type DocumentProof, proveDocument } from './proof.ts'
import { spacy } from './spacy.ts'
import { webannoTsv } from './webanno-tsv.ts'

/** What a file can hold: JSON knows no −0. */
const jsonValue = fc.jsonValue().map(value => JSON.parse(JSON.stringify(value)))

const digest = (text: string): Uint8Array => createHash('sha256').update(text, 'utf8').digest()
const context: ImportContext = { device: deviceIdSchema.parse('bbbbbbbb'), digest }
const options = { borders: 'word', nesting: 'outermost', tags: 'IOB2' } as const

/** Fields of a later version. */
const extra = fc.option(
  fc
    .dictionary(fc.stringMatching(/^x[a-z]{1,5}$/), jsonValue, { minKeys: 1, maxKeys: 3, noNullPrototype: true })
    // JSON knows no -0.
    .map((fields): Record<string, unknown> => JSON.parse(JSON.stringify(fields))),
  { nil: undefined },
)
const withExtra = <Fields extends object>(fields: Fields, more: Record<string, unknown> | undefined) =>
  more === undefined ? fields : { ...fields, extra: more }

/** Every kind of record, nested and discontinuous mentions, over any text. */
const documents = awkwardText
  .filter(text => text.length > 2)
  .chain(text =>
    fc.record({
      text: fc.constant(text),
      entities: fc.array(
        fc.record({
          label: fc.constantFrom('ORG', 'GPE'),
          spans: spansIn(text),
          note: fc.string({ unit: 'grapheme' }),
          doubt: fc.boolean(),
          extra,
        }),
        { minLength: 1, maxLength: 8 },
      ),
      fillers: fc.array(fc.record({ role: fc.constantFrom('party', 'subject'), spans: spansIn(text) }), {
        maxLength: 4,
      }),
      trigger: fc.option(spansIn(text), { nil: undefined }),
      metadata: extra,
      layerExtra: extra,
    }),
  )
  .map(({ text, entities, fillers, trigger, metadata, layerExtra }): ExportDocument => {
    const marks = entities.map(
      (mark, at): Annotation =>
        withExtra(
          { ...entity(`T${at}`, mark.label), spans: mark.spans, note: mark.note, doubt: mark.doubt },
          mark.extra,
        ),
    )
    const first = recordIdSchema.parse('T0')
    const records: readonly Annotation[] = [
      ...marks,
      {
        kind: 'agreement',
        id: recordIdSchema.parse('A1'),
        source: 'person',
        stamp,
        type: 'MOU',
        ...(trigger === undefined ? {} : { trigger }),
        roles: [
          { role: 'party', filler: { entity: first } },
          ...fillers.map(({ role, spans }) => ({ role, filler: { spans }, of: first })),
        ],
        mentions: [],
        attributes: { status: 'signed' },
        note: '',
        doubt: false,
      },
      {
        kind: 'relation',
        id: recordIdSchema.parse('R1'),
        source: 'rule',
        stamp,
        label: 'of',
        from: first,
        to: first,
        attributes: {},
        note: '',
        doubt: true,
      },
      {
        kind: 'documentLabel',
        id: recordIdSchema.parse('D1'),
        source: 'person',
        stamp,
        category: 'topic',
        value: 'energy',
      },
      { kind: 'status', id: recordIdSchema.parse('status'), source: 'person', stamp, value: 'done' },
    ]
    const base = exportOf(text, records)
    const kept = { ...metadata, ...(layerExtra === undefined ? {} : { '@layers': { gold: layerExtra } }) }
    const bytes = digest(text)
    return {
      ...base,
      document: {
        ...base.document,
        id: toDocumentId(bytes),
        sha256: Buffer.from(bytes).toString('hex'),
        metadata: {
          language: 'ar',
          direction: 'rtl',
          title: 'عنوان',
          ...(Object.keys(kept).length > 0 ? { extra: kept } : {}),
        },
      },
    }
  })

const writeOptions = fc.record({
  borders: fc.constantFrom(...bordersSchema.options),
  nesting: fc.constantFrom(...nestingSchema.options),
  tags: fc.constantFrom(...tagsSchema.options),
})

async function prove(format: Format, source: ExportDocument, chosen: WriteOptions): Promise<DocumentProof> {
  const [proof] = await proveAll(format, [source], chosen)
  if (!proof) throw new Error('no proof')
  return proof
}

describe('native', () => {
  it('gives back what was written, whatever the text', () => {
    fc.assert(
      fc.property(documents, source => {
        const { documents: read, problems } = readNative(toNativeLine(source), 'corpus.jsonl', context)
        const { version: _version, provenance: _provenance, ...document } = source.document
        expect(problems).toEqual([])
        expect(read).toEqual([
          { document, layers: source.layers.map(({ annotator, ...layer }) => ({ name: annotator, ...layer })) },
        ])
      }),
    )
  })

  it('proves itself by reading back', async () => {
    await fc.assert(
      fc.asyncProperty(documents, async source => {
        const proof = await prove(native, source, options)
        expect(proof).toMatchObject({ kept: proof.entities, altered: [], notCarried: [] })
      }),
      { numRuns: 40 },
    )
  })
})

const noMarks: readonly Entity[] = []

/** Mentions on token borders, none touching another's tokens. */
const flatMarks = awkwardText.chain(text => {
  const tokens = tokenize(text)
  if (tokens.length === 0) return fc.constant({ text, marks: noMarks })
  return fc
    .uniqueArray(fc.nat(tokens.length), { maxLength: 12 })
    .chain(cuts => {
      const sorted = cuts.toSorted((a, b) => a - b)
      return fc.tuple(
        fc.constant(sorted),
        fc.array(fc.constantFrom('ORG', 'GPE', 'فئة'), { minLength: sorted.length, maxLength: sorted.length }),
      )
    })
    .map(([cuts, labels]) => ({
      text,
      marks: cuts.flatMap((first, at): Entity[] => {
        const start = tokens[first]?.start
        const end = tokens[(cuts[at + 1] ?? 0) - 1]?.end
        return start === undefined || end === undefined || end <= start
          ? []
          : [entity(`T${at}`, labels[at] ?? 'ORG', [start, end])]
      }),
    }))
})

/** What GLiNER's limit makes of mentions on token borders: the file holds them whole, its model looks at shorter ones alone. */
function longOf(text: string, marks: readonly Entity[], { borders }: Pick<WriteOptions, 'borders'>) {
  const forms = formsFor(gliner, borders)
  forms?.add(text)
  const tokens = toExportTokens(forms).tokenizer(text)
  return marks.flatMap(({ id, spans: [span] }) => {
    const words = tokens.filter(({ start, end }) => span && span.start <= start && end <= span.end).length
    return words > longestMention ? [[id, 'long', text.slice(span?.start, span?.end)]] : []
  })
}

const anyMarks = awkwardText
  .filter(text => text.length > 1)
  .chain(text =>
    fc
      .array(fc.record({ label: fc.constantFrom('ORG', 'GPE'), spans: spansIn(text) }), { maxLength: 10 })
      .map(marks => ({
        text,
        marks: marks.map(({ label, spans }, at): Entity => ({ ...entity(`T${at}`, label), spans })),
      })),
  )

describe.each([conll, conllNested, spacy, huggingface, gliner, webannoTsv])('$id', format => {
  it('gives back flat mentions on token borders as they were marked', async () => {
    await fc.assert(
      fc.asyncProperty(flatMarks, writeOptions, async ({ text, marks }, chosen) => {
        const { files, losses } = writeOne(format, exportOf(text, marks), chosen)
        const [back] = await collect(format.readBack(files))
        // Of a whole mention nothing is told but what its consumer does not look at.
        const long = format === gliner ? longOf(text, marks, chosen) : []
        expect(losses.map(({ id, reason, written }) => [id, reason, written])).toEqual(long)
        expect(back?.mentionsIn(text).map(({ label, spans }) => ({ label, spans }))).toEqual(
          marks.map(({ label, spans }) => ({ label, spans })),
        )
      }),
    )
  })

  it('accounts for every mention, nested, crossing, in fragments or inside words', async () => {
    await fc.assert(
      fc.asyncProperty(anyMarks, writeOptions, async ({ text, marks }, chosen) => {
        const proof = await prove(format, exportOf(text, marks), chosen)
        const misread = [...proof.altered, ...proof.notCarried].filter(loss => loss.reason === 'misread')
        expect(misread).toEqual([])
        expect(proof.kept + proof.altered.length + proof.notCarried.length).toBe(marks.length)
      }),
      { numRuns: 300 },
    )
  })

  it('says so when the file is not what was marked', async () => {
    const source = exportOf('زار مصر وفد', [entity('T1', 'GPE', [4, 7])])
    const { losses } = writeOne(format, source, options)
    const otherwise = writeOne(format, exportOf('زار مصر وفد', [entity('T1', 'ORG', [4, 7])]), options)
    const [back] = await collect(format.readBack(otherwise.files))
    expect(() => proveDocument(source, losses, format, back)).toThrow('not marked')
    const broken = await collect(
      format.readBack(writeOne(format, exportOf('زار مصز وفد', [entity('T1', 'GPE', [4, 7])]), options).files),
    )
    expect(proveDocument(source, losses, format, broken[0])).toMatchObject({
      kept: 0,
      notCarried: [{ id: 'T1', reason: 'misread' }],
    })
  })
})

describe('conll', () => {
  it('never lets I- follow O or another label, in any tag set', () => {
    fc.assert(
      fc.property(anyMarks, writeOptions, ({ text, marks }, chosen) => {
        const { text: chunk } = writeOne(conll, exportOf(text, marks), chosen)
        let before = 'O'
        for (const line of chunk.split('\n')) {
          const tag = line === '' ? 'O' : line.slice(line.lastIndexOf('\t') + 1)
          if (/^[ILE]-/.test(tag))
            expect(before, `${before} before ${tag}`).toMatch(new RegExp(`^[BI]-${tag.slice(2)}$`))
          if (chosen.tags !== 'IOB2' && /^[BI]-/.test(before)) expect(tag).toMatch(/^[ILE]-/)
          before = tag
        }
      }),
    )
  })
})
