import type { StoreApi } from 'zustand'
import { placeOfFiller } from '../../../shared/edit/agreements/frame-knowledge.ts'
import type { Span } from '../../../shared/model/records.ts'
import type { ArticleState } from '../article-state.ts'
import type { ArticleView } from '../paint/article-view.ts'
import { followSight } from '../paint/follow-sight.ts'

const svgNamespace = 'http://www.w3.org/2000/svg'

/** Px under the line of the third lane, where no mark is drawn. */
const deepest = 2

/**
 * Draws in the text what the open agreement offers: a wash and a dashed line, since it is not there yet. It has no pins: it is nobody's
 * selection. Returns what stops it.
 */
export function drawOffer(view: ArticleView, store: StoreApi<ArticleState>): () => void {
  const svg = document.createElementNS(svgNamespace, 'svg')
  svg.classList.add('over', 'offer')
  svg.setAttribute('aria-hidden', 'true')
  let drawing = 0
  let stopFollowing: (() => void) | null = null

  function drawSoon(): void {
    if (drawing === 0) drawing = requestAnimationFrame(draw)
  }

  function draw(): void {
    drawing = 0
    const rects = offered(store.getState()).flatMap(span => view.rectsOf(span))
    const washes = rects.map(({ left, top, right, bottom }) => {
      const rect = document.createElementNS(svgNamespace, 'rect')
      rect.setAttribute('x', left.toFixed(1))
      rect.setAttribute('y', top.toFixed(1))
      rect.setAttribute('width', (right - left).toFixed(1))
      rect.setAttribute('height', (bottom - top).toFixed(1))
      return rect
    })
    const path = document.createElementNS(svgNamespace, 'path')
    const lines = rects.map(({ left, right, top }) => {
      const y = view.lineUnder(top, 0) + deepest
      return `M${right.toFixed(1)} ${y.toFixed(1)}H${left.toFixed(1)}`
    })
    path.setAttribute('d', lines.join(''))
    svg.replaceChildren(...washes, path)
  }

  function begin(): void {
    view.text.closest('.page')?.append(svg)
    const resized = new ResizeObserver(drawSoon)
    resized.observe(view.text)
    const stopSight = followSight({ ...view, setSight: drawSoon })
    stopFollowing = () => {
      resized.disconnect()
      stopSight()
    }
  }

  function end(): void {
    stopFollowing?.()
    stopFollowing = null
    cancelAnimationFrame(drawing)
    drawing = 0
    svg.remove()
  }

  const stop = store.subscribe((state, before) => {
    if (state.frame === before.frame && state.version === before.version) return
    if (!state.frame) end()
    else {
      if (!stopFollowing) begin()
      drawSoon()
    }
  })
  return () => {
    stop()
    end()
  }
}

/** The places of what is offered; none while its type is chosen. */
function offered({ frame, index }: ArticleState): readonly Span[] {
  const candidate = frame?.choosesType ? undefined : frame?.candidates[frame.at]
  return (candidate?.fillers ?? []).flatMap(filler => placeOfFiller({ mentionOf: id => index.get(id) }, filler) ?? [])
}
