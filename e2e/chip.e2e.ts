import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { documentIdOf, articleText as sampleText, writeSettings } from './home.ts'
import { press } from './keys.ts'
import { expectSaved } from './marking-story.ts'
import { articleText, drag, paintedMarks, rectsOf } from './on-screen.ts'

const text = sampleText('002')
const at = (words: string): number => text.indexOf(words)

const surfaces = async (page: Page): Promise<readonly string[]> =>
  (await paintedMarks(page, text)).map(({ start, end }) => text.slice(start, end))

/** Scrolls until the words stand in the last lines of the sheet. */
async function showLow(page: Page, words: string): Promise<void> {
  const sheet = page.locator('.scroll')
  const span = { start: at(words), end: at(words) + words.length }
  await expect
    .poll(async () => {
      const [box, rects] = [await sheet.boundingBox(), await rectsOf(page, text, span)]
      const last = rects.at(-1)
      if (!box || !last) return Number.NaN
      const over = last.bottom + 40 - (box.y + box.height)
      await sheet.evaluate((element, by) => element.scrollBy(0, by), over)
      return Math.round(over)
    })
    .toBe(0)
}

test.beforeEach(({ home }) => {
  writeSettings(home, { lastDocument: { [home.corpus]: documentIdOf(text) } })
})

test('the chip offers a clitic that may be cut, and one press takes it to the other side of the border', async ({
  start,
}) => {
  const { page } = await start()
  const name = 'ومراكز إبداع مصر الرقمية'
  await showLow(page, name)
  await drag(page, text, at(name), at(name) + name.length - 1)
  await press(page, 'KeyT')
  await expect.poll(() => surfaces(page)).toEqual([name])
  const clitic = page.locator('.chip .cut')
  await expect(clitic).toContainText('داخل الحدّ')
  await clitic.click()
  await expect.poll(() => surfaces(page)).toEqual([name.slice(1)])
  await expect(clitic).toContainText('خارج الحدّ')
  await clitic.click()
  await expect.poll(() => surfaces(page)).toEqual([name])
  await expect(articleText(page), 'the next label key is read in the text').toBeFocused()
  await expectSaved(page)
})

test('the chip offers no cut of a word that begins so by nature', async ({ start }) => {
  const { page } = await start()
  const office = 'وزارة الاتصالات وتكنولوجيا المعلومات'
  await showLow(page, office)
  await drag(page, text, at(office), at(office) + office.length - 1)
  await press(page, 'KeyF')
  await expect.poll(() => surfaces(page)).toEqual([office])
  await expect(page.locator('.chip .captured')).toHaveText(office)
  await expect(page.locator('.chip .cut')).toHaveCount(0)
})

test('what the chip asks about a long name low on the sheet is short and can be read', async ({ start }) => {
  const { page } = await start()
  const name = 'للمركز الوطني للاستعداد لطوارئ الحاسب والشبكات'
  await showLow(page, name)
  await drag(page, text, at(name), at(name) + name.length - 1)
  await press(page, 'KeyF')
  const forms = page.locator('.chip .ask button')
  await expect(forms).toHaveText([/^المركز…/, /^لمركز…/, /^اللمركز…$/])
  const sheet = await page.locator('.scroll').boundingBox()
  if (!sheet) throw new Error('no sheet')
  await expect
    .poll(async () => {
      const box = await forms.last().boundingBox()
      return box !== null && box.y + box.height <= sheet.y + sheet.height
    })
    .toBe(true)
  await forms.nth(1).click()
  await expect(page.locator('.chip .ask')).toHaveCount(0)
  await expectSaved(page)
})

test('blank lines part paragraphs without filling the sheet', async ({ start }) => {
  const { page } = await start()
  const [first] = await rectsOf(page, text, { start: 0, end: 1 })
  const [third] = await rectsOf(page, text, { start: at('كتب'), end: at('كتب') + 1 })
  if (!first || !third) throw new Error('no first lines')
  const line = await articleText(page).evaluate(element => Number.parseFloat(getComputedStyle(element).lineHeight))
  expect(third.top - first.top).toBeGreaterThan(line)
  expect(third.top - first.top).toBeLessThan(1.7 * line)
  const numbered = page.locator('p[data-number]')
  expect((await numbered.allTextContents()).filter(words => words.trim() === '')).toEqual([])
})
