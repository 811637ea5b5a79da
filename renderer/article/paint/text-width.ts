let canvas: CanvasRenderingContext2D | null = null
/** Width of words in the interface's face, px. */
export function textWidth(words: string, size: number): number {
  canvas ??= document.createElement('canvas').getContext('2d')
  if (!canvas) return words.length * size
  canvas.font = `500 ${size}px "IBM Plex Sans Arabic"`
  return canvas.measureText(words).width
}
