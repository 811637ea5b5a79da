import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { annotatorIdSchema, deviceIdSchema, recordIdSchema } from '../model/ids.ts'
import { documentLabelId } from '../model/make-id.ts'
import type { Agreement, Annotation, Entity, Span } from '../model/records.ts'
import { awkwardPieces } from '../text/awkward-pieces.ts'
import { collect, documentOf, entity, exportOf, stamp } from './format.fixtures.ts'
import type { ExportDocument, Format, ImportContext, ImportedPart } from './format.ts'
import { readNative } from './native.ts'
import type { SourceFile } from './source-file.ts'

/** Texts of everything that breaks careless code, words apart and glued, over several paragraphs. */
export const awkwardText = fc
  .array(
    fc.tuple(fc.constantFrom(...awkwardPieces), fc.constantFrom('', ' ', ' ', '  ', '. ', '\n', '\r\n\n', '\u00A0')),
    { minLength: 1, maxLength: 30 },
  )
  .map(pieces =>
    pieces
      .flat()
      .join('')
      .replace(/\p{Surrogate}/gu, '�'),
  )

/** Fragments on borders of code points, one to three, apart, in text order. */
export const spansIn = (text: string): fc.Arbitrary<readonly Span[]> => {
  const borders = [0]
  for (const point of text) borders.push((borders.at(-1) ?? 0) + point.length)
  return fc
    .uniqueArray(fc.constantFrom(...borders), { minLength: 2, maxLength: Math.min(6, borders.length) })
    .map(chosen => {
      const sorted = chosen.toSorted((a, b) => a - b)
      return sorted.flatMap((start, at) => {
        const end = sorted[at + 1]
        return at % 2 === 0 && end !== undefined ? [{ start, end }] : []
      })
    })
}

const words = fc.oneof(
  fc.constantFrom('', 'راجع', 'a\nb', 'a\r\n\nb', '=1', '"', ' x ', 'true', '%u000a', 'a\tb', '<&>', "'"),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
)

/** Ids as a scheme may have them: words, spaces, digits at the end, what formats keep for themselves. */
const names = fc.constantFrom('ORG', 'GPE', 'فئة', 'a b', 'x2', 'words', 'Doubt', 'text-gender', 'a|b,c:d', '_u0041_')

const attributes = fc.dictionary(
  names,
  fc.oneof(words, fc.integer({ min: -9, max: 9 }), fc.boolean(), fc.array(words, { maxLength: 2 })),
  { maxKeys: 3, noNullPrototype: true },
)

const id = (name: string) => recordIdSchema.parse(name)

const details = fc.record({ attributes, note: words, doubt: fc.boolean() })

/** Everything an annotator may write on a text: nested, crossing and broken mentions, relations, agreements of every shape, labels of the article. */
export const richDocuments: fc.Arbitrary<ExportDocument> = awkwardText
  .filter(text => text.length > 2)
  .chain(text =>
    fc.record({
      text: fc.constant(text),
      entities: fc.array(
        fc.record({
          label: names,
          spans: spansIn(text),
          details,
          normal: fc.option(words, { nil: undefined }),
          link: fc.option(fc.constantFrom('org:sonatrach', 'plain', 'a b:c'), { nil: undefined }),
        }),
        { minLength: 1, maxLength: 6 },
      ),
      relations: fc.array(fc.record({ label: names, from: fc.nat(7), to: fc.nat(7), details }), { maxLength: 3 }),
      agreements: fc.array(
        fc.record({
          type: names,
          trigger: fc.option(spansIn(text), { nil: undefined }),
          roles: fc.array(
            fc.record({
              role: fc.constantFrom('party', 'subject', 'طرف', 'role2'),
              filler: fc.oneof(fc.nat(7), spansIn(text)),
              of: fc.option(fc.nat(7), { nil: undefined }),
            }),
            { maxLength: 5 },
          ),
          mentions: fc.array(spansIn(text), { maxLength: 2 }),
          details,
        }),
        { maxLength: 2 },
      ),
      about: fc.uniqueArray(fc.record({ category: names, value: fc.constantFrom('energy', 'صحة', '') }), {
        maxLength: 2,
        selector: ({ category, value }) => `${category} ${value}`,
      }),
    }),
  )
  .map(({ text, entities, relations, agreements, about }): ExportDocument => {
    const idAt = (at: number) => id(`T${at % entities.length}`)
    const marks = entities.map(
      ({ label, spans, details: own, normal, link }, at): Entity => ({
        ...entity(`T${at}`, label),
        spans,
        ...own,
        ...(normal === undefined ? {} : { normal }),
        ...(link === undefined ? {} : { link }),
      }),
    )
    const records: readonly Annotation[] = [
      ...marks,
      ...relations.map(
        ({ label, from, to, details: own }, at): Annotation => ({
          kind: 'relation',
          id: id(`R${at}`),
          source: 'person',
          stamp,
          label,
          from: idAt(from),
          to: idAt(to),
          ...own,
        }),
      ),
      ...agreements.map(
        ({ type, trigger, roles, mentions, details: own }, at): Agreement => ({
          kind: 'agreement',
          id: id(`A${at}`),
          source: 'person',
          stamp,
          type,
          ...(trigger ? { trigger } : {}),
          roles: roles.map(({ role, filler, of }) => ({
            role,
            filler: typeof filler === 'number' ? { entity: idAt(filler) } : { spans: filler },
            ...(of === undefined ? {} : { of: idAt(of) }),
          })),
          mentions,
          ...own,
        }),
      ),
      ...about.map(
        ({ category, value }): Annotation => ({
          kind: 'documentLabel',
          id: documentLabelId(category, value),
          source: 'person',
          stamp,
          category,
          value,
        }),
      ),
      { kind: 'status', id: id('status'), source: 'person', stamp, value: 'done' },
    ]
    return exportOf(text, records)
  })

export const importContext: ImportContext = {
  device: deviceIdSchema.parse('bbbbbbbb'),
  digest: text => createHash('sha256').update(text, 'utf8').digest(),
}

/** The gold sample: three articles, 131 mentions, 5 agreements. */
export function goldSources(): readonly ExportDocument[] {
  const file = readFileSync(new URL('../../seeds/gold.jsonl', import.meta.url), 'utf8')
  return readNative(file, 'gold.jsonl', importContext).documents.map(({ document, layers }) => ({
    document: { ...documentOf(document.text), ...document, name: document.name ?? '' },
    scheme: 'agreements-in-news',
    layers: layers.map(({ name, ...layer }) => ({ annotator: annotatorIdSchema.parse(name), ...layer })),
  }))
}

/** All that the files which are a format's own bring, file by file. */
export async function importAll({ importing }: Format, files: readonly SourceFile[]): Promise<readonly ImportedPart[]> {
  if (!importing) throw new Error('not imported')
  const parts = files
    .filter(file => importing.recognises(file))
    .map(file => collect(importing.read(file, importContext)))
  return (await Promise.all(parts)).flat()
}

/** Problems of a part, each in two words: line and reason, or id and quote. */
export const problemsOf = (parts: readonly ImportedPart[]): readonly (readonly unknown[])[] =>
  parts.flatMap(({ problems }) =>
    problems.map(({ code, params }) =>
      code === 'format/line'
        ? [params.line, params.reason]
        : code === 'mention/misplaced'
          ? [params.id, params.surface]
          : [code],
    ),
  )

/** Records of the first layer of each document. */
export const recordsOf = (parts: readonly ImportedPart[]) =>
  parts.flatMap(({ document }) => document?.layers[0]?.records ?? [])
