import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { marksInJournal } from './disk.ts'
import { documentIdOf, writeSettings } from './home.ts'
import { press } from './keys.ts'
import { expectSaved } from './marking-story.ts'
import { articleText, clickAt, labelButton, paintedMarks, pointOf } from './on-screen.ts'
import { makeCorpusOf } from './sample.ts'

const latin = 'وقعت شركة Huawei Technologies اتفاقا مع المجمع. ثم عادت إلى الصين.'
const long = `${'وأضاف البيان أن المجمع سيعمل مع شركائه في الداخل والخارج على مشروع “Morocco Tech” للتحول الرقمي، '.repeat(4)}انتهى.`
const odd = 'مجلس\u00a0الأمن ه\u200dجري ســـوق. زيارة للبنان ثم للبنان.'
const text = [latin, long, odd].join('\n')
const id = documentIdOf(text)
const at = (words: string, from = 0): number => text.indexOf(words, from)

const captured = (page: Page) => page.locator('.chip .captured')
const surfaces = async (page: Page): Promise<readonly string[]> =>
  (await paintedMarks(page, text)).map(({ start, end }) => text.slice(start, end))

/** Takes hold of a pin and drags it to the letter at `offset`; lets go unless told to hold. */
async function dragPin(page: Page, edge: 'start' | 'end', offset: number, letGo = true): Promise<void> {
  const box = await page.locator(`.grip[data-edge=${edge}]`).boundingBox()
  if (!box) throw new Error('no pin')
  const to = await pointOf(page, text, offset)
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 4 })
  if (letGo) await page.mouse.up()
}

test.beforeEach(async ({ home }) => {
  await makeCorpusOf(home.corpus, [{ name: 'text', text }])
  writeSettings(home, { lastDocument: { [home.corpus]: id } })
})

test('pins move a mention’s edges by letter, are given up by Escape and never lose it', async ({ home, start }) => {
  const { page } = await start()
  await clickAt(page, text, at('Huawei'), 2)
  await labelButton(page, 'ORG').click()
  await clickAt(page, text, at('Huawei') + 2)

  await dragPin(page, 'end', at('Technologies') + 3, false)
  await expect(captured(page)).toHaveText('Huawei Tech')
  expect(await surfaces(page), 'nothing is done yet').toEqual(['Huawei'])
  await press(page, 'Escape')
  await page.mouse.up()
  await expect(captured(page)).toHaveText('Huawei')
  expect(await surfaces(page)).toEqual(['Huawei'])

  await dragPin(page, 'start', at('شركة'))
  await expect.poll(() => surfaces(page)).toEqual(['شركة Huawei'])
  await dragPin(page, 'start', at('اتفاقا'))
  await expect.poll(() => surfaces(page), 'past its own end one letter stays').toEqual(['i'])
  await dragPin(page, 'start', at('Huawei'))
  await dragPin(page, 'end', at('مشروع') + 2)
  const over = text.slice(at('Huawei'), at('مشروع') + 3)
  await expect.poll(async () => (await surfaces(page)).join('\n'), 'over line breaks').toBe(over)
  await expectSaved(page)
  expect(marksInJournal(home.corpus, id).map(({ surface }) => surface)).toEqual([over])
})

test('double, triple and Shift clicks take word, sentence and what lies between', async ({ start }) => {
  const { page } = await start()
  await clickAt(page, text, at('Technologies') + 3, 2)
  await expect(captured(page)).toHaveText('Technologies')
  await clickAt(page, text, at('عادت') + 1, 3)
  await expect(captured(page)).toHaveText('ثم عادت إلى الصين')
  await clickAt(page, text, at('شركة') + 1)
  const { x, y } = await pointOf(page, text, at('اتفاقا') + 1)
  await page.keyboard.down('Shift')
  await page.mouse.click(x, y)
  await page.keyboard.up('Shift')
  await expect(captured(page)).toHaveText('شركة Huawei Technologies اتفاقا')
})

test('the chip names what is unseen, and asks once what للـ hides', async ({ start }) => {
  const { page } = await start()
  const chip = page.locator('.chip')
  await clickAt(page, text, at('مجلس') + 1)
  await page.keyboard.press('Shift+ArrowLeft')
  await expect(captured(page)).toHaveText('مجلسNBSPالأمن')
  await clickAt(page, text, at('ه\u200dجري'), 2)
  await expect(chip.locator('.unseen-sign')).toHaveText(['ZWJ'])
  await clickAt(page, text, at('ســـوق'), 2)
  await expect(chip.locator('.tatweel')).toHaveText('ـــ')

  await clickAt(page, text, at('للبنان') + 2)
  await press(page, 'KeyS')
  const question = chip.getByRole('group')
  await expect(question.locator('button bdi')).toHaveText(['البنان', 'لبنان', 'اللبنان'])
  await question.getByRole('button').nth(1).click()
  await expect(question).toHaveCount(0)
  await expect(articleText(page)).toBeFocused()
  await clickAt(page, text, text.lastIndexOf('للبنان') + 2)
  await press(page, 'KeyS')
  await expect.poll(() => surfaces(page)).toEqual(['لبنان', 'لبنان'])
  await expect(question).toHaveCount(0)
})

test('the foot of the chip stays in sight beside the last line of the view', async ({ start }) => {
  const { page } = await start()
  await page.setViewportSize({ width: 1400, height: 460 })
  await clickAt(page, text, at('شركة') + 1)
  await walkLines(page, 'ArrowDown', 6)
  await page.keyboard.press('Shift+ArrowUp')
  await expect(captured(page)).toContainText('شركائه في الداخل')
  const foot = (selector: string): Promise<number> =>
    page.locator(selector).evaluate(element => element.getBoundingClientRect().bottom)
  await expect.poll(async () => (await foot('.scroll')) - (await foot('.chip'))).toBeGreaterThan(0)
})

test('line keys go to each visual line below and back by the same words, through Latin and over wrapped lines', async ({
  start,
}) => {
  const { page } = await start()
  await clickAt(page, text, at('Technologies') + 3)
  const down = await walkLines(page, 'ArrowDown', 6)
  expect(down.map(({ top }) => top)).toEqual(down.map(({ top }) => top).toSorted((a, b) => a - b))
  const up = await walkLines(page, 'ArrowUp', 6)
  expect(up.slice(0, -1)).toEqual(down.slice(0, -1).toReversed())
  expect(up.at(-1)?.word).toBe('Technologies')
})

/** Presses a line key, waiting each time for the cursor to stand one line further; words and the tops of their lines, px. */
async function walkLines(
  page: Page,
  key: 'ArrowDown' | 'ArrowUp',
  lines: number,
): Promise<readonly { readonly word: string | null; readonly top: number }[]> {
  const cursorTop = (): Promise<number> =>
    page.evaluate(() => Math.round(document.querySelector('.over .cursor')?.getBoundingClientRect().top ?? Number.NaN))
  const said = page.getByTestId('article-announcement')
  const stops: { word: string | null; top: number }[] = []
  for (let line = 0; line < lines; line++) {
    const before = await cursorTop()
    const spoken = await said.locator('span').elementHandle()
    await press(page, key)
    const gone = async () => Math.abs((await cursorTop()) - before)
    await expect.poll(gone).toBeGreaterThan(20)
    expect(await gone(), 'no line is passed over').toBeLessThan(42 + 12 + 6)
    await spoken?.waitForElementState('hidden')
    stops.push({ word: await said.textContent(), top: await cursorTop() })
  }
  return stops
}
