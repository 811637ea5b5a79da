import { expect, type Page } from '@playwright/test'
import { press, walk } from './keys.ts'
import { expectPainted, text } from './marking-story.ts'
import { articleText, rectsOf } from './on-screen.ts'
import { inkDifference, inkOf } from './pixels.ts'

const word = text.indexOf('لسوناطراك')
const whole = { start: word, end: word + 'لسوناطراك'.length }

/** The word with room for its deepest and tallest letters, short of its neighbours. */
async function clipOfWord(page: Page) {
  const [rect] = await rectsOf(page, text, whole)
  if (!rect) throw new Error('the word is not shown')
  const { left, right, top, bottom } = rect
  return { x: Math.floor(left), y: Math.floor(top), width: Math.ceil(right - left), height: Math.ceil(bottom - top) }
}

/** Marks سوناطراك in لسوناطراك and looks at the letters' ink before and after; ends where it began, so that only the mark differs. */
export async function expectLettersJoined(page: Page): Promise<void> {
  // The program gives it the focus; focusing it from here might scroll to its edge.
  await expect(articleText(page)).toBeFocused()
  await page.evaluate(() => document.fonts.ready)
  const clip = await clipOfWord(page)
  const before = await inkOf(page, clip)

  await walk(page, text, 0, word)
  await press(page, 'KeyH')
  await press(page, 'KeyF')
  await expectPainted(page, [{ label: 'ORG', start: word + 1, end: whole.end }])
  await walk(page, text, word, 0)
  expect(await clipOfWord(page)).toEqual(clip)
  expect(inkDifference(before, await inkOf(page, clip)), 'ink that marking has moved').toBeLessThan(0.02)

  // The measure sees letters that are torn apart: the same word with a box around the marked part.
  await tearWord(page)
  expect(inkDifference(before, await inkOf(page, clip)), 'ink that a box moves').toBeGreaterThan(0.1)
}

/** Puts a box around the part without its ل, as a marked-up span with padding or isolation would. */
function tearWord(page: Page): Promise<void> {
  return page.evaluate(wanted => {
    for (const paragraph of document.querySelectorAll('[data-testid=article-text] p')) {
      const node = paragraph.firstChild
      const at = node instanceof Text ? node.data.indexOf(wanted) : -1
      if (!(node instanceof Text) || at < 0) continue
      const range = document.createRange()
      range.setStart(node, at + 1)
      range.setEnd(node, at + wanted.length)
      const box = document.createElement('span')
      box.style.display = 'inline-block'
      range.surroundContents(box)
      return
    }
    throw new Error('the word is not on the page')
  }, 'لسوناطراك')
}
