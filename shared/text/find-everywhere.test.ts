import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createAttestation } from './attested-forms.ts'
import { normalForms } from './clitics.ts'
import { findEverywhere, type HeldPlaces, type Marked, normalOfHit, soughtOf } from './find-everywhere.ts'
import { fold } from './folding.ts'
import { overlaps, type Span } from './span.ts'

/** Place of the `nth` (from 0) occurrence of `words`. */
function placeOf(text: string, words: string, nth = 0): Span {
  const starts = [...text.matchAll(new RegExp(words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gu'))].map(
    ({ index }) => index,
  )
  const start = starts[nth]
  if (start === undefined) throw new Error(`no ${words} (${nth}) in ${text}`)
  return { start, end: start + words.length }
}

const holding = (marks: readonly Marked[], dismissed: readonly Span[] = []): HeldPlaces => ({
  meeting: span => marks.filter(mark => mark.spans.some(part => overlaps(part, span))),
  isDismissed: span => dismissed.some(one => one.start === span.start && one.end === span.end),
})

const mark = (text: string, label: string, words: string, nth = 0): Marked => ({
  label,
  spans: [placeOf(text, words, nth)],
})

/** What is found when the first of `marks` is looked for. */
function found(text: string, marks: readonly [Marked, ...Marked[]], normal?: string, dismissed: readonly Span[] = []) {
  const sought = soughtOf(text, { ...marks[0], normal })
  return findEverywhere(fold(text), sought, holding(marks, dismissed))
}

const words = (text: string, marks: readonly [Marked, ...Marked[]], normal?: string) =>
  found(text, marks, normal).map(({ span }) => text.slice(span.start, span.end))

describe('what is found', () => {
  test.each([
    ['as it stands', 'زار روسيا ثم روسيا', 'روسيا', undefined, ['روسيا']],
    ['behind clitics', 'روسيا وروسيا بروسيا وبروسيا لروسيا كروسيا فروسيا', 'روسيا', undefined, Array(6).fill('روسيا')],
    ['with diacritics', 'هواوي ثم هُوَاوِي', 'هواوي', undefined, ['هُوَاوِي']],
    ['with tatweel', 'هواوي ثم هـــواوي', 'هواوي', undefined, ['هـــواوي']],
    ['with other letters', 'الإمارات ثم الامارات، وزارة البيئة ثم وزاره البيئه', 'الإمارات', undefined, ['الامارات']],
    ['ة and ه, ى and ي', 'مستشفى غزة ثم مستشفي غزه', 'مستشفى غزة', undefined, ['مستشفي غزه']],
    ['with Persian letters', 'کرة القدم ثم كرة القدم', 'کرة القدم', undefined, ['كرة القدم']],
    ['other digits', 'عام 2024 ثم ٢٠٢٤', '2024', undefined, ['٢٠٢٤']],
    ['behind للـ', 'المغرب ثم للمغرب وللمغرب', 'المغرب', undefined, ['لمغرب', 'لمغرب']],
    ['behind للـ with a lam of its own', 'اللجنة ثم للجنة', 'اللجنة', undefined, ['لجنة']],
    ['by its normal form and its words', 'للمغرب والمغرب', 'لمغرب', 'المغرب', ['المغرب']],
    ['over a line break', 'وزارة البيئة ثم وزارة\nالبيئة', 'وزارة البيئة', undefined, ['وزارة\nالبيئة']],
    ['Latin in any case', 'Huawei و HUAWEI', 'Huawei', undefined, ['HUAWEI']],
    ['no part of a word', 'مصر ثم مصرية والمصري', 'مصر', undefined, []],
    ['no article that was not sought', 'مغرب والمغرب', 'مغرب', undefined, []],
    ['nothing else', 'روسيا وحدها', 'روسيا', undefined, []],
  ] as const)('%s', (_, text, surface, normal, expected) => {
    expect(words(text, [mark(text, 'GPE', surface)], normal)).toEqual(expected)
  })

  test('of two forms that lie in one another the longer is one place, unless it was refused', () => {
    const text = 'قال الملك ثم قال جلالة الملك'
    const sought = mark(text, 'PERS', 'الملك')
    const long = placeOf(text, 'جلالة الملك')
    expect(found(text, [sought], 'جلالة الملك').map(({ span }) => span)).toEqual([long])
    expect(found(text, [sought], 'جلالة الملك', [long]).map(({ span }) => span)).toEqual([placeOf(text, 'الملك', 1)])
  })

  test('fragments are looked for as they read in one', () => {
    const text = 'جامعة وزارة البيئة ثم جامعة البيئة'
    const fragments = { label: 'ORG', spans: [placeOf(text, 'جامعة'), placeOf(text, 'البيئة')] }
    expect(words(text, [fragments])).toEqual(['جامعة البيئة'])
  })
})

describe('what she has marked', () => {
  const text = 'هواوي، هواوي المغرب، وهواوي'
  const sought = mark(text, 'ORG', 'هواوي')

  test('a place inside a longer mention of the label is left out', () => {
    expect(found(text, [sought, mark(text, 'ORG', 'هواوي المغرب')])).toHaveLength(1)
  })

  test('a place inside a mention of another label is shown as such', () => {
    const hits = found(text, [sought, mark(text, 'EVENT', 'هواوي المغرب')])
    expect(hits.map(({ within, labelled }) => ({ within, labelled }))).toEqual([
      { within: ['EVENT'], labelled: [] },
      { within: [], labelled: [] },
    ])
  })

  test('words that carry another label are shown as such', () => {
    const hits = found(text, [sought, mark(text, 'PERS', 'هواوي', 2)])
    expect(hits.map(({ labelled }) => labelled)).toEqual([[], ['PERS']])
  })

  test('the same words cut otherwise are no hit', () => {
    expect(found(text, [sought, mark(text, 'ORG', 'وهواوي')])).toHaveLength(1)
    const behindLam = 'المغرب وللمغرب'
    expect(found(behindLam, [mark(behindLam, 'GPE', 'المغرب'), mark(behindLam, 'GPE', 'مغرب', 1)])).toEqual([])
  })

  test('a place that crosses a mention of the label is left out', () => {
    const crossing = 'وزارة البيئة، دعم وزارة البيئة'
    expect(found(crossing, [mark(crossing, 'ORG', 'وزارة البيئة'), mark(crossing, 'ORG', 'دعم وزارة')])).toEqual([])
  })

  test('a place around a shorter mention of the label is left to be marked', () => {
    const longer = 'هواوي المغرب ثم هواوي المغرب'
    expect(found(longer, [mark(longer, 'ORG', 'هواوي المغرب'), mark(longer, 'ORG', 'هواوي', 1)])).toHaveLength(1)
  })

  test('a place refused for good is left out, and no other', () => {
    expect(found(text, [sought], undefined, [placeOf(text, 'هواوي', 1)]).map(({ span }) => span)).toEqual([
      placeOf(text, 'هواوي', 2),
    ])
  })
})

test('a hit behind لل gets the normal form that was sought, not the likeliest of its spelling', () => {
  const text = 'اللجنة وللجنة والمغرب وللمغرب بروسيا'
  const never = () => false
  const normal = (form: string, span: Span) => normalOfHit(text, span, soughtOf(text, mark(text, 'ORG', form)), never)
  const afterLam = (words: string) => ({ start: placeOf(text, words).start + 2, end: placeOf(text, words).end })
  expect(normal('اللجنة', afterLam('وللجنة'))).toBe('اللجنة')
  expect(normal('المغرب', afterLam('وللمغرب'))).toBe('المغرب')
  expect(normal('روسيا', placeOf(text, 'روسيا'))).toBeUndefined()
})

type GoldArticle = {
  readonly doc: string
  readonly entities: readonly (Span & { readonly label: string })[]
}

const reference = new URL('../../../shared/', import.meta.url)
const hasReference = existsSync(new URL('gold/gold-sample.json', reference))

describe('on the sample', () => {
  test.skipIf(!hasReference)(
    'each first mention leads to the others of its form and label (skipped without ../shared)',
    () => {
      const read = (path: string) => readFileSync(new URL(path, reference), 'utf8')
      const gold: readonly GoldArticle[] = JSON.parse(read('gold/gold-sample.json'))
      const counts = { found: 0, right: 0, wanted: 0, reached: 0, led: 0 }
      for (const { doc, entities } of gold) {
        const text = read(`seeds/${doc}`)
        const folded = fold(text)
        const isAttested = createAttestation([text])
        const marks = entities.map(({ label, start, end }) => ({
          label,
          spans: [{ start, end }],
          normal: normalForms(text, { start, end }, isAttested)[0],
        }))
        const key = ({ label, spans }: Marked) => `${label} ${spans[0]?.start}-${spans[0]?.end}`
        const wanted = new Set(marks.map(key))
        // In reading order, from bare text: a mention is made by hand unless one before it has led there.
        const made: Marked[] = []
        for (const one of marks.toSorted((a, b) => (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0))) {
          if (made.some(other => key(other) === key(one))) {
            counts.reached += 1
            continue
          }
          made.push(one)
          const hits = findEverywhere(folded, soughtOf(text, one), holding(made))
          if (hits.length > 0) counts.led += 1
          for (const { span } of hits) {
            const taken = { label: one.label, spans: [span] }
            counts.found += 1
            if (wanted.has(key(taken))) {
              counts.right += 1
              made.push(taken)
            }
          }
        }
        counts.wanted += wanted.size
      }
      console.info(
        `find everywhere by label: ${counts.right} of ${counts.found} hits are mentions (precision ${(counts.right / counts.found).toFixed(2)}); ${counts.reached} of ${counts.wanted} mentions need no marking by hand`,
      )
      expect(counts.reached).toBe(counts.right)
      expect(counts.right / counts.found).toBeGreaterThan(0.9)
      expect(counts.reached).toBeGreaterThan(40)
    },
  )
})
