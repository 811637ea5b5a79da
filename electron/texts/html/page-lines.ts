import { isUnseen, type Page, type PageElement, type PageText, walkPage } from './walk-page.ts'

/** A line of a page as a reader sees it. */
export type PageLine = {
  readonly text: string
  /** The block it stands in. */
  readonly block: PageElement
  /** Numbers of the text nodes it is made of. */
  readonly pieces: readonly number[]
  /** Characters that are not space: in all, and in links and buttons. */
  readonly letters: number
  readonly linked: number
}

export type PageLines = {
  readonly lines: readonly PageLine[]
  /** Text nodes that are seen, numbered in the page's order. */
  readonly numbers: ReadonlyMap<PageText, number>
  /** Characters that are not space, by the element they stand in at any depth. */
  readonly lettersIn: ReadonlyMap<PageElement, number>
  /** Elements inside each other at most, and in all. */
  readonly depth: number
  readonly elements: number
}

/** Elements inside a line; every other one begins a line and ends one. */
const inline = new Set([
  ...[
    'a',
    'abbr',
    'acronym',
    'b',
    'bdi',
    'bdo',
    'big',
    'cite',
    'code',
    'data',
    'del',
    'dfn',
    'em',
    'font',
    'i',
    'img',
    'ins',
    'kbd',
  ],
  ...[
    'label',
    'mark',
    'nobr',
    'output',
    'q',
    'ruby',
    'rb',
    'rt',
    'rtc',
    's',
    'samp',
    'small',
    'span',
    'strike',
    'strong',
    'sub',
    'sup',
  ],
  ...['time', 'tt', 'u', 'var', 'wbr', 'td', 'th', 'br', 'slot', 'meter', 'progress'],
])

/** Spaces that collapse; a non-breaking one does not. */
const collapsing = new Set([' ', '\t', '\n', '\f', '\r'])

const clickable = new Set(['a', 'button'])

const countLetters = (text: string): number => text.replace(/\s+/gu, '').length

/**
 * The lines of a page: an edge of a block and `<br>` end one, runs of space are one space, cells of a row are parted by a tab. Every character else
 * stays, non-breaking spaces and direction marks too; lines without a character are left out.
 */
export function toPageLines(page: Page): PageLines {
  const lines: PageLine[] = []
  const numbers = new Map<PageText, number>()
  const lettersIn = new Map<PageElement, number>()
  const open: PageElement[] = []
  let deepest = 0
  let links = 0
  let preformatted = 0
  let elements = 0
  let parts: string[] = []
  let pieces: number[] = []
  let letters = 0
  let linked = 0
  /** A space that counts only if more follows on the line. */
  let gap = ''
  /** Pieces of the line when a link last ended. */
  let linkEnd = -1

  const blockOf = (): PageElement | undefined => open.findLast(({ tagName }) => !inline.has(tagName))
  const endLine = (): void => {
    const block = blockOf()
    const text = parts.join('')
    if (block && text.trim() !== '') lines.push({ text, block, pieces, letters, linked })
    parts = []
    pieces = []
    letters = 0
    linked = 0
    gap = ''
    linkEnd = -1
  }
  const add = (run: string, number: number): void => {
    let start = 0
    let end = run.length
    while (collapsing.has(run.charAt(start))) start++
    while (end > start && collapsing.has(run.charAt(end - 1))) end--
    if (start > 0 && parts.length > 0) gap ||= ' '
    if (start === end) return
    const kept = run.slice(start, end)
    parts.push(gap, kept.replace(/[ \t\n\f\r]+/g, ' '))
    gap = end < run.length ? ' ' : ''
    pieces.push(number)
    const count = countLetters(kept)
    letters += count
    if (links > 0) linked += count
    const inside = open.at(-1)
    if (inside) lettersIn.set(inside, (lettersIn.get(inside) ?? 0) + count)
  }

  walkPage(page, {
    enter: element => {
      const { tagName } = element
      elements++
      if (isUnseen(element)) return false
      if (!inline.has(tagName) || tagName === 'br') endLine()
      if ((tagName === 'td' || tagName === 'th') && parts.length > 0) gap = '\t'
      // Two links side by side are two words, which style sheets hold apart.
      if (tagName === 'a' && parts.length > 0 && linkEnd === pieces.length) gap ||= ' '
      if (clickable.has(tagName)) links++
      if (tagName === 'pre') preformatted++
      open.push(element)
      deepest = Math.max(deepest, open.length)
      return true
    },
    leave: element => {
      const { tagName } = element
      if (!inline.has(tagName)) endLine()
      if (clickable.has(tagName)) {
        links--
        linkEnd = pieces.length
      }
      if (tagName === 'pre') preformatted--
      open.pop()
      const parent = open.at(-1)
      if (parent) lettersIn.set(parent, (lettersIn.get(parent) ?? 0) + (lettersIn.get(element) ?? 0))
    },
    text: text => {
      const number = numbers.size
      numbers.set(text, number)
      if (preformatted === 0) return add(text.value, number)
      for (const [at, line] of text.value.split('\n').entries()) {
        if (at > 0) endLine()
        add(line, number)
      }
    },
  })
  endLine()
  return { lines, numbers, lettersIn, depth: deepest, elements }
}
