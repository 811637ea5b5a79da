import { expect, it } from 'vitest'
import { pinsOf, pinUnder, readsFromRight } from './pins.ts'

const line = { top: 100, bottom: 134, left: 200, right: 300 }

it('puts the start pin where reading begins', () => {
  expect(pinsOf([line], true)).toMatchObject({ start: { x: 300 }, end: { x: 200 } })
  expect(pinsOf([line], false)).toMatchObject({ start: { x: 200 }, end: { x: 300 } })
  expect(pinsOf([], true)).toBeNull()
})

it('reads Latin alone from the left, and mixed words as the document does', () => {
  expect(readsFromRight('هواوي', 'ltr')).toBe(true)
  expect(readsFromRight('Live Talk', 'rtl')).toBe(false)
  expect(readsFromRight('2024', 'rtl')).toBe(false)
  expect(readsFromRight('10 و11 يونيو', 'rtl')).toBe(true)
  expect(readsFromRight('Morocco Tech، طموح', 'ltr')).toBe(false)
  expect(readsFromRight('،', 'rtl')).toBe(true)
})

it('takes a pin by its knob alone', () => {
  const pins = pinsOf([line], true)
  if (!pins) throw new Error('no pins')
  expect(pinUnder(pins, 302, 97)).toBe('start')
  expect(pinUnder(pins, 198, 140)).toBe('end')
  expect(pinUnder(pins, 300, 118)).toBeNull()
  expect(pinUnder(pins, 250, 100)).toBeNull()
})
