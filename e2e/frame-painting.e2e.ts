import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { articleText as sampleText } from './home.ts'
import { rectsOf, type ScreenRect } from './on-screen.ts'
import { inkDifference, inkOf } from './pixels.ts'
import { expectNothingCutOff } from './reach.ts'

const text = sampleText('000')
const placeOf = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })

type Corner = { readonly x: number; readonly top: number; readonly toRight: boolean }

/** Corners of half brackets on the sheet, client px. */
const cornersOf = (page: Page, kind: 'fillers' | 'triggers'): Promise<readonly Corner[]> =>
  page.locator(`.over.frames .${kind}:not(.other)`).evaluateAll(paths =>
    paths.flatMap(path => {
      const box = path.closest('svg')?.getBoundingClientRect() ?? { left: 0, top: 0 }
      return [...(path.getAttribute('d') ?? '').matchAll(/M([\d.-]+) [\d.-]+V([\d.-]+)H([\d.-]+)/g)].map(
        ([, x, y, arm]) => ({
          x: Number(x) + box.left,
          top: Number(y) + box.top,
          toRight: Number(arm) > Number(x),
        }),
      )
    }),
  )

async function letter(page: Page, at: number): Promise<ScreenRect> {
  const [rect] = await rectsOf(page, text, { start: at, end: at + 1 })
  if (!rect) throw new Error(`no letter is shown at ${at}`)
  return rect
}

/** A half bracket stands at each end of the words, on the letters' own line, and opens toward them. */
async function expectBracketed(page: Page, words: string, kind: 'fillers' | 'triggers'): Promise<void> {
  const { start, end } = placeOf(words)
  const [first, last] = [await letter(page, start), await letter(page, end - 1)]
  const isAt = (corner: Corner, x: number, line: ScreenRect, toRight: boolean): boolean =>
    Math.abs(corner.x - x) <= 6 && corner.top > line.top - 8 && corner.top < line.bottom && corner.toRight === toRight
  const stands = async (x: number, line: ScreenRect, toRight: boolean): Promise<boolean> =>
    (await cornersOf(page, kind)).some(corner => isAt(corner, x, line, toRight))
  await expect.poll(() => stands(first.right, first, false), `⸢ at ${words}`).toBe(true)
  await expect.poll(() => stands(last.left, last, true), `⸣ at ${words}`).toBe(true)
}

test.describe('agreements of gold', () => {
  test.use({ settings: { showGold: true } })

  test('brackets stand at the letters: inside words, over a line’s end, one in another', async ({ start }) => {
    const { page } = await start()
    await expectBracketed(page, 'مذكرة تفاهم', 'triggers')
    for (const words of [
      'مجمع سوناطراك',
      'هواوي للاتصالات-الجزائر',
      'مدينة شنتشين',
      'مقر الشركة الأم “هواوي”',
      'الرئيس المدير العام لسوناطراك',
      'الحوسبة السحابية',
    ])
      await expectBracketed(page, words, 'fillers')
    // Another agreement has others.
    const before = await cornersOf(page, 'fillers')
    await page.locator('.agreement .disclose').nth(1).click()
    await expect.poll(() => cornersOf(page, 'fillers')).not.toEqual(before)
  })

  test('no letter is drawn otherwise for it, and names stand beside their lines, off the text', async ({ start }) => {
    const { page } = await start()
    await expect(page.locator('.frame-names > div').first()).toBeVisible()
    const { start: from, end: to } = placeOf('بمقر الشركة الأم “هواوي” بمدينة شنتشين بالصين')
    const rects = await rectsOf(page, text, { start: from, end: to })
    const [left, right] = [Math.min(...rects.map(one => one.left)), Math.max(...rects.map(one => one.right))]
    const [rect] = rects
    if (!rect) throw new Error('the words are not shown')
    const clip = {
      x: Math.floor(left),
      y: Math.floor(rect.top),
      width: Math.ceil(right - left),
      height: Math.ceil(rect.bottom - rect.top),
    }
    const drawn = await inkOf(page, clip)
    await page.locator('.agreement .disclose[aria-expanded=true]').click()
    await expect(page.locator('.over.frames')).toHaveCount(0)
    // Both pictures without the pointer's light.
    await page.mouse.move(2, 2)
    expect(inkDifference(await inkOf(page, clip), drawn)).toBeLessThan(0.02)

    await page.locator('.agreement .disclose').first().click()
    const names = page.locator('.frame-names > div')
    await expect(names.first()).toBeVisible()
    const edge = await page.getByTestId('article-text').evaluate(element => element.getBoundingClientRect().right)
    const boxes = await names.evaluateAll(all =>
      all.map(one => {
        const { left: x, top, bottom } = one.getBoundingClientRect()
        return { x, middle: (top + bottom) / 2 }
      }),
    )
    const trigger = await letter(page, placeOf('مذكرة تفاهم').start)
    expect(boxes.every(({ x }) => x > edge)).toBe(true)
    expect(boxes.some(({ middle }) => middle > trigger.top && middle < trigger.bottom)).toBe(true)
  })

  test('where there is no room the names fold away, and nothing is cut off', async ({ start }) => {
    const { app, page } = await start()
    await expect(page.locator('.frame-names > div').first()).toBeVisible()
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2))
    await expect(page.locator('.frame-names > div')).toHaveCount(0)
    await expectNothingCutOff(page)
    await expectBracketed(page, 'مجمع سوناطراك', 'fillers')
  })
})
