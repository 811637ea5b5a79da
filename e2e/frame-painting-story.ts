import { expect, type Page } from '@playwright/test'
import { articleText as sampleText } from './home.ts'
import { rectsOf, type ScreenRect } from './on-screen.ts'

/** The article whose agreements are looked at: 000 of the sample, with gold shown. */
export const text = sampleText('000')
export const placeOf = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })

type Corner = { readonly x: number; readonly top: number; readonly toRight: boolean }

/** Corners of half brackets on the sheet, client px. */
export const cornersOf = (page: Page, kind: 'fillers' | 'triggers'): Promise<readonly Corner[]> =>
  page.locator(`.over.frames .${kind}:not(.other)`).evaluateAll(paths =>
    paths.flatMap(path => {
      const box = path.closest('svg')?.getBoundingClientRect() ?? { left: 0, top: 0 }
      return [...(path.getAttribute('d') ?? '').matchAll(/M([\d.-]+) [\d.-]+V([\d.-]+)H([\d.-]+)/g)].map(
        ([, x, y, arm]) => ({
          x: Number(x) + box.left,
          top: Number(y) + box.top,
          toRight: Number(arm) > Number(x),
        }),
      )
    }),
  )

export async function letter(page: Page, at: number): Promise<ScreenRect> {
  const [rect] = await rectsOf(page, text, { start: at, end: at + 1 })
  if (!rect) throw new Error(`no letter is shown at ${at}`)
  return rect
}

/** A half bracket stands at each end of the words, on the letters' own line, and opens toward them. */
export async function expectBracketed(page: Page, words: string, kind: 'fillers' | 'triggers'): Promise<void> {
  const { start, end } = placeOf(words)
  const [first, last] = [await letter(page, start), await letter(page, end - 1)]
  const isAt = (corner: Corner, x: number, line: ScreenRect, toRight: boolean): boolean =>
    Math.abs(corner.x - x) <= 6 && corner.top > line.top - 8 && corner.top < line.bottom && corner.toRight === toRight
  const stands = async (x: number, line: ScreenRect, toRight: boolean): Promise<boolean> =>
    (await cornersOf(page, kind)).some(corner => isAt(corner, x, line, toRight))
  await expect.poll(() => stands(first.right, first, false), `⸢ at ${words}`).toBe(true)
  await expect.poll(() => stands(last.left, last, true), `⸣ at ${words}`).toBe(true)
}

/** Round the trigger and the fillers: inside words, over a line's end, one in another. */
export async function expectAllBracketed(page: Page): Promise<void> {
  await expectBracketed(page, 'مذكرة تفاهم', 'triggers')
  for (const words of [
    'مجمع سوناطراك',
    'هواوي للاتصالات-الجزائر',
    'مدينة شنتشين',
    'مقر الشركة الأم “هواوي”',
    'الرئيس المدير العام لسوناطراك',
    'الحوسبة السحابية',
  ])
    await expectBracketed(page, words, 'fillers')
}
