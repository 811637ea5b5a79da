import type { Page } from '@playwright/test'
import { nextWord, previousWord, wordAt } from '../shared/text/tokens.ts'

/** Presses a key several times. Names are those of `KeyboardEvent.code`. */
export async function press(page: Page, key: string, times = 1): Promise<void> {
  for (let time = 0; time < times; time++) await page.keyboard.press(key)
}

/** How many words lie between the word at `from` and the word at `to`; negative where `to` comes first. */
export function wordsBetween(text: string, from: number, to: number): number {
  const goal = wordAt(text, to)?.start
  let at = wordAt(text, from)?.start ?? nextWord(text, from)?.start
  if (goal === undefined || at === undefined) throw new Error('no word there')
  let words = 0
  while (at !== goal) {
    const next: { readonly start: number; readonly end: number } | undefined =
      at < goal ? nextWord(text, wordAt(text, at)?.end ?? at) : previousWord(text, at)
    if (!next) throw new Error('the word is never met')
    words += at < goal ? 1 : -1
    at = next.start
  }
  return words
}

/** Moves the cursor by arrows alone from one word to another; ← is onward in a text that runs right to left. */
export async function walk(page: Page, text: string, from: number, to: number): Promise<void> {
  const words = wordsBetween(text, from, to)
  await press(page, words > 0 ? 'ArrowLeft' : 'ArrowRight', Math.abs(words))
}

/** Moves the focus by Tab until it stands in what the selector names; fails after a whole round. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let step = 0; step < 120; step++) {
    if (await page.evaluate(wanted => document.activeElement?.closest(wanted) !== null, selector)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reaches ${selector}`)
}
