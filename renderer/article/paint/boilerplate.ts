import type { Boilerplate } from '../../../shared/model/boilerplate.ts'
import { createHighlights } from './highlights.ts'
import { type Block, partsOf, type Section } from './text-dom.ts'
import './boilerplate.css'

/**
 * Steps what is not the article's own back: whole lines by an attribute of their paragraph, which costs no frame anything, and says why where such lines
 * begin; a part of a line by a highlight. Returns what takes it off again.
 */
export function paintBoilerplate(
  sections: readonly Section[],
  boilerplate: readonly Boilerplate[],
  nameOf: (why: Boilerplate['why']) => string,
): () => void {
  const highlights = createHighlights()
  const blocks = sections.flatMap(section => section.blocks)
  const places = new Map(blocks.map((block, at) => [block, at]))
  const inParts: StaticRange[] = []
  const whole: Block[] = []
  let last: { readonly at: number; readonly why: Boilerplate['why'] } | null = null
  for (const { start, end, why } of boilerplate)
    for (const { block, from, to } of partsOf(blocks, { start, end })) {
      const { node, element } = block
      if (`${node.data.slice(0, from)}${node.data.slice(to)}`.trim() !== '') {
        inParts.push(new StaticRange({ startContainer: node, startOffset: from, endContainer: node, endOffset: to }))
        continue
      }
      const at = places.get(block) ?? 0
      // Blank lines between two such lines do not begin another run.
      const goesOn: boolean = last?.why === why && blocks.slice(last.at + 1, at).every(isBlank)
      element.classList.add('not-own')
      if (!goesOn) element.dataset.why = nameOf(why)
      whole.push(block)
      last = { at, why }
    }
  highlights.replace('not-own', inParts, 0)
  return () => {
    for (const { element } of whole) {
      element.classList.remove('not-own')
      delete element.dataset.why
    }
    highlights.clear()
  }
}

const isBlank = ({ node }: Block): boolean => node.data.trim() === ''
