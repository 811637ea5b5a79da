import type { SourceFile } from './source-file.ts'
import type { TaggedRange } from './tags.ts'
import { docStart } from './token-lines.ts'

/** A document as its lines were written: tokens, what stands behind the first column of each, and before which tokens a blank line stands. */
export type TaggedLines = {
  readonly tokens: readonly string[]
  readonly tags: readonly string[]
  /** Places of tokens, ascending. */
  readonly starts: readonly number[]
}

/** What parts the first column from the others, and what stands there that is no token. */
type Columns = { readonly separator: '\t' | ' '; readonly mark?: string }

const outside = 'O'
const outsideUnit = outside.charCodeAt(0)

/** `text`: lines between two `-DOCSTART-`, ended by LF. Nothing is mended: a line of one column is a token without a tag. */
function parseLines(text: string, from: number, { separator, mark }: Columns): TaggedLines {
  const to = text.length
  const tokens: string[] = []
  const tags: string[] = []
  const starts: number[] = []
  for (let at = from; at < to; ) {
    const found = text.indexOf('\n', at)
    const end = found === -1 ? to : found
    if (end === at) {
      if (tokens.length > 0 && starts.at(-1) !== tokens.length) starts.push(tokens.length)
    } else {
      const border = text.indexOf(separator, at)
      const isTagged = border !== -1 && border < end
      const token = text.slice(at, isTagged ? border : end)
      if (token !== mark) {
        tokens.push(token)
        const isOutside = !isTagged || (end === border + 2 && text.charCodeAt(border + 1) === outsideUnit)
        tags.push(isOutside ? outside : text.slice(border + 1, end))
      }
    }
    at = end + 1
  }
  if (starts.at(-1) === tokens.length) starts.pop()
  return { tokens, tags, starts }
}

/**
 * Documents of a file that this program wrote: each begins at a line `-DOCSTART-`. Read document by document, not line by line: an article has hundreds of lines, and
 * an object for each takes several times as long as what is in them.
 */
export async function* readTaggedLines(file: SourceFile, columns: Columns): AsyncIterable<TaggedLines> {
  const border = `\n${docStart}`
  const parse = (text: string): TaggedLines | null => {
    if (!text.startsWith(docStart)) return null
    const first = text.indexOf('\n')
    return parseLines(text, first === -1 ? text.length : first + 1, columns)
  }
  let held = ''
  for await (const chunk of file.chunks()) {
    // A border may be cut by the end of a chunk.
    const looked = Math.max(0, held.length - border.length)
    held += chunk
    let from = 0
    for (let at = held.indexOf(border, looked); at !== -1; at = held.indexOf(border, from + 1)) {
      const document = parse(held.slice(from, at + 1))
      if (document) yield document
      from = at + 1
    }
    held = held.slice(from)
  }
  const last = parse(held)
  if (last) yield last
}

/** Ranges of a document's tokens, found sentence by sentence: none goes on into the next. */
export const rangesOf = (
  { tags, starts }: TaggedLines,
  find: (tags: readonly string[]) => readonly TaggedRange[],
): readonly TaggedRange[] =>
  [0, ...starts].flatMap((start, at) =>
    find(tags.slice(start, starts[at])).map(({ first, end, label }) => ({
      first: start + first,
      end: start + end,
      label,
    })),
  )
