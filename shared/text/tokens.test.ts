import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { awkwardPieces } from './awkward-pieces.ts'
import { fastest, growth } from './fastest.fixtures.ts'
import { isGraphemeBorder } from './graphemes.ts'
import { isWord, nextWord, previousWord, snapToWords, tokenAt, tokenize, wordAt } from './tokens.ts'

// Thousands of texts: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 })

const awkwardText = fc.array(fc.constantFrom(...awkwardPieces), { maxLength: 30 }).map(pieces => pieces.join(''))
const anyText = fc.oneof(awkwardText, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))

const surfaces = (text: string) => tokenize(text).map(token => text.slice(token.start, token.end))
const kindsOf = (text: string) => tokenize(text).map(token => token.kind)

const countLetters = (text: string): number => {
  let letters = 0
  for (const character of text) if (character >= 'ء' && character <= 'ي') letters += 1
  return letters
}

describe('tokens', () => {
  test.each([
    ['وقّعت وزارة الصحة مذكّرة تفاهم مع المجلس.', 'وقّعت|وزارة|الصحة|مذكّرة|تفاهم|مع|المجلس|.'],
    ['هواوي للاتصالات-الجزائر', 'هواوي|للاتصالات|-|الجزائر'],
    ['GSM/R و4G', 'GSM|/|R|و|4G'],
    ['16% إلى 20٪', '16|%|إلى|20|٪'],
    ['10.5 2,380 ١٢٫٥ ۱۲٬۰۰۰', '10.5|2,380|١٢٫٥|۱۲٬۰۰۰'],
    ['سنة 2018، ثم 2019.', 'سنة|2018|،|ثم|2019|.'],
    ['يومي 10 و11 يونيو', 'يومي|10|و|11|يونيو'],
    ['كوفيد-19', 'كوفيد|-|19'],
    ['20عاما', '20|عاما'],
    ['وHuawei', 'و|Huawei'],
    ['v1.5 1.5GB H2O', 'v1|.|5|1.5|GB|H2O'],
    ['مـــجـمع می‌خواهم', 'مـــجـمع|می‌خواهم'],
    ['“هواوي”,«طلعت»', '“|هواوي|”|,|«|طلعت|»'],
    ['شكراً 👩‍👩‍👧‍👦🇩🇿👍🏽!', 'شكراً|👩‍👩‍👧‍👦|🇩🇿|👍🏽|!'],
    ['café cafe\u0301', 'café|cafe\u0301'],
    ['a\u00A0b\r\nc\u2028d', 'a|b|c|d'],
    ['ﻻ اﻻتصالات', 'ﻻ|اﻻتصالات'],
    ['وانتهى...', 'وانتهى|.|.|.'],
    ["l'Algérie", "l|'|Algérie"],
    ['1️⃣ \uD83D', '1️⃣|\uD83D'],
  ])('%s', (text, expected) => {
    expect(surfaces(text).join('|')).toBe(expected)
  })

  test('have a kind', () => {
    expect(kindsOf('هواوي 5G 2024 ، + 😀 ٣٫٥')).toEqual([
      'word',
      'word',
      'number',
      'punctuation',
      'other',
      'other',
      'number',
    ])
  })

  test('hold every character but spaces, once, in order', () => {
    fc.assert(
      fc.property(anyText, text => {
        let offset = 0
        for (const token of tokenize(text)) {
          expect(token.end).toBeGreaterThan(token.start)
          expect(text.slice(offset, token.start)).toMatch(/^[\s\u0085]*$/u)
          expect(text.slice(token.start, token.end)).not.toMatch(/[\s\u0085]/u)
          offset = token.end
        }
        expect(text.slice(offset)).toMatch(/^[\s\u0085]*$/u)
      }),
      { numRuns: 1000 },
    )
  })

  test('part no letter from its marks', () => {
    // A number sign such as U+06DD and a mark after a space cling to what they must not hold, so those two are left out.
    const settled = awkwardText.filter(text => !/\u06DD|(?:^|\s)[\p{M}\u200C\u200D]/u.test(text))
    fc.assert(
      fc.property(settled, text => {
        for (const token of tokenize(text)) {
          expect(isGraphemeBorder(text, token.start), JSON.stringify(text)).toBe(true)
          expect(isGraphemeBorder(text, token.end), JSON.stringify(text)).toBe(true)
        }
      }),
    )
  })

  test('of a stretch are those of the whole text there', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, first, second) => {
        const edges = [first % (text.length + 1), second % (text.length + 1)]
        const span = { start: Math.min(...edges), end: Math.max(...edges) }
        const expected = tokenize(text).filter(token => token.end > span.start && token.start < span.end)
        expect(tokenize(text, span)).toEqual(expected)
      }),
      { numRuns: 1000 },
    )
  })

  test('of a long text cost no more than its characters: a machine under load is slower at both', () => {
    const sentence = 'وقع مجمع سوناطراك, اليوم الثلاثاء, مُذَكِّرة تفاهم مع “هواوي للاتصالات-الجزائر” 2,380. '
    const short = sentence.repeat(200)
    const long = sentence.repeat(12_000)
    const costOf = (text: string, runs: number): number => {
      // Each in turn, so that both meet the same load.
      const rounds = Array.from({ length: runs }, () => ({
        tokens: fastest(1, () => tokenize(text)),
        letters: fastest(1, () => countLetters(text)),
      }))
      return Math.min(...rounds.map(({ tokens }) => tokens)) / Math.min(...rounds.map(({ letters }) => letters))
    }
    const [shortCost, longCost] = [costOf(short, 60), costOf(long, 5)]
    console.info(`tokenize: ${shortCost.toFixed(2)} × reading the characters, ${longCost.toFixed(2)} × in a megabyte`)
    // Measured: 1.0 to 1.2, and 1.0 to 1.6 in a megabyte.
    expect(shortCost).toBeLessThan(3)
    expect(longCost).toBeLessThan(4.5)
  })
})

describe('words from a place in the text', () => {
  test('are those of the tokens, for every offset', () => {
    fc.assert(
      fc.property(anyText, text => {
        const tokens = tokenize(text)
        const words = tokens.filter(isWord)
        for (let offset = 0; offset <= text.length; offset += 1) {
          const place = `${JSON.stringify(text)} at ${offset}`
          const at = tokens.find(token => token.start <= offset && offset < token.end)
          expect(tokenAt(text, offset), place).toEqual(at)
          const word = at && isWord(at) ? at : words.find(candidate => candidate.end === offset)
          expect(wordAt(text, offset), place).toEqual(word)
          expect(nextWord(text, offset), place).toEqual(words.find(candidate => candidate.start >= offset))
          expect(previousWord(text, offset), place).toEqual(words.findLast(candidate => candidate.end <= offset))
        }
      }),
      { numRuns: 500 },
    )
  })

  test('cost no more in a long text', () => {
    const sentence = 'وقع مجمع سوناطراك, 10.5. '
    const [short, long] = [sentence.repeat(400), sentence.repeat(40_000)]
    /** Over as many characters in either: the last of the text, where whoever reads from its beginning has the longest way. */
    const stepAtEnd = (text: string): void => {
      for (let offset = text.length - short.length; offset < text.length; offset += 7) {
        wordAt(text, offset)
        nextWord(text, offset)
        previousWord(text, offset)
      }
    }
    const times = growth(
      40,
      () => stepAtEnd(short),
      () => stepAtEnd(long),
    )
    console.info(`steps in a long text: ${times.toFixed(2)} × those in a short one`)
    expect(times).toBeLessThan(3)
  })

  test('outside the text are bugs', () => {
    expect(() => wordAt('ab', 3)).toThrow(RangeError)
    expect(() => previousWord('ab', -1)).toThrow(RangeError)
  })
})

describe('a drag', () => {
  /** The dragged stretch stands in square brackets, what it selects is returned. */
  const drag = (marked: string) => {
    const start = marked.indexOf('[')
    const text = marked.replace(/[[\]]/g, '')
    const snapped = snapToWords(text, { start, end: marked.indexOf(']') - 1 })
    return text.slice(snapped.start, snapped.end)
  }

  test.each([
    ['وقع مج[مع سونا]طراك, اليوم', 'مجمع سوناطراك'],
    ['وقع[ مجمع سوناطراك, ]اليوم', 'مجمع سوناطراك'],
    ['مؤسسة [“هواوي”], تهدف', 'هواوي'],
    ['للاتصالات-[الجز]ائر', 'الجزائر'],
    ['بنسبة [16%] إلى', '16%'],
    ['بنسبة [16]% إلى', '16'],
    ['بنسبة [16%\u200C] إلى', '16%\u200C'],
    ['مؤسسة [“هواوي”\u200C] إلى', 'هواوي'],
    ['قال [طلعت «إن»\u200C] كذا', 'طلعت «إن»\u200C'],
    ['وكالة [أنباء “سبوتنيك”] الروسية', 'أنباء “سبوتنيك”'],
    ['[المعلومات ( Huawei ICT)], البرنامج', 'المعلومات ( Huawei ICT)'],
    ['قال [«طلعت»، إن] كذا', '«طلعت»، إن'],
    ['قال [«طلعت»، «إن»] كذا', 'طلعت»، «إن'],
    ['في [(أ) و]ب', '(أ) وب'],
    ['التعاون[، «]طلعت', '، «'],
    ['التعاون[  ]طلعت', ''],
    ['مُفْ[رِط]، ثم', 'مُفْرِط'],
  ])('over %s', (marked, expected) => {
    expect(drag(marked)).toBe(expected)
  })

  test('once snapped stays, and cuts no token', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, first, second) => {
        const edges = [first % (text.length + 1), second % (text.length + 1)]
        const snapped = snapToWords(text, { start: Math.min(...edges), end: Math.max(...edges) })
        expect(snapped.start).toBeLessThanOrEqual(snapped.end)
        expect(snapToWords(text, snapped)).toEqual(snapped)
        if (snapped.start < snapped.end) {
          expect(tokenAt(text, snapped.start)?.start).toBe(snapped.start)
          expect(tokenAt(text, snapped.end - 1)?.end).toBe(snapped.end)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
