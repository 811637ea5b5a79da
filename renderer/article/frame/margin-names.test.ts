import { describe, expect, it } from 'vitest'
import { type NameWish, namesByLine } from './margin-names.ts'

const wish = (name: string, start: number, middle: number, strong = false): NameWish => ({
  name,
  start,
  middle,
  strong,
})
const room = (rows: number) => ({ rows, rowsOf: (words: string) => (words.length > 8 ? 2 : 1) })

describe('names in the margin', () => {
  it('says each role once a line with its number, in reading order', () => {
    const lines = namesByLine(
      [
        wish('Date', 20, 100),
        wish('Party', 5, 101),
        wish('Party', 40, 99),
        wish('Trigger', 30, 100, true),
        wish('Source', 60, 142),
      ],
      room(3),
    )
    expect(lines.map(({ rows }) => rows.map(({ words, strong }) => [words, strong]))).toEqual([
      [
        ['Party ×2', false],
        ['Date', false],
        ['Trigger', true],
      ],
      [['Source', false]],
    ])
  })

  it('says how many are left out where a line has more than fit, wrapped ones counted by their rows', () => {
    const crowded = [wish('Party', 1, 50), wish('Attendee’s title', 2, 50), wish('Place', 3, 50), wish('Host', 4, 50)]
    expect(namesByLine(crowded, room(3))[0]?.rows.map(({ words }) => words)).toEqual(['Party', '+3'])
    expect(namesByLine(crowded, room(4))[0]?.rows.map(({ words }) => words)).toEqual([
      'Party',
      'Attendee’s title',
      '+2',
    ])
    expect(namesByLine(crowded, room(5))[0]?.rows).toHaveLength(4)
  })
})
