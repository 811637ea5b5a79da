import { writeFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, type Program, type Start, test } from './app.ts'
import { readJournal } from './disk.ts'
import { documentIdOf, type Home, articleText as sampleText, writeSettings } from './home.ts'
import { press, tabTo, wordsBetween } from './keys.ts'
import { expectSaved } from './marking-story.ts'
import { type Language, languages } from './names.ts'
import { articleText, clickAt, drag, labelButton, type PaintedMark, paintedMarks } from './on-screen.ts'
import { expectNamed, expectNothingCutOff, expectReachable } from './reach.ts'

const text = sampleText('004')
const word = 'الروسية'
const places = [...text.matchAll(new RegExp(word, 'gu'))].map(({ index }) => ({
  start: index,
  end: index + word.length,
}))
const marks = (label: string, which: readonly number[] = places.map((_, at) => at)): readonly PaintedMark[] =>
  which.flatMap(at => {
    const place = places[at]
    return place ? [{ label, ...place }] : []
  })

async function startOn004(
  home: Home,
  start: Start,
  language: Language = 'ar',
  theme: 'light' | 'dark' = 'light',
): Promise<Program> {
  const window = { width: 1440, height: 900, x: 0, y: 0, maximized: false }
  writeSettings(home, { language, theme, window, lastDocument: { [home.corpus]: documentIdOf(text) } })
  return start()
}

const expectPainted = (page: Page, expected: readonly PaintedMark[]): Promise<void> =>
  expect.poll(() => paintedMarks(page, text)).toEqual(expected)

const panel = (page: Page) => page.getByTestId('find-panel')
const hits = (page: Page) => panel(page).getByRole('option')
const said = (page: Page) => page.getByTestId('article-announcement')

/** Marks the first place by keyboard: the cursor is led there by arrows. */
async function markFirst(page: Page): Promise<void> {
  await tabTo(page, '[data-testid=article-text]')
  await press(page, 'ArrowLeft', wordsBetween(text, 0, places[0]?.start ?? 0))
  await press(page, 'KeyQ')
  await expectPainted(page, marks('NORP', [0]))
}

const dismissals = (home: Home): readonly string[] =>
  readJournal(home.corpus).flatMap(({ diffs }) =>
    diffs.flatMap(({ added }) => added.flatMap(record => (record.kind === 'dismissal' ? [record.subject] : []))),
  )

test('one mark, P, Enter: every other place is marked; one undo takes all back, and a restart keeps it @smoke', async ({
  home,
  start,
}) => {
  expect(places.length).toBeGreaterThan(4)
  const { page, quit } = await startOn004(home, start)
  await markFirst(page)
  // The chip says where they stand before anything is asked.
  const paragraphs = new Set(places.slice(1).map(({ start }) => `ف${text.slice(0, start).split('\n').length}`))
  await expect(page.locator('.chip .where')).toContainText([...paragraphs].slice(0, 5).join(' '))
  await press(page, 'KeyP')
  await expect(hits(page)).toHaveCount(places.length - 1)
  await expect(articleText(page)).toBeFocused()
  await press(page, 'Enter')
  await expect(panel(page)).toBeHidden()
  await expectPainted(page, marks('NORP'))
  await press(page, 'Control+KeyZ')
  await expectPainted(page, marks('NORP', [0]))
  await press(page, 'Control+KeyY')
  await expectPainted(page, marks('NORP'))
  await expectSaved(page)
  await quit()

  const again = await startOn004(home, start)
  await expectPainted(again.page, marks('NORP'))
  await again.page.getByTestId('article-text').focus()
  await press(again.page, 'Control+KeyZ')
  await expectPainted(again.page, marks('NORP', [0]))
})

test('place by place: taken, passed over and refused for good in one undo; what was refused stays refused', async ({
  home,
  start,
}) => {
  const { page, quit } = await startOn004(home, start)
  await markFirst(page)
  // The label's own key once more asks as well.
  await press(page, 'KeyQ')
  await expect(hits(page)).toHaveCount(places.length - 1)
  await press(page, 'Space')
  await expectPainted(page, marks('NORP', [0, 1]))
  await expectSaved(page)
  await press(page, 'KeyB')
  await press(page, 'Shift+KeyB')
  await press(page, 'Space')
  await press(page, 'Escape')
  await expect(panel(page)).toBeHidden()
  await expectPainted(page, marks('NORP', [0, 1, 4]))
  expect(dismissals(home)).toHaveLength(1)
  await press(page, 'Control+KeyZ')
  await expectPainted(page, marks('NORP', [0]))
  await press(page, 'Control+KeyY')
  await expectPainted(page, marks('NORP', [0, 1, 4]))
  await expectSaved(page)
  await quit()

  const again = await startOn004(home, start)
  await expectPainted(again.page, marks('NORP', [0, 1, 4]))
  await clickAt(again.page, text, (places[0]?.start ?? 0) + 2)
  await press(again.page, 'KeyP')
  // Passed over is asked again, refused for good is not.
  await expect(hits(again.page)).toHaveCount(places.length - 4)
  await press(again.page, 'Escape')
  // Taken through several commits, it is still one deed.
  await press(again.page, 'Control+KeyZ')
  await expectPainted(again.page, marks('NORP', [0]))
  await press(again.page, 'Escape')
  await clickAt(again.page, text, (places[0]?.start ?? 0) + 2)
  await press(again.page, 'KeyP')
  await expect(hits(again.page)).toHaveCount(places.length - 1)
})

test('says at once that there is no other place', async ({ home, start }) => {
  const { page } = await startOn004(home, start)
  await markFirst(page)
  await press(page, 'KeyP')
  await press(page, 'Enter')
  await expectPainted(page, marks('NORP'))
  await press(page, 'KeyP')
  await expect(said(page)).toHaveText('لا موضع آخر في المقالة بهذه الكلمات لم يوسم.')
  await expect(panel(page)).toBeHidden()
})

test('with the mouse alone, and another label for one place', async ({ home, start }) => {
  const { page } = await startOn004(home, start)
  await clickAt(page, text, (places[0]?.start ?? 0) + 2, 2)
  await labelButton(page, 'NORP').click()
  await page.getByRole('button', { name: /مواضع أخرى هنا/ }).click()
  await expect(hits(page)).toHaveCount(places.length - 1)
  await hits(page).nth(2).click()
  await expect(hits(page).nth(2)).toHaveAttribute('aria-selected', 'true')
  await panel(page).getByRole('button', { name: /^هذا/ }).click()
  await expectPainted(page, marks('NORP', [0, 3]))
  await labelButton(page, 'GPE').click()
  await expectPainted(page, [...marks('NORP', [0, 3]), ...marks('GPE', [4])])
  await panel(page)
    .getByRole('button', { name: /^ليس هذا/ })
    .click()
  await panel(page)
    .getByRole('button', { name: /^سِم كل ما بقي/ })
    .click()
  await expect(panel(page)).toBeHidden()
  const [last] = marks('GPE', [4])
  if (!last) throw new Error('no fifth place')
  await expectPainted(page, [...marks('NORP', [0, 1, 2, 3]), last])
})

test('a row takes or refuses its place by itself, and the sheet stands as it stood', async ({ home, start }) => {
  const { page } = await startOn004(home, start)
  const sheet = page.locator('.scroll')
  const top = (): Promise<number> => sheet.evaluate(element => element.scrollTop)
  await clickAt(page, text, (places[0]?.start ?? 0) + 2, 2)
  await press(page, 'KeyQ')
  await sheet.evaluate(element => element.scrollBy(0, 25))
  const before = await top()
  await page.getByRole('button', { name: /مواضع أخرى هنا/ }).click()
  for (const [at, act] of (['pass', 'take', 'pass'] as const).entries()) {
    const row = hits(page).nth(at)
    await row.hover()
    await row.locator(`[data-act=${act}]`).click()
    await expect(row).toHaveAttribute('data-stands', act === 'take' ? 'taken' : 'passed')
  }
  await expect(articleText(page)).toBeFocused()
  await page.getByTestId('find-panel').getByRole('button', { name: /^أغلق/ }).click()
  await expect(panel(page)).toBeHidden()
  await expectPainted(page, marks('NORP', [0, 2]))
  await expect.poll(top).toBe(before)
})

for (const language of languages) {
  test(`the panel is named, reached by Tab and without a violation (${language})`, async ({ home, start }, info) => {
    const { app, page } = await startOn004(home, start, language, language === 'ar' ? 'light' : 'dark')
    // Other labels on the same words and around them.
    await clickAt(page, text, (places[0]?.start ?? 0) + 2, 2)
    await press(page, 'KeyQ')
    await clickAt(page, text, (places[1]?.start ?? 0) + 2, 2)
    await press(page, 'KeyS')
    const around = text.lastIndexOf('الشركات', places[1]?.start)
    await drag(page, text, around, (places[1]?.end ?? 0) - 1)
    await press(page, 'KeyF')
    await clickAt(page, text, (places[0]?.start ?? 0) + 2)
    await press(page, 'KeyP')
    await expect(panel(page)).toContainText(language === 'ar' ? 'موسوم: كيان سياسي' : 'already Polity')
    await expect(panel(page)).toContainText(language === 'ar' ? 'داخل جهة' : 'inside Organisation')
    await press(page, 'KeyB')
    await press(page, 'Space')
    await press(page, 'Shift+KeyB')
    await expect(hits(page)).toHaveCount(places.length - 1)
    await page.screenshot({ path: info.outputPath(`find-${language}.png`) })
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map(node => node.target.join(' ')) }))).toEqual([])
    await expectNamed(page)
    await expectReachable(page)
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2))
    await expect.poll(() => page.evaluate(() => window.devicePixelRatio)).toBe(2)
    await expectNothingCutOff(page)
    const png = await app.evaluate(async ({ BrowserWindow }) =>
      (await BrowserWindow.getAllWindows()[0]?.webContents.capturePage())?.toPNG().toString('base64'),
    )
    writeFileSync(info.outputPath(`find-${language}-200.png`), png ?? '', 'base64')
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1))
    await tabTo(page, '[role=listbox]')
    await press(page, 'KeyK')
    await expect(hits(page).nth(2)).toHaveAttribute('aria-selected', 'true')
    await press(page, 'Escape')
    await expect(panel(page)).toBeHidden()
    await expect(articleText(page)).toBeFocused()
  })
}
