import type { Pins } from './pins.ts'
import type { Rect } from './rects.ts'

const svgNamespace = 'http://www.w3.org/2000/svg'

/** What the place of work looks like: the cursor's word, or what is selected with its two pins; their knobs are grips.ts'. Page px. */
export type Overlay = {
  readonly svg: SVGSVGElement
  readonly draw: (place: {
    readonly cursor: readonly Rect[]
    readonly chosen: readonly Rect[]
    /** Where the line above a rectangle that begins at `top` stands. */
    readonly above: (top: number) => number
    /** The line of the mention that is selected, on top of all others. */
    readonly own: OwnLine | null
    readonly thread: Thread | null
    readonly pins: Pins | null
    /** Half brackets round the mention that is selected and the one under the pointer, as SVG paths. */
    readonly brackets: { readonly chosen: string; readonly hovered: string }
  }) => void
}

/** A line thicker than at rest, as an SVG path. */
export type OwnLine = {
  readonly path: string
  readonly colour: string
  readonly thick: number
  readonly isDotted: boolean
}

/** From the last line of the selection to the chip in the margin. */
export type Thread = { readonly from: number; readonly to: number; readonly y: number }

export function createOverlay(): Overlay {
  const svg = document.createElementNS(svgNamespace, 'svg')
  svg.classList.add('over')
  svg.setAttribute('aria-hidden', 'true')

  const drawn = new Map<string, SVGElement>()

  /** A shape that stays is changed, not made anew: the engine then works out its style and place alone. */
  function set(tag: string, name: string, attributes: Readonly<Record<string, string | number>> | null): void {
    const node = drawn.get(name) ?? document.createElementNS(svgNamespace, tag)
    if (attributes === null) {
      node.remove()
      return
    }
    drawn.set(name, node)
    for (const [key, value] of Object.entries(attributes))
      if (node.getAttribute(key) !== String(value)) node.setAttribute(key, String(value))
    if (!node.parentNode) svg.append(node)
  }

  const path = (name: string, d: string): void => set('path', name, d === '' ? null : { class: name, d })
  const pinPath = (pin: Pins['start'] | undefined): string => (pin ? `M${pin.x} ${pin.top}V${pin.bottom}` : '')

  return {
    svg,
    draw: ({ cursor, chosen, above, own, thread, pins, brackets }) => {
      const linesAbove = (rects: readonly Rect[]): string =>
        rects.map(({ left, right, top }) => `M${right} ${above(top)}H${left}`).join('')
      set(
        'path',
        'own',
        own && {
          class: 'own',
          d: own.path,
          stroke: own.colour,
          'stroke-width': own.thick,
          'stroke-dasharray': own.isDotted ? `${own.thick} ${own.thick}` : 'none',
        },
      )
      path('cursor', linesAbove(cursor))
      path('rubric', linesAbove(chosen))
      path('bracket', brackets.hovered)
      path('bracket chosen', brackets.chosen)
      path('pin', pinPath(pins?.start) + pinPath(pins?.end))
      path('thread', thread ? `M${thread.from} ${thread.y}H${thread.to}` : '')
    },
  }
}
