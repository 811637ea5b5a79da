import { expect, it } from 'vitest'
import { stepLine } from './line-step.ts'
import type { Rect } from './rects.ts'

// Two paragraphs of lines of ten characters, 10 px each, written from the right; an empty paragraph between them.
const lineLength = 10
const lineHeight = 40
const blocks = [
  { start: 0, end: 25 },
  { start: 26, end: 26 },
  { start: 27, end: 47 },
]

function rectOf(offset: number): Rect | undefined {
  const block = blocks.findIndex(({ start, end }) => start <= offset && offset < end)
  if (block < 0) return undefined
  const within = offset - (blocks[block]?.start ?? 0)
  const line = [0, 3, 4][block] ?? 0
  const top = (line + Math.floor(within / lineLength)) * lineHeight
  const right = 100 - (within % lineLength) * 10
  return { top, bottom: top + 30, left: right - 10, right }
}
const step = (offset: number, down: boolean, x: number | null = null) =>
  stepLine({ blocks, rectOf, lineHeight }, offset, down, x)

it('goes to the character below and above', () => {
  expect(step(4, true)).toEqual({ offset: 14, x: 55 })
  expect(step(14, false)).toEqual({ offset: 4, x: 55 })
})

it('keeps its place over a shorter line and over an empty paragraph', () => {
  expect(step(18, true)).toEqual({ offset: 24, x: 15 })
  expect(step(24, true, 15)).toEqual({ offset: 35, x: 15 })
  expect(step(35, false, 15)).toEqual({ offset: 24, x: 15 })
})

it('stays on the first and the last line, and starts beside a separator from the character before it', () => {
  expect(step(3, false).offset).toBe(3)
  expect(step(45, true).offset).toBe(45)
  expect(step(25, false)).toEqual({ offset: 14, x: 55 })
})
