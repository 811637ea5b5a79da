import { rmSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { contrast } from '../renderer/article/paint/colour-sight.ts'
import type { Span } from '../shared/model/records.ts'
import { expect, test } from './app.ts'
import { denseText, placeOf } from './dense.ts'
import { clickAt, pointOf, rectsOf } from './on-screen.ts'
import { settleDense } from './painting-story.ts'
import { type Pixels, readPng } from './png.ts'
import { expectNoViolation } from './reach.ts'

const hex = (channels: readonly number[]): string =>
  `#${channels.map(channel => channel.toString(16).padStart(2, '0')).join('')}`

/** Colours of her palette as the page shows them. */
const systemColour = (page: Page, name: string): Promise<string> =>
  page
    .evaluate(colour => {
      const probe = document.createElement('i')
      probe.style.cssText = `forced-color-adjust:none;color:${colour}`
      document.body.append(probe)
      const { color } = getComputedStyle(probe)
      probe.remove()
      return (color.match(/\d+/g) ?? []).slice(0, 3).map(Number)
    }, name)
    .then(hex)

/** The ground some words stand on, and of their pixels the one that is furthest from it. */
async function readWords(
  page: Page,
  picture: Pixels,
  span: Span,
): Promise<{ readonly ground: string; readonly ink: string }> {
  const [rect] = await rectsOf(page, denseText, span)
  if (!rect) throw new Error('these words are not shown')
  const counts = new Map<string, number>()
  for (let y = Math.ceil(rect.top) + 8; y < rect.bottom - 8; y++)
    for (let x = Math.ceil(rect.left) + 2; x < rect.right - 2; x++) {
      const colour = hex([...picture.rgba.subarray((y * picture.width + x) * 4).subarray(0, 3)])
      counts.set(colour, (counts.get(colour) ?? 0) + 1)
    }
  const [[ground] = ['']] = [...counts].sort(([, a], [, b]) => b - a)
  const [ink = ''] = [...counts.keys()].sort((a, b) => contrast(b, ground) - contrast(a, ground))
  return { ground, ink }
}

for (const canvas of ['light', 'dark'] as const)
  test(`marks are read and told apart on a ${canvas} canvas of her own`, async ({ start, home }) => {
    rmSync(home.corpus, { recursive: true })
    // The theme she chose here is not asked: her canvas is.
    await settleDense(home, { chips: 'all', theme: canvas === 'light' ? 'dark' : 'light' })
    const { page } = await start()
    await page.emulateMedia({ forcedColors: 'active', colorScheme: canvas })
    await expect(page.locator('html')).toHaveAttribute('data-theme', canvas)
    const [paper, chosen] = [await systemColour(page, 'Canvas'), await systemColour(page, 'Highlight')]
    await clickAt(page, denseText, placeOf('Huawei ICT Academy').start + 2)
    const { x, y } = await pointOf(page, denseText, placeOf('وتونس').start + 1)
    await page.mouse.move(x, y)
    await expect(page.locator('.mark-chip.near')).toHaveCount(2)

    const picture = readPng(await page.screenshot())
    const grounds = {
      bare: [placeOf('أعلنت'), paper],
      'at rest': [placeOf('بحوث'), paper],
      selected: [placeOf('Huawei'), chosen],
      'under the pointer': [placeOf('تونس'), chosen],
    } as const
    for (const [what, [span, ground]] of Object.entries(grounds)) {
      const read = await readWords(page, picture, span)
      expect(read.ground, what).toBe(ground)
      expect(contrast(read.ground, read.ink), what).toBeGreaterThan(4.5)
    }
    // Pins stand round what is selected alone.
    await expect(page.locator('.grip')).toHaveCount(2)
    for (const name of await page.locator('.mark-chip').all()) {
      const [ink = '', ground = ''] = await name.evaluate(chip => {
        const { color, backgroundColor } = getComputedStyle(chip)
        return [color, backgroundColor]
      })
      const [one, other] = [ink, ground].map(colour => hex((colour.match(/\d+/g) ?? []).slice(0, 3).map(Number)))
      expect(contrast(one ?? '', other ?? ''), 'the name of a label').toBeGreaterThan(4.5)
    }
    // Where the engine draws lines itself they are the same colours, under no element of the page.
    const lines = await page
      .locator('.lines path, .marks-over .deep')
      .evaluateAll(paths => paths.map(path => (getComputedStyle(path).stroke.match(/\d+/g) ?? []).map(Number)))
    for (const line of lines) expect(contrast(hex(line), paper), 'a line').toBeGreaterThan(3)
    expect(new Set(lines.map(hex)).size).toBeGreaterThan(3)
    await expectNoViolation(page)
  })
