import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { awkwardPieces } from './awkward-pieces.ts'
import { growth, linearAtMost } from './fastest.fixtures.ts'
import { findFolded, fold, foldInSteps, foldQuery } from './folding.ts'

// Thousands of texts: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 })

const awkwardText = fc.array(fc.constantFrom(...awkwardPieces), { maxLength: 30 }).map(pieces => pieces.join(''))
const anyText = fc.oneof(awkwardText, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))

describe('folding', () => {
  test.each([
    ['diacritics and tatweel', 'مُفْرِط ذَكَّرَ مجـــمع', 'مفرط ذكر مجمع'],
    ['forms of alef, composed or not', 'أإآٱ ا\u0654 ا\u0655 ا\u0653', 'اااا ا ا ا'],
    ['alef maqsura, teh marbuta, hamza carriers', 'مستشفى مذكرة مؤسسة هيئة', 'مستشفي مذكره موسسه هييه'],
    ['quotes', '“هواوي” «طلعت» ‘a’ ‹b›', '"هواوي" "طلعت" \'a\' \'b\''],
    ['commas and other signs', 'أ، ب؛ ج؟ ٥٠٪', 'ا, ب; ج? 50%'],
    ['digits', '١٢٫٥ ۱۲٬۰۰۰', '12.5 12,000'],
    ['Persian letters', 'کتاب علی', 'كتاب علي'],
    ['presentation forms', 'ﻻ ﻷ اﻻتصالات ﷲ ﻛ', 'لا لا الاتصالات الله ك'],
    ['Latin case and accents', 'Huawei CAFÉ cafe\u0301 ﬁ İ', 'huawei cafe cafe fi i'],
    ['spaces and line breaks', 'a\u00A0 \r\n\u2028b\t c', 'a b c'],
    ['what cannot be seen', 'هوا\u200Fوي می\u200Cخواهم', 'هواوي ميخواهم'],
    ['dashes', '2019–2020 — 5', '2019-2020 - 5'],
  ])('%s', (_, source, folded) => {
    expect(fold(source).text).toBe(folded)
  })

  test('comes to the same in steps', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 9 }), (text, step) => {
        const steps = foldInSteps(text, step)
        let at = steps.next()
        let pauses = 0
        for (; !at.done; at = steps.next()) pauses += 1
        const whole = fold(text)
        const places = (folded: typeof whole) => Array.from(folded.text, (_, index) => folded.sourceStart(index))
        expect(at.value.text).toBe(whole.text)
        expect(places(at.value)).toEqual(places(whole))
        expect(pauses).toBeGreaterThanOrEqual(Math.floor(text.length / step / 2))
      }),
      { numRuns: 500 },
    )
  })

  test('keeps what makes words different', () => {
    expect(fold('گاز غاز').text).toBe('گاز غاز')
    expect(fold('سماء سما').text).toBe('سماء سما')
  })

  test('once folded changes nothing more', () => {
    fc.assert(
      fc.property(anyText, text => {
        const { text: once } = fold(text)
        expect(fold(once).text).toBe(once)
      }),
      { numRuns: 1000 },
    )
  })

  test('does not mind how a letter is composed', () => {
    fc.assert(
      fc.property(awkwardText, text => {
        expect(fold(text.normalize('NFD')).text.normalize('NFD')).toBe(fold(text).text.normalize('NFD'))
        expect(fold(text.normalize('NFC')).text.normalize('NFD')).toBe(fold(text).text.normalize('NFD'))
      }),
    )
  })
})

describe('the way back', () => {
  test('is exact where nothing was folded', () => {
    const plain = fc.array(fc.constantFrom('ا', 'ب', 'ه', 'و', ' ب', 'a', '7', '😀'), { maxLength: 30 })
    fc.assert(
      fc.property(plain, fc.nat(), fc.nat(), (pieces, first, second) => {
        const text = pieces.join('')
        const folded = fold(text)
        expect(folded.text).toBe(text)
        const edges = [first, second].map(edge => [...text].slice(0, edge % (text.length + 1)).join('').length)
        const span = { start: Math.min(...edges), end: Math.max(...edges) }
        expect(folded.toSource(span.start, span.end)).toEqual(span)
      }),
    )
  })

  test('takes the marks of the last letter along, and no others', () => {
    const source = 'قِبَلِ الشَّرِكَةِـ'
    const folded = fold(source)
    expect(source.slice(...Object.values(folded.toSource(0, 2)))).toBe('قِبَ')
    expect(source.slice(...Object.values(folded.toSource(4, folded.text.length)))).toBe('الشَّرِكَةِـ')
    expect(folded.toSource(2, 2)).toEqual({ start: 4, end: 4 })
  })

  test('tiles the source, apart from what was dropped', () => {
    fc.assert(
      fc.property(awkwardText, source => {
        const folded = fold(source)
        expect(folded.toSource(0, folded.text.length).end).toBeLessThanOrEqual(source.length)
        for (let index = 0; index < folded.text.length; index += 1) {
          const { start, end } = folded.toSource(index, index + 1)
          expect(end).toBeGreaterThan(start)
          expect(start).toBeLessThanOrEqual(folded.sourceStart(index + 1))
        }
      }),
    )
  })

  test('outside the folded text is a bug', () => {
    expect(() => fold('abc').toSource(0, 4)).toThrow(RangeError)
    expect(() => fold('abc').toSource(2, 1)).toThrow(RangeError)
  })
})

describe('search', () => {
  const find = (source: string, query: string) =>
    findFolded(fold(source), foldQuery(query)).map(({ start, end }) => source.slice(start, end))

  test('finds every spelling', () => {
    expect(find('هواوي، هُوَاوِي ثم هـــواوى', ' هواوي ')).toEqual(['هواوي', 'هُوَاوِي', 'هـــواوى'])
    expect(find('وزارة\nالبيئة و وزاره  البيئه', 'وزارة البيئة')).toEqual(['وزارة\nالبيئة', 'وزاره  البيئه'])
    expect(find('الاتصالات اﻻتصالات', 'اﻻتصالات')).toEqual(['الاتصالات', 'اﻻتصالات'])
  })

  test('finds occurrences beside each other once each', () => {
    expect(find('ههههه', 'هه')).toEqual(['هه', 'هه'])
    expect(find('abc', '')).toEqual([])
    expect(find('abc', 'ـ')).toEqual([])
  })

  test('never finds half a character', () => {
    expect(find('ﻻ', 'ل')).toEqual([])
    expect(find('ﻻ', 'ا')).toEqual([])
    expect(find('👩‍👧', '👩')).toEqual([])
    expect(find('का', 'क')).toEqual([])
  })

  test('finds only what folds to the query', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.integer({ min: 1, max: 8 }), (source, from, length) => {
        const start = from % (source.length + 1)
        const query = foldQuery(source.slice(start, start + length))
        for (const span of findFolded(fold(source), query)) {
          expect(foldQuery(source.slice(span.start, span.end))).toBe(query)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('finds a word wherever it was put', () => {
    fc.assert(
      fc.property(awkwardText, awkwardText, (before, after) => {
        const source = `${before} مذكرة ${after}`
        const spans = findFolded(fold(source), foldQuery('مُذكّره'))
        expect(spans).toContainEqual({ start: before.length + 1, end: before.length + 6 })
      }),
    )
  })

  test('of a million characters costs in proportion to its length', () => {
    const source = 'وقع مجمع سوناطراك, اليوم الثلاثاء, مُذَكِّرة تفاهم مع “هواوي للاتصالات-الجزائر” 2,380. '.repeat(12_000)
    const sixteenth = source.slice(0, source.length / 16)
    const find = (text: string) => findFolded(fold(text), foldQuery('مذكرة تفاهم'))
    expect(find(source)).toHaveLength(12_000)
    const times = growth(
      8,
      () => find(sixteenth),
      () => find(source),
      16,
    )
    console.info(`fold and search ${source.length} characters: ${times.toFixed(2)} × sixteen sixteenths`)
    expect(times).toBeLessThan(linearAtMost)
  })
})
