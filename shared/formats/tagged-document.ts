import type { Carries } from './carries.ts'
import { reasonLeftOut, toFlatMentions, withoutRefused } from './flat-mentions.ts'
import type { ExportDocument, WriteContext } from './format.ts'
import { lossesOfOtherKinds, lossOfEntity, lossOfPlaced } from './losses.ts'
import type { Loss, LossReason } from './proof-report.ts'
import { ownTokens } from './spaced-text.ts'
import { toTags } from './tags.ts'
import { cutTokens, toRanged } from './token-alignment.ts'
import { sentenceStarts } from './token-sentences.ts'

/** A document as formats hold it that give each token one tag. */
export type TaggedDocument = {
  readonly tokens: readonly string[]
  /** One a token. */
  readonly tags: readonly string[]
  /** Indices of tokens that begin a sentence, in order. */
  readonly starts: readonly number[]
  readonly losses: readonly Loss[]
}

/** `refuse`: a mention the format cannot hold for a reason of its own; it is left out before mentions are chosen. */
export function tagDocument(
  source: ExportDocument,
  context: WriteContext,
  carries: Carries,
  refuse: (label: string) => LossReason | null,
): TaggedDocument {
  const [whole] = source.layers
  if (!whole) throw new Error('a file of tags is written from one layer')
  const { text } = source.document
  const { options } = context
  const { layer, losses: refused } = withoutRefused(source, whole, refuse)
  const { tokens: uncut, kept, leftOut, blank } = toFlatMentions(source, layer, context, ownTokens(source.document))
  const tokens = options.borders === 'gold' ? cutTokens(uncut, kept) : uncut
  const ranges = kept.map(mention => toRanged(tokens, mention))
  const losses = [
    ...kept.flatMap(mention => lossOfPlaced(source, mention) ?? []),
    ...leftOut.map(left =>
      lossOfEntity(source, left.mention.entity, reasonLeftOut(left), {
        within: text.slice(left.within.start, left.within.end),
      }),
    ),
    ...blank,
    ...refused,
    ...lossesOfOtherKinds(source, layer, carries),
  ]
  return {
    tokens: tokens.map(({ start, end }) => text.slice(start, end)),
    tags: toTags(tokens.length, ranges, options.tags),
    starts: sentenceStarts(source.document, tokens, kept),
    losses,
  }
}
