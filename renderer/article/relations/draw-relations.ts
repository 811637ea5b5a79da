import type { StoreApi } from 'zustand'
import { hullOf } from '../../../shared/edit/mention-index.ts'
import { type Relation, relationsOf } from '../../../shared/edit/relations.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import type { ArticleState } from '../article-state.ts'
import { type Knot, threadPath } from '../frame/thread-path.ts'
import type { ArticleView } from '../paint/article-view.ts'
import './relations.css'

const svgNamespace = 'http://www.w3.org/2000/svg'
/** Half the width of an arrow's head, px. */
const head = 3.5

const arrowAt = ({ x, y }: Knot): string => `M${x - head} ${y - 2 * head}L${x} ${y}L${x + head} ${y - 2 * head}`

/** Draws the relations of the selected mention, or of the one under the pointer, as threads with a head. Returns what stops it. */
export function drawRelations(view: ArticleView, store: StoreApi<ArticleState>): () => void {
  const svg = document.createElementNS(svgNamespace, 'svg')
  svg.setAttribute('class', 'over relations')
  svg.setAttribute('aria-hidden', 'true')
  const path = svg.appendChild(document.createElementNS(svgNamespace, 'path'))
  const resized = new ResizeObserver(() => drawSoon())
  let drawing = 0

  /** After the frame that shows what was selected. */
  function drawSoon(): void {
    if (drawing === 0)
      drawing = requestAnimationFrame(() => {
        drawing = window.setTimeout(draw)
      })
  }

  function relations(): readonly Relation[] {
    const { others, selected, hovered } = store.getState()
    const of = (id: RecordId | null): readonly Relation[] => (id === null ? [] : relationsOf(others, id))
    const chosen = of(selected)
    return chosen.length > 0 ? chosen : of(hovered)
  }

  function draw(): void {
    drawing = 0
    const { index } = store.getState()
    const ends = relations().flatMap(({ from, to }) => {
      const [a, b] = [index.get(from), index.get(to)]
      return a && b ? [hullOf(a), hullOf(b)] : []
    })
    const edges = view.edgesOf(ends)
    const { textSize } = view.look()
    const knots = edges.map(edge => edge && { x: middleOf(edge, textSize), y: edge.start.top + textSize * 0.1 })
    const threads = knots.flatMap((from, at) => {
      const to = knots[at + 1]
      return at % 2 === 0 && from && to ? [threadPath(from, to) + arrowAt(to)] : []
    })
    path.setAttribute('d', threads.join(''))
    if (threads.length === 0) end()
    else if (!svg.isConnected) {
      const page = view.text.closest('.page')
      page?.insertBefore(svg, page.querySelector('.over'))
      resized.observe(view.text)
    }
  }

  function end(): void {
    svg.remove()
    resized.disconnect()
  }

  const stop = store.subscribe((state, before) => {
    const { selected, hovered, version, layer } = state
    if (
      selected !== before.selected ||
      hovered !== before.hovered ||
      version !== before.version ||
      layer !== before.layer
    )
      if (svg.isConnected || selected !== null || hovered !== null) drawSoon()
  })
  return () => {
    stop()
    cancelAnimationFrame(drawing)
    clearTimeout(drawing)
    end()
  }
}

type Edges = NonNullable<ReturnType<ArticleView['edgesOf']>[number]>

/** Over the middle of words that stand on one line, else over the first of them. */
const middleOf = ({ start, end }: Edges, textSize: number): number =>
  Math.abs(start.top - end.top) < 2 ? (start.x + end.x) / 2 : start.x + start.inward * textSize
