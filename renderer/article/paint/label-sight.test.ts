import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { schemeSchema } from '../../../shared/model/scheme.ts'
import { ciede2000, contrast, distance, type Sight } from './colour-sight.ts'
import { labelColours } from './label-colours.ts'

const seed = path.resolve(import.meta.dirname, '../../../seeds/scheme.json')
const { labels } = schemeSchema.parse(JSON.parse(readFileSync(seed, 'utf8')))

/** Those that mark most of the sample; the others stay apart by their kind of line, key and name. */
const mostUsed = ['PERS', 'OCC', 'ORG', 'NORP', 'GPE', 'FAC', 'DATE', 'PROGRAM']

/** Paper, and the article's ink, of tokens.css. */
const page = {
  light: { paper: '#fbf9f4', ink: '#22252d', fill: 13.2, strong: 11 },
  dark: { paper: '#1d1b19', ink: '#e4ddd0', fill: 11.3, strong: 8.3 },
} as const

/** The published palette's two lines that lie nearest to one another, and how far apart they are. */
const nearest = {
  light: [
    ['normal', 'PERS/DATE', 18.8],
    ['deuteranopia', 'GPE/PROGRAM', 15.3],
    ['protanopia', 'ORG/NORP', 14.6],
    ['tritanopia', 'PERS/ORG', 9.8],
  ],
  dark: [
    ['normal', 'PERS/OCC', 18.9],
    ['deuteranopia', 'ORG/NORP', 15.1],
    ['protanopia', 'OCC/NORP', 15.5],
    ['tritanopia', 'PERS/DATE', 13.1],
  ],
} as const satisfies Record<string, readonly (readonly [Sight, string, number])[]>

/** A tenth lies between a figure and its rounding. */
const rounding = 0.06

it('measures as published', () => {
  // Of the test data of Sharma, Wu and Dalal.
  expect(ciede2000([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4)
  expect(ciede2000([50, 2.5, 0], [73, 25, -18])).toBeCloseTo(27.1492, 4)
  expect(ciede2000([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514])).toBeCloseTo(0.9082, 4)
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
})

describe.each(['light', 'dark'] as const)('labels in the %s theme', theme => {
  const { paper, ink, fill, strong } = page[theme]

  it.each(labels.map(label => [label.id, label] as const))(
    '%s is seen, and read, on paper and on its fills',
    (_, label) => {
      const colours = labelColours(label.colour[theme], theme)
      expect(contrast(colours.line, paper), 'line on paper').toBeGreaterThanOrEqual(3)
      expect(contrast(colours.line, colours.fill), 'line on its fill').toBeGreaterThanOrEqual(3)
      expect(contrast(colours.ink, colours.fill), 'name on the fill').toBeGreaterThanOrEqual(4.5)
      expect(contrast(colours.ink, colours.strong), 'name on the strong fill').toBeGreaterThanOrEqual(4.5)
      expect(contrast(ink, colours.fill), 'letters on the fill').toBeGreaterThanOrEqual(fill - rounding)
      expect(contrast(ink, colours.strong), 'letters on the strong fill').toBeGreaterThanOrEqual(strong - rounding)
    },
  )

  // 10 is told apart side by side at a glance, 2 hardly at all.
  it.each([...nearest[theme]])('the most used are apart for a reader with %s sight: %s by %s', (sight, pair, apart) => {
    const lines = labels
      .filter(({ id }) => mostUsed.includes(id))
      .map(({ id, colour }) => ({ id, line: colour[theme] }))
    expect(lines).toHaveLength(mostUsed.length)
    const [closest] = lines
      .flatMap((one, at) =>
        lines.slice(at + 1).map(other => ({
          pair: `${one.id}/${other.id}`,
          apart: distance(one.line, other.line, sight),
        })),
      )
      .toSorted((a, b) => a.apart - b.apart)
    expect(closest?.pair).toBe(pair)
    expect(closest?.apart).toBeGreaterThanOrEqual(apart - rounding)
  })
})
