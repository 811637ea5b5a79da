import type { Span } from '../../../shared/model/records.ts'
import { splitLongParagraph, splitParagraphs } from '../../../shared/text/paragraphs.ts'

/** Characters of a section, about: what is laid out and painted together when it comes into sight. */
const sectionLength = 3000
/** A paragraph is one text node up to here (UTF-16 units); a longer one is painted as blocks cut at sentence ends. */
const longestNode = 4000
/** Of such blocks, at most. What is painted anew after a change is whole text nodes: each line of one with each mark of it. */
const blockLength = 1000

/** One text node and the offsets it holds. Separators of paragraphs stand in none. */
export type Block = {
  readonly start: number
  readonly end: number
  readonly element: HTMLElement
  readonly node: Text
  readonly section: Section
}

/** A run of blocks. `start` to `end` covers their separators too, so sections tile the text. */
export type Section = {
  readonly at: number
  readonly start: number
  end: number
  readonly element: HTMLElement
  readonly blocks: Block[]
}

export type TextDom = {
  readonly sections: readonly Section[]
  readonly blocks: readonly Block[]
}

/** Builds the article's text under `host`: sections of paragraphs, each letter in exactly one text node, nothing inside a paragraph. */
export function buildText(
  host: HTMLElement,
  text: string,
  direction: 'rtl' | 'ltr',
  estimate: (characters: number) => number,
): TextDom {
  const sections: Section[] = []
  const blocks: Block[] = []
  let section: Section | undefined
  for (const [number, paragraph] of splitParagraphs(text).entries()) {
    const content: Span = { start: paragraph.start, end: paragraph.contentEnd }
    const isLong = content.end - content.start > longestNode
    const parts = isLong ? splitLongParagraph(text, content, blockLength) : [content]
    for (const [at, part] of parts.entries()) {
      if (!section || section.end - section.start >= sectionLength) section = beginSection(host, sections, part.start)
      const end = at === parts.length - 1 ? paragraph.end : part.end
      blocks.push(addBlock(section, text, part, direction, at === 0 ? number + 1 : null))
      section.end = end
    }
  }
  for (const { element, start, end } of sections)
    element.style.setProperty('contain-intrinsic-block-size', `auto ${estimate(end - start)}px`)
  return { sections, blocks }
}

function beginSection(host: HTMLElement, sections: Section[], start: number): Section {
  const element = document.createElement('div')
  element.className = 'section'
  host.append(element)
  const section: Section = { at: sections.length, start, end: start, element, blocks: [] }
  sections.push(section)
  return section
}

function addBlock(section: Section, text: string, part: Span, direction: 'rtl' | 'ltr', number: number | null): Block {
  const element = document.createElement('p')
  element.dir = direction
  const words = text.slice(part.start, part.end)
  if (number === null) element.className = 'continues'
  // Counters would start anew in every section: `content-visibility` contains style.
  else if (words.trim() !== '') element.setAttribute('data-number', String(number))
  else element.className = 'blank'
  const node = document.createTextNode(words)
  element.append(node)
  section.element.append(element)
  const block: Block = { start: part.start, end: part.end, element, node, section }
  section.blocks.push(block)
  return block
}

/** Position of the last of `items` (ascending) that begins at or before `offset`; 0 where none does. */
export function holderAt(items: readonly { readonly start: number }[], offset: number): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((items[middle]?.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}

/** Text that stands somewhere: of a block no more is needed to find its letters. */
export type Letters = Pick<Block, 'start' | 'end' | 'node'>

/** A piece of a span in one text node, in offsets of that node. */
export type Part<Of extends Letters = Block> = { readonly block: Of; readonly from: number; readonly to: number }

/** The parts of `span` in each text node it meets: one a paragraph or block. */
export function partsOf<Of extends Letters>(blocks: readonly Of[], span: Span): readonly Part<Of>[] {
  const parts: Part<Of>[] = []
  for (let at = holderAt(blocks, span.start); at < blocks.length; at++) {
    const block = blocks[at]
    if (!block || block.start >= span.end) break
    const from = Math.max(span.start, block.start) - block.start
    const to = Math.min(span.end, block.end) - block.start
    if (from < to) parts.push({ block, from, to })
  }
  return parts
}
