import { describe, expect, it } from 'vitest'
import { type Drawn, edgesOf } from './edges.ts'
import type { Rect } from './rects.ts'

/**
 * A drawn line of letters ten px wide. Each word of `runs` is one run of one direction, in the order they stand from left to right;
 * `-` before it: it reads from the right. Their logical order is the text's. `\n` begins a new line.
 */
function drawn(text: string, ...lines: readonly (readonly string[])[]): Drawn {
  const rects = new Map<number, { readonly rect: Rect; readonly run: string }>()
  for (const [row, runs] of lines.entries()) {
    let x = 0
    for (const [at, named] of runs.entries()) {
      const fromRight = named.startsWith('-')
      const letters = fromRight ? named.slice(1) : named
      const start = text.indexOf(letters, row === 0 ? 0 : text.indexOf(lines[row - 1]?.at(-1)?.replace('-', '') ?? ''))
      for (let step = 0; step < letters.length; step++) {
        const left = x + (fromRight ? letters.length - 1 - step : step) * 10
        const rect = { left, right: left + 10, top: row * 40, bottom: row * 40 + 30 }
        rects.set(start + step, { rect, run: `${row} ${at}` })
      }
      x += letters.length * 10
    }
  }
  return {
    text,
    direction: 'rtl',
    measure: ({ start, end }) => {
      const pieces = new Map<string, Rect>()
      for (let at = start; at < end; at++) {
        const found = rects.get(at)
        if (!found) continue
        const { rect, run } = found
        const there = pieces.get(run) ?? rect
        pieces.set(run, { ...there, left: Math.min(there.left, rect.left), right: Math.max(there.right, rect.right) })
      }
      return [...pieces.values()]
    },
  }
}

const edges = (sheet: Drawn, words: string) => {
  const start = sheet.text.indexOf(words)
  const found = edgesOf(sheet, { start, end: start + words.length })
  return found && [found.start, found.end].map(({ x, top, inward }) => [x, top, inward])
}

describe('edges of a mention', () => {
  const arabic = 'في المغرب اليوم'
  it('stand at the right and at the left of Arabic words', () => {
    expect(edges(drawn(arabic, [`-${arabic}`]), 'المغرب')).toEqual([
      [120, 0, -1],
      [60, 0, 1],
    ])
  })

  // From the right: مع, then Huawei from left to right, then هنا.
  const mixed = drawn('مع Huawei هنا', ['- هنا', 'Huawei', '-مع '])
  it('stand at the left and at the right of a Latin name', () => {
    expect(edges(mixed, 'Huawei')).toEqual([
      [40, 0, 1],
      [100, 0, -1],
    ])
  })

  it('stand inside the picture where a mention turns round', () => {
    expect(edges(mixed, 'Huawei هنا')).toEqual([
      [40, 0, 1],
      [0, 0, 1],
    ])
    expect(edges(mixed, 'مع Huawei')).toEqual([
      [130, 0, -1],
      [100, 0, -1],
    ])
  })

  it('of a part of a Latin name are those of its letters', () => {
    expect(edges(mixed, 'aw')).toEqual([
      [60, 0, 1],
      [80, 0, -1],
    ])
  })

  const dated = drawn('في 10 يونيو 2024', ['2024', '- يونيو ', '10', '-في '])
  it('take a number for one sign, that is come to from the right', () => {
    expect(edges(dated, '10 يونيو 2024')).toEqual([
      [130, 0, -1],
      [0, 0, 1],
    ])
    expect(edges(dated, '2024')).toEqual([
      [40, 0, -1],
      [0, 0, 1],
    ])
  })

  it('go with the sign of a number where it is drawn', () => {
    expect(edges(drawn('من 16% إلى', ['- إلى', '-%', '16', '-من ']), '16%')).toEqual([
      [70, 0, -1],
      [40, 0, 1],
    ])
  })

  it('take a sign drawn in one with its number for a part of it', () => {
    expect(edges(drawn('20% من', ['- من', '20%']), '20%')).toEqual([
      [60, 0, -1],
      [30, 0, 1],
    ])
  })

  it('take a number among Latin words as they are read', () => {
    expect(edges(drawn('شبكة GSM 20% هنا', ['- هنا', 'GSM 20%', '-شبكة ']), '20%')).toEqual([
      [80, 0, 1],
      [110, 0, -1],
    ])
  })

  it('of a part of a number are those of what is taken', () => {
    expect(edges(dated, '20')).toEqual([
      [20, 0, -1],
      [0, 0, 1],
    ])
  })

  it('take a figure written to a Latin letter for Latin', () => {
    expect(edges(drawn('شبكة 5G هنا', ['- هنا', '5G', '-شبكة ']), '5G')).toEqual([
      [40, 0, 1],
      [60, 0, -1],
    ])
  })

  it('stand on their own lines where the mention wraps', () => {
    const wrapped = drawn('مدير التسويق', ['-مدير '], ['-التسويق'])
    expect(edges(wrapped, 'مدير التسويق')).toEqual([
      [50, 0, -1],
      [0, 40, 1],
    ])
  })

  it('pass over what is not drawn', () => {
    expect(edges(drawn('كذا \u200fهنا', ['-كذا ', '-هنا']), ' \u200fهنا')).toEqual([
      [70, 0, -1],
      [40, 0, 1],
    ])
    expect(edges(drawn('كذا', []), 'كذا')).toBeNull()
  })
})
