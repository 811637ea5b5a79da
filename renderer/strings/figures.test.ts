import { expect, it } from 'vitest'
import { toFigure } from './figures.ts'

it.each([
  [0, '0', '0'],
  [315, '315', '315'],
  [2380, '2,380', '2٬380'],
  [1234567, '1,234,567', '1٬234٬567'],
  [0.915, '0.92', '0.92'],
])('writes %d in Western digits', (value, english, arabic) => {
  expect([toFigure(value, 'en'), toFigure(value, 'ar')]).toEqual([english, arabic])
})
