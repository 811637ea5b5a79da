import type { Page } from '@playwright/test'

type Clip = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** How much of each pixel is covered by ink, 0 to 1, row by row. */
export type InkMap = { readonly width: number; readonly height: number; readonly ink: readonly number[] }

/**
 * The letters' ink on a piece of the window, whatever colour lies behind them: each pixel's blue against ink and ground. Blue tells them
 * apart in the light theme, where every fill is nearly white and every line is a colour that the ink is not.
 */
export async function inkOf(page: Page, clip: Clip): Promise<InkMap> {
  const picture = (await page.screenshot({ clip, animations: 'disabled', caret: 'hide' })).toString('base64')
  return page.evaluate(async base64 => {
    const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    const context = canvas.getContext('2d')
    if (!context) throw new Error('no canvas')
    context.drawImage(bitmap, 0, 0)
    const { data, width, height } = context.getImageData(0, 0, bitmap.width, bitmap.height)
    const ink = Array.from({ length: width * height }, (_, at) => {
      const [red = 255, green = 255, blue = 255] = data.subarray(at * 4, at * 4 + 3)
      // A line or a rubric has a hue; ink and paper have nearly none.
      if (Math.max(red, green, blue) - Math.min(red, green, blue) > 50) return 0
      return Math.min(1, Math.max(0, (235 - Math.max(red, green, blue)) / 200))
    })
    return { width, height, ink }
  }, picture)
}

/** The share of the first picture's ink that the two do not have in common: 0 where every letter is as it was. */
export function inkDifference(one: InkMap, other: InkMap): number {
  if (one.width !== other.width || one.height !== other.height) throw new Error('pictures of two sizes')
  const all = one.ink.reduce((sum, value) => sum + value, 0)
  if (all === 0) throw new Error('no ink in the picture')
  // Behind a letter's soft edge another ground shines through: a tenth of coverage is no change of its shape.
  const changed = one.ink.reduce((sum, value, at) => {
    const difference = Math.abs(value - (other.ink[at] ?? 0))
    return difference > 0.12 ? sum + difference : sum
  }, 0)
  return changed / all
}
