import type { Span } from '../model/records.ts'
import { escapeStretch } from '../text/quote-json.ts'
import { type Carries, carriesEntities } from './carries.ts'
import { toFlatMentions } from './flat-mentions.ts'
import type { ExportDocument, Format, Piece, WriteContext, Writer, WrittenDocument } from './format.ts'
import { glinerImporting } from './gliner-import.ts'
import { cutItems, longestItem, longestMention } from './gliner-items.ts'
import { readGliner } from './gliner-read.ts'
import { lossesOfOtherKinds, lossOfEntity, lossOfPlaced, lossOfRecord } from './losses.ts'
import type { Loss } from './proof-report.ts'
import type { TaggedRange } from './tags.ts'
import { cutTokens, type PlacedMention, toRanged } from './token-alignment.ts'
import { sentenceStarts } from './token-sentences.ts'
import { cliticTokenizer } from './tokenizer/tokenizer-files.ts'

const carries: Carries = { ...carriesEntities, nested: 'carried', relations: 'altered' }
const extension = '.json'

/** A mention in the tokens of the document, and where it stands in the file; -1: nowhere. */
type Placed = {
  readonly mention: PlacedMention
  readonly first: number
  readonly end: number
  readonly item: number
  readonly index: number
}

/** The tokens of an item as JSON, written by hand: `JSON.stringify` of a list made for it takes twice as long (measured). */
function wordsOf(text: string, tokens: readonly Span[], { first, end }: Pick<TaggedRange, 'first' | 'end'>): string {
  if (first === end) return '[]'
  let list = '["'
  for (let at = first; at < end; at++) {
    const token = tokens[at]
    if (!token) continue
    if (at > first) list += '","'
    list += escapeStretch(text, token.start, token.end)
  }
  return `${list}"]`
}

/** Items as JSON. */
function write(
  source: ExportDocument,
  context: WriteContext,
): { readonly items: readonly string[]; readonly losses: readonly Loss[] } {
  const [layer] = source.layers
  if (!layer) throw new Error('GLiNER is written from one layer')
  const { text, name } = source.document
  const { tokens: whole, placed, blank } = toFlatMentions(source, layer, context)
  const tokens = context.options.borders === 'gold' ? cutTokens(whole, placed) : whole
  const mentions = placed.map(mention => toRanged(tokens, mention))
  const borders = cutItems(
    tokens.length,
    () =>
      sentenceStarts(
        source.document,
        tokens,
        placed.toSorted((a, b) => a.start - b.start),
      ),
    mentions,
  )
  const counts = borders.map(() => 0)
  const found = mentions.map(({ mention, first, end }): Placed => {
    const item = borders.findIndex(border => border.first <= first && end <= border.end)
    const index = item === -1 ? -1 : (counts[item] ?? 0)
    if (item !== -1) counts[item] = index + 1
    return { mention, first, end, item, index }
  })
  const byId = new Map(found.map(one => [one.mention.entity.id, one]))
  const losses: Loss[] = []
  for (const { mention, first, end, item } of found) {
    const written = text.slice(mention.start, mention.end)
    if (item === -1) losses.push(lossOfEntity(source, mention.entity, 'long'))
    else {
      const loss = lossOfPlaced(source, mention)
      if (loss) losses.push(loss)
      else if (end - first > longestMention) losses.push(lossOfEntity(source, mention.entity, 'long', { written }))
    }
  }
  const relations = layer.records.flatMap(record => {
    if (record.kind !== 'relation') return []
    const [from, to] = [byId.get(record.from), byId.get(record.to)]
    const isTogether = from !== undefined && to !== undefined && from.item !== -1 && from.item === to.item
    const hasMore = Object.keys(record.attributes).length > 0 || record.note !== '' || record.doubt
    const loss = isTogether
      ? hasMore && lossOfRecord(source, record, 'attributes-not-carried', record.label)
      : lossOfRecord(source, record, 'apart')
    if (loss) losses.push(loss)
    return isTogether
      ? [{ item: from.item, said: [from.index, to.index, record.label] as [number, number, string] }]
      : []
  })
  const items = borders.map((border, number) => {
    const ner = found.flatMap(({ mention, first, end, item }) =>
      item === number ? [[first - border.first, end - 1 - border.first, mention.entity.label]] : [],
    )
    const joined = relations.flatMap(({ item, said }) => (item === number ? [said] : []))
    const words = wordsOf(text, tokens, border)
    return `{"id":${JSON.stringify(`${name}:${number}`)},"tokenized_text":${words},"ner":${JSON.stringify(ner)},"relations":${JSON.stringify(joined)}}`
  })
  return { items, losses: [...losses, ...blank, ...lossesOfOtherKinds(source, layer, carries)] }
}

/** A list of items, one a line. */
function open(context: WriteContext): Writer {
  const file = context.stem + extension
  let isFirst = true
  const piece = (content: string): Piece => ({ file, content })
  return {
    write: (source): WrittenDocument => {
      const { items, losses } = write(source, context)
      const before = isFirst ? '[\n' : ',\n'
      isFirst = false
      return { pieces: [piece(before + items.join(',\n'))], losses }
    },
    finish: () => [piece(isFirst ? '[\n]\n' : '\n]\n')],
  }
}

/** Items for training GLiNER: tokens, mentions with their last token, relations between mentions of one item. */
export const gliner: Format = {
  id: 'gliner',
  name: { ar: 'GLiNER', en: 'GLiNER' },
  summary: {
    ar: `مواضع متداخلة وعلاقات؛ المقالة الطويلة تُقسم عند الجمل قطعًا لا تزيد على ${longestItem} كلمة`,
    en: `Nested entities and relations; a long article is parted at sentences into items of ${longestItem} tokens at most`,
  },
  carries,
  layers: 'chosen',
  options: ['layer', 'statuses', 'borders', 'boilerplate', 'split'],
  output: 'file',
  extension,
  sides: { train: 'train', validation: 'validation', test: 'test' },
  open,
  beside: cliticTokenizer,
  readBack: readGliner,
  importing: glinerImporting,
}
