import { createElement } from 'react'
import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import { type AnnotateBlendTag, TextAnnotateBlend } from 'react-text-annotate-blend'
import { type Contender, colourOf, type PageMark } from './contender.ts'

/** `react-text-annotate-blend`: one element for the whole text. */
export function createBlend(): Contender {
  let root: Root | null = null
  let host: HTMLElement | null = null
  let content = ''
  let marks: readonly AnnotateBlendTag[] = []
  const draw = (): void =>
    flushSync(() =>
      // It writes into what it is given.
      root?.render(createElement(TextAnnotateBlend, { content, value: marks.map(mark => ({ ...mark })) })),
    )
  // No `tag`: its words would stand in the text.
  const toTag = ({ start, end, label }: PageMark): AnnotateBlendTag => ({
    start,
    end,
    color: colourOf(label),
  })
  return {
    open: (element, text, all) => {
      host = element
      content = text
      marks = all.map(toTag)
      root = createRoot(element)
      draw()
    },
    add: mark => {
      marks = [...marks, toTag(mark)]
      draw()
    },
    undo: () => {
      marks = marks.slice(0, -1)
      draw()
    },
    painted: () => host?.querySelectorAll('mark').length ?? 0,
  }
}
