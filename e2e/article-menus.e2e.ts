import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { readJournal } from './disk.ts'
import { press } from './keys.ts'
import { expectSaved } from './marking-story.ts'
import { type Language, languages } from './names.ts'
import { articleText, readHighlights } from './on-screen.ts'
import { expectNamed, expectNoViolation } from './reach.ts'
import { makeCorpusOf } from './sample.ts'

const said = (page: Page) => page.getByTestId('article-announcement')
const statusButton = { ar: /^حالة المقالة/, en: /^Article status/ } as const satisfies Record<Language, RegExp>

test('a status is two keys away; the keys of labels and of the menu itself do not get in its way', async ({
  start,
}) => {
  const { page } = await start()
  await articleText(page).focus()
  await press(page, 'F4')
  await expect(page.getByRole('menuitemradio')).toHaveCount(5)
  await expectNoViolation(page)
  await expectNamed(page)
  await press(page, 'Digit4')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(said(page)).toHaveText('حالة المقالة: للنقاش')
  await expect(page.getByRole('button', { name: 'حالة المقالة: للنقاش' })).toBeVisible()
  await expect(articleText(page)).toBeFocused()
  // Faster than the menu.
  await page.evaluate(() => {
    for (const code of ['F4', 'Digit5'])
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent('keydown', { code, key: code, bubbles: true, cancelable: true }),
      )
  })
  await expect(page.getByRole('button', { name: 'حالة المقالة: خارج الموضوع' })).toBeVisible()
  await expect(page.getByRole('menu')).toHaveCount(0)
  // By its rows as well, and left without a choice.
  await articleText(page).focus()
  await press(page, 'F4')
  await expect(page.getByRole('menu')).toBeVisible()
  await press(page, 'ArrowUp')
  await press(page, 'Enter')
  await expect(page.getByRole('button', { name: 'حالة المقالة: للنقاش' })).toBeVisible()
  await press(page, 'F4')
  await expect(page.getByRole('menu')).toBeVisible()
  await press(page, 'Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(articleText(page)).toBeFocused()
  expect(
    (await readHighlights(page, await articleText(page).innerText())).filter(({ name }) => name === 'LOC'),
  ).toEqual([])
})

for (const language of languages) {
  test.describe(language, () => {
    test.use({ settings: { language } })
    test('the article’s menu leads to the keys, and the help has the status and the places found', async ({
      start,
    }) => {
      const { page } = await start()
      const menu = page.getByRole('button', { name: language === 'ar' ? 'قائمة المقالة' : 'Article menu' })
      await menu.click()
      await expect(page.getByRole('menuitem')).toHaveCount(4)
      await expectNoViolation(page)
      await page.getByRole('menuitem').last().click()
      await expect(page.locator('.key-list')).toBeVisible()
      await press(page, 'Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await menu.click()
      await page.getByRole('menuitem').nth(2).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      const help = page.locator('.help section')
      await expect(help.filter({ hasText: 'F4' })).toContainText(statusButton[language].source.slice(1))
      await expect(
        help.filter({
          has: page.getByRole('heading', { name: language === 'ar' ? 'البحث في كل المواضع' : 'Find everywhere' }),
        }),
      ).toContainText('␣')
    })
  })
}

test('what للـ hides is answered by the keys of yes; going on leaves it, and it is not asked again', async ({
  home,
  start,
}) => {
  await makeCorpusOf(home.corpus, [{ name: 'a', text: 'للمغرب ثم للمغرب ثم للسودان ثم للسودان هنا' }])
  const { page } = await start()
  const question = page.getByRole('group', { name: 'الصيغة المجرّدة؟' })
  const kept = () =>
    readJournal(home.corpus).flatMap(({ diffs }) =>
      diffs.flatMap(({ added }) => added.flatMap(record => (record.kind === 'cliticChoice' ? [record.normal] : []))),
    )
  await articleText(page).focus()
  await press(page, 'KeyS')
  await expect(question).toBeVisible()
  await expect(question.getByRole('button').first()).toContainText('المغرب')
  await expectNoViolation(page)
  await press(page, 'Shift+Space')
  await expect(question).toHaveCount(0)
  await expectSaved(page)
  expect(kept()).toEqual(['لمغرب'])
  await press(page, 'ArrowLeft', 2)
  await press(page, 'KeyS')
  await expect(question).toHaveCount(0)
  await press(page, 'ArrowLeft', 2)
  await press(page, 'KeyS')
  await expect(question).toBeVisible()
  await press(page, 'ArrowLeft', 2)
  await expect(question).toHaveCount(0)
  await press(page, 'KeyS')
  await expect(said(page)).toContainText('وُسم')
  await expect(question).toHaveCount(0)
  await expectSaved(page)
  expect(kept()).toEqual(['لمغرب'])
})
