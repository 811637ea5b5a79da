import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { awkwardPieces } from './awkward-pieces.ts'
import { buildSegmentTable, countForms } from './build-segment-table.ts'
import { fastest } from './fastest.fixtures.ts'
import { isGraphemeBorder } from './graphemes.ts'
import { closedSegmentTable, type SegmentTable } from './segment-table.ts'
import { createSegmenter } from './segmenter.ts'
import { tokenize } from './tokens.ts'

function tableOf(...texts: readonly string[]): SegmentTable {
  const forms = countForms()
  for (const text of texts) forms.add(text)
  return buildSegmentTable(forms.counts)
}

const shown = (text: string, table = closedSegmentTable) =>
  createSegmenter(table)(text)
    .map(({ start, end }) => text.slice(start, end))
    .join('|')

describe('cutting clitics', () => {
  test('needs no text for ال, لل, hamza and the words of the closed lists', () => {
    expect(['بالصين', 'وبالمغرب', 'للمركز', 'وللجنة', 'والسعودية،', 'فإن', 'ولوزارة'].map(word => shown(word))).toEqual(
      ['ب|الصين', 'و|ب|المغرب', 'ل|لمركز', 'و|ل|لجنة', 'و|السعودية|،', 'ف|إن', 'و|ل|وزارة'],
    )
  })

  test('leaves alone words that only begin so, with their endings', () => {
    const words = [
      'وزارة',
      'وزيرها',
      'بلدية',
      'بلديات',
      'لجنته',
      'كتابهم',
      'فلسطينيين',
      'والدته',
      'بالون',
      'كاليفورنيا',
      'لله',
    ]
    expect(words.map(word => shown(word))).toEqual(words)
    expect(['سوناطراك', 'الصين', 'ؤلف', 'Boston', 'ﻻتحاد', 'بك'].map(word => shown(word))).toEqual([
      'سوناطراك',
      'الصين',
      'ؤلف',
      'Boston',
      'ﻻتحاد',
      'بك',
    ])
  })

  test('cuts before what a text shows standing alone, and not where it shows the word whole', () => {
    expect(shown('بشنتشين لسوناطراك')).toBe('بشنتشين|لسوناطراك')
    expect(shown('بشنتشين لسوناطراك', tableOf('شنتشين', 'زار سوناطراك'))).toBe('ب|شنتشين|ل|سوناطراك')
    expect(shown('بنورة', tableOf('نورة'))).toBe('ب|نورة')
    expect(shown('بنورة', tableOf('نورة', 'البنورة'))).toBe('بنورة')
    expect(shown('بنورة', tableOf('نورة', 'بنورة '.repeat(9)))).toBe('بنورة')
  })

  test('takes no form from behind أل, which is no article', () => {
    expect(shown('لقيتك', tableOf('ألقيتك'))).toBe('لقيتك')
    expect(shown('لقيتك', tableOf('القيتك'))).toBe('ل|قيتك')
  })

  test('keeps marks and tatweel with their letter, and is not misled by them', () => {
    expect(shown('وَبِالْمَغْرِبِ لِـلْمركز')).toBe('وَ|بِ|الْمَغْرِبِ|لِـ|لْمركز')
    expect(shown('وَزِيرُهُ')).toBe('وَزِيرُهُ')
  })
})

const pieces = [...awkwardPieces, 'و', 'ب', 'ل', 'ال', 'لل', 'كتاب', 'والمغرب', '𞸀', 'ـ', 'َ']
const anyText = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map(all => all.join(''))

test('only cuts tokens of the tokenizer, between letters', () => {
  const segment = createSegmenter(tableOf('هواوي مغرب كتاب'))
  fc.assert(
    fc.property(anyText, text => {
      const tokens = segment(text)
      const whole = tokenize(text)
      const starts = new Set(tokens.map(({ start }) => start))
      const ends = new Set(tokens.map(({ end }) => end))
      for (const token of whole) expect(starts.has(token.start) && ends.has(token.end)).toBe(true)
      const wholeStarts = new Set(whole.map(({ start }) => start))
      for (const [at, token] of tokens.entries()) {
        expect(token.end).toBeGreaterThan(token.start)
        if (wholeStarts.has(token.start)) continue
        expect(tokens[at - 1]?.end).toBe(token.start)
        expect(isGraphemeBorder(text, token.start)).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})

test('a word is cut alike wherever it stands', () => {
  const segment = createSegmenter(tableOf('هواوي مغرب'))
  fc.assert(
    fc.property(anyText, text => {
      const alone = tokenize(text).flatMap(({ start, end }) =>
        segment(text.slice(start, end)).map(token => ({ start: start + token.start, end: start + token.end })),
      )
      // A mark after a space is taken to the word behind it, where it is not at the start of what is asked.
      if (/(?:^|[\s\u0085])(?:\p{M}|\u200c|\u200d|\u0640)/u.test(text)) return
      expect(segment(text).map(({ start, end }) => ({ start, end }))).toEqual(alone)
    }),
  )
})

describe('the table', () => {
  const texts = ['زار وفد من شركة هواوي مدينة شنتشين', 'وقالت الشركة لهواوي', 'المهندسون بشنتشين']

  test('is the same for the same counts, in whatever order the texts came, sorted, without a form twice', () => {
    const table = tableOf(...texts)
    expect(tableOf(...texts.toReversed())).toEqual(table)
    for (const forms of [table.wholes, table.rests]) expect([...new Set(forms)].sort()).toEqual(forms)
  })

  test('is plain: written and read it cuts alike', () => {
    const table = tableOf(...texts)
    expect(JSON.parse(JSON.stringify(table))).toEqual(table)
  })

  test('forgets forms met once when there are too many, and stays small', () => {
    const forms = countForms(3)
    forms.add('مهندس مهندس طبيب محاسب نجار حداد')
    expect([...forms.counts]).toEqual([['مهندس', 2]])
  })
})

test('costs no more than a few times the tokens alone', () => {
  const text =
    'وقع مجمع سوناطراك, اليوم الثلاثاء, بالصين مُذَكِّرة تفاهم مع “هواوي للاتصالات-الجزائر” ولبنان 2,380. '.repeat(300)
  const segment = createSegmenter(tableOf(text))
  const rounds = Array.from(
    { length: 30 },
    () => [fastest(1, () => tokenize(text)), fastest(1, () => segment(text))] as const,
  )
  const ratio = Math.min(...rounds.map(([, cut]) => cut)) / Math.min(...rounds.map(([whole]) => whole))
  console.info(`segment: ${ratio.toFixed(1)} × the tokens alone`)
  expect(ratio).toBeLessThan(8)
})
