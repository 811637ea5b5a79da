import { expect, type Page } from '@playwright/test'
import { articleText as sampleText } from './home.ts'
import { press, tabTo, walk } from './keys.ts'
import { type Language, named, names } from './names.ts'
import { clickAt, drag, labelButton, type PaintedMark, paintedMarks, pointOf, rectsOf, saveState } from './on-screen.ts'

/** The article of the story: 000 of the sample. */
export const text = sampleText('000')

const word = text.indexOf('لسوناطراك')
const organisation = text.indexOf('هواوي للاتصالات-الجزائر')
const country = text.indexOf('الجزائر', organisation)

const sonatrach = { start: word + 1, end: word + 'لسوناطراك'.length }
const huawei = { start: organisation, end: organisation + 'هواوي للاتصالات-الجزائر'.length }
const algeria = { start: country, end: country + 'الجزائر'.length }

const inOrder = (marks: readonly PaintedMark[]): readonly PaintedMark[] =>
  marks.toSorted((a, b) => a.start - b.start || b.end - a.end)

const marked = inOrder([
  { label: 'ORG', ...sonatrach },
  { label: 'ORG', ...huawei },
  { label: 'GPE', ...algeria },
])
const relabelled = inOrder([
  { label: 'ORG', ...sonatrach },
  { label: 'ORG', ...huawei },
  { label: 'LOC', ...algeria },
])

/** What stands on the sheet when the story is over. */
export const endOfStory = relabelled

export const expectPainted = (page: Page, marks: readonly PaintedMark[]): Promise<void> =>
  expect.poll(() => paintedMarks(page, text)).toEqual(marks)

export const expectSaved = (page: Page): Promise<void> => expect(saveState(page)).toHaveAttribute('data-state', 'saved')

/** سوناطراك without its ل, a GPE in an ORG, another label, undo, redo: by keys alone. */
export async function markByKeyboard(page: Page): Promise<void> {
  await tabTo(page, '[data-testid=article-text]')
  await walk(page, text, 0, word)
  await press(page, 'KeyH')
  await press(page, 'KeyF')
  await expectPainted(page, [{ label: 'ORG', ...sonatrach }])

  await walk(page, text, word, organisation)
  await press(page, 'Shift+ArrowLeft', 2)
  await press(page, 'KeyF')
  await press(page, 'KeyS')
  await expectPainted(page, marked)

  await press(page, 'Escape')
  await press(page, 'KeyN')
  await press(page, 'Digit2')
  await expectPainted(page, relabelled)
  await press(page, 'Control+KeyZ')
  await expectPainted(page, marked)
  await press(page, 'Control+KeyY')
  await expectPainted(page, relabelled)
  await expectSaved(page)
}

/** The same with the mouse alone: the ل is left out by pulling the mention's start by one letter. */
export async function markByMouse(page: Page, language: Language = 'ar'): Promise<void> {
  await clickAt(page, text, word, 2)
  await pullStart(page, word, sonatrach.start)
  await labelButton(page, 'ORG').click()
  await expectPainted(page, [{ label: 'ORG', ...sonatrach }])

  await drag(page, text, huawei.start, huawei.end - 1)
  await labelButton(page, 'ORG').click()
  await clickAt(page, text, algeria.start + 2, 2)
  await labelButton(page, 'GPE').click()
  await expectPainted(page, marked)

  await clickAt(page, text, word)
  await clickAt(page, text, algeria.start + 2)
  await labelButton(page, 'LOC').click()
  await expectPainted(page, relabelled)
  await page.getByRole('button', named(names[language].undo)).click()
  await expectPainted(page, marked)
  await page.getByRole('button', named(names[language].redo)).click()
  await expectPainted(page, relabelled)
  await expectSaved(page)
}

/** Drags the pin at the start of what is selected to another letter. */
async function pullStart(page: Page, from: number, to: number): Promise<void> {
  const [first] = await rectsOf(page, text, { start: from, end: from + 1 })
  if (!first) throw new Error('the first letter is not shown')
  const goal = await pointOf(page, text, to)
  // The pin stands at the letter's right edge, its knob above the line of the letters.
  await page.mouse.move(first.right, first.top)
  await page.mouse.down()
  await page.mouse.move((first.right + goal.x) / 2, goal.y)
  await page.mouse.move(goal.x, goal.y)
  await page.mouse.up()
}
