import type { Annotation, Entity, Span } from '../model/records.ts'
import { flatten, type LeftOut, nests } from './flatten.ts'
import type { ExportDocument, ExportLayer, WriteContext } from './format.ts'
import { lossOfEntity } from './losses.ts'
import type { Loss, LossReason } from './proof-report.ts'
import { type PlacedMention, placeMention } from './token-alignment.ts'

export type FlatMentions = {
  /** Of the whole text; no annotation has been looked at. */
  readonly tokens: readonly Span[]
  /** Every mention that has a token. */
  readonly placed: readonly PlacedMention[]
  /** Those of the flat list, in text order, none overlapping another. */
  readonly kept: readonly PlacedMention[]
  readonly leftOut: readonly LeftOut<PlacedMention>[]
  /** Mentions without a token. */
  readonly blank: readonly Loss[]
}

const isEntity = (record: { readonly kind: string }): record is Entity => record.kind === 'entity'

/**
 * Places a layer's mentions on tokens and chooses those that a flat format holds. `own`: tokens the text came with; where clitics are cut off every word they have
 * no say.
 */
export function toFlatMentions(
  source: ExportDocument,
  layer: ExportLayer,
  { options, tokenizer }: Pick<WriteContext, 'options' | 'tokenizer'>,
  own?: readonly Span[],
): FlatMentions {
  const tokens = own && options.borders !== 'clitic' ? own : tokenizer(source.document.text)
  const placed: PlacedMention[] = []
  const blank: Loss[] = []
  for (const entity of layer.records.filter(isEntity)) {
    const mention = placeMention(tokens, entity, options.borders)
    if (mention) placed.push(mention)
    else blank.push(lossOfEntity(source, entity, 'blank'))
  }
  return { tokens, placed, blank, ...flatten(placed, options.nesting) }
}

/** A label is one column of a line. */
export const refuseSpaces = (label: string): LossReason | null => (/\s/u.test(label) ? 'label-with-space' : null)

/** The layer without mentions whose label a format cannot write. */
export function withoutRefused(
  source: ExportDocument,
  layer: ExportLayer,
  refuse: (label: string) => LossReason | null,
): { readonly layer: ExportLayer; readonly losses: readonly Loss[] } {
  const refused = new Map<Annotation, Loss>()
  for (const record of layer.records) {
    const reason = isEntity(record) ? refuse(record.label) : null
    if (isEntity(record) && reason) refused.set(record, lossOfEntity(source, record, reason))
  }
  if (refused.size === 0) return { layer, losses: [] }
  const records = layer.records.filter(record => !refused.has(record))
  return { layer: { ...layer, records }, losses: [...refused.values()] }
}

/** Nested as it was marked; two that only meet because both grew to one word overlap. */
export const reasonLeftOut = ({ mention, within }: LeftOut<PlacedMention>): LossReason => {
  const [inner, outer] = [mention, within].map(({ entity }) => ({
    start: entity.spans[0]?.start ?? 0,
    end: entity.spans.at(-1)?.end ?? 0,
  }))
  return inner && outer && nests(inner, outer) ? 'nested' : 'overlapping'
}
