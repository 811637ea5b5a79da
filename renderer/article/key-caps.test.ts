import { expect, it } from 'vitest'
import { arabicCap, bothCaps, latinCap, layoutCap } from './key-caps.ts'

it('shows the letter of the layout at hand', () => {
  expect(layoutCap(new Map([['KeyA', 'q']]), 'KeyA')).toBe('Q')
  expect(layoutCap(new Map([['KeyF', 'ب']]), 'KeyF')).toBe('ب')
})

it('falls back on the US letter where the layout is not known', () => {
  expect(layoutCap(null, 'KeyF')).toBe('F')
  expect(layoutCap(new Map(), 'Digit1')).toBe('1')
})

it('keeps keys without a letter as signs', () => {
  expect([latinCap('Slash'), latinCap('Backspace'), layoutCap(new Map([['Slash', 'ظ']]), 'Slash')]).toEqual([
    '/',
    '⌫',
    '/',
  ])
  expect(arabicCap('Digit1')).toBeNull()
})

it('shows both letters together', () => {
  expect(bothCaps('KeyF')).toBe('F ب')
  expect(bothCaps('Digit2')).toBe('2')
})

it('has an Arabic letter for every label key of the sample scheme', () => {
  for (const code of [
    'KeyA',
    'KeyW',
    'KeyF',
    'KeyQ',
    'KeyS',
    'KeyT',
    'KeyD',
    'KeyE',
    'KeyG',
    'KeyZ',
    'KeyR',
    'KeyV',
    'KeyC',
    'KeyX',
  ])
    expect(arabicCap(code)).toMatch(/^\p{Script=Arabic}$/u)
})
