import { rmSync } from 'node:fs'
import { expect, test } from './app.ts'
import { articleText, labelButton } from './on-screen.ts'
import {
  expectBracketsTrue,
  expectChipsOnDemand,
  expectLinePlaced,
  expectNestingTold,
  expectPartsJoined,
  type Face,
  linesOf,
  settleDense,
} from './painting-story.ts'

test.beforeEach(async ({ home }) => {
  rmSync(home.corpus, { recursive: true })
  await settleDense(home, {})
})

for (const [what, expectIt] of [
  ['tells marks of one label apart, however deep they are nested', expectNestingTold],
  ['shows where a mention begins and ends among Latin names, figures and line breaks', expectBracketsTrue],
  ['joins the parts of a mention', expectPartsJoined],
  ['names labels above the marks on demand, and moves no letter in its line', expectChipsOnDemand],
] as const)
  test(what, async ({ start }) => {
    const { page } = await start()
    await page.evaluate(() => document.fonts.ready)
    await expectIt(page)
  })

for (const font of ['naskh', 'amiri', 'scheherazade', 'plex'] as const satisfies readonly Face[])
  test(`places lines under the letters of ${font}`, async ({ start, home }) => {
    rmSync(home.corpus, { recursive: true })
    await settleDense(home, { font, chips: 'off' })
    const { page } = await start()
    await expectLinePlaced(page, font)
  })

test('shows one label alone, by the palette and by key, and all again', async ({ start }) => {
  const { page } = await start()
  const strip = page.getByTestId('alone')
  await labelButton(page, 'GPE').click({ modifiers: ['Shift'] })
  await expect(strip).toContainText('كيان سياسي')
  expect(await linesOf(page, 'الجزائرية', 'ORG')).toHaveLength(0)
  expect(await linesOf(page, 'وتونس', 'GPE')).toHaveLength(1)
  await articleText(page).focus()
  await page.keyboard.press('Escape')
  await expect(strip).toHaveCount(0)
  await expect.poll(async () => (await linesOf(page, 'الجزائرية', 'ORG')).length).toBe(3)
  await page.keyboard.press('j')
  await page.keyboard.press('Shift+F2')
  await expect(strip).toContainText('جهة')
  await expect.poll(async () => (await linesOf(page, 'وتونس', 'GPE')).length).toBe(0)
})
