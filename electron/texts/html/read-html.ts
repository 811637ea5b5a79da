import { parse } from 'parse5'
import type { BoilerplateReason } from '../../../shared/model/boilerplate.ts'
import { reasonOfLine, toComparable } from '../../../shared/texts/boilerplate-phrases.ts'
import { findBoilerplate } from '../../../shared/texts/find-boilerplate.ts'
import type { ImportedText } from '../../../shared/texts/imported-text.ts'
import { directionOf } from '../../../shared/texts/text-direction.ts'
import { findMainPieces } from './find-main-pieces.ts'
import { createHintedReason } from './hinted-reason.ts'
import { type PageLine, type PageLines, toPageLines } from './page-lines.ts'
import { findHeadline, type PageMetadata, readPageMetadata } from './page-metadata.ts'
import { isElement, type Page, type PageElement } from './walk-page.ts'

/** Characters of a line that is prose rather than a link or a label. */
const proseLength = 60

/** Share of a line that may be links in prose. */
const linkedInProse = 0.34

const isProse = ({ letters, linked }: PageLine): boolean => letters >= proseLength && linked < letters * linkedInProse

/** Lines of the article without asking what they stand in: those Readability names; where it names none, prose, and without prose all. */
function coreLines(page: Page, read: PageLines): readonly PageLine[] {
  const pieces = findMainPieces(page, read)
  const named = pieces ? read.lines.filter(line => line.pieces.some(piece => pieces.has(piece))) : []
  if (named.length > 0) return named
  const prose = read.lines.filter(isProse)
  return prose.length > 0 ? prose : read.lines
}

/** The innermost element round all blocks; null for none. */
function roundAll(blocks: readonly PageElement[]): PageElement | null {
  const [first, ...rest] = blocks
  if (!first) return null
  const path: PageElement[] = []
  for (let element: object | null = first; element && isElement(element); element = element.parentNode)
    path.push(element)
  const steps = new Map(path.map((element, at) => [element, at]))
  let reach = 0
  const seen = new Set<PageElement>()
  for (const block of rest)
    for (
      let element: object | null = block;
      element && isElement(element) && !seen.has(element);
      element = element.parentNode
    ) {
      seen.add(element)
      const at = steps.get(element)
      if (at === undefined) continue
      reach = Math.max(reach, at)
      break
    }
  return path[reach] ?? null
}

/** Characters of the core lines by the element round them. Only elements some line stands in are walked, each line's way once. */
function countIn(core: readonly PageLine[]): {
  readonly lettersIn: ReadonlyMap<PageElement, number>
  readonly all: number
} {
  const byBlock = new Map<PageElement, number>()
  for (const { block, letters } of core) byBlock.set(block, (byBlock.get(block) ?? 0) + letters)
  const lettersIn = new Map<PageElement, number>()
  let all = 0
  for (const [block, letters] of byBlock) {
    all += letters
    let element: object | null = block
    for (let step = 0; step < deepestCounted && element && isElement(element); step++) {
      lettersIn.set(element, (lettersIn.get(element) ?? 0) + letters)
      element = element.parentNode
    }
  }
  return { lettersIn, all }
}

/** Elements round a line that are asked for hints. */
const deepestCounted = 250

/** Why each line is not the article's; null for its own lines. */
function reasonsOf(page: Page, read: PageLines, title: string): readonly (BoilerplateReason | null)[] {
  const core = new Set(coreLines(page, read))
  const { lettersIn, all } = countIn([...core])
  const comparables = read.lines.map(({ text, block }) => ({
    block,
    comparable: text.length > 400 ? '' : toComparable(text),
  }))
  const headline = findHeadline(comparables, title)
  const hinted = createHintedReason(element => lettersIn.get(element) ?? 0, all, headline)
  const container = roundAll([...core].map(({ block }) => block))
  const inside = new Map<object, boolean>()
  const isInside = (block: PageElement): boolean => {
    const path: object[] = []
    let element: object | null = block
    while (element && isElement(element) && element !== container && !inside.has(element)) {
      path.push(element)
      element = element.parentNode
    }
    const answer = element !== null && (element === container || inside.get(element) === true)
    for (const step of path) inside.set(step, answer)
    return answer
  }
  return read.lines.map(line => {
    if (line.block === headline) return null
    const reason = hinted(line.block)
    const isOwn = reason === null && (core.has(line) || (isInside(line.block) && isProse(line)))
    if (isOwn) return null
    return reasonOfLine(line.text) ?? reason ?? (line.linked > line.letters / 2 ? 'related' : 'page')
  })
}

const extraOf = ({ site, author }: PageMetadata): { readonly extra?: Readonly<Record<string, unknown>> } =>
  site === null && author === null
    ? {}
    : { extra: { ...(site === null ? {} : { site }), ...(author === null ? {} : { author }) } }

/**
 * A page as a text: every line its reader sees stays, what is not the article's own is named as boilerplate. A page of frames has no text of its own;
 * nothing is fetched. Broken HTML is read as browsers read it.
 */
export function readHtml(html: string): ImportedText {
  const page = parse(html)
  const read = toPageLines(page)
  const metadata = readPageMetadata(page)
  const title = metadata.title ?? undefined
  const reasons = reasonsOf(page, read, title === undefined ? '' : toComparable(title.slice(0, 400)))
  let text = ''
  const byStart = new Map<number, BoilerplateReason | null>()
  const parts: string[] = []
  let length = 0
  for (const [at, line] of read.lines.entries()) {
    // A line's own start, behind spaces that do not collapse.
    byStart.set(length + line.text.indexOf(line.text.trim()), reasons[at] ?? null)
    parts.push(line.text)
    length += line.text.length + 1
  }
  text = parts.join('\n')
  const { publishedAt, source } = metadata
  return {
    name: null,
    text,
    boilerplate: findBoilerplate(text, { title, known: start => byStart.get(start) ?? null }),
    metadata: {
      language: metadata.language ?? 'ar',
      direction: metadata.direction ?? directionOf(text),
      ...(title === undefined ? {} : { title }),
      ...(publishedAt === null ? {} : { publishedAt }),
      ...(source === null ? {} : { source }),
      ...extraOf(metadata),
    },
  }
}
