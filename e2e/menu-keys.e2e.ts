import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { articleText as textOf } from './home.ts'
import { press } from './keys.ts'
import { markAsGold } from './marked-sample.ts'
import { expectSaved } from './marking-story.ts'
import { articleText, paintedMarks, pointOf } from './on-screen.ts'

/** Keys one after the other as fast as they can be struck: none waits for what the one before it does. */
async function strike(page: Page, ...keys: readonly string[]): Promise<void> {
  const { keyboard } = page
  const parts = keys.map(key => key.split('+'))
  await Promise.all(
    parts.flatMap(held => [...held.map(key => keyboard.down(key)), ...held.toReversed().map(key => keyboard.up(key))]),
  )
}

test.describe('the first keys of a menu arrive, however soon they come', () => {
  test('in a menu that a button opens', async ({ start }) => {
    const { page } = await start()
    await page.getByRole('button', { name: /^حالة المقالة/ }).focus()
    await strike(page, 'Enter', 'ArrowDown', 'ArrowDown', 'Enter')
    await expect(page.getByRole('button', { name: 'حالة المقالة: تمّت' })).toBeVisible()
    await expect(page.getByRole('menu')).toHaveCount(0)
  })

  test('in a menu that a key of the text opens', async ({ start }) => {
    const { page } = await start()
    await articleText(page).focus()
    await strike(page, 'F4', 'ArrowDown', 'Enter')
    await expect(page.getByRole('button', { name: 'حالة المقالة: قيد العمل' })).toBeVisible()
    expect(await paintedMarks(page, textOf('000'))).toEqual([])
  })

  test('in the menu of a mention', async ({ start }) => {
    const { page } = await start()
    await articleText(page).focus()
    await press(page, 'ArrowLeft', 2)
    await press(page, 'KeyF')
    await press(page, 'Escape')
    await expectSaved(page)
    const { x, y } = await pointOf(page, textOf('000'), textOf('000').indexOf('سوناطراك') + 2)
    await page.mouse.click(x, y, { button: 'right' })
    await expect(page.getByRole('menu')).toBeVisible()
    await press(page, 'Escape')
    await expect(articleText(page)).toBeFocused()
    await strike(page, 'Shift+F10', 'ArrowDown', 'Enter')
    await expect(page.getByRole('menu')).toHaveCount(0)
    await press(page, 'Shift+F10')
    await expect(page.getByRole('menuitem', { name: 'أزل علامة الشك' })).toBeVisible()
  })

  test('in the list of commands, letters too', async ({ start }) => {
    const { page } = await start()
    await articleText(page).focus()
    await strike(page, 'Control+KeyK', 'KeyE', 'KeyX', 'KeyP')
    await expect(page.getByRole('dialog').getByRole('searchbox')).toHaveValue('exp')
    expect(await paintedMarks(page, textOf('000'))).toEqual([])
  })

  test.describe('in the concordance', () => {
    test.use({ settings: { screen: 'concordance', language: 'en' } })

    test('when names are linked, and when two are made one', async ({ home, start }) => {
      await markAsGold(home)
      const { page } = await start({ ready: 'concordance' })
      const names = page.getByRole('grid').first()
      await expect(names.getByRole('row').nth(1)).toBeFocused()
      for (const [entities, row] of [1, 2].entries()) {
        await names.getByRole('row').nth(row).click()
        await names.getByRole('row').nth(row).focus()
        // The last of the list is a new entity.
        await strike(page, 'KeyL', 'ArrowUp', 'Enter')
        await expect(page.getByText(`77 forms, ${entities + 1} entit`)).toBeVisible()
      }
      await names.getByRole('row').nth(1).click()
      await names.getByRole('row').nth(1).focus()
      await strike(page, 'KeyM', 'ArrowDown', 'Enter')
      await expect(page.getByText('77 forms, 1 entit')).toBeVisible()
    })
  })
})
