import type { AppError } from '../result.ts'
import { complainAt } from './imported.ts'
import { isTag, type TokenDocument, type TokenLine } from './token-lines.ts'

/** A token with the tags it carries, mended. */
export type TaggedToken = { readonly token: string; readonly tags: readonly string[]; readonly line: number }

/** A label without the signs a slip of the hand puts into it: `MIS-2`, `-ORG` and ``MIS1` ``. */
const bareLabel = (label: string): string => label.replace(/[^\p{L}\p{M}\p{N}]+/gu, '')

const labelOf = (tag: string): string => (tag === 'O' ? '' : tag.slice(2))

/** What several documents of one file tell of its labels: those without signs. */
export type KnownLabels = Set<string>

/** How one format parts a line's columns; `tags` empty: the line has none. */
export type PartColumns = (columns: readonly string[]) => { readonly token: string; readonly tags: readonly string[] }

/** What follows the first of the tokens that one token is cut into. */
const continued = (tag: string): string => (tag === 'O' ? tag : `I-${labelOf(tag)}`)

/**
 * Tokens and tags of a document's lines. Each line that is not as it should be is told and mended: what is no tag reads as O, a label with a slip in it as the
 * label it is a slip of, a token with spaces in it as several; a line without a token is left out.
 */
export class TagRepair {
  readonly problems: AppError[] = []
  readonly #file: string
  readonly #part: PartColumns
  readonly #known: KnownLabels

  constructor(file: string, { part, known }: { readonly part: PartColumns; readonly known: KnownLabels }) {
    this.#file = file
    this.#part = part
    this.#known = known
  }

  tell(line: number, reason: string): void {
    this.problems.push(complainAt(this.#file, line)(reason))
  }

  sentences({ sentences }: TokenDocument): readonly (readonly TaggedToken[])[] {
    for (const lines of sentences)
      for (const { columns } of lines)
        for (let at = 1; at < columns.length; at++) {
          const tag = columns[at] ?? 'O'
          const label = tag !== 'O' && isTag(tag) ? labelOf(tag) : ''
          if (label !== '' && !this.#known.has(label) && bareLabel(label) === label) this.#known.add(label)
        }
    return sentences.map(lines => lines.flatMap(line => this.#tokensOf(line)))
  }

  #tokensOf({ columns, line }: TokenLine): readonly TaggedToken[] {
    const parted = this.#part(columns)
    if (parted.tags.length === 0) this.tell(line, 'no tag: read as O')
    const tags = parted.tags.length === 0 ? ['O'] : parted.tags.map(tag => this.#mended(tag, line))
    const token = this.#withoutMark(parted.token, line)
    // Nearly every token is one piece: a search for what parts it costs more than all else here (measured).
    if (token !== '' && !token.includes(' ') && !token.includes('\t')) return [{ token, tags, line }]
    const pieces = token.split(/[ \t]+/).filter(piece => piece !== '')
    if (pieces.length === 0) this.tell(line, 'no token: left out')
    if (pieces.length > 1) this.tell(line, `a token with space in it: read as ${pieces.length} tokens`)
    return pieces.map((token, at) => ({ token, tags: at === 0 ? tags : tags.map(continued), line }))
  }

  #withoutMark(token: string, line: number): string {
    if (!token.startsWith('\uFEFF')) return token
    this.tell(line, 'a byte order mark inside the file: left out')
    return token.slice(1)
  }

  #mended(tag: string, line: number): string {
    if (tag === 'O') return tag
    if (!isTag(tag)) {
      this.tell(line, `no tag: “${tag}”, read as O`)
      return 'O'
    }
    const label = labelOf(tag)
    if (this.#known.has(label)) return tag
    const bare = bareLabel(label)
    if (bare === label || !this.#known.has(bare)) return tag
    const mended = `${tag.charAt(0)}-${bare}`
    this.tell(line, `the label of “${tag}” is not among the others: read as ${mended}`)
    return mended
  }
}
