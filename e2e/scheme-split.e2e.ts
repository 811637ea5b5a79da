import { expect, test } from './app.ts'
import { press, tabTo } from './keys.ts'
import { markAsGold } from './marked-sample.ts'
import { entryOnDisk, expectNoViolations } from './scheme-deeds.ts'
import { labelCounts, openEntry, statusesOf } from './scheme-story.ts'

test.describe('a label is split', () => {
  test.use({ settings: { screen: 'scheme', language: 'en' } })

  test('group by group with one key each, stopped, gone on with after a restart, and ended', async ({
    home,
    start,
  }, info) => {
    await markAsGold(home)
    const counts = await labelCounts(home)
    const first = await start({ ready: 'scheme' })
    const { page } = first
    await openEntry(page, 'FAC')
    await tabTo(page, '[data-act=split]')
    await press(page, 'Enter')
    await expect(page.getByRole('dialog')).toBeVisible()
    for (const [ar, en, at] of [
      ['مركز', 'Centre', 1],
      ['موقع بناء', 'Site', 2],
    ] as const) {
      await tabTo(page, `[aria-label="Label ${at}: Arabic"]`)
      await page.keyboard.insertText(ar)
      await tabTo(page, `[aria-label="Label ${at}: English"]`)
      await page.keyboard.type(en)
    }
    await tabTo(page, '[role=dialog] .btn.first')
    await press(page, 'Enter')
    await expect(page.getByRole('listbox')).toBeFocused()
    const left = page.getByTestId('split-left')
    await expect(left).toContainText(`${counts.FAC} marks left`)
    expect((await entryOnDisk(home, 'roleTypes', 'place')).labels).toEqual(['GPE', 'FAC', 'CENTRE', 'SITE', 'LOC'])
    await page.screenshot({ path: info.outputPath('groups.png') })
    await expectNoViolations(page)

    const given = Number(await page.locator('.split-group').first().getAttribute('data-count'))
    await press(page, 'Digit1')
    await expect(async () => {
      const now = await labelCounts(home)
      expect([now.CENTRE, now.FAC]).toEqual([given, (counts.FAC ?? 0) - given])
    }).toPass()
    await expect(left).toContainText(`${(counts.FAC ?? 0) - given} marks left`)
    // What was done comes back for review.
    await expect(async () => expect(await statusesOf(home)).toContain('to-discuss')).toPass()
    await first.quit()

    const second = await start({ ready: 'scheme' })
    await openEntry(second.page, 'FAC')
    await tabTo(second.page, '[data-act=goOn]')
    await press(second.page, 'Enter')
    await expect(second.page.getByRole('listbox')).toBeFocused()
    const groups = second.page.locator('.split-group')
    for (let rest = await groups.count(); rest > 0; rest--) {
      await press(second.page, 'Digit2')
      await expect(groups).toHaveCount(rest - 1)
    }
    // Nothing hangs out of the page.
    const overflow = () =>
      second.page.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight)
    expect(await overflow()).toBe(0)
    await tabTo(second.page, '[data-act=endSplit]')
    await press(second.page, 'Enter')
    await tabTo(second.page, '[role=dialog] .btn.first')
    await press(second.page, 'Enter')
    await expect(async () => {
      const now = await labelCounts(home)
      expect([now.FAC, now.CENTRE, now.SITE]).toEqual([undefined, given, (counts.FAC ?? 0) - given])
      expect(await entryOnDisk(home, 'labels', 'FAC')).toBeUndefined()
      expect((await entryOnDisk(home, 'labels', 'CENTRE')).key).toBe('KeyT')
    }).toPass()
  })
})

test.describe('a label is split in a hurry', () => {
  test.use({ settings: { screen: 'scheme', language: 'en' } })

  test('each digit means the next group, and as many undos take them back', async ({ home, start }) => {
    await markAsGold(home)
    const before = await labelCounts(home)
    const { page } = await start({ ready: 'scheme' })
    await openEntry(page, 'ORG')
    await page.locator('[data-act=split]').click()
    for (const [ar, en, at] of [
      ['حكومة', 'Gov', 1],
      ['شركة', 'Company', 2],
    ] as const) {
      await page.locator(`[aria-label="Label ${at}: Arabic"]`).fill(ar)
      await page.locator(`[aria-label="Label ${at}: English"]`).fill(en)
    }
    await tabTo(page, '[role=dialog] .btn.first')
    await press(page, 'Enter')
    await expect(page.getByRole('listbox')).toBeFocused()
    const groups = page.locator('.split-group')
    const all = await groups.count()
    const counts = await groups.evaluateAll(each => each.slice(0, 3).map(one => Number(one.getAttribute('data-count'))))
    const [first = 0, second = 0, third = 0] = counts
    await page.keyboard.press('1')
    await page.keyboard.press('2')
    await page.keyboard.press('1')
    await expect(groups).toHaveCount(all - 3)
    await expect
      .poll(async () => {
        const { GOV, COMPANY } = await labelCounts(home)
        return [GOV, COMPANY]
      })
      .toEqual([first + third, second])
    // Three undos as fast, each for one of them.
    await page.getByRole('listbox').focus()
    for (let time = 0; time < 3; time++) await page.keyboard.press('Control+KeyZ')
    await expect(groups).toHaveCount(all)
    expect(await labelCounts(home)).toEqual(before)
  })
})
