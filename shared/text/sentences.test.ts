import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { awkwardPieces } from './awkward-pieces.ts'
import { growth, linearAtMost } from './fastest.fixtures.ts'
import { nextSentence, previousSentence, sentenceAt, splitSentences } from './sentences.ts'

// Thousands of texts: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 })

const awkwardText = fc.array(fc.constantFrom(...awkwardPieces), { maxLength: 40 }).map(pieces => pieces.join(''))
const anyText = fc.oneof(awkwardText, fc.string({ unit: 'binary' }))

const surfaces = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end))

describe('sentences', () => {
  test.each([
    ['وقع المجمع المذكرة. وزار الوفد المعرض.', 'وقع المجمع المذكرة.|وزار الوفد المعرض.'],
    ['هل وقع؟ نعم! ثم… عاد؛ وانتهى', 'هل وقع؟|نعم!|ثم…|عاد؛|وانتهى'],
    ['بلغت 10.5 بالمئة و2.380 عقدا. انتهى', 'بلغت 10.5 بالمئة و2.380 عقدا.|انتهى'],
    ['شبكة GSM.R للقطارات. ثم', 'شبكة GSM.R للقطارات.|ثم'],
    ['قال د. أحمد و J. Smith إن U.S. Steel وقعت. ثم', 'قال د. أحمد و J. Smith إن U.S. Steel وقعت.|ثم'],
    ['ج.م.ع وقعت. ثم', 'ج.م.ع وقعت.|ثم'],
    ['“وقعنا اليوم.” وأضاف (نعم.) انتهى', '“وقعنا اليوم.”|وأضاف (نعم.)|انتهى'],
    ['قال: "وقعنا." "وعدنا."', 'قال: "وقعنا."|"وعدنا."'],
    ['توحيد الجهود". وأوضحت', 'توحيد الجهود".|وأوضحت'],
    ['عزز التعاون.وقال الوزير', 'عزز التعاون.|وقال الوزير'],
    ['عام 2024. وقال', 'عام 2024.|وقال'],
    ['عنوان\n\n1. أولا\r\n2. ثانيا\u2028آخر', 'عنوان|1. أولا|2. ثانيا|آخر'],
    ['كيف?! نعم... لا', 'كيف?!|نعم...|لا'],
    ['انظر example.com/?a=b هنا. ثم', 'انظر example.com/?a=b هنا.|ثم'],
    ['  \n ', ''],
  ])('%s', (text, expected) => {
    expect(surfaces(text).join('|')).toBe(expected)
  })

  test('leave nothing but space between them', () => {
    fc.assert(
      fc.property(anyText, text => {
        let offset = 0
        for (const { start, end } of splitSentences(text)) {
          expect(text.slice(offset, start)).toMatch(/^[\s\u0085]*$/u)
          expect(end).toBeGreaterThan(start)
          expect(text.slice(start, end)).not.toMatch(/^[\s\u0085]|[\s\u0085]$|[\n\r\u2028\u2029]/u)
          offset = end
        }
        expect(text.slice(offset)).toMatch(/^[\s\u0085]*$/u)
      }),
      { numRuns: 1000 },
    )
  })

  test('are the same from every place', () => {
    fc.assert(
      fc.property(anyText, text => {
        const sentences = splitSentences(text)
        for (let offset = 0; offset <= text.length; offset += 1) {
          const place = `${JSON.stringify(text)} at ${offset}`
          const own = sentences.findLast(sentence => sentence.start <= offset) ?? sentences[0]
          expect(sentenceAt(text, offset), place).toEqual(own)
          expect(nextSentence(text, offset), place).toBe(sentences.find(sentence => sentence.start > offset)?.start)
          expect(previousSentence(text, offset), place).toBe(
            sentences.findLast(sentence => sentence.start < offset)?.start,
          )
        }
      }),
      { numRuns: 500 },
    )
  })

  test('of a stretch are those of the whole text there', () => {
    const text = 'أولا. ثانيا. ثالثا.'
    expect(splitSentences(text, { start: 2, end: 8 })).toEqual(splitSentences(text).slice(0, 2))
    expect(splitSentences(text, { start: 5, end: 6 })).toEqual([])
  })

  test('cost at most as much more as the text is longer, blank lines and rows of dots included', () => {
    const lookAround = (text: string): void => {
      for (const share of [0, 0.3, 0.6, 0.9, 1]) {
        const offset = Math.floor(text.length * share)
        sentenceAt(text, offset)
        nextSentence(text, offset)
        previousSentence(text, offset)
      }
    }
    for (const text of ['وقع المجمع المذكرة. '.repeat(50_000), '\n'.repeat(300_000), `${'.'.repeat(300_000)}a`]) {
      const sixteenth = text.slice(-text.length / 16)
      const times = growth(
        10,
        () => lookAround(sixteenth),
        () => lookAround(text),
        16,
      )
      console.info(`sentences around five places: ${times.toFixed(2)} × sixteen sixteenths`)
      expect(times).toBeLessThan(linearAtMost)
    }
  })
})
