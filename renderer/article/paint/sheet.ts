import { faces } from './faces.ts'
import { highlightRules, placesLines, unknownLabel } from './highlight-styles.ts'
import { createHighlights, type Highlights } from './highlights.ts'
import { type Look, SheetMarks } from './sheet-marks.ts'
import { buildText, type TextDom } from './text-dom.ts'
import './forced-colours.css'
import './sheet.css'

/**
 * An article painted: its text and marks, before anything can be done with them. All that runs before the first paint; what works on it
 * comes with `createArticleView`.
 */
export type Sheet = {
  /** The scroll container with the page. */
  readonly element: HTMLElement
  readonly page: HTMLElement
  /** The text: one tab stop. */
  readonly text: HTMLElement
  /** Stands in the end margin beside the selection. */
  readonly chipHost: HTMLElement
  readonly content: string
  readonly direction: 'rtl' | 'ltr'
  readonly dom: TextDom
  readonly marks: SheetMarks
  readonly highlights: Highlights
  readonly look: () => Look
  /** False where nothing changes. */
  readonly setLook: (look: Look) => boolean
  /** Px. */
  readonly lineHeight: () => number
  /** Called where letters may have moved, or other sections have come into sight. */
  readonly onMoved: (listener: () => void) => void
  /** Once it stands in the document and is painted. */
  readonly shown: Promise<void>
  readonly destroy: () => void
}

type Options = Look & { readonly text: string; readonly direction: 'rtl' | 'ltr' }

/** Characters in an em of a line, about: sections out of sight stand at this estimate of their height. */
const charactersAnEm = 2.04

const typeKeys = ['textSize', 'font', 'measure', 'leading'] as const
const lookKeys = ['theme', 'labels', 'alone', ...typeKeys] as const

export function createSheet(options: Options): Sheet {
  const { direction, text: content } = options
  const { element, page, text, chipHost } = createFrame(direction)
  let look: Look = options
  setType()

  const lineHeight = (): number => look.textSize * look.leading
  const heightOf = (characters: number): number =>
    Math.ceil(characters / (charactersAnEm * look.measure)) * lineHeight()
  const dom = buildText(text, content, direction, heightOf)
  const highlights = createHighlights()
  let started = false
  const marks = new SheetMarks(dom, highlights, look, label => {
    if (started && isStrange(label)) paintRules()
  })
  const rules = new CSSStyleSheet()
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, rules]

  let drawsLines = false
  /** A label that the scheme does not have, or no longer: its marks are painted, too. */
  function isStrange(label: string): boolean {
    return look.labels.every(({ id }) => id !== label)
  }

  function paintRules(): void {
    const strange = [...marks.labels].filter(isStrange).map(id => ({ id, ...unknownLabel }))
    const labels = [...look.labels, ...strange]
    rules.replaceSync(highlightRules({ ...look, labels }, !drawsLines))
  }

  function setType(): void {
    element.style.setProperty('--article-size', `${look.textSize}px`)
    element.style.setProperty('--article-font', faces[look.font].family)
    element.style.setProperty('--article-lead', String(look.leading))
    element.style.setProperty('--article-measure', `${look.measure * look.textSize}px`)
  }

  function setLook(next: Look): boolean {
    const before = look
    if (lookKeys.every(key => next[key] === before[key])) return false
    look = next
    setType()
    paintRules()
    marks.setLook(look)
    if (typeKeys.some(key => look[key] !== before[key])) remeasure()
    return true
  }

  let moved = (): void => undefined
  const onVisibility = (event: Event): void => {
    if (event instanceof ContentVisibilityAutoStateChangeEvent) marks.setInSight(event.target, !event.skipped)
    moved()
  }
  /** A face is fetched when letters of it are first laid out, each half for itself; until it is there they stand elsewhere. */
  const onFonts = ({ fontfaces }: FontFaceSetLoadEvent): void => {
    if (fontfaces.some(face => faces[look.font].family.includes(face.family.replaceAll('"', '')))) remeasure()
  }
  let width = 0
  const resized = new ResizeObserver(() => {
    if (text.clientWidth !== width) remeasure()
    width = text.clientWidth
  })
  function remeasure(): void {
    marks.remeasure()
    moved()
  }

  let tellShown = (): void => undefined
  const shown = new Promise<void>(resolve => {
    tellShown = resolve
  })
  /** Once in the document: tells what the engine can, paints what is in sight. */
  function start(): void {
    if (started || !element.isConnected) return
    started = true
    connected.disconnect()
    drawsLines = !placesLines(text)
    width = text.clientWidth
    paintRules()
    marks.start(drawsLines)
    resized.observe(text)
    document.fonts.addEventListener('loadingdone', onFonts)
    tellShown()
  }
  const connected = new MutationObserver(start)
  connected.observe(document, { childList: true, subtree: true })
  text.addEventListener('contentvisibilityautostatechange', onVisibility)

  return {
    element,
    page,
    text,
    chipHost,
    content,
    direction,
    dom,
    marks,
    highlights,
    look: () => look,
    setLook,
    lineHeight,
    onMoved: listener => {
      moved = listener
    },
    shown,
    destroy: () => {
      connected.disconnect()
      resized.disconnect()
      document.fonts.removeEventListener('loadingdone', onFonts)
      highlights.clear()
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter(other => other !== rules)
      element.remove()
    },
  }
}

/** The scroll container, the page in it with its frame of double rules, the text, and the place of the chip in the end margin. */
function createFrame(direction: 'rtl' | 'ltr') {
  const make = (className: string, ...children: readonly HTMLElement[]): HTMLElement => {
    const made = document.createElement('div')
    made.className = className
    made.append(...children)
    return made
  }
  const text = make('matn')
  text.dataset.testid = 'article-text'
  text.tabIndex = 0
  text.dir = direction
  text.lang = 'ar'
  text.setAttribute('role', 'application')
  const chipHost = make('chip-host')
  const page = make('page', make('frame', text), chipHost)
  return { text, chipHost, page, element: make('scroll', page) }
}
