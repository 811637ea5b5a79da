import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { ElectronApplication, Page } from '@playwright/test'
import { checkScheme } from '../shared/edit/check-scheme.ts'
import { expect, test, waitReady } from './app.ts'
import { press, tabTo } from './keys.ts'
import { markAsGold } from './marked-sample.ts'
import { languages } from './names.ts'
import { articleText } from './on-screen.ts'
import { expectNothingCutOff } from './reach.ts'
import { sampleScheme } from './sample.ts'
import { choose, contentOf, labelCounts, openEntry, openRoom, ownUses, statusesOf } from './scheme-story.ts'
import { sentence } from './sentences.ts'

const rooms = { labels: 0, roles: 1 } as const
const pending = (page: Page) => page.getByTestId('pending')
const schemeOnDisk = async (home: Parameters<typeof contentOf>[0]) => JSON.parse((await contentOf(home)).scheme)
const entryOnDisk = async (home: Parameters<typeof contentOf>[0], part: string, id: string) =>
  (await schemeOnDisk(home))[part].find((entry: { readonly id: string }) => entry.id === id)

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map(node => node.target.join(' '))])).toEqual([])
}

/** The system's dialog answers with this file. */
const answerDialogs = (app: ElectronApplication, file: string): Promise<void> =>
  app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen })
  }, file)

/** Asks for the deletion of the open entry, moves what uses it, says yes: by keys. */
async function deleteOpen(page: Page, moveTo: string | null): Promise<void> {
  await tabTo(page, '[data-act=delete]')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  if (moveTo !== null) {
    await tabTo(page, '[role=dialog] select')
    await choose(page, moveTo)
  }
  await tabTo(page, '[role=dialog] .btn.first')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

/** Takes the last deed back from wherever the focus is, and waits until all is as it was, byte for byte. */
async function undo(page: Page, home: Parameters<typeof contentOf>[0], before: Awaited<ReturnType<typeof contentOf>>) {
  await tabTo(page, '.rooms button')
  await page.keyboard.press('Control+KeyZ')
  await expect(async () => expect(await contentOf(home)).toEqual(before)).toPass()
}

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

test.describe('a scheme from a file', () => {
  test.use({ settings: { screen: 'scheme', language: 'en' } })

  test('that is broken, has a circle, or two labels on a key changes nothing and says why', async ({ home, start }) => {
    const before = await contentOf(home)
    const file = path.join(home.folder, 'other.json')
    const { page, app } = await start({ ready: 'scheme' })
    await answerDialogs(app, file)
    const take = async (text: string): Promise<void> => {
      writeFileSync(file, text)
      await tabTo(page, '[data-act=import]')
      await page.keyboard.press('Enter')
    }

    await take('{ "version": 2, "labels": [')
    await expect(page.locator('.notices')).toContainText(
      sentence('en', 'file/broken', { file: 'other.json', reason: '§', movedTo: null }),
    )

    const scheme = sampleScheme()
    const under = (id: string, parent: string) => (label: (typeof scheme.labels)[number]) =>
      label.id === id ? { ...label, parent } : label
    const circle = { ...scheme, labels: scheme.labels.map(under('ORG', 'GPE')).map(under('GPE', 'ORG')) }
    expect(checkScheme(circle)).toHaveLength(2)
    await take(JSON.stringify(circle))
    await expect(page.getByTestId('scheme-problems')).toContainText('in a circle: ORG ← GPE')
    await page.keyboard.press('Escape')

    const shared = {
      ...scheme,
      labels: scheme.labels.map(label => (label.id === 'ORG' ? { ...label, key: 'KeyA' } : label)),
    }
    await take(JSON.stringify(shared))
    await expect(page.getByTestId('scheme-problems')).toContainText('are on one key')
    await page.keyboard.press('Escape')
    expect(await contentOf(home)).toEqual(before)
  })

  test('is shown as differences, and taken over where its marks are to go', async ({ home, start }, info) => {
    await markAsGold(home)
    const before = await contentOf(home)
    const counts = await labelCounts(home)
    const file = path.join(home.folder, 'other.json')
    const { page, app } = await start({ ready: 'scheme' })
    await answerDialogs(app, file)
    await tabTo(page, '[data-act=export]')
    await page.keyboard.press('Enter')
    await expect(pending(page)).toContainText('other.json')
    const written = JSON.parse(readFileSync(file, 'utf8'))
    expect(written).toEqual(sampleScheme())
    writeFileSync(
      file,
      JSON.stringify({
        ...written,
        labels: written.labels.filter(({ id }: { readonly id: string }) => id !== 'EVENT'),
      }),
    )
    await tabTo(page, '[data-act=import]')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toContainText('“Event” is not in the file')
    await tabTo(page, '[role=dialog] select')
    await choose(page, 'PROGRAM')
    await page.screenshot({ path: info.outputPath('import.png') })
    await expectNoViolations(page)
    await tabTo(page, '[role=dialog] .btn.first')
    await page.keyboard.press('Enter')
    await expect(async () => {
      const after = await labelCounts(home)
      expect(after.EVENT).toBeUndefined()
      expect(after.PROGRAM).toBe((counts.PROGRAM ?? 0) + (counts.EVENT ?? 0))
    }).toPass()
    await undo(page, home, before)
  })
})

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

test.describe('guidelines', () => {
  test.use({ settings: { language: 'en' } })

  test('are written beside the articles and shown at the palette, the part of the label at hand first', async ({
    home,
    start,
  }, info) => {
    await markAsGold(home)
    const { page } = await start()
    await articleText(page).focus()
    await press(page, 'F9')
    await expect(page.getByRole('dialog')).toContainText('There are no guidelines yet')
    await tabTo(page, '[data-act=write]')
    await press(page, 'Enter')
    await waitReady(page, 'scheme')
    await tabTo(page, '.guidelines-both textarea')
    await page.keyboard.insertText(
      '# Agreements\n\nRead first.\n\n## ORG\n\nThe **longest** name. <img src=x onerror="document.title=1"> [out](https://example.org)\n\n## GPE\n\nCountries.\n',
    )
    await tabTo(page, '[data-act=save]')
    await press(page, 'Enter')
    await expect(async () =>
      expect(readFileSync(path.join(home.corpus, 'guidelines.md'), 'utf8')).toContain('## ORG'),
    ).toPass()
    await page.screenshot({ path: info.outputPath('write.png') })
    await expectNoViolations(page)

    await page.getByRole('button', { name: 'Article', exact: true }).click()
    await waitReady(page, 'article')
    await articleText(page).focus()
    await press(page, 'KeyJ')
    await press(page, 'F9')
    const dialog = page.getByRole('dialog')
    await expect(dialog.locator('strong').first()).toHaveText('longest')
    // The part of the label, then all of it; nothing of the outside, no markup of its own.
    await expect(dialog.getByRole('heading', { name: 'ORG' })).toHaveCount(2)
    await expect(dialog.locator('img, a, script')).toHaveCount(0)
    await page.screenshot({ path: info.outputPath('read.png') })
    await expectNoViolations(page)
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
