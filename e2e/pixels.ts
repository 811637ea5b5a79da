import type { Page } from '@playwright/test'
import { type Pixels, readPng } from './png.ts'

type Clip = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** How much of each pixel is covered by ink, 0 to 1, row by row. */
export type InkMap = { readonly width: number; readonly height: number; readonly ink: readonly number[] }

/** The letters' ink on a piece of the window as it is now. */
export async function inkOf(page: Page, clip: Clip): Promise<InkMap> {
  const picture = readPng(await page.screenshot({ clip, animations: 'disabled', caret: 'hide' }))
  return inkIn(picture, { x: 0, y: 0, width: picture.width, height: picture.height })
}

/**
 * The letters' ink on a piece of a picture, whatever colour lies behind them: in the light theme every fill is nearly white, and lines and
 * rubrics have a hue, which ink and paper have not.
 */
export function inkIn({ width: stride, rgba }: Pixels, { x, y, width, height }: Clip): InkMap {
  const ink = Array.from({ length: width * height }, (_, at) => {
    const pixel = ((y + Math.floor(at / width)) * stride + x + (at % width)) * 4
    const [red = 255, green = 255, blue = 255] = rgba.subarray(pixel, pixel + 3)
    if (Math.max(red, green, blue) - Math.min(red, green, blue) > 50) return 0
    return Math.min(1, Math.max(0, (235 - Math.max(red, green, blue)) / 200))
  })
  return { width, height, ink }
}

/** The share of the first picture's ink that the two do not have in common: 0 where every letter is as it was. */
export function inkDifference(one: InkMap, other: InkMap): number {
  if (one.width !== other.width || one.height !== other.height) throw new Error('pictures of two sizes')
  const all = one.ink.reduce((sum, value) => sum + value, 0)
  if (all === 0) throw new Error('no ink in the picture')
  // Behind a letter's soft edge another ground shines through: a tenth of coverage is no change of its shape, and a line's soft edge no ink.
  const changed = one.ink.reduce((sum, value, at) => {
    const now = other.ink[at] ?? 0
    const difference = Math.abs(value - now)
    return difference > 0.12 && Math.max(value, now) > 0.4 ? sum + difference : sum
  }, 0)
  return changed / all
}
