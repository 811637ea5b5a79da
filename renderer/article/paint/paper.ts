import { lanesSeen, lineRule, unknownLabel } from './highlight-styles.ts'
import { labelColours } from './label-colours.ts'
import { assignLanes, type Lane, type PaintedMark } from './lanes.ts'
import { piecesOf, type Stretch } from './paper-pieces.ts'
import type { Sheet } from './sheet.ts'
import { type Block, partsOf } from './text-dom.ts'

type Inked = Lane & { readonly mark: PaintedMark }

/**
 * The article as it is printed, in the light theme: a copy of its paragraphs, each mark a line under the words themselves, so that it
 * holds wherever a page ends and however wide the paper is. Neither drawn lines nor highlights do: the first know the screen's lines only,
 * and printing takes a time with the second that grows faster than the text.
 */
export function buildPaper(sheet: Sheet): HTMLElement {
  const { dom, marks, direction } = sheet
  const paper = document.createElement('div')
  paper.className = 'matn on-paper'
  paper.dir = direction
  paper.lang = 'ar'
  const stretches = stretchesByBlock(dom.blocks, marks.all)
  const styles = inkStyles(sheet)
  for (const { blocks } of dom.sections) {
    const section = document.createElement('div')
    section.className = 'section'
    for (const block of blocks) {
      const paragraph = block.element.cloneNode()
      for (const { start, end, held } of piecesOf(block.end - block.start, stretches.get(block) ?? []))
        paragraph.appendChild(inked(block.node.data.slice(start, end), held, styles))
      section.append(paragraph)
    }
    paper.append(section)
  }
  return paper
}

function stretchesByBlock(
  blocks: readonly Block[],
  marks: Iterable<PaintedMark>,
): ReadonlyMap<Block, readonly Stretch<Inked>[]> {
  const all = [...marks]
  const lanes = assignLanes(all)
  const stretches = new Map<Block, Stretch<Inked>[]>()
  for (const mark of all) {
    const lane = lanes.get(mark.id)
    if (!lane) continue
    for (const { block, from, to } of mark.spans.flatMap(span => partsOf(blocks, span))) {
      const there = stretches.get(block) ?? []
      stretches.set(block, there)
      there.push({ start: from, end: to, item: { mark, ...lane } })
    }
  }
  return stretches
}

type Styles = { readonly fill: (ink: Inked) => string; readonly line: (ink: Inked) => string }

/** Declarations by label and lane; none where a mark has no fill or no line of its own. */
function inkStyles(sheet: Sheet): Styles {
  const { labels, font, alone } = sheet.look()
  const byId = new Map(labels.map(label => [label.id, label]))
  const known = new Map<string, string>()
  const kept = (key: string, make: () => string): string => {
    const style = known.get(key) ?? make()
    known.set(key, style)
    return style
  }
  const isShown = ({ mark }: Inked): boolean => alone === null || alone === mark.label
  const labelOf = ({ mark }: Inked) => byId.get(mark.label) ?? unknownLabel
  return {
    fill: ink =>
      isShown(ink) && (alone !== null || !ink.inner)
        ? kept(ink.mark.label, () => `background:${labelColours(labelOf(ink).colour.light, 'light').fill}`)
        : '',
    line: ink =>
      isShown(ink) && ink.lane < lanesSeen
        ? kept(`${ink.mark.label} ${ink.lane}`, () => {
            const label = labelOf(ink)
            return lineRule(label, label.colour.light, font, ink.lane)
          })
        : '',
  }
}

/** Words with the fill of what lies round them and the line of each mark they stand in. */
function inked(words: string, held: readonly Inked[], { fill, line }: Styles): Node {
  const outermostFirst = held.toSorted((a, b) => b.lane - a.lane)
  const rules = [outermostFirst.map(fill).find(rule => rule !== '') ?? '', ...outermostFirst.map(line)]
  return rules
    .filter(rule => rule !== '')
    .reduceRight<Node>((inner, rule) => {
      const span = document.createElement('span')
      span.style.cssText = rule
      span.append(inner)
      return span
    }, document.createTextNode(words))
}
