import fc from 'fast-check'
import { expect, it } from 'vitest'
import { awkwardPieces } from '../../shared/text/awkward-pieces.ts'
import { countCharacters, headAndTail, type VisiblePiece, visiblePieces } from './visible-text.ts'

const shown = (text: string): string =>
  visiblePieces(text)
    .map(piece => (piece.kind === 'sign' ? `[${piece.name}]` : piece.text))
    .join('')

it('names what nobody sees', () => {
  expect(shown('مجلس\u00a0الأمن')).toBe('مجلس[NBSP]الأمن')
  expect(shown('\u200fABC\u200e')).toBe('[RLM]ABC[LRM]')
  expect(shown('می\u200cخواهم')).toBe('می[ZWNJ]خواهم')
  expect(shown('سطر\r\nسطر')).toBe('سطر[↵]سطر')
  expect(shown('\ud83d')).toBe('[U+D83D]')
  expect(shown('\u202eabc\u202c')).toBe('[RLO]abc[PDF]')
})

it('keeps letters joined over a joiner that it names', () => {
  expect(shown('ه\u200dم')).toBe('ه\u200d[ZWJ]\u200dم')
})

it('shows tatweel apart and a mark without a letter on a dotted circle', () => {
  expect(visiblePieces('ســوق')).toEqual<VisiblePiece[]>([
    { kind: 'words', text: 'س' },
    { kind: 'tatweel', text: 'ــ' },
    { kind: 'words', text: 'وق' },
  ])
  expect(shown('\u064eثانية \u0651')).toBe('\u25cc\u064eثانية \u25cc\u0651')
  expect(shown('مُحَمَّد')).toBe('مُحَمَّد')
})

it('leaves emoji and number signs whole', () => {
  for (const text of ['👨‍👩‍👧‍👦', '🇩🇿', '1️⃣', '👍🏽', '\u06dd١']) expect(shown(text)).toBe(text)
})

it('cuts a long text in the middle, at words', () => {
  const long = 'وزارة البيئة وجودة الحياة في الجمهورية الجزائرية الديمقراطية'
  expect(headAndTail(long, 30)).toEqual(['وزارة البيئة', 'الديمقراطية'])
  expect(headAndTail('الحياة', 30)).toEqual(['الحياة', ''])
  expect(headAndTail('أ'.repeat(40), 20)).toEqual(['أ'.repeat(10), 'أ'.repeat(10)])
})

it('counts what a reader counts', () => {
  expect(countCharacters('مُحَمَّد 👨‍👩‍👧')).toBe(6)
  expect(countCharacters('أ'.repeat(6000))).toBeNull()
})

it('loses no letter and adds none but circles and joiners', () => {
  const bare = (text: string): string => text.replace(/[\p{Cf}\p{Cc}\p{Cs}\s\u25cc]/gu, '')
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...awkwardPieces), { maxLength: 12 }), pieces => {
      const text = pieces.join('')
      const words = visiblePieces(text).flatMap(piece => (piece.kind === 'sign' ? [] : [piece.text]))
      expect(bare(words.join(''))).toBe(bare(text))
    }),
    { numRuns: 500 },
  )
})
