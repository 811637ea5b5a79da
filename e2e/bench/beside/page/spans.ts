import { createElement, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import { type Contender, colourOf, linesOf, type PageMark } from './contender.ts'

/** The text cut at every edge of a mark, each piece a span, all of it drawn anew at every change: what most tools do. */
export function createSpans(): Contender {
  let root: Root | null = null
  let host: HTMLElement | null = null
  let lines: readonly string[] = []
  let marks: readonly PageMark[] = []
  const draw = (): void => flushSync(() => root?.render(createElement(Text, { lines, marks })))
  return {
    open: (element, text, all) => {
      host = element
      lines = linesOf(text)
      marks = all
      root = createRoot(element)
      draw()
    },
    add: mark => {
      marks = [...marks, mark]
      draw()
    },
    undo: () => {
      marks = marks.slice(0, -1)
      draw()
    },
    painted: () => Number(host?.firstElementChild?.getAttribute('data-marks')),
  }
}

type Props = { readonly lines: readonly string[]; readonly marks: readonly PageMark[] }

function Text({ lines, marks }: Props): ReactNode {
  const sorted = marks.toSorted((a, b) => a.start - b.start || b.end - a.end)
  let offset = 0
  let next = 0
  let open: readonly PageMark[] = []
  const paragraphs = lines.map((line, at) => {
    const start = offset
    const end = start + line.length
    offset = end
    open = open.filter(mark => mark.end > start)
    const here = [...open]
    for (let mark = sorted[next]; mark && mark.start < end; mark = sorted[++next]) here.push(mark)
    open = here
    return createElement('p', { key: at }, piecesOf(line, start, here))
  })
  return createElement('div', { 'data-marks': marks.length }, paragraphs)
}

/** A line in pieces between the edges of its marks; the innermost mark gives the colour. */
function piecesOf(line: string, start: number, marks: readonly PageMark[]): readonly ReactNode[] {
  const end = start + line.length
  const edges = [...new Set([start, end, ...marks.flatMap(mark => [mark.start, mark.end])])]
    .filter(edge => edge >= start && edge <= end)
    .sort((a, b) => a - b)
  let next = 0
  let open: PageMark[] = []
  return edges.slice(0, -1).map((from, at) => {
    const to = edges[at + 1] ?? end
    open = open.filter(mark => mark.end > from)
    for (let mark = marks[next]; mark && mark.start <= from; mark = marks[++next]) if (mark.end > from) open.push(mark)
    const inner = open.at(-1)
    const words = line.slice(from - start, to - start)
    return inner
      ? createElement(
          'span',
          { key: from, 'data-label': inner.label, style: { backgroundColor: colourOf(inner.label) } },
          words,
        )
      : createElement('span', { key: from }, words)
  })
}
