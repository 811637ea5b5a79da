import { expect, test } from './app.ts'
import { press, tabTo } from './keys.ts'
import { named, names } from './names.ts'
import { articleText } from './on-screen.ts'

const textSize = (element: Element): string => getComputedStyle(element).fontSize

test('remembers language, theme, text size, screen and last article', async ({ start }) => {
  const { page, quit } = await start()
  const before = await articleText(page).evaluate(textSize)
  await page.getByRole('button', named(names.ar.otherLanguage)).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr')
  await page.getByRole('button', named(names.en.theme)).click()
  await page.getByRole('menuitemradio', named(names.en.dark)).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.getByRole('button', named(names.en.textLook)).click()
  await page.getByRole('button', named(names.en.larger)).click()
  await page.getByRole('radio', { name: /Amiri/ }).check({ force: true })
  await page.keyboard.press('Escape')
  await expect.poll(() => articleText(page).evaluate(textSize)).not.toBe(before)
  const larger = await articleText(page).evaluate(textSize)
  const face = (element: Element): string => getComputedStyle(element).fontFamily
  expect(await articleText(page).evaluate(face)).toContain('Amiri')
  await articleText(page).focus()
  await press(page, 'Digit0')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('001_')
  await quit()

  const again = await start()
  await expect(again.page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(again.page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(again.page.getByRole('heading', { level: 1 })).toContainText('001_')
  expect(await articleText(again.page).evaluate(textSize)).toBe(larger)
  expect(await articleText(again.page).evaluate(face)).toContain('Amiri')
  await again.page.getByRole('button', named(names.en.library)).click()
  await expect(again.page.getByTestId('library-table')).toBeVisible()
  await again.quit()

  await start({ ready: 'library' })
})

test('leads from the library into an article and back by keyboard alone', async ({ start }) => {
  const { page } = await start()
  await tabTo(page, 'nav button')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('library-table')).toBeVisible()
  await press(page, 'Slash')
  await page.keyboard.type('سبوتنيك')
  await expect(page.getByTestId('library-table').getByRole('row')).toHaveCount(2)
  await tabTo(page, '[data-testid=library-table] [role=gridcell], [data-testid=library-table] [role=row]')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(articleText(page)).toContainText('سبوتنيك')
})
