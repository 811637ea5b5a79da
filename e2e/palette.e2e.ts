import { expect, test } from './app.ts'
import { press } from './keys.ts'
import { text } from './marking-story.ts'
import { articleText, paintedMarks, readHighlights } from './on-screen.ts'
import { expectNamed, expectNoViolation } from './reach.ts'

const dialog = '.palette-dialog'

test('every command is found by name in either language, and what was done last stands first, after a restart as well', async ({
  start,
}) => {
  const program = await start()
  const { page } = program
  await articleText(page).focus()
  await press(page, 'Control+KeyK')
  await expect(page.locator(dialog)).toBeVisible()
  await expectNoViolation(page)
  await expectNamed(page)
  // Without hamza, and in the other language.
  await page.keyboard.type('organisation')
  await expect(page.locator(`${dialog} [role=menuitem]`)).toHaveCount(1)
  await press(page, 'ArrowDown')
  await press(page, 'Enter')
  await expect(page.locator(dialog)).toHaveCount(0)
  await expect.poll(async () => (await paintedMarks(page, text)).map(mark => mark.label)).toEqual(['ORG'])
  await expect(articleText(page)).toBeFocused()

  await press(page, 'Control+KeyK')
  await expect(page.locator(`${dialog} [role=menuitem]`).first()).toContainText('جهة')
  await page.keyboard.type('كتابه ملاحظه')
  await press(page, 'ArrowDown')
  await press(page, 'Enter')
  await expect(page.locator('textarea')).toBeFocused()
  await press(page, 'Escape')

  await press(page, 'Control+KeyK')
  await page.keyboard.type('المكتبه')
  await press(page, 'ArrowDown')
  await press(page, 'Enter')
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset.ready)).toBe('library')
  await press(page, 'Control+KeyK')
  await expect(page.locator(dialog)).toBeVisible()
  await press(page, 'Escape')
  await press(page, 'Escape')
  await expect(page.locator(dialog)).toHaveCount(0)
  await program.quit()

  const again = (await start({ ready: 'library' })).page
  await press(again, 'Control+KeyK')
  await expect(again.locator(`${dialog} [role=menuitem]`).first()).toContainText('المكتبة')
})

test('what is closest to the words typed stands first, and a key pressed right after is not lost', async ({
  start,
}) => {
  const { page } = await start()
  await articleText(page).focus()
  const items = page.locator(`${dialog} [role=menuitem]`)
  await press(page, 'Control+KeyK')
  await page.keyboard.type('per')
  await expect(items.first()).toContainText('شخص')
  await press(page, 'ArrowDown')
  // Within one frame: the list is gone before the next key is read.
  await page.evaluate(() => {
    const strike = (init: KeyboardEventInit): unknown =>
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }),
      )
    strike({ code: 'Enter', key: 'Enter' })
    strike({ code: 'KeyF', key: 'f', ctrlKey: true })
  })
  await expect(page.getByTestId('search').locator('input')).toBeFocused()
  await expect.poll(async () => (await paintedMarks(page, text)).map(mark => mark.label)).toEqual(['PERS'])
  await press(page, 'Escape')

  await press(page, 'Control+KeyK')
  await page.keyboard.type('organisation')
  await press(page, 'ArrowDown')
  await press(page, 'Enter')
  await press(page, 'Control+KeyF')
  await expect(page.getByTestId('search').locator('input')).toBeFocused()
})

test('words are found in any spelling, and the match is what a label key marks', async ({ start }) => {
  const { page } = await start()
  await articleText(page).focus()
  await press(page, 'Control+KeyF')
  const field = page.getByTestId('search').locator('input')
  await expect(field).toBeFocused()
  await page.keyboard.type('مذكره')
  const places = [...text.matchAll(/مذكرة/gu)].map(match => match.index)
  const painted = async (): Promise<readonly number[]> =>
    (await readHighlights(page, text)).flatMap(({ name, start }) => (name === 'found' ? [start] : []))
  await expect.poll(painted).toEqual(places)
  await expectNoViolation(page)
  await press(page, 'Enter')
  await expect(page.getByTestId('search').getByRole('status')).toContainText(String(places.length))
  await press(page, 'Shift+Enter')
  await press(page, 'Enter')
  await press(page, 'Escape')
  await expect(articleText(page)).toBeFocused()
  await expect.poll(painted).toEqual([])
  await press(page, 'KeyR')
  const start2 = places[1] ?? -1
  await expect
    .poll(() => paintedMarks(page, text))
    .toEqual([{ label: 'LAW', start: start2, end: start2 + 'مذكرة'.length }])
})
