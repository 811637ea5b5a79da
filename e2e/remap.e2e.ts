import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { documentIdOf, articleText as sampleText, writeSettings } from './home.ts'
import { press, tabTo, wordsBetween } from './keys.ts'
import { text } from './marking-story.ts'
import { articleText, paintedMarks } from './on-screen.ts'
import { expectNoViolation } from './reach.ts'

/** Opens the key settings from the help, by keys alone, and begins to change one command. */
async function listenFor(page: Page, command: string): Promise<void> {
  await articleText(page).focus()
  await press(page, 'F1')
  await expect(page.getByRole('dialog')).toBeVisible()
  await tabTo(page, '.dialog .acts .btn:last-child')
  await press(page, 'Enter')
  await expect(page.locator('.key-list')).toBeVisible()
  await tabTo(page, `[data-command="${command}"] .btn`)
  await press(page, 'Enter')
  await expect(page.locator(`[data-command="${command}"] .key-step`)).toBeVisible()
}

test('a key that is taken is shown with whose it is, and what is changed holds after a restart', async ({ start }) => {
  const program = await start()
  const { page } = program
  await listenFor(page, 'label.ORG')
  await press(page, 'Tab')
  await expect(page.locator('[data-command="label.ORG"] .key-step')).toContainText('Tab')
  await press(page, 'Digit7')
  await expect(page.locator('[data-command="label.ORG"] kbd')).toContainText('7')
  await press(page, 'Enter')
  await press(page, 'KeyS')
  await expect(page.getByRole('alert')).toBeVisible()
  await expectNoViolation(page)
  await press(page, 'Enter')
  await expect(page.locator('[data-command="label.GPE"] kbd')).toContainText('7')
  await press(page, 'Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await articleText(page).focus()
  await press(page, 'KeyS')
  await expect.poll(async () => (await paintedMarks(page, text)).map(mark => mark.label)).toEqual(['ORG'])
  await program.quit()

  const again = (await start()).page
  await articleText(again).focus()
  await press(again, 'ArrowLeft')
  await press(again, 'Digit7')
  await expect.poll(async () => (await paintedMarks(again, text)).map(mark => mark.label)).toEqual(['ORG', 'GPE'])
  await expect(again.locator('[data-label-id="GPE"] kbd')).toHaveText('7')
  await listenFor(again, 'label.ORG')
  await press(again, 'Escape')
  await again.locator('[data-command="label.ORG"] .tool').click()
  await expect(again.locator('[data-command="label.ORG"] kbd')).toContainText('F')
})

test('the help is there on every screen, with the keys of that screen', async ({ start }) => {
  const { page } = await start()
  await articleText(page).focus()
  await press(page, 'Shift+Slash')
  await expect(page.getByRole('dialog')).toBeVisible()
  const all = await page.locator('.help dt').count()
  await page.keyboard.type('تراجع')
  await expect.poll(() => page.locator('.help dt').count()).toBeLessThan(all)
  await expect(page.locator('.help dt')).toContainText(['تراجع'])
  await press(page, 'Escape')
  await press(page, 'Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page
    .getByRole('link', { name: 'المكتبة' })
    .or(page.getByRole('button', { name: 'المكتبة' }))
    .first()
    .click()
  await press(page, 'F1')
  await expect(page.getByRole('dialog')).toContainText('افتح المقالة')
})

test('the keys of the places found follow those she gave, and the panel and the help show them', async ({
  home,
  start,
}) => {
  const document = documentIdOf(sampleText('004'))
  const keys = { remove: ['KeyY'], 'stop.next': ['Equal'], find: ['Mod+KeyJ'] }
  writeSettings(home, { keys, lastDocument: { [home.corpus]: document } })
  const { page } = await start()
  await articleText(page).focus()
  await press(page, 'ArrowLeft', wordsBetween(sampleText('004'), 0, sampleText('004').indexOf('الروسية')))
  await press(page, 'KeyQ')
  await press(page, 'Control+KeyJ')
  const panel = page.getByTestId('find-panel')
  const hits = panel.getByRole('option')
  await expect(hits.first()).toHaveAttribute('aria-selected', 'true')
  await expect(panel.getByRole('button', { name: /^ليس هذا/ }).locator('kbd')).toHaveText('Y')
  await press(page, 'Equal')
  await expect(hits.nth(1)).toHaveAttribute('aria-selected', 'true')
  await press(page, 'KeyY')
  await expect(hits.nth(1)).toHaveAttribute('data-stands', 'passed')
  // Said no to with Shift: for good.
  await press(page, 'Shift+KeyY')
  await expect(hits.nth(2)).toHaveAttribute('data-stands', 'never')
  await press(page, 'Escape')
  await expect(panel).toBeHidden()
  await press(page, 'F1')
  const group = page
    .locator('.help section')
    .filter({ has: page.getByRole('heading', { name: 'البحث في كل المواضع' }) })
  await expect(group.locator('dl > div').filter({ hasText: 'ترك هذا' }).locator('kbd')).toHaveText('Y غ')
})
