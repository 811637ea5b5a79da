import type { ImportContext, ImportedPart, ReadDocument } from './format.ts'
import { complainAt, parseJson, readBackByImport } from './imported.ts'
import { lineSchema, prodigyImporting, toPart } from './prodigy-read.ts'
import { readTokens, type TokenPlaces } from './prodigy-tokens.ts'
import type { SourceFile } from './source-file.ts'
import { UntrueFile } from './untrue-file.ts'

/** What stands around the tokens of a line. Inside a string the quotes would stand behind backslashes. */
const before = ',"tokens":['
const after = '],"spans":['

/** Whether a span stands on the tokens that it names. */
const standsOn =
  ({ starts, ends }: TokenPlaces) =>
  (span: unknown): boolean =>
    typeof span === 'object' &&
    span !== null &&
    'start' in span &&
    'end' in span &&
    'token_start' in span &&
    'token_end' in span &&
    starts[Number(span.token_start)] === span.start &&
    ends[Number(span.token_end)] === span.end

/** A line with its tokens, which must make the text, and spans, which must stand on them; the rest as the importer reads it. */
function readLine(line: string, number: number, file: SourceFile, context: ImportContext): ImportedPart {
  const begin = line.indexOf(before)
  const end = line.indexOf(after, begin)
  const rest = begin === -1 || end === -1 ? line : line.slice(0, begin) + line.slice(end + 1)
  const { data } = lineSchema.safeParse(parseJson(rest))
  if (!data) throw new UntrueFile(file.name, `no task in line ${number}`)
  const tokens = readTokens(line, begin + before.length, end, data.text)
  const name = typeof data.meta?.name === 'string' ? data.meta.name : file.name
  if (!tokens) throw new UntrueFile(name, 'tokens that do not make its text')
  if (!data.spans?.every(standsOn(tokens))) throw new UntrueFile(name, 'a mark that does not stand on its tokens')
  return toPart(data, name, complainAt(file.name, number), context)
}

/** Strictly: lines as this program writes them. */
export const readProdigy = (files: readonly SourceFile[]): AsyncIterable<ReadDocument> =>
  readBackByImport(files, {
    ...prodigyImporting,
    read: async function* (file, context) {
      let number = 0
      for await (const line of file.lines()) yield readLine(line, ++number, file, context)
    },
  })
