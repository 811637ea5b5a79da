import type { CDPSession, Page } from '@playwright/test'
import { type LayoutName, layoutNames, pressOn, type Stroke } from '../shared/keyboard/layouts.fixtures.ts'
import { expect, test } from './app.ts'
import { text } from './marking-story.ts'
import { articleText, type PaintedMark, paintedMarks } from './on-screen.ts'

/** What a key is to show on the sheet or beside it, one line a key of the article's column of the keymap. */
type Deed = readonly [what: string, strokes: readonly Stroke[], shows: (page: Page) => Promise<void>]

const at = (words: string, from = 0): number => text.indexOf(words, from)
const mark = (label: string, words: string, from = 0): PaintedMark => ({
  label,
  start: at(words, from),
  end: at(words, from) + words.length,
})
const shown = (page: Page): Promise<readonly PaintedMark[]> => paintedMarks(page, text)
const marks =
  (...expected: readonly PaintedMark[]) =>
  (page: Page): Promise<void> =>
    expect.poll(() => shown(page)).toEqual(expected)
const says =
  (words: string | RegExp) =>
  (page: Page): Promise<void> =>
    expect(page.getByTestId('article-announcement')).toContainText(words)
const key = (code: string): Stroke => ({ code })
const shift = (code: string): Stroke => ({ code, shift: true })
const chord = (code: string): Stroke => ({ code, chord: true })

const labels = [
  ['KeyF', 'ORG'],
  ['KeyA', 'PERS'],
  ['KeyS', 'GPE'],
  ['KeyD', 'DATE'],
  ['KeyG', 'PROGRAM'],
  ['KeyW', 'OCC'],
  ['KeyQ', 'NORP'],
  ['KeyE', 'EVENT'],
  ['KeyR', 'LAW'],
  ['KeyT', 'FAC'],
  ['KeyZ', 'PRODUCT'],
  ['KeyX', 'CARDINAL'],
  ['KeyC', 'PERCENT'],
  ['KeyV', 'MONEY'],
  ['Digit1', 'TIME'],
  ['Digit2', 'LOC'],
] as const

/** Each label marks the first word, and one undo takes it back, so that all start from bare text. */
const labelDeeds: readonly Deed[] = labels.flatMap(([code, label]): readonly Deed[] => [
  [`${code} marks ${label}`, [key(code)], marks(mark(label, 'وقع'))],
  ['Ctrl Z takes it back', [chord('KeyZ'), key('Escape'), key('Escape')], marks()],
])

const first = mark('ORG', 'وقع')
const deeds: readonly Deed[] = [
  ...labelDeeds,
  ['← goes a word onward', [key('ArrowLeft')], says('مجمع')],
  ['→ goes a word back', [key('ArrowRight')], says('وقع')],
  ['Shift ← extends', [shift('ArrowLeft')], says('وقع مجمع')],
  ['Shift → takes the word out again', [shift('ArrowRight')], says('وقع')],
  ['↓ goes a line down', [key('ArrowDown')], says(/^(?!وقع)/)],
  ['↑ goes a line up', [key('ArrowUp')], says('وقع')],
  ['. goes to the next sentence', [key('Period')], says('وجرت')],
  [', goes to the sentence before', [key('Comma')], says('وقع')],
  ['; and a letter leap', [key('Semicolon'), key('KeyJ')], says('تفاهم')],
  ['back to the first word', [key('Comma')], says('وقع')],
  ['Shift ; and a letter extend by leaping', [shift('Semicolon'), key('KeyJ')], says(/وقع .*تفاهم/)],
  ['back to the first word', [key('Comma')], says('وقع')],
  ['L grows to the next sign', [key('KeyL')], says('وقع مجمع سوناطراك')],
  ['Shift L shrinks', [shift('KeyL'), key('Escape')], says('وقع')],
  ['F marks', [key('KeyF')], marks(first)],
  ['U and I move the end by a letter', [key('KeyI')], marks({ ...first, end: first.end - 1 })],
  ['and back', [key('KeyU')], marks(first)],
  ['O turns to the other edge', [key('KeyO'), key('KeyU')], marks({ ...first, start: first.start + 1 })],
  ['and back', [key('KeyI')], marks(first)],
  ['Ctrl Y brings again what Ctrl Z took', [chord('KeyZ'), chord('KeyY')], marks(first)],
  ['Escape, K and J go from stop to stop', [key('Escape'), key('Escape'), key('KeyJ')], says(/وقع/)],
  ['A relabels what is selected', [key('KeyA')], marks({ ...first, label: 'PERS' })],
  ['K', [key('KeyK')], says(/./)],
  ['N selects what is under the cursor', [key('Comma'), key('KeyN')], says('وقع')],
  ['/ flags it', [key('Slash')], says(/موضع شك/)],
  ['/ takes the flag off', [key('Slash')], says(/زال/)],
  ['M opens the note', [key('KeyM')], page => expect(page.locator('textarea')).toBeFocused()],
  ['Escape leaves the note', [key('Escape')], page => expect(articleText(page)).toBeFocused()],
  ['Shift O waits for a part', [shift('KeyO')], page => expect(page.getByTestId('adding-part')).toBeVisible()],
  [
    'Space adds it',
    [key('ArrowLeft'), key('ArrowLeft'), key('Space')],
    marks({ ...first, label: 'PERS' }, mark('PERS', 'سوناطراك')),
  ],
  ['Shift B takes the part away', [shift('KeyB')], marks({ ...first, label: 'PERS' })],
  ['B deletes', [key('KeyN'), key('KeyB')], marks()],
  ['Shift J says that there are no suggestions', [shift('KeyJ')], says(/اقتراح/)],
  ['Ctrl K opens the palette', [chord('KeyK')], page => expect(page.locator('.palette-dialog')).toBeVisible()],
  ['Escape closes it', [key('Escape')], page => expect(page.locator('.palette-dialog')).toHaveCount(0)],
  ['Ctrl F opens the search', [chord('KeyF')], page => expect(page.getByTestId('search')).toBeVisible()],
  ['Escape closes it', [key('Escape')], page => expect(articleText(page)).toBeFocused()],
  ['F1 opens the help', [key('F1')], page => expect(page.getByRole('dialog')).toBeVisible()],
  ['Escape closes it', [key('Escape')], page => expect(page.getByRole('dialog')).toHaveCount(0)],
  ['? opens the help', [shift('Slash')], page => expect(page.getByRole('dialog')).toBeVisible()],
  ['Escape closes it', [key('Escape')], page => expect(page.getByRole('dialog')).toHaveCount(0)],
  ['0 goes to the next article', [key('Digit0')], page => expect(page.locator('h1')).toContainText('001')],
  ['9 goes back', [key('Digit9')], page => expect(page.locator('h1')).toContainText('000')],
  ['Ctrl Enter: done, and the next', [chord('Enter')], page => expect(page.locator('h1')).toContainText('001')],
]

/** Sends a key as a keyboard of that layout would: place and what is typed apart, which Playwright's own keyboard never does. */
async function send(session: CDPSession, layout: LayoutName, stroke: Stroke): Promise<void> {
  const press = pressOn(layout, stroke)
  const base = {
    code: press.code,
    key: press.key,
    modifiers: (press.ctrlKey ? 2 : 0) + (press.shiftKey ? 8 : 0),
    windowsVirtualKeyCode: virtualKeys[press.code] ?? 0,
  }
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...base })
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...base })
}

/** Needed by what the browser itself does with a key. */
const virtualKeys: Readonly<Record<string, number>> = { Escape: 27, Enter: 13, Space: 32 }

for (const layout of layoutNames)
  test(`every key of the article does what the keymap says, on a ${layout} keyboard`, async ({ start }) => {
    test.setTimeout(120_000)
    const { page } = await start()
    const session = await page.context().newCDPSession(page)
    await articleText(page).focus()
    for (const [what, strokes, shows] of deeds)
      await test.step(what, async () => {
        for (const stroke of strokes) await send(session, layout, stroke)
        await shows(page)
      })
  })
