/** How wide a text is drawn, px. */
export type Measure = (text: string) => number

const withoutSign = (text: string): string => text.replace(/^…|…$/gu, '')

/**
 * The end of what stands before a mention, as many words as are `room` px wide, in logical order; `…` says that more precedes. CSS would cut at
 * the end of the line as it looks, which is the wrong end of a Latin run inside Arabic. Costs a measure for each word that is left out.
 */
export function cutBefore(text: string, room: number, measure: Measure): string {
  let kept = text.trimEnd()
  while (kept !== '' && measure(kept) > room) {
    const space = withoutSign(kept).trimStart().search(/\s/u)
    const rest = withoutSign(kept).trimStart()
    kept = space < 0 ? '…' : `…${rest.slice(space).trimStart()}`
    if (space < 0) break
  }
  return kept
}

/** The beginning of what stands after a mention, or of the mention itself, cut likewise. */
export function cutAfter(text: string, room: number, measure: Measure): string {
  let kept = text.trimStart()
  while (kept !== '' && measure(kept) > room) {
    const rest = withoutSign(kept).trimEnd()
    const space = rest.search(/\s\S*$/u)
    kept = space < 0 ? '…' : `${rest.slice(0, space).trimEnd()}…`
    if (space < 0) break
  }
  return kept
}

let canvas: CanvasRenderingContext2D | null = null

/** Widths in the face articles are shown in by lists, at 17 px. */
export const measureNaskh: Measure = text => {
  canvas ??= document.createElement('canvas').getContext('2d')
  if (canvas === null) return text.length * 7
  canvas.font = '17px "Noto Naskh Arabic"'
  return canvas.measureText(text).width
}
