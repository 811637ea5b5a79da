import type { Pins } from './pins.ts'
import type { Rect } from './rects.ts'

const svgNamespace = 'http://www.w3.org/2000/svg'

/** What the place of work looks like: the cursor's word, or what is selected with its two pins. Page px. */
export type Overlay = {
  readonly svg: SVGSVGElement
  readonly draw: (place: {
    readonly cursor: readonly Rect[]
    readonly chosen: readonly Rect[]
    readonly thread: Thread | null
    readonly pins: Pins | null
    /** Half brackets round the mention that is selected and the one under the pointer, as SVG paths. */
    readonly brackets: { readonly chosen: string; readonly hovered: string }
  }) => void
}

/** From the last line of the selection to the chip in the margin. */
export type Thread = { readonly from: number; readonly to: number; readonly y: number }

export function createOverlay(): Overlay {
  const svg = document.createElementNS(svgNamespace, 'svg')
  svg.classList.add('over')
  svg.setAttribute('aria-hidden', 'true')

  function add(tag: string, attributes: Readonly<Record<string, string | number>>): void {
    const node = document.createElementNS(svgNamespace, tag)
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value))
    svg.append(node)
  }

  const line = (kind: string, { left, right, top }: Rect): void =>
    add('path', { class: kind, d: `M${right} ${top + 0.5}H${left}` })

  return {
    svg,
    draw: ({ cursor, chosen, thread, pins, brackets }) => {
      svg.replaceChildren()
      for (const rect of cursor) line('cursor', rect)
      for (const rect of chosen) line('rubric', rect)
      if (brackets.hovered !== '') add('path', { class: 'bracket', d: brackets.hovered })
      if (brackets.chosen !== '') add('path', { class: 'bracket chosen', d: brackets.chosen })
      if (pins) {
        for (const { x, top, bottom } of [pins.start, pins.end])
          add('path', { class: 'pin', d: `M${x} ${top}V${bottom}` })
        add('circle', { class: 'knob', cx: pins.start.x, cy: pins.start.top, r: 4 })
        add('circle', { class: 'knob', cx: pins.end.x, cy: pins.end.bottom, r: 4 })
      }
      if (thread) add('path', { class: 'thread', d: `M${thread.from} ${thread.y}H${thread.to}` })
    },
  }
}
