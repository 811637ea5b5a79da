import type { Page } from '@playwright/test'
import { assertNever } from '../../shared/result.ts'
import type { Span } from '../../shared/text/span.ts'
import { clickAt, drag, rectsOf } from '../on-screen.ts'
import type { Input } from './input.ts'

/** Does an input on the real keyboard or mouse. Returns how often the wheel was turned to see where the mouse must go. */
export async function perform(page: Page, text: string, input: Input): Promise<number> {
  switch (input.kind) {
    case 'key':
      await page.keyboard.press(input.shift ? `Shift+${input.code}` : input.code)
      return 0
    case 'click': {
      const turns = await turnTo(page, text, { start: input.offset, end: input.offset + 1 })
      await clickAt(page, text, input.offset)
      return turns
    }
    case 'drag': {
      const turns = await turnTo(page, text, input.span)
      await drag(page, text, input.span.start, input.span.end - 1)
      return turns
    }
    default:
      return assertNever(input)
  }
}

/** Px of one turn of the wheel: some lines, so that the place cannot be leapt over. */
const turn = 300
const mostTurns = 30

/** Turns the wheel over the text until all of `span` can be seen. */
async function turnTo(page: Page, text: string, span: Span): Promise<number> {
  const sheet = await page.getByTestId('article-text').evaluate(element => {
    const box = element.closest('.scroll')?.getBoundingClientRect()
    if (!box) throw new Error('the text does not scroll')
    return { top: box.top, bottom: box.bottom, x: box.left + box.width / 2 }
  })
  for (let turns = 0; turns < mostTurns; turns++) {
    const rects = await rectsOf(page, text, span)
    const above = rects.some(({ top }) => top < sheet.top)
    const below = rects.some(({ bottom }) => bottom > sheet.bottom)
    if (rects.length > 0 && !above && !below) return turns
    await page.mouse.move(sheet.x, (sheet.top + sheet.bottom) / 2)
    // It rolls out for some frames: what is pointed at before its end is not what will be under the pointer.
    const ended = page.evaluate(
      () =>
        new Promise<void>(resolve =>
          document.addEventListener('scrollend', () => resolve(), { capture: true, once: true }),
        ),
    )
    await page.mouse.wheel(0, above ? -turn : turn)
    await ended
  }
  throw new Error('the wheel never brings the place into sight')
}
