import { type Carries, carriesEntities } from './carries.ts'
import { conllNestedImporting, readConllNested } from './conll-nested-read.ts'
import { refuseSpaces, toFlatMentions, withoutRefused } from './flat-mentions.ts'
import type { ExportDocument, Format, WriteContext, WrittenDocument } from './format.ts'
import { lossesOfOtherKinds, lossOfEntity, lossOfPlaced } from './losses.ts'
import { toNestedTags, withoutCrossings } from './nested-tags.ts'
import { bordersAt, ownTokens } from './spaced-text.ts'
import { cutTokens, toRanged } from './token-alignment.ts'
import { borderLine, docStartLine } from './token-lines.ts'
import { sentenceStarts, toSentences } from './token-sentences.ts'
import { cliticTokenizer } from './tokenizer/tokenizer-files.ts'

const extension = '.conll'
const carries: Carries = { ...carriesEntities, nested: 'carried' }

/** `-DOCSTART-` with the document's name, then a token and its tags a line, outermost first, a blank line between sentences. */
function write(source: ExportDocument, context: WriteContext): WrittenDocument {
  const { stem, options } = context
  const [whole] = source.layers
  if (!whole) throw new Error('CoNLL is written from one layer')
  const { text, name } = source.document
  const { layer, losses: refused } = withoutRefused(source, whole, refuseSpaces)
  const own = ownTokens(source.document)
  const { tokens: uncut, placed, blank } = toFlatMentions(source, layer, context, own)
  const tokens = options.borders === 'gold' ? cutTokens(uncut, placed) : uncut
  const { kept, crossed } = withoutCrossings(placed.map(mention => toRanged(tokens, mention)))
  const tags = toNestedTags(tokens.length, kept, options.tags)
  const starts = sentenceStarts(
    source.document,
    tokens,
    kept.map(({ mention }) => mention),
  )
  // A text rebuilt from such a file has its borders where the file had them.
  const hasBorders = own !== undefined && options.borders !== 'clitic'
  const bordersAfter = (offset: number): string => borderLine.repeat(hasBorders ? bordersAt(text, offset) : 0)
  let content = `${docStartLine(name)}\n${bordersAfter(0)}`
  for (const [begin, end] of toSentences(tokens.length, starts)) {
    if (begin > 0) content += '\n'
    for (let at = begin; at < end; at++) {
      const token = tokens[at]
      const tag = tags[at] ?? 'O'
      if (!token) continue
      content += text.slice(token.start, token.end)
      content += tag === 'O' ? ' O\n' : ` ${tag}\n`
      if (hasBorders) content += bordersAfter(token.end)
    }
  }
  const losses = [
    ...kept.flatMap(({ mention }) => lossOfPlaced(source, mention) ?? []),
    ...crossed.map(({ range, within }) =>
      lossOfEntity(source, range.mention.entity, 'crossing', {
        within: text.slice(within.mention.start, within.mention.end),
      }),
    ),
    ...blank,
    ...refused,
    ...lossesOfOtherKinds(source, layer, carries),
  ]
  return { pieces: [{ file: stem + extension, content: `${content}\n` }], losses }
}

/** Several tags a token, as Wojood has them. */
export const conllNested: Format = {
  id: 'conll-nested',
  name: { ar: 'CoNLL متداخل (عدّة وسوم لكل كلمة)', en: 'Nested CoNLL (several tags a token)' },
  summary: { ar: 'مواضع متداخلة، وسم لكل مستوى، كما في وجود', en: 'Nested entities, a tag a level, as in Wojood' },
  carries,
  layers: 'chosen',
  options: ['layer', 'statuses', 'borders', 'tags', 'boilerplate', 'split'],
  output: 'file',
  extension,
  sides: { train: 'train', validation: 'val', test: 'test' },
  open: context => ({ write: source => write(source, context), finish: () => [] }),
  beside: cliticTokenizer,
  readBack: readConllNested,
  importing: conllNestedImporting,
}
