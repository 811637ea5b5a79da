import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { checkScheme } from '../shared/edit/check-scheme.ts'
import { expect, test } from './app.ts'
import { tabTo } from './keys.ts'
import { markAsGold } from './marked-sample.ts'
import { sampleScheme } from './sample.ts'
import { answerDialogs, expectNoViolations, pending, undo } from './scheme-deeds.ts'
import { choose, contentOf, labelCounts } from './scheme-story.ts'
import { sentence } from './sentences.ts'

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
