import type { Edge } from './edges.ts'

/** Edges of the selection, px in the page. The start's knob is above its line, the end's below. */
export type Pins = { readonly start: Pin; readonly end: Pin }
type Pin = { readonly x: number; readonly top: number; readonly bottom: number }

/** How far a knob's middle stands off the letters, px. */
const clear = 6

/** The pins stand where the picture of what is chosen begins and ends: in Latin inside Arabic that may be in its middle. */
export const pinsOf = ({ start, end }: { readonly start: Edge; readonly end: Edge }): Pins => ({
  start: { x: start.x, top: start.top - clear, bottom: start.bottom + 4 },
  end: { x: end.x, top: end.top, bottom: end.bottom + clear },
})

export const samePins = (one: Pins | null, other: Pins | null): boolean =>
  one?.start.x === other?.start.x &&
  one?.start.top === other?.start.top &&
  one?.end.x === other?.end.x &&
  one?.end.bottom === other?.end.bottom
