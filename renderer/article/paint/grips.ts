import type { Pins } from './pins.ts'

/** Side of what a finger or the mouse may take hold of, px: half of it lies off the letters, above the start or below the end. */
const reach = 24

/** The knobs of the pins, each in an unseen square: what is taken hold of. */
export type Grips = {
  readonly elements: readonly HTMLElement[]
  /** Null: nothing is selected. */
  readonly place: (pins: Pins | null) => void
  /** While something is dragged they are in nobody's way. */
  readonly hold: (held: boolean) => void
  readonly edgeOf: (target: Node) => 'start' | 'end' | null
}

export function createGrips(): Grips {
  const make = (edge: 'start' | 'end'): HTMLElement => {
    const grip = document.createElement('div')
    grip.className = 'grip'
    grip.dataset.edge = edge
    grip.hidden = true
    grip.setAttribute('aria-hidden', 'true')
    return grip
  }
  const start = make('start')
  const end = make('end')
  /** Says nothing that holds already: each word to the page costs the frame. */
  const put = (grip: HTMLElement, at: { readonly x: number; readonly y: number } | null): void => {
    if (grip.hidden !== (at === null)) grip.hidden = at === null
    if (!at) return
    grip.style.left = `${at.x - reach / 2}px`
    grip.style.top = `${at.y}px`
  }
  return {
    elements: [start, end],
    place: pins => {
      put(start, pins && { x: pins.start.x, y: pins.start.top - reach / 2 })
      put(end, pins && { x: pins.end.x, y: pins.end.bottom - reach / 2 })
    },
    hold: held => {
      for (const grip of [start, end]) grip.classList.toggle('held', held)
    },
    edgeOf: target => (target === start ? 'start' : target === end ? 'end' : null),
  }
}
