import { createHash } from 'node:crypto'
import type { CorpusReader } from '../../electron/jobs/export-selection.ts'
import type { ExportDocument } from '../../shared/formats/format.ts'
import { corpusVersion } from '../../shared/model/corpus.ts'
import { documentVersion } from '../../shared/model/document.ts'
import {
  annotatorIdSchema,
  type DocumentId,
  deviceIdSchema,
  documentIdSchema,
  recordIdSchema,
} from '../../shared/model/ids.ts'
import { toDocumentId } from '../../shared/model/make-id.ts'
import type { Entity, Span } from '../../shared/model/records.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import { fail, ok } from '../../shared/result.ts'
import { labelOfTag, readSentences } from './articles.ts'

/** Sentences in an article: about 1,500 characters, as news have. */
const sentencesEach = 12
/** Articles that differ; the others are these again under other ids. */
const different = 2_000

const device = deviceIdSchema.parse('benchmrk')
const annotator = annotatorIdSchema.parse('bench')

function makeArticle(at: number, sentences: ReturnType<typeof readSentences>): ExportDocument {
  const parts: string[] = [`${at}. `]
  const marks: { label: string; start: number; end: number }[] = []
  let length = parts[0]?.length ?? 0
  for (let nth = 0; nth < sentencesEach; nth++) {
    const sentence = sentences[(at * 7 + nth) % sentences.length] ?? []
    for (const [word, token] of sentence.entries()) {
      const span: Span = { start: length, end: length + token.word.length }
      const [place, kind = ''] = token.tag.split('-', 2)
      const label = labelOfTag[kind]
      const last = marks.at(-1)
      if (label && place === 'B') marks.push({ label, ...span })
      else if (last && label && place === 'I') last.end = span.end
      const after = word < sentence.length - 1 ? ' ' : nth % 3 === 2 ? '\n' : ' '
      parts.push(token.word, after)
      length += token.word.length + after.length
    }
  }
  const text = parts.join('')
  const digest = createHash('sha256').update(text).digest()
  const records = marks.map(
    ({ label, start, end }, mark): Entity => ({
      kind: 'entity',
      id: recordIdSchema.parse(`mark${at}x${mark}`),
      source: 'person',
      stamp: [mark + 1, device],
      attributes: {},
      note: '',
      doubt: false,
      label,
      spans: [{ start, end }],
    }),
  )
  return {
    document: {
      version: documentVersion,
      id: toDocumentId(digest),
      name: `article-${at}`,
      text,
      sha256: digest.toString('hex'),
      metadata: { language: 'ar', direction: 'rtl' },
      provenance: [],
    },
    scheme: 'bench',
    layers: [{ annotator, status: 'done', records, unplaced: [] }],
  }
}

const letters = 'abcdefghijklmnopqrstuvwxyz234567'

/** What an id begins with, and a number in its letters. */
const idOf = (id: DocumentId, at: number): DocumentId =>
  documentIdSchema.parse(
    id.slice(0, 20) +
      Array.from(at.toString(32).padStart(6, '0'), digit => letters.charAt(Number.parseInt(digit, 32))).join(''),
  )

export type ManyArticles = {
  readonly ids: readonly DocumentId[]
  readonly annotator: typeof annotator
  readonly at: (index: number) => ExportDocument
  /** As a corpus that lies in memory: what is measured is the export, not the disk articles come from. */
  readonly reader: CorpusReader
}

/** Articles that all differ, each made when it is asked for. */
export function articlesOneByOne(): (at: number) => ExportDocument {
  const sentences = readSentences()
  return at => makeArticle(at, sentences)
}

/** Articles of the reference corpus's sentences with its tags as marks, one layer each. */
export function makeManyArticles(count: number, scheme: Scheme): ManyArticles {
  const sentences = readSentences()
  const pool = Array.from({ length: Math.min(count, different) }, (_none, at) => makeArticle(at, sentences))
  const first = pool[0]
  if (!first) throw new Error('no articles')
  const ids = Array.from({ length: count }, (_none, at) => idOf((pool[at % pool.length] ?? first).document.id, at))
  const places = new Map(ids.map((id, at) => [id, at]))
  const at = (index: number): ExportDocument => {
    const source = pool[index % pool.length] ?? first
    const id = ids[index]
    return id ? { ...source, document: { ...source.document, id, name: `article-${index}` } } : source
  }
  const find = (id: DocumentId): ExportDocument | undefined => {
    const place = places.get(id)
    return place === undefined ? undefined : at(place)
  }
  return {
    ids,
    annotator,
    at,
    reader: {
      manifest: () => ({
        version: corpusVersion,
        name: 'bench',
        scheme,
        schemeChanges: [],
        annotators: [{ id: annotator, name: annotator }],
        settings: {},
      }),
      listDocumentIds: async () => ok(ids),
      readDocument: async id => {
        const source = find(id)
        return source ? ok(source.document) : fail({ code: 'document/missing', params: { id } })
      },
      listLayers: async () => ok([annotator]),
      readLayer: async (_annotator, document) => {
        const layer = find(document)?.layers[0]
        if (!layer) return fail({ code: 'document/missing', params: { id: document } })
        return ok({
          ...layer,
          document,
          schemeRevision: scheme.revision,
          behind: 0,
          revision: 1,
          changedAt: null,
          counter: layer.records.length,
          removed: new Map(),
          problems: [],
        })
      },
    },
  }
}
