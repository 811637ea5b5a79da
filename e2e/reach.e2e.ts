import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { settingsPath, writeSettings } from './home.ts'
import { press } from './keys.ts'
import { type Language, languages, named, names } from './names.ts'
import { articleText } from './on-screen.ts'
import { expectNamed, expectNothingCutOff, expectNoViolation, expectReachable } from './reach.ts'

const themes = ['light', 'dark'] as const

const zoom = (app: ElectronApplication, factor: number): Promise<void> =>
  app.evaluate(({ BrowserWindow }, by) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(by), factor)

/** Two frames: what was changed is laid out and painted. */
const nextFrames = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))

/** All that holds of every screen, dialog and menu. */
async function expectForEveryone(app: ElectronApplication, page: Page, where: string): Promise<void> {
  await test.step(where, async () => {
    const width = await page.evaluate(() => innerWidth)
    await expectNoViolation(page)
    await expectNamed(page)
    await expectReachable(page)
    for (const factor of [2, 4]) {
      await zoom(app, factor)
      await expect.poll(() => page.evaluate(() => window.devicePixelRatio)).toBe(factor)
      await test.step(`${factor * 100} %`, () => expectNothingCutOff(page))
    }
    await zoom(app, 1)
    // Until the page is laid out as wide as before, what is asked next would meet the zoomed one.
    await expect.poll(() => page.evaluate(() => [window.devicePixelRatio, innerWidth])).toEqual([1, width])
    await nextFrames(page)
  })
}

const goTo = async (page: Page, language: Language, screen: 'library' | 'article' | 'export'): Promise<void> => {
  await page.getByRole('navigation').getByRole('button', named(names[language][screen])).click()
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset.ready)).toBe(screen)
}

for (const language of languages) {
  for (const theme of themes) {
    test.describe(`${language}, ${theme}`, () => {
      test.use({ settings: { language, theme, window: { width: 1600, height: 1000, x: 0, y: 0, maximized: false } } })

      test(`every screen has named controls, reached by keyboard, without a violation, whole at 200 and 400 % ${language === 'ar' && theme === 'light' ? '@smoke' : ''}`, async ({
        start,
      }) => {
        test.setTimeout(120_000)
        const { app, page } = await start()
        await expectForEveryone(app, page, 'article, no marks')
        // Sixteen labels, their text, bars and panes: a walk that met next to nothing would prove nothing.
        expect((await expectNamed(page)).length).toBeGreaterThan(30)
        await articleText(page).focus()
        await press(page, 'KeyF')
        await press(page, 'Shift+ArrowLeft', 2)
        await press(page, 'KeyA')
        await press(page, 'KeyK')
        await expectForEveryone(app, page, 'article, a mention selected')

        await articleText(page).focus()
        await press(page, 'F7')
        await expect(articleText(page)).toHaveAttribute('role', 'document')
        await expectForEveryone(app, page, 'reading mode')
        await articleText(page).focus()
        await press(page, 'F7')
        await expect(articleText(page)).toHaveAttribute('role', 'application')

        await articleText(page).focus()
        await press(page, 'KeyM')
        await expect(page.locator('textarea')).toBeFocused()
        await expectForEveryone(app, page, 'note')
        await page.locator('textarea').focus()
        await press(page, 'Escape')

        await articleText(page).focus()
        await press(page, 'F1')
        await expect(page.getByRole('dialog')).toBeVisible()
        await expectForEveryone(app, page, 'help')
        await page.locator('.dialog .acts .btn').last().click()
        await expect(page.locator('.key-list')).toBeVisible()
        await expectForEveryone(app, page, 'key settings')
        await press(page, 'Escape')
        await expect(page.getByRole('dialog')).toHaveCount(0)

        await page.getByRole('button', named(names[language].theme)).click()
        await expect(page.getByRole('menu')).toBeVisible()
        await expectNoViolation(page)
        await expectNamed(page)
        await press(page, 'Escape')

        await goTo(page, language, 'library')
        await expectForEveryone(app, page, 'library')
        await goTo(page, language, 'export')
        await expectForEveryone(app, page, 'export')
      })

      test('what is asked, searched and chosen by a key as well', async ({ start }, info) => {
        test.setTimeout(120_000)
        const { app, page } = await start()
        const shown = async (where: string): Promise<void> => {
          await page.screenshot({ path: info.outputPath(`${where}.png`) })
          await expectForEveryone(app, page, where)
        }
        await articleText(page).focus()
        await press(page, 'KeyF')
        await press(page, 'Shift+ArrowLeft', 2)
        await press(page, 'KeyF')
        await expect(page.getByTestId('question')).toBeVisible()
        await shown('question')
        await articleText(page).focus()
        await press(page, 'Enter')
        await expect(page.getByTestId('question')).toHaveCount(0)

        await press(page, 'Control+KeyF')
        await expect(page.getByTestId('search').locator('input')).toBeFocused()
        await page.keyboard.type('مذكره')
        await shown('search')
        await page.getByTestId('search').locator('input').focus()
        await press(page, 'Escape')

        await press(page, 'Control+KeyK')
        await expect(page.getByRole('dialog')).toBeVisible()
        await shown('palette')
        await page.getByRole('dialog').locator('input').focus()
        await page.keyboard.type('per')
        await shown('palette, narrowed')
        await page.getByRole('dialog').locator('input').focus()
        await press(page, 'Escape')
        await press(page, 'Escape')
        await expect(page.getByRole('dialog')).toHaveCount(0)

        await articleText(page).focus()
        await press(page, 'F4')
        await expect(page.getByRole('menu')).toBeVisible()
        await page.screenshot({ path: info.outputPath('status.png') })
        await expectNoViolation(page)
        await expectNamed(page)
        await press(page, 'Escape')
        await page.getByRole('button', { name: language === 'ar' ? 'قائمة المقالة' : 'Article menu' }).click()
        await expect(page.getByRole('menu')).toBeVisible()
        await page.screenshot({ path: info.outputPath('menu.png') })
        await expectNoViolation(page)
        await expectNamed(page)
        await page.getByRole('menuitem').last().click()
        await expect(page.locator('.key-list')).toBeVisible()
        await page.screenshot({ path: info.outputPath('keys.png') })
        await press(page, 'Escape')
        await expect(page.getByRole('dialog')).toHaveCount(0)
        await articleText(page).focus()
        await press(page, 'F1')
        await expect(page.getByRole('dialog')).toBeVisible()
        await page.screenshot({ path: info.outputPath('help.png') })
      })

      test('the first question and the welcome screen as well', async ({ home, start }) => {
        rmSync(settingsPath(home))
        const asking = await start({ ready: null })
        await expect(asking.page.getByRole('dialog')).toBeVisible()
        await expectForEveryone(asking.app, asking.page, 'her name')
        await asking.kill()

        const folder = path.join(home.folder, 'no-corpus')
        mkdirSync(folder)
        writeFileSync(path.join(folder, 'notes.txt'), 'وقع')
        writeSettings(home, { language, theme })
        const welcome = await start({ env: { HASHIYA_CORPUS: folder }, ready: 'welcome' })
        await expectForEveryone(welcome.app, welcome.page, 'welcome')
      })
    })
  }
}

test('at 400 % the window follows the cursor through the text', async ({ start }) => {
  const { app, page } = await start()
  await articleText(page).focus()
  await zoom(app, 4)
  await expect.poll(() => page.evaluate(() => window.devicePixelRatio)).toBe(4)
  const cursor = page.locator('.over .cursor')
  for (let line = 0; line < 12; line++) {
    const before = await cursor.getAttribute('d')
    await press(page, 'ArrowDown')
    await expect(cursor).not.toHaveAttribute('d', before ?? '')
    const { top, room } = await cursor.evaluate(path => ({ top: path.getBoundingClientRect().top, room: innerHeight }))
    expect(top).toBeGreaterThanOrEqual(0)
    expect(top).toBeLessThan(room - 8)
  }
})

for (const language of languages)
  test(`${language}: every screen there is, is whole at 200 and 400 % of a laptop's window`, async ({
    home,
    start,
  }) => {
    test.setTimeout(120_000)
    writeSettings(home, { language })
    const { app, page } = await start()
    const screens = page.getByRole('navigation').first().getByRole('button')
    const count = await screens.count()
    expect(count).toBeGreaterThan(4)
    for (let at = 0; at < count; at++) {
      await screens.nth(at).click()
      await expect(screens.nth(at)).toHaveAttribute('aria-current', 'page')
      for (const factor of [2, 4, 1]) {
        await zoom(app, factor)
        await expect.poll(() => page.evaluate(() => window.devicePixelRatio)).toBe(factor)
        await test.step(`${await screens.nth(at).textContent()}, ${factor * 100} %`, () => expectNothingCutOff(page))
      }
    }
  })
