import { expect, type Page } from '@playwright/test'
import type { Settings } from '../shared/model/settings.ts'
import { waitReady } from './app.ts'
import { denseText, makeDenseCorpus, placeOf } from './dense.ts'
import { type Home, writeSettings } from './home.ts'
import { articleText, pointOf, rectsOf, type ScreenRect } from './on-screen.ts'
import { readPng } from './png.ts'

/** Puts the dense article in this home, its gold shown. `home.corpus` must be empty. */
export async function settleDense(
  home: Home,
  settings: Partial<Settings>,
  marks?: Parameters<typeof makeDenseCorpus>[1],
): Promise<void> {
  const id = await makeDenseCorpus(home.corpus, marks)
  writeSettings(home, { showGold: true, textSize: 24, lastDocument: { [home.corpus]: id }, ...settings })
}

const green = [1, 117, 102]
const indigo = [54, 49, 119]
const ochre = [126, 93, 2]

export const linesOf = (page: Page, words: string, label: 'ORG' | 'GPE'): Promise<readonly number[]> =>
  linesUnder(page, words, label === 'ORG' ? green : ochre)

/** Lines of one colour under a word, the upper first: where their pixels begin in the column through the word's middle, client px. */
async function linesUnder(page: Page, words: string, colour: readonly number[]): Promise<readonly number[]> {
  const [rect] = await rectsOf(page, denseText, placeOf(words))
  if (!rect) throw new Error(`${words} is not shown`)
  const clip = {
    x: Math.round((rect.left + rect.right) / 2),
    y: Math.floor(rect.bottom) - 3,
    width: 1,
    height: 22,
  }
  const { rgba } = readPng(await page.screenshot({ clip }))
  const isLine = Array.from({ length: clip.height }, (_, row) =>
    colour.every((value, channel) => Math.abs((rgba[row * 4 + channel] ?? 0) - value) < 60),
  )
  return isLine.flatMap((is, row) => (is && !isLine[row - 1] ? [clip.y + row] : []))
}

/** Each nested mark of one label has its own line, three at most; where they are deeper, half brackets and a count say so. */
export async function expectNestingTold(page: Page): Promise<void> {
  await expect(page.locator('.marks-over .deep').first()).toBeAttached()
  await expect.poll(() => linesUnder(page, 'الجزائرية', green)).toHaveLength(3)
  await expect.poll(() => linesUnder(page, 'وزارة', green)).toHaveLength(2)
  await expect.poll(() => linesUnder(page, 'بحوث', green)).toHaveLength(1)
  await expect.poll(() => linesUnder(page, 'مكتب', green)).toHaveLength(0)
  // Double lines: two of them where two marks of one label cross.
  await expect.poll(() => linesUnder(page, 'اتفاق', indigo)).toHaveLength(2)
  expect(await page.locator('.deep-count').evaluateAll(all => all.map(one => one.getAttribute('data-words')))).toEqual([
    '+3',
  ])
  // Three of the first paragraph, and the overlaps of the second that find no lane.
  const deep = await page.locator('.marks-over .deep').count()
  expect(deep).toBeGreaterThanOrEqual(3)
}

/** Where the half brackets round the mark under the pointer stand: the corners of the path, client px. */
async function bracketsOf(page: Page): Promise<readonly { readonly x: number; readonly toRight: boolean }[]> {
  return page.locator('.over .bracket').evaluateAll(paths =>
    paths.flatMap(path => {
      const left = path.closest('svg')?.getBoundingClientRect().left ?? 0
      return [...(path.getAttribute('d') ?? '').matchAll(/M([\d.-]+) [\d.-]+V[\d.-]+H([\d.-]+)/g)].map(
        ([, corner, arm]) => ({ x: Number(corner) + left, toRight: Number(arm) > Number(corner) }),
      )
    }),
  )
}

const only = (rects: readonly ScreenRect[]): ScreenRect => {
  const [rect] = rects.filter(({ left, right }) => right > left)
  if (!rect) throw new Error('nothing is shown there')
  return rect
}

/** The half brackets stand at the first letter's and the last letter's own side: of Latin names, of figures, of wrapped mentions. */
export async function expectBracketsTrue(page: Page): Promise<void> {
  const cases = [
    // Words of the mention, a place to point at, its first and last letter or number and the sides they are entered and left by.
    ['Huawei ICT Academy', 'Huawei', 'H', 'left', 'y', 'right'],
    ['Morocco Tech، طموح مُفْرِط', 'طموح', 'M', 'left', 'ط', 'left'],
    ['10 يونيو 2024', 'يونيو', '10', 'right', '2024', 'left'],
    ['شركة هواوي لتكنولوجيا المعلومات والاتصال في المغرب العربي', 'في المغرب العربي', 'ش', 'right', 'ي', 'left'],
  ] as const
  for (const [words, pointed, first, firstSide, last, lastSide] of cases) {
    const span = placeOf(words)
    const { x, y } = await pointOf(page, denseText, denseText.indexOf(pointed, span.start) + 1)
    await page.mouse.move(x, y)
    const start = only(await rectsOf(page, denseText, { start: span.start, end: span.start + first.length }))
    const end = only(await rectsOf(page, denseText, { start: span.end - last.length, end: span.end }))
    const wanted = [
      { x: start[firstSide], toRight: firstSide === 'left' },
      { x: end[lastSide], toRight: lastSide === 'left' },
    ]
    await expect
      .poll(
        async () =>
          (await bracketsOf(page)).map(({ x, toRight }, at) => [Math.abs(x - (wanted[at]?.x ?? 0)) < 3, toRight]),
        { message: words },
      )
      .toEqual(wanted.map(({ toRight }) => [true, toRight]))
  }
}

/** The parts of one mention are joined by a thread over the words between them. */
export async function expectPartsJoined(page: Page): Promise<void> {
  const gap = only(await rectsOf(page, denseText, { start: placeOf('وزيرا').end, end: placeOf('الدفاع').start }))
  const thread = await page.locator('.part-thread').evaluate(path => {
    const { left, right, top } = path.getBoundingClientRect()
    return { left, right, top }
  })
  expect(thread.left).toBeCloseTo(gap.left, 0)
  expect(thread.right).toBeCloseTo(gap.right, 0)
  expect(thread.top).toBeGreaterThan(gap.bottom)
}

/** The names of labels above the marks: none, of the one at work, of all; they cover no other and move no letter. */
export async function expectChipsOnDemand(page: Page): Promise<void> {
  const names = (): Promise<readonly (string | null)[]> =>
    page.locator('.mark-chip').evaluateAll(all => all.map(one => one.getAttribute('data-words')))
  const letters = () => rectsOf(page, denseText, placeOf('Morocco Tech، طموح'))
  const before = await letters()
  const { x, y } = await pointOf(page, denseText, placeOf('تونس').start)
  await page.mouse.move(x, y)
  await expect.poll(names).toEqual(['كيان سياسي'])
  await page.keyboard.press('F2')
  await expect.poll(async () => (await names()).length).toBeGreaterThan(15)
  // The lines have moved apart to make room; in its line no letter has.
  const across = (rects: readonly ScreenRect[]) => rects.map(({ left, right }) => [left, right])
  expect(across(await letters())).toEqual(across(before))
  const boxes = await page
    .locator('.mark-chip')
    .evaluateAll(all =>
      all.map(one => one.getBoundingClientRect()).map(({ x, y, width, height }) => [x, y, width, height]),
    )
  const covering = boxes.filter(([x = 0, y = 0, width = 0, height = 0], at) =>
    boxes.some(
      ([left = 0, top = 0, wide = 0, high = 0], other) =>
        other > at && left < x + width && x < left + wide && top < y + height && y < top + high,
    ),
  )
  expect(covering).toEqual([])
  const drawn = await page.locator('.lines path').evaluateAll(paths =>
    paths.flatMap(path => {
      const { left = 0, top = 0 } = path.closest('svg')?.getBoundingClientRect() ?? {}
      return [...(path.getAttribute('d') ?? '').matchAll(/M([\d.]+) ([\d.]+)H([\d.]+)/g)].map(
        ([, right, y, end]) => [Number(end) + left, Number(right) + left, Number(y) + top] as const,
      )
    }),
  )
  const cut = boxes.filter(([x = 0, y = 0, width = 0, height = 0]) =>
    drawn.some(([left, right, line]) => left < x + width && x < right && line > y && line < y + height),
  )
  // Where the engine places lines itself they are none of the page's.
  const isDrawn = await page.locator('.lines').count()
  if (isDrawn > 0) expect(drawn.length).toBeGreaterThan(15)
  expect(cut, 'names that cut a line').toEqual([])
  await page.keyboard.press('F2')
  await expect.poll(names).toEqual([])
  await page.keyboard.press('F2')
  await expect.poll(names).toEqual(['كيان سياسي'])
}

/** Middle of the highest line under the baseline, em, as each face needs it (faces.ts). */
const lanes = { naskh: 0.65, amiri: 0.8, scheherazade: 0.74, plex: 0.8 }
export type Face = keyof typeof lanes
export const faceNames = { naskh: 'Noto', amiri: 'Amiri', scheherazade: 'Scheherazade', plex: 'Plex' } as const

/** The line of a mark lies as far under the letters' baseline as the face needs, however the engine draws it. */
export async function expectLinePlaced(page: Page, face: Face): Promise<void> {
  const family = await articleText(page).evaluate(text => getComputedStyle(text).fontFamily)
  expect(family).toContain(faceNames[face])
  await page.evaluate(family => document.fonts.load(`24px ${family}`, 'ا 1'), family)
  // A box without height stands on the baseline.
  const baseline = () =>
    articleText(page).evaluate((text, words) => {
      const paragraph = [...text.querySelectorAll('p')].find(one => one.textContent?.includes(words))
      if (!paragraph) throw new Error(`no ${words}`)
      const box = document.createElement('span')
      box.style.display = 'inline-block'
      paragraph.append(box)
      const { bottom } = box.getBoundingClientRect()
      box.remove()
      return bottom
    }, 'أعلنت')
  // Asked anew with each picture: what stands above the text may come or grow between the two.
  const distance = async (): Promise<number> => {
    const wanted = (await baseline()) + lanes[face] * 24 - 1
    return Math.abs(((await linesUnder(page, 'الجزائرية', green))[0] ?? 0) - wanted)
  }
  await expect.poll(distance, { message: face }).toBeLessThan(1.6)
}

/** Lines and names stand at their words once the face is there, however late it came: after the marks, here. */
export async function expectPaintedAfterFonts(page: Page): Promise<void> {
  let release = (): void => undefined
  const held = new Promise<void>(resolve => {
    release = resolve
  })
  await page.route('**/noto-naskh*.woff2', async route => {
    await held
    await route.continue()
  })
  await page.reload()
  await waitReady(page, 'article')
  await expect(page.locator('.mark-chip').first()).toBeAttached()
  const word = async () => only(await rectsOf(page, denseText, placeOf('Huawei ICT Academy')))
  const early = await word()
  release()
  await expect.poll(async () => (await word()).left).not.toBe(early.left)
  const { left, right } = await word()
  const begin = (selector: string): Promise<readonly number[]> =>
    page.locator(selector).evaluateAll(all => all.map(one => one.getBoundingClientRect().left))
  await expect.poll(async () => (await begin('.mark-chip')).some(at => Math.abs(at - left) < 2)).toBe(true)
  const lineEnds = () =>
    page.locator('.lines path').evaluateAll(paths =>
      paths.flatMap(path => {
        const { left = 0 } = path.closest('svg')?.getBoundingClientRect() ?? {}
        return [...(path.getAttribute('d') ?? '').matchAll(/M([\d.]+) /g)].map(([, end]) => Number(end) + left)
      }),
    )
  // Where the engine places lines itself they are none of the page's.
  if ((await page.locator('.lines').count()) === 0) return
  await expect.poll(async () => (await lineEnds()).some(at => Math.abs(at - right) < 2)).toBe(true)
}
