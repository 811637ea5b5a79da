import { rmSync } from 'node:fs'
import {
  expectBracketsTrue,
  expectChipsOnDemand,
  expectLinePlaced,
  expectNestingTold,
  expectPartsJoined,
  type Face,
  settleDense,
} from '../painting-story.ts'
import { openInChromium, test } from './window.ts'

for (const [what, expectIt] of [
  ['tells marks of one label apart, however deep they are nested', expectNestingTold],
  ['shows where a mention begins and ends among Latin names, figures and line breaks', expectBracketsTrue],
  ['joins the parts of a mention', expectPartsJoined],
  ['names labels above the marks on demand, and moves no letter in its line', expectChipsOnDemand],
] as const)
  test(what, async ({ page, home }) => {
    rmSync(home.corpus, { recursive: true })
    await settleDense(home, {})
    const { quit } = await openInChromium(page, home)
    await page.evaluate(() => document.fonts.ready)
    await expectIt(page)
    await quit()
  })

for (const font of ['naskh', 'amiri', 'scheherazade', 'plex'] as const satisfies readonly Face[])
  test(`places lines under the letters of ${font}`, async ({ page, home }) => {
    rmSync(home.corpus, { recursive: true })
    await settleDense(home, { font, chips: 'off' })
    const { quit } = await openInChromium(page, home)
    await expectLinePlaced(page, font)
    await quit()
  })
