import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { languages, named } from './names.ts'
import { expectNamed, expectNothingCutOff, expectNoViolation, expectReachable } from './reach.ts'

/** The system's dialog answers with this folder; the dialog itself is no part of the program. */
const answerDialog = (app: ElectronApplication, folder: string): Promise<void> =>
  app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
  }, folder)

const gold = {
  format: 'conll',
  layer: 'gold',
  statuses: 'all',
  borders: 'word',
  nesting: 'outermost',
  tags: 'IOB2',
  split: null,
} as const

const presetsIn = (corpus: string): Readonly<Record<string, { readonly tags: string }>> =>
  JSON.parse(readFileSync(path.join(corpus, 'corpus.json'), 'utf8')).settings.exportPresets

const option = (page: Page, name: string) => page.getByRole('group', named(name))

test.describe('an export made to measure', () => {
  test.use({ settings: { screen: 'export', language: 'en', exportOptions: gold } })

  test('takes the labels chosen, renamed, and packs them @smoke', async ({ home, start }) => {
    const { app, page } = await start({ ready: 'export' })
    await option(page, 'Labels').getByRole('button', named('Choose and rename…')).click()
    await page.getByRole('button', named('None')).click()
    await expect(page.getByText('No label is chosen: choose at least one.')).toBeVisible()
    await page.getByRole('checkbox', named('Organisation goes out')).check()
    await page.getByRole('checkbox', named('Polity goes out')).check()
    await page.getByRole('textbox', named('Name of Organisation in the files')).fill('company')
    await page.keyboard.press('Tab')
    await expect(page.locator('.tag').filter({ hasText: 'B-company' }).first()).toBeVisible()
    await option(page, 'Output').getByRole('button', named('ZIP archive')).click()
    const out = path.join(home.folder, 'out')
    mkdirSync(out)
    await answerDialog(app, out)
    await page.getByRole('button', named('Export…')).click()
    const report = page.getByRole('complementary', named('Proof report'))
    await expect(report.getByText('of labels not chosen, not in the file')).toBeVisible()
    const [archive, ...others] = readdirSync(out)
    expect([archive, others]).toEqual([expect.stringMatching(/^hashiya-conll-.*\.zip$/), []])
    expect(
      readFileSync(path.join(out, archive ?? ''))
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
  })

  test('is kept under a name in the corpus, found again, called otherwise and let go, by keys alone', async ({
    home,
    start,
  }) => {
    const { page } = await start({ ready: 'export' })
    const presets = page.getByRole('button', { name: /^Presets: / })
    const press = async (name: string): Promise<void> => {
      await page.getByRole('button', named(name)).focus()
      await page.keyboard.press('Enter')
    }
    const name = page.getByRole('textbox', named('Name'))
    await press('Save as…')
    await expect(name).toBeFocused()
    await page.keyboard.type('Wojood way')
    await page.keyboard.press('Enter')
    await expect(presets).toHaveText('Wojood way')
    await press('BIOES')
    await expect(presets).toHaveText('What I choose now')
    await press('Save the change in “Wojood way”')
    await expect(presets).toHaveText('Wojood way')
    expect(presetsIn(home.corpus)['Wojood way']?.tags).toBe('BIOES')
    await press('IOB2')
    await press('Presets: What I choose now')
    await page.getByRole('menuitemradio', named('Wojood way')).press('Enter')
    await expect(page.getByRole('button', { name: 'BIOES', pressed: true })).toBeVisible()
    await press('Rename…')
    await expect(name).toBeFocused()
    await page.keyboard.type('Final')
    await page.keyboard.press('Enter')
    await expect(presets).toHaveText('Final')
    expect(Object.keys(presetsIn(home.corpus))).toEqual(['Final'])
    await press('Delete “Final”')
    await expect(presets).toHaveText('What I choose now')
    expect(presetsIn(home.corpus)).toEqual({})
  })
})

for (const language of languages)
  test.describe(`where only gold has marks, ${language}`, () => {
    test.use({ settings: { screen: 'export', language } })

    test('gold is what goes out, and it is said why, until she chooses a layer in this corpus', async ({ start }) => {
      const { page, quit } = await start({ ready: 'export' })
      const words = {
        ar: { layer: 'الطبقة', gold: 'المرجع', own: 'عملي', why: 'اختير المرجع لأن' },
        en: { layer: 'Layer', gold: 'Gold', own: 'My work', why: 'Gold was chosen, since' },
      }[language]
      await page.getByRole('button', { name: /^spacy\./ }).click()
      const layer = option(page, words.layer)
      await expect(layer.getByRole('button', { name: words.gold, pressed: true })).toBeVisible()
      await expect(layer.getByText(words.why)).toBeVisible()
      await expect(page.locator('.source')).toContainText('131')
      await layer.getByRole('button', named(words.own)).click()
      await expect(layer.getByRole('button', { name: words.own, pressed: true })).toBeVisible()
      await expect(layer.getByText(words.why)).toHaveCount(0)
      await expect(page.locator('.nothing')).toBeVisible()
      await quit()
      const again = await start({ ready: 'export' })
      await expect(again.page.locator('.nothing')).toBeVisible()
      await expect(
        option(again.page, words.layer).getByRole('button', { name: words.own, pressed: true }),
      ).toBeVisible()
    })
  })

test.describe('the folder of the last time', () => {
  test.use({ settings: { screen: 'export', language: 'en', exportOptions: gold } })

  test('is offered again, after a restart too, and what stands there is asked about', async ({ home, start }) => {
    const out = path.join(home.folder, 'مخرجات')
    mkdirSync(out)
    const first = await start({ ready: 'export' })
    await answerDialog(first.app, out)
    await first.page.getByRole('button', named('Export…')).click()
    await expect(first.page.getByRole('button', named('Export into مخرجات'))).toBeEnabled()
    const [name = ''] = readdirSync(out)
    await first.quit()

    const { app, page } = await start({ ready: 'export' })
    await app.evaluate(({ dialog }) => {
      dialog.showOpenDialog = () => Promise.reject(new Error('asked for a folder that is known'))
    })
    await option(page, 'Tags').getByRole('button', named('BIOES')).click()
    const again = page.getByRole('button', named('Export into مخرجات'))
    await again.focus()
    await page.keyboard.press('Enter')
    const question = page.getByRole('dialog', named('The name is taken'))
    await expect(question.getByRole('button', { name: /^Keep both/ })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect.poll(() => readdirSync(out).toSorted()).toEqual([name, `${name}-2`])
    const tagsIn = (folder: string): string => readFileSync(path.join(out, folder, 'corpus.conll'), 'utf8')
    expect([/\tS-/.test(tagsIn(name)), /\tS-/.test(tagsIn(`${name}-2`))]).toEqual([false, true])

    await expect(again).toBeEnabled()
    await again.click()
    await question.getByRole('button', named('Replace')).click()
    await expect.poll(() => /\tS-/.test(tagsIn(name))).toBe(true)
    expect(readdirSync(out).toSorted()).toEqual([name, `${name}-2`])
  })

  test('is asked for where it is gone', async ({ home, start }) => {
    const out = path.join(home.folder, 'out')
    const other = path.join(home.folder, 'other')
    for (const folder of [out, other]) mkdirSync(folder)
    const { app, page } = await start({ ready: 'export' })
    await answerDialog(app, out)
    await page.getByRole('button', named('Export…')).click()
    await expect(page.getByRole('button', named('Export into out'))).toBeEnabled()
    rmSync(out, { recursive: true })
    await answerDialog(app, other)
    await page.getByRole('button', named('Export into out')).click()
    await expect(page.getByRole('button', named('Export into other'))).toBeEnabled()
    expect(readdirSync(other)).toHaveLength(1)
  })
})

test.describe('formats', () => {
  test.use({ settings: { screen: 'export', language: 'ar', exportOptions: gold } })

  test('are one stop of the tab key, walked by arrows and letters of either keyboard', async ({ start }) => {
    const { page } = await start({ ready: 'export' })
    const formats = page.getByRole('complementary', named('الصيغ'))
    const at = (id: string) => formats.locator(`[data-format="${id}"]`)
    await expect(formats.locator('button[tabindex="0"]')).toHaveCount(1)
    await at('conll').focus()
    await page.keyboard.press('ArrowDown')
    await expect(at('conll-nested')).toBeFocused()
    await page.keyboard.press('KeyC')
    await page.keyboard.press('KeyS')
    await expect(at('csv')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(at('csv')).toHaveAttribute('aria-pressed', 'true')
    await option(page, 'الجداول').getByRole('button', named('لبرنامج Excel')).click()
    await expect(page.getByText('تبدأ بعلامة الترميز')).toBeVisible()
    await expect(page.locator('.preview pre')).toHaveText(/^\uFEFF/)
  })
})

test.describe('the preview', () => {
  test.use({ settings: { screen: 'export', language: 'en', exportOptions: { ...gold, format: 'spacy' } } })

  test('has a tab for each file, walked by arrows, and says what is no text', async ({ start }) => {
    const { page } = await start({ ready: 'export' })
    const tabs = page.getByRole('tablist', named('Files of the export'))
    await expect(tabs.getByRole('tab', { selected: true })).toHaveCount(1)
    const files = await tabs.getByRole('tab').allTextContents()
    expect(files).toContain('config.cfg')
    const seen: string[] = []
    await tabs.getByRole('tab', { selected: true }).focus()
    for (const _file of files) {
      seen.push((await page.getByRole('tab', { selected: true }).textContent()) ?? '')
      await page.keyboard.press('ArrowRight')
    }
    expect(seen.toSorted()).toEqual(files.toSorted())
    await tabs
      .getByRole('tab', { name: /\.spacy$/ })
      .first()
      .click()
    await expect(page.getByText('A binary file')).toBeVisible()
  })

  test('of records has the text first, and the file as it will be written one press away', async ({ start }) => {
    const { page } = await start({ ready: 'export' })
    const first = page.locator('.records li').first()
    await expect(first.locator('.field-line').first()).toContainText('مجمع سوناطراك')
    await expect(first.getByText(/^… \d+ more$/).first()).toBeVisible()
    await page.getByRole('button', named('As written')).click()
    await expect(page.locator('.preview pre')).toHaveText(/^\{"entities":\[\[4,17,"ORG"\]/)
  })
})

for (const language of languages)
  for (const theme of ['light', 'dark'] as const)
    test.describe(`for everyone, ${language}, ${theme}`, () => {
      const labels = { only: ['ORG', 'GPE'], rename: { ORG: 'organisation' } }
      const exportOptions = { ...gold, labels, split: { train: 34, validation: 33, test: 33, seed: 7 } }
      test.use({
        settings: {
          screen: 'export',
          language,
          theme,
          exportOptions,
          window: { width: 1000, height: 800, x: 0, y: 0, maximized: false },
        },
      })

      test('every choice and the report are named, reached by keys, without a violation, whole at 1,000 px', async ({
        home,
        start,
      }) => {
        const { app, page } = await start({ ready: 'export' })
        const out = path.join(home.folder, 'out')
        mkdirSync(out)
        await answerDialog(app, out)
        await page.locator('.run .btn.first').click()
        await expect(page.locator('.split-report')).toBeVisible()
        await expectNoViolation(page)
        await expectNamed(page)
        await expectReachable(page)
        await expectNothingCutOff(page)
      })
    })
