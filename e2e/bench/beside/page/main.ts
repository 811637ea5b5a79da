import { createBlend } from './blend.ts'
import type { Contender, PageMark } from './contender.ts'
import { plain } from './plain.ts'
import { createRecogito } from './recogito.ts'
import { createSpans } from './spans.ts'

const contenders: Readonly<Record<string, () => Contender>> = {
  plain: () => plain,
  spans: createSpans,
  'recogito-highlights': () => createRecogito('CSS_HIGHLIGHTS'),
  'recogito-spans': () => createRecogito('SPANS'),
  blend: createBlend,
}

/** What the bench asks of the page. Times are milliseconds: of opening from its first line, else from the key, to the frame that shows it. */
export type BesidePage = {
  readonly open: (name: string, text: string, marks: readonly PageMark[]) => Promise<number>
  /** What the next key does, and answers how long that took. M marks, U takes back, L goes to the last mark, S sets the size. */
  readonly arm: () => void
  readonly keyTime: () => Promise<number>
  readonly setNext: (mark: PageMark) => void
  /** Where to jump: a span of the text. */
  readonly setTarget: (start: number, end: number) => void
  readonly painted: () => number | null
  /** How many text nodes, elements and characters the page holds. */
  readonly whole: () => number
}

declare global {
  interface Window {
    beside: BesidePage
  }
}

const scroller = document.getElementById('scroller') ?? document.body
const host = document.getElementById('host') ?? document.body

const frame = (): Promise<number> =>
  new Promise(resolve =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => resolve(performance.now())
      port2.postMessage(null)
    }),
  )

let contender: Contender = plain
let next: PageMark | null = null
let target: Range | null = null
let large = false
let shown: Promise<number> = Promise.resolve(Number.NaN)

/** Resolves with the first frame in which the marks in sight are not what they were. */
async function untilPainted(before: number | null): Promise<number> {
  let at = await frame()
  while (before !== null && contender.painted() === before) at = await frame()
  return at
}

const deeds: Readonly<Record<string, () => boolean>> = {
  KeyM: () => {
    if (next) contender.add(next)
    return true
  },
  KeyU: () => {
    contender.undo()
    return true
  },
  KeyL: () => {
    const rect = target?.getBoundingClientRect()
    if (rect) scroller.scrollTop += rect.top - scroller.clientHeight / 3
    return false
  },
  KeyS: () => {
    large = !large
    host.style.fontSize = large ? '22px' : '20px'
    return false
  },
}

window.beside = {
  open: async (name, text, marks) => {
    contender = (contenders[name] ?? (() => plain))()
    await document.fonts.load('20px "Noto Naskh Arabic"', 'ء')
    await frame()
    const begun = performance.now()
    contender.open(host, text, marks)
    return (await untilPainted(contender.painted() === null ? null : 0)) - begun
  },
  arm: () => {
    shown = new Promise(resolve =>
      addEventListener(
        'keydown',
        event => {
          const before = contender.painted()
          const changesMarks = deeds[event.code]?.() ?? false
          void untilPainted(changesMarks ? before : null).then(at => resolve(at - event.timeStamp))
        },
        { capture: true, once: true },
      ),
    )
  },
  keyTime: () => shown,
  setNext: mark => {
    next = mark
  },
  setTarget: (start, end) => {
    const range = document.createRange()
    const nodes = document.createTreeWalker(host, NodeFilter.SHOW_TEXT)
    let offset = 0
    let begun = false
    for (let node = nodes.nextNode(); node instanceof Text; node = nodes.nextNode()) {
      if (!begun && start < offset + node.length) {
        range.setStart(node, start - offset)
        begun = true
      }
      if (begun && end <= offset + node.length) {
        range.setEnd(node, end - offset)
        break
      }
      offset += node.length
    }
    target = range
  },
  painted: () => contender.painted(),
  whole: () => host.textContent?.length ?? 0,
}
