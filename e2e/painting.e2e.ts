import { rmSync } from 'node:fs'
import { expect, test } from './app.ts'
import { denseText, placeOf } from './dense.ts'
import { articleText, clickAt, labelButton } from './on-screen.ts'
import {
  expectBracketsTrue,
  expectChipsOnDemand,
  expectLinePlaced,
  expectNestingTold,
  expectPaintedAfterFonts,
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

test('stands at its words though the face comes after the marks', async ({ start, home }) => {
  rmSync(home.corpus, { recursive: true })
  // One line: at this size the words do not wrap otherwise in another face.
  await settleDense(home, { chips: 'all', textSize: 18 })
  const { page } = await start()
  await expectPaintedAfterFonts(page)
})

test('the line above what is selected runs through no name of a label', async ({ start, home }) => {
  for (const font of ['naskh', 'amiri', 'scheherazade', 'plex'] as const) {
    rmSync(home.corpus, { recursive: true })
    await settleDense(home, { chips: 'all', font })
    const { page, quit } = await start()
    await clickAt(page, denseText, placeOf('وزارة').start + 2)
    await expect(page.locator('.mark-chip.near')).toHaveCount(1)
    const line = await page.locator('.over .rubric').evaluate(path => path.getBoundingClientRect().top)
    const bands = await page
      .locator('.mark-chip:not(.near)')
      .evaluateAll(all => all.map(one => one.getBoundingClientRect()).map(({ top, bottom }) => [top, bottom] as const))
    expect(bands.length).toBeGreaterThan(5)
    expect(
      bands.filter(([top, bottom]) => top < line && line < bottom),
      font,
    ).toEqual([])
    await quit()
  }
})

test('paints a mark whose label the scheme does not have: its ground, and stronger where it is selected', async ({
  start,
  home,
}) => {
  rmSync(home.corpus, { recursive: true })
  await settleDense(home, {}, [{ id: 'U', label: 'FORMER', spans: [placeOf('الطاقة والماء')] }])
  const { page } = await start()
  const ground = (): Promise<string> =>
    articleText(page).evaluate(text => {
      const names = [...CSS.highlights].filter(([, ranges]) => ranges.size > 0).map(([name]) => name)
      const painted = names.map(name => getComputedStyle(text, `::highlight(${CSS.escape(name)})`).backgroundColor)
      return names.map((name, at) => `${name} ${painted[at]}`).join(', ')
    })
  await expect.poll(ground).toMatch(/^FORMER-0 rgb\(/)
  await clickAt(page, denseText, placeOf('الطاقة والماء').start + 2)
  await expect.poll(ground).toMatch(/FORMER-strong rgb\(/)
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
