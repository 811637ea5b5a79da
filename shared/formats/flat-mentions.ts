import type { Entity, Span } from '../model/records.ts'
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

/** Nested as it was marked; two that only meet because both grew to one word overlap. */
export const reasonLeftOut = ({ mention, within }: LeftOut<PlacedMention>): LossReason => {
  const [inner, outer] = [mention, within].map(({ entity }) => ({
    start: entity.spans[0]?.start ?? 0,
    end: entity.spans.at(-1)?.end ?? 0,
  }))
  return inner && outer && nests(inner, outer) ? 'nested' : 'overlapping'
}
