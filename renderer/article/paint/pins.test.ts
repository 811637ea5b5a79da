import { expect, it } from 'vitest'
import { pinsOf, readsFromRight } from './pins.ts'
import type { Rect } from './rects.ts'

const at = (left: number, top = 100): Rect => ({ top, bottom: top + 34, left, right: left + 10 })
const letter = (rect: Rect, inward: Rect | null, text = 'م') => ({ rect, inward, letter: text })

it('puts the start pin where reading begins', () => {
  expect(pinsOf(letter(at(300), at(290)), letter(at(200), at(210)), 'rtl')).toMatchObject({
    start: { x: 310 },
    end: { x: 200 },
  })
  expect(pinsOf(letter(at(200), at(210)), letter(at(300), at(290)), 'ltr')).toMatchObject({
    start: { x: 200 },
    end: { x: 310 },
  })
})

it('puts each pin at its own letter where Latin stands inside Arabic', () => {
  // «شركة GSM»: the last letter, M, stands at the right end of its run.
  const pins = pinsOf(letter(at(300), at(290)), letter(at(250), at(240), 'M'), 'rtl')
  expect(pins).toMatchObject({ start: { x: 310 }, end: { x: 260 } })
})

it('goes by the letter itself where it stands alone or on another line', () => {
  expect(pinsOf(letter(at(300), null, 'A'), letter(at(300), null, 'A'), 'rtl')).toMatchObject({
    start: { x: 300 },
    end: { x: 310 },
  })
  expect(pinsOf(letter(at(300), at(700, 142)), letter(at(300), null, '،'), 'rtl')).toMatchObject({
    start: { x: 310 },
    end: { x: 300 },
  })
})

it('reads Latin alone from the left, and mixed words as the document does', () => {
  expect(readsFromRight('هواوي', 'ltr')).toBe(true)
  expect(readsFromRight('Live Talk', 'rtl')).toBe(false)
  expect(readsFromRight('2024', 'rtl')).toBe(false)
  expect(readsFromRight('10 و11 يونيو', 'rtl')).toBe(true)
  expect(readsFromRight('Morocco Tech، طموح', 'ltr')).toBe(false)
  expect(readsFromRight('،', 'rtl')).toBe(true)
})
