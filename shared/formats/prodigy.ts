import type { Span } from '../model/records.ts'
import { createOffsetMap, type OffsetMap } from '../text/offsets.ts'
import { escapeStretch } from '../text/quote-json.ts'
import { type Carries, carriesAll } from './carries.ts'
import type { Borders } from './export-options.ts'
import type { ExportDocument, Format, WriteContext, WrittenDocument } from './format.ts'
import { metadataInFile } from './metadata-in-file.ts'
import { readProdigy } from './prodigy-proof.ts'
import { prodigyImporting } from './prodigy-read.ts'
import { toWords, type WordPlaces } from './spacy-words.ts'
import { type Detailed, hasAttributes, type Place, placeAsOne, type SpanNode, toSpanGraph } from './span-graph.ts'
import { cutTokens, placeOnTokens, tokenRange } from './token-alignment.ts'
import { cliticTokenizer } from './tokenizer/tokenizer-files.ts'

/** A span is one stretch of tokens. */
const carries: Carries = { ...carriesAll, discontinuous: 'altered' }

const placeOn =
  (tokens: readonly Span[], borders: Borders): Place =>
  spans => {
    const whole = placeAsOne(spans)
    const [hull] = whole?.spans ?? []
    const placed = hull && placeOnTokens(tokens, hull, borders)
    if (!whole || !hull || !placed) return undefined
    const isSame = placed.start === hull.start && placed.end === hull.end
    return { spans: [placed], reason: whole.reason ?? (isSame ? null : 'grown-to-word') }
  }

/**
 * FNV-1a over UTF-16 units (Fowler, Noll, Vo), as a signed 32-bit number: Prodigy compares hashes and never computes these again unless told to. `before`: of what
 * stands before the content.
 */
function hashOf(content: string, before = 0x811c9dc5): number {
  let hash = before
  for (let at = 0; at < content.length; at++) hash = Math.imul(hash ^ content.charCodeAt(at), 0x01000193)
  return hash | 0
}

const attributesOf = (record: Pick<Detailed, 'attributes'> | null) =>
  record && Object.keys(record.attributes).length > 0 ? record.attributes : undefined

const saysMore = (record: Detailed): boolean => record.note !== '' || hasAttributes(record)

/** What tells one span or relation from others, for the hash of a task. */
const nameOf = (mark: { readonly label: string } & Readonly<Record<string, unknown>>): string =>
  `${mark.label} ${mark.start ?? mark.head} ${mark.end ?? mark.child}`

/** Numbers beyond are written without being remembered. */
const mostRemembered = 16_384

/** Pieces of JSON around a number, each put together once: a line holds hundreds of them, and other lines the same (measured: a third of the time of its tokens). */
function aroundNumber(before: string, after: string): (number: number) => string {
  const made: string[] = []
  return number => {
    if (number >= mostRemembered) return `${before}${number}${after}`
    const piece = made[number] ?? `${before}${number}${after}`
    made[number] = piece
    return piece
  }
}
const startPiece = aroundNumber('","start":', ',"end":')
const endPiece = aroundNumber('', ',"id":')
const spacedPiece = aroundNumber('', ',"ws":true},{"text":"')
const unspacedPiece = aroundNumber('', ',"ws":false},{"text":"')

/**
 * The tokens as JSON, written by hand: `JSON.stringify` of an object each takes twice as long (measured). Of as few pieces as may be: each costs as much as what stands
 * in it.
 */
function toTokens(text: string, { places, spaces }: WordPlaces, offsets: OffsetMap): string {
  let list = '[{"text":"'
  const last = places.length - 1
  for (let id = 0; id < last; id++) {
    const { start, end } = places[id] ?? { start: 0, end: 0 }
    list += escapeStretch(text, start, end)
    list += startPiece(offsets.toCodePoint(start))
    list += endPiece(offsets.toCodePoint(end))
    list += spaces[id] ? spacedPiece(id) : unspacedPiece(id)
  }
  const place = places[last]
  if (!place) return '[]'
  const { start, end } = place
  const [from, to] = [offsets.toCodePoint(start), offsets.toCodePoint(end)]
  return `${list}${escapeStretch(text, start, end)}","start":${from},"end":${to},"id":${last},"ws":${spaces[last]}}]`
}

/** One line. Tokens tile the text; ends of tokens are inclusive, ends of characters (code points) exclusive. */
function write(source: ExportDocument, { stem, options, tokenizer }: WriteContext): WrittenDocument {
  const [layer] = source.layers
  if (!layer) throw new Error('Prodigy is written from one layer')
  const { document } = source
  const { text } = document
  const tokens = tokenizer(text)
  const { nodes, edges, losses } = toSpanGraph(source, layer, placeOn(tokens, options.borders), carries)
  const cut =
    options.borders === 'gold'
      ? cutTokens(
          tokens,
          nodes.flatMap(({ spans }) => spans),
        )
      : tokens
  const words = toWords(text, cut)
  const offsets = createOffsetMap(text)
  const toSpan = ({ id, kind, label, spans, record, isLent }: SpanNode) => {
    const [{ start, end } = { start: 0, end: 0 }] = spans
    const range = tokenRange(words.places, { start, end })
    const place = {
      id,
      start: offsets.toCodePoint(start),
      end: offsets.toCodePoint(end),
      token_start: range.first,
      token_end: range.end - 1,
      label,
    }
    const detailed: Detailed | null = record
    // Nearly all spans are so, and fields that say nothing cost as much as those that do (measured).
    if (kind === 'entity' && !isLent && detailed && !saysMore(detailed)) return place
    return {
      ...place,
      kind: kind === 'entity' ? undefined : kind,
      implicit: isLent || undefined,
      attributes: attributesOf(detailed),
      note: detailed?.note || undefined,
      doubt: detailed?.doubt || undefined,
      normal: detailed?.normal,
      link: detailed?.link,
    }
  }
  const spanOf = new Map(nodes.map(node => [node, toSpan(node)]))
  const endOf = (node: SpanNode) => {
    const { id, start, end, token_start, token_end, label } = spanOf.get(node) ?? toSpan(node)
    return { id, start, end, token_start, token_end, label }
  }
  const relations = edges.map(({ label, from, to, record }) => {
    const [head_span, child_span] = [endOf(from), endOf(to)]
    return {
      head: head_span.token_end,
      child: child_span.token_end,
      head_span,
      child_span,
      label,
      id: record?.id,
      attributes: attributesOf(record),
      note: record?.note || undefined,
      doubt: record?.doubt || undefined,
    }
  })
  const spans = [...spanOf.values()]
  const accept = layer.records.flatMap(record =>
    record.kind === 'documentLabel' ? [`${record.category}:${record.value}`] : [],
  )
  const metadata = metadataInFile(document)
  const inputHash = hashOf(text)
  const marks = [...spans.map(nameOf), ...relations.map(nameOf), ...accept]
  const line = {
    _input_hash: inputHash,
    _task_hash: marks.length === 0 ? inputHash : hashOf(`\n${marks.join('\n')}`, inputHash),
    _view_id: relations.length > 0 ? 'relations' : 'spans_manual',
    _annotator_id: layer.annotator,
    answer: 'accept',
    meta: { name: document.name, id: document.id, ...metadata },
    ...(accept.length > 0 ? { accept } : {}),
    text,
  }
  const marked = `"spans":${JSON.stringify(spans)},"relations":${JSON.stringify(relations)}`
  const content = `${JSON.stringify(line).slice(0, -1)},"tokens":${toTokens(text, words, offsets)},${marked}}\n`
  return { pieces: [{ file: `${stem}.jsonl`, content }], losses }
}

/** Prodigy's tasks: for its span and relation recipes, and for `db-in`. */
export const prodigy: Format = {
  id: 'prodigy',
  name: { ar: 'Prodigy (JSONL)', en: 'Prodigy (JSONL)' },
  summary: {
    ar: 'المواضع والعلاقات على كلمات، والاتفاقات أسهمًا من الكلمة الدالّة عليها إلى ما يملأ أدوارها',
    en: 'Entities and relations on words, agreements as arrows from their trigger to what fills their roles',
  },
  carries,
  layers: 'chosen',
  options: ['layer', 'statuses', 'borders', 'split'],
  output: 'file',
  extension: '.jsonl',
  sides: { train: 'train', validation: 'eval', test: 'test' },
  open: context => ({ write: source => write(source, context), finish: () => [] }),
  beside: cliticTokenizer,
  readBack: readProdigy,
  importing: prodigyImporting,
}
