import { type Carries, carriesEntities } from './carries.ts'
import { conllImporting, readConll } from './conll-read.ts'
import { refuseSpaces } from './flat-mentions.ts'
import type { ExportDocument, Format, WriteContext, WrittenDocument } from './format.ts'
import { tagDocument } from './tagged-document.ts'
import { docStartLine } from './token-lines.ts'
import { toSentences } from './token-sentences.ts'
import { cliticTokenizer } from './tokenizer/tokenizer-files.ts'

const extension = '.conll'
const carries: Carries = carriesEntities

/** `-DOCSTART-` with the document's name, then token TAB tag a line, a blank line between sentences. */
function write(source: ExportDocument, context: WriteContext): WrittenDocument {
  const { tokens, tags, starts, losses } = tagDocument(source, context, carries, refuseSpaces)
  let content = `${docStartLine(source.document.name)}\n`
  for (const [begin, end] of toSentences(tokens.length, starts)) {
    if (begin > 0) content += '\n'
    for (let at = begin; at < end; at++) {
      const tag = tags[at] ?? 'O'
      content += tokens[at] ?? ''
      content += tag === 'O' ? '\tO\n' : `\t${tag}\n`
    }
  }
  return { pieces: [{ file: context.stem + extension, content: `${content}\n` }], losses }
}

/** Two columns, flat entities: what sequence taggers and seqeval read. */
export const conll: Format = {
  id: 'conll',
  name: { ar: 'CoNLL (وسم لكل كلمة)', en: 'CoNLL (a tag a token)' },
  summary: { ar: 'مواضع مسطّحة، وسم واحد لكل كلمة', en: 'Flat entities, one tag a token' },
  carries,
  layers: 'chosen',
  options: ['layer', 'statuses', 'borders', 'nesting', 'tags', 'boilerplate', 'split'],
  output: 'file',
  extension,
  sides: { train: 'train', validation: 'validation', test: 'test' },
  open: context => ({ write: source => write(source, context), finish: () => [] }),
  beside: cliticTokenizer,
  readBack: readConll,
  importing: conllImporting,
}
