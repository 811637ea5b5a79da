import { expect, test } from './app.ts'
import { cornersOf, expectAllBracketed, expectBracketed, letter, placeOf, text } from './frame-painting-story.ts'
import { rectsOf } from './on-screen.ts'
import { inkDifference, inkOf } from './pixels.ts'
import { expectNothingCutOff } from './reach.ts'

test.describe('agreements of gold', () => {
  test.use({ settings: { showGold: true } })

  test('brackets stand at the letters: inside words, over a line’s end, one in another', async ({ start }) => {
    const { page } = await start()
    await expectAllBracketed(page)
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
