import type { Agreement, Annotation, Span } from '../model/records.ts'
import { type CutText, cutText } from '../text/cut-text.ts'
import type { ExportOptions } from './export-options.ts'
import type { ExportDocument, ExportLayer, Format } from './format.ts'
import { lossOfEntity, lossOfRecord } from './losses.ts'
import type { Loss } from './proof-report.ts'

/** A document as training is to see it. */
export type OwnDocument = {
  /** Null: nothing of it is its own. */
  readonly source: ExportDocument | null
  readonly losses: readonly Loss[]
  /** Whether anything was cut. */
  readonly isCut: boolean
}

/** Whether what is not an article's own stays out: what a share counter says trains as O, and a headline again counts its names twice. */
export const leavesOutBoilerplate = (
  { options }: Pick<Format, 'options'>,
  { boilerplate = 'leave-out' }: Pick<ExportOptions, 'boilerplate'>,
): boolean => options.includes('boilerplate') && boilerplate === 'leave-out'

const toCutSpans = (spans: readonly Span[], { toCut }: CutText): readonly Span[] | null => {
  const moved = spans.flatMap(span => toCut(span) ?? [])
  return moved.length === spans.length ? moved : null
}

/** An agreement with the words that are left. `isLess`: some are not. */
function cutAgreement(agreement: Agreement, cut: CutText, gone: ReadonlySet<string>) {
  const { trigger: whole, ...rest } = agreement
  const trigger = whole && toCutSpans(whole, cut)
  const mentions = agreement.mentions.flatMap(mention => [toCutSpans(mention, cut) ?? []].filter(spans => spans.length))
  let isLess = whole !== undefined && trigger === null
  if (mentions.length < agreement.mentions.length) isLess = true
  const roles = agreement.roles.flatMap(({ of, ...role }) => {
    const filler =
      'entity' in role.filler
        ? gone.has(role.filler.entity)
          ? null
          : role.filler
        : { spans: toCutSpans(role.filler.spans, cut) ?? [] }
    const isOfGone = of !== undefined && gone.has(of)
    const isGone = filler === null || ('spans' in filler && filler.spans.length === 0)
    if (isGone || isOfGone) isLess = true
    return isGone ? [] : [{ ...role, filler, ...(of === undefined || isOfGone ? {} : { of }) }]
  })
  const left: Agreement = { ...rest, ...(trigger ? { trigger } : {}), roles, mentions }
  return { left: isLess && !trigger && roles.length === 0 ? null : left, isLess }
}

/** Moves the records of a layer into the cut text; what stands wholly or partly in what was cut is a loss. */
function cutLayer(source: ExportDocument, layer: ExportLayer, cut: CutText, losses: Loss[]): ExportLayer {
  const gone = new Set<string>()
  for (const record of layer.records)
    if (record.kind === 'entity' && !toCutSpans(record.spans, cut)) {
      gone.add(record.id)
      losses.push(lossOfEntity(source, record, 'in-boilerplate'))
    }
  const lose = (record: Annotation, written: string | null): void => {
    losses.push(...[lossOfRecord(source, record, 'in-boilerplate', written) ?? []].flat())
  }
  const records = layer.records.flatMap((record): readonly Annotation[] => {
    switch (record.kind) {
      case 'entity': {
        const spans = toCutSpans(record.spans, cut)
        return spans ? [{ ...record, spans }] : []
      }
      case 'relation': {
        if (!gone.has(record.from) && !gone.has(record.to)) return [record]
        lose(record, null)
        return []
      }
      case 'agreement': {
        const { left, isLess } = cutAgreement(record, cut, gone)
        if (isLess) lose(record, left?.type ?? null)
        return left ? [left] : []
      }
      case 'documentLabel':
        // Without a text there is nothing it could be said of.
        if (cut.text === '') lose(record, null)
        return [record]
      default:
        return [record]
    }
  })
  return { ...layer, records }
}

/**
 * Cuts what is not the article's own out of a document's text and moves its records along, before a format sees it: once for all of them. The document keeps its
 * id and name, so that a loss leads back to it.
 */
export function leaveOutBoilerplate(source: ExportDocument): OwnDocument {
  const { boilerplate = [], ...metadata } = source.document.metadata
  if (boilerplate.length === 0) return { source, losses: [], isCut: false }
  const { text } = source.document
  const own = cutText(text, boilerplate)
  // Spaces alone are no article: what is marked on them goes too.
  const isNothing = own.text.trim() === ''
  const cut = isNothing ? cutText(text, [{ start: 0, end: text.length }]) : own
  const losses: Loss[] = []
  const layers = source.layers.map(layer => cutLayer(source, layer, cut, losses))
  const left = { ...source, document: { ...source.document, text: cut.text, metadata }, layers }
  return { source: isNothing ? null : left, losses, isCut: true }
}
