import { expect, it } from 'vitest'
import { layoutRows } from '../../shared/keyboard/layouts.fixtures.ts'
import { arabicCap, bothCaps, capsOf, latinCap, layoutCap, strokeCap } from './key-caps.ts'

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

it('shows what the Arabic-101 layout types', () => {
  const typed = [...layoutRows('Arabic-101').plain].filter(([code]) => arabicCap(code) !== null)
  expect(typed.map(([code]) => arabicCap(code))).toEqual(typed.map(([, letter]) => letter))
  expect(typed.length).toBeGreaterThan(25)
})

it('shows both letters in whatever layout is at hand, and one where it has no other', () => {
  expect(capsOf(layoutRows('AZERTY').plain, 'KeyA')).toEqual(['Q', 'ش'])
  expect(capsOf(layoutRows('Arabic-101').plain, 'KeyA')).toEqual(['A', 'ش'])
  expect(capsOf(null, 'Digit9')).toEqual(['9'])
  expect(strokeCap(null, { code: 'KeyH', shift: true })).toBe('Shift H ا')
})
