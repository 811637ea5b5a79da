import { expect, test } from './app.ts'
import { articleText as textOf } from './home.ts'
import { press } from './keys.ts'
import { expectSaved } from './marking-story.ts'
import { articleText, paintedMarks, pointOf } from './on-screen.ts'
import { expectNamed, expectNoViolation } from './reach.ts'

const source = textOf('000')
const company = source.indexOf('سوناطراك')

test('the right button selects the mention under it and offers what can be done, each with its key', async ({
  start,
}, info) => {
  const { page } = await start()
  await articleText(page).focus()
  await press(page, 'ArrowLeft', 2)
  await press(page, 'KeyF')
  await press(page, 'Escape')
  await expectSaved(page)
  const { x, y } = await pointOf(page, source, company + 2)
  const menu = page.getByRole('menu', { name: 'ما يُصنع بالموضع' })
  const open = async (): Promise<void> => {
    await page.mouse.click(x, y, { button: 'right' })
    await expect(menu).toBeVisible()
  }
  await open()
  await expect(page.getByTestId('mention-list').locator('[aria-selected=true]')).toHaveCount(1)
  await expect(menu.getByRole('menuitem')).toHaveCount(6)
  await expect(menu.getByRole('menuitem', { name: /ملاحظة/ })).toContainText('M')
  await page.screenshot({ path: info.outputPath('menu.png') })
  await expectNoViolation(page)
  await expectNamed(page)
  await menu.getByRole('menuitem', { name: 'علّمه موضع شك' }).click()
  await expect(menu).toHaveCount(0)
  await expect(articleText(page)).toBeFocused()

  // By the menu key, with the one that is selected; the first row has the focus.
  await press(page, 'Shift+F10')
  await expect(menu).toBeVisible()
  await expect(menu.getByRole('menuitem', { name: 'أزل علامة الشك' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.locator('textarea')).toBeFocused()
  await page.keyboard.press('Escape')

  await open()
  await menu.getByRole('menuitem', { name: 'احذف الموضع' }).click()
  await expect.poll(() => paintedMarks(page, source)).toEqual([])
  await expect(articleText(page)).toBeFocused()
  // Where no mention is, nothing opens.
  await page.mouse.click(x, y, { button: 'right' })
  await expect(menu).toHaveCount(0)
})
