import type { Span } from '../model/records.ts'
import { splitSentences } from '../text/sentences.ts'
import { type Carries, carriesEntities } from './carries.ts'
import { readConll } from './conll-read.ts'
import { reasonLeftOut, toFlatMentions } from './flat-mentions.ts'
import type { ExportDocument, Format, WriteContext, WrittenDocument } from './format.ts'
import { lossesOfOtherKinds, lossOfEntity, lossOfPlaced } from './losses.ts'
import { toTags } from './tags.ts'
import { cutTokens, tokenRange } from './token-alignment.ts'

const extension = '.conll'
const carries: Carries = carriesEntities

/** A name in one column: without spaces. */
const toColumn = (text: string): string => text.replace(/\s+/g, '_')

/**
 * Indices of tokens before which a blank line stands. A sentence end inside a mention separates nothing: an I- at the start of a sentence would
 * be no tag sequence.
 */
function sentenceStarts(text: string, tokens: readonly Span[], mentions: readonly Span[]): ReadonlySet<number> {
  const starts = new Set<number>()
  let mention = 0
  for (const sentence of splitSentences(text)) {
    while ((mentions[mention]?.end ?? Number.POSITIVE_INFINITY) <= sentence.start) mention++
    const isInside = (mentions[mention]?.start ?? Number.POSITIVE_INFINITY) < sentence.start
    if (!isInside) starts.add(tokenRange(tokens, { start: sentence.start, end: text.length }).first)
  }
  return starts
}

/** `-DOCSTART-` with the document's name, then token TAB tag a line, a blank line between sentences. */
function write(source: ExportDocument, { stem, options }: WriteContext): WrittenDocument {
  const [layer] = source.layers
  if (!layer) throw new Error('CoNLL is written from one layer')
  const { text, name } = source.document
  const { tokens: whole, kept, leftOut, blank } = toFlatMentions(source, layer, options)
  const tokens = options.borders === 'gold' ? cutTokens(whole, kept) : whole
  const ranges = kept.map(mention => ({ ...tokenRange(tokens, mention), label: mention.entity.label }))
  const tags = toTags(tokens.length, ranges, options.tags)
  const starts = sentenceStarts(text, tokens, kept)
  const lines = tokens.map(
    ({ start, end }, at) => `${at > 0 && starts.has(at) ? '\n' : ''}${text.slice(start, end)}\t${tags[at] ?? 'O'}\n`,
  )
  const losses = [
    ...kept.flatMap(mention => lossOfPlaced(source, mention) ?? []),
    ...leftOut.map(left =>
      lossOfEntity(source, left.mention.entity, reasonLeftOut(left), {
        within: text.slice(left.within.start, left.within.end),
      }),
    ),
    ...blank,
    ...lossesOfOtherKinds(source, layer, carries),
  ]
  return {
    pieces: [{ file: stem + extension, content: `-DOCSTART- ${toColumn(name)}\tO\n\n${lines.join('')}\n` }],
    losses,
  }
}

/** Two columns, flat entities: what sequence taggers and seqeval read. */
export const conll: Format = {
  id: 'conll',
  name: { ar: 'CoNLL (وسم لكل كلمة)', en: 'CoNLL (a tag a token)' },
  summary: { ar: 'كيانات مسطّحة، وسم واحد لكل كلمة', en: 'Flat entities, one tag a token' },
  carries,
  layers: 'chosen',
  options: ['layer', 'statuses', 'borders', 'nesting', 'tags', 'split'],
  output: 'file',
  extension,
  sides: { train: 'train', validation: 'validation', test: 'test' },
  open: context => ({ write: source => write(source, context), finish: () => [] }),
  readBack: readConll,
}
