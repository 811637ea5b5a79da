import type { StoreApi } from 'zustand'
import { contains, overlaps, type Span } from '../../shared/text/span.ts'
import type { ArticleState, Finding } from './article-state.ts'
import { stateOfHit } from './find-places.ts'
import type { ArticleView } from './paint/article-view.ts'
import { followSight } from './paint/follow-sight.ts'
import { unknownLabel } from './paint/highlight-styles.ts'

const svgNamespace = 'http://www.w3.org/2000/svg'

/**
 * Dashed lines under the places found everywhere and not decided yet, as suggestions are drawn: no fill, under the marks that are there.
 * Only those in sight are drawn, on a layer of their own, so that what is painted stays as it is. Returns what stops it.
 */
export function drawHits(view: ArticleView, store: StoreApi<ArticleState>): () => void {
  const svg = document.createElementNS(svgNamespace, 'svg')
  svg.classList.add('over', 'hits')
  svg.setAttribute('aria-hidden', 'true')
  const path = svg.appendChild(document.createElementNS(svgNamespace, 'path'))
  let sight: Span = { start: 0, end: 0 }
  let drawing = 0
  let following: (() => void) | null = null

  function drawSoon(): void {
    if (drawing === 0) drawing = requestAnimationFrame(draw)
  }

  function draw(): void {
    drawing = 0
    const state = store.getState()
    const { finding } = state
    path.setAttribute('d', finding ? linesOf(state, finding).join('') : '')
  }

  function linesOf(state: ArticleState, finding: Finding): readonly string[] {
    return finding.hits
      .filter(hit => overlaps(hit.span, sight) && stateOfHit(state, finding, hit) === 'open')
      .flatMap(({ span }) => {
        const lane = state.index.meeting(span).filter(({ spans }) => spans.some(part => contains(part, span))).length
        return view.rectsOf(span).map(({ left, right, top }) => {
          const y = view.lineUnder(top, lane)
          return `M${right.toFixed(1)} ${y}H${left.toFixed(1)}`
        })
      })
  }

  function begin({ sought }: Finding): void {
    const { scheme } = store.getState()
    const { colour } = scheme.labels.find(label => label.id === sought.label) ?? unknownLabel
    svg.style.setProperty('--l-light', colour.light)
    svg.style.setProperty('--l-dark', colour.dark)
    view.text.closest('.page')?.append(svg)
    const resized = new ResizeObserver(drawSoon)
    resized.observe(view.text)
    const stop = followSight({
      ...view,
      setSight: seen => {
        sight = seen
        drawSoon()
      },
    })
    following = () => {
      stop()
      resized.disconnect()
    }
  }

  function end(): void {
    following?.()
    following = null
    svg.remove()
  }

  const unsubscribe = store.subscribe((state, before) => {
    if (state.finding?.sought !== before.finding?.sought) {
      end()
      if (state.finding) begin(state.finding)
    }
    if (state.finding && (state.finding !== before.finding || state.version !== before.version)) drawSoon()
  })
  return () => {
    unsubscribe()
    end()
    cancelAnimationFrame(drawing)
  }
}
