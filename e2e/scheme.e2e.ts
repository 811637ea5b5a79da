import { expect, test } from './app.ts'
import { press, tabTo } from './keys.ts'
import { markAsGold } from './marked-sample.ts'
import { languages } from './names.ts'
import { expectNothingCutOff } from './reach.ts'
import { deleteOpen, entryOnDisk, expectNoViolations, pending, rooms, schemeOnDisk, undo } from './scheme-deeds.ts'
import { contentOf, labelCounts, openEntry, openRoom, ownUses } from './scheme-story.ts'

test.describe('the scheme by keyboard alone', () => {
  test.use({ settings: { screen: 'scheme', language: 'en' } })

  test('a label is renamed, and renamed back', async ({ home, start }) => {
    await markAsGold(home)
    const before = await contentOf(home)
    const { page } = await start({ ready: 'scheme' })
    await openEntry(page, 'ORG')
    await tabTo(page, '[aria-label="Name: English"]')
    await page.keyboard.press('Control+KeyA')
    await page.keyboard.type('Body')
    await expect(pending(page)).toContainText('1 change')
    await page.keyboard.press('Control+Enter')
    await expect(async () => expect((await entryOnDisk(home, 'labels', 'ORG')).name.en).toBe('Body')).toPass()
    expect((await contentOf(home)).records).toBe(before.records)
    await undo(page, home, before)
    await expect(page.locator('[data-entry=ORG]')).toContainText('Organisation')
  })

  test('a label goes up in its list, by its own keys and by the button, and back', async ({ home, start }, info) => {
    await markAsGold(home)
    const before = await contentOf(home)
    const order = async (): Promise<readonly string[]> =>
      (await schemeOnDisk(home)).labels.map(({ id }: { readonly id: string }) => id)
    const was = await order()
    const at = was.indexOf('ORG')
    const { page } = await start({ ready: 'scheme' })
    await openEntry(page, 'ORG')
    await page.locator('[data-entry=ORG]').focus()
    await page.keyboard.press('Alt+ArrowUp')
    await expect(page.locator('[data-entry=ORG]')).toBeFocused()
    await tabTo(page, '[aria-label="One place up"]')
    await page.keyboard.press('Enter')
    await expect(pending(page)).toContainText('1 change')
    await expectNoViolations(page)
    await page.screenshot({ path: info.outputPath('moved.png') })
    await page.keyboard.press('Control+Enter')
    await expect.poll(order).toEqual(was.toSpliced(at, 1).toSpliced(at - 2, 0, 'ORG'))
    await undo(page, home, before)
  })

  test('a label is merged into another and taken apart again, byte for byte', async ({ home, start }) => {
    await markAsGold(home)
    const before = await contentOf(home)
    const counts = await labelCounts(home)
    const { page } = await start({ ready: 'scheme' })
    for (const [from, to] of [
      ['LOC', 'GPE'],
      ['FAC', 'GPE'],
    ] as const) {
      await openEntry(page, from)
      await deleteOpen(page, to)
      await expect(async () => expect(await entryOnDisk(home, 'labels', from)).toBeUndefined()).toPass()
      const after = await labelCounts(home)
      expect(after[from]).toBeUndefined()
      expect(after[to]).toBe((counts[to] ?? 0) + (counts[from] ?? 0))
      expect((await entryOnDisk(home, 'roleTypes', 'place')).labels).toEqual(
        ['GPE', 'FAC', 'LOC'].filter(id => id !== from),
      )
      await undo(page, home, before)
    }
  })

  test('a label that a role takes alone is not deleted into the blue; with a place to go it is', async ({
    home,
    start,
  }) => {
    await markAsGold(home)
    const before = await contentOf(home)
    const { page } = await start({ ready: 'scheme' })
    await openEntry(page, 'DATE')
    await tabTo(page, '[data-act=delete]')
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('scheme-problems')).toContainText('takes Date alone')
    await expect(page.locator('[role=dialog] .btn.first')).toBeDisabled()
    await page.keyboard.press('Escape')
    expect(await contentOf(home)).toEqual(before)
  })

  test('a role is deleted and what filled it comes back', async ({ home, start }) => {
    await markAsGold(home)
    const before = await contentOf(home)
    const { page } = await start({ ready: 'scheme' })
    await openRoom(page, rooms.roles)
    await openEntry(page, 'party')
    await deleteOpen(page, null)
    await expect(async () => expect(await entryOnDisk(home, 'roleTypes', 'party')).toBeUndefined()).toPass()
    expect((await ownUses(home)).roles.party).toBeUndefined()
    await undo(page, home, before)
  })

  test('a key that is taken is told before it is given, and swapped when she says so', async ({ home, start }) => {
    const { page } = await start({ ready: 'scheme' })
    await openEntry(page, 'ORG')
    await tabTo(page, '.key-button')
    await press(page, 'Enter')
    await press(page, 'KeyJ')
    await expect(page.locator('.key-step')).toContainText('belongs to')
    await press(page, 'KeyA')
    await expect(page.getByRole('alert')).toContainText('Person')
    await press(page, 'Enter')
    await page.keyboard.press('Control+Enter')
    await expect(async () => {
      expect((await entryOnDisk(home, 'labels', 'ORG')).key).toBe('KeyA')
      expect((await entryOnDisk(home, 'labels', 'PERS')).key).toBe('KeyF')
    }).toPass()
  })
})

for (const language of languages)
  for (const theme of ['light', 'dark'] as const)
    test.describe(`in ${language}, ${theme}`, () => {
      test.use({ settings: { screen: 'scheme', language, theme } })

      test('every list can be looked at', async ({ home, start }, info) => {
        test.setTimeout(180_000)
        await markAsGold(home)
        const { page, app } = await start({ ready: 'scheme' })
        const buttons = page.locator('.rooms button')
        const count = await buttons.count()
        for (let at = 0; at < count; at++) {
          await buttons.nth(at).click()
          await page.screenshot({ path: info.outputPath(`room-${at}.png`) })
          await expectNoViolations(page)
        }
        await buttons.first().click()
        for (const factor of [2, 4]) {
          await app.evaluate(
            ({ BrowserWindow }, by) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(by),
            factor,
          )
          await expect.poll(() => page.evaluate(() => window.devicePixelRatio)).toBe(factor)
          await page.screenshot({ path: info.outputPath(`zoom-${factor}.png`) })
          await expectNothingCutOff(page)
        }
        await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1))
        await expect.poll(() => page.evaluate(() => window.devicePixelRatio)).toBe(1)
        await page.locator('[data-entry=FAC]').click()
        await page.locator('[data-act=delete]').click()
        await page.locator('[role=dialog] select').selectOption('GPE')
        await page.screenshot({ path: info.outputPath('delete.png') })
        await expectNoViolations(page)
        await page.keyboard.press('Escape')
        await page.locator('[data-act=split]').click()
        await page.screenshot({ path: info.outputPath('split.png') })
        await expectNoViolations(page)
      })
    })
