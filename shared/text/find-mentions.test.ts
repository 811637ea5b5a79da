import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { normalForms } from './clitics.ts'
import { findMentions } from './find-mentions.ts'
import { findFolded, fold, foldQuery } from './folding.ts'

const find = (source: string, form: string) =>
  findMentions(fold(source), form).map(({ start, end }) => source.slice(start, end))

describe('find everywhere', () => {
  test('finds whole words and leaves clitics out', () => {
    expect(find('هواوي وهواوي بهُواوي وبهواوى لهواوي', 'هواوي')).toEqual(['هواوي', 'هواوي', 'هُواوي', 'هواوى', 'هواوي'])
    expect(find('في المغرب وبالمغرب وللمغرب للمغربي', 'المغرب')).toEqual(['المغرب', 'المغرب', 'لمغرب'])
  })

  test('leaves parts of words and numbers alone', () => {
    expect(find('مصرية بمصر فالمصري مصرف سمصر', 'مصر')).toEqual(['مصر'])
    expect(find('10.5 10 210', '10')).toEqual(['10'])
    expect(find('العراق', 'ال')).toEqual([])
  })

  test('finds forms of several words, across line breaks', () => {
    expect(find('بوزارة\nالبيئة ووزاره البيئه', 'وزارة البيئة')).toEqual(['وزارة\nالبيئة', 'وزاره البيئه'])
  })
})

type GoldArticle = {
  readonly doc: string
  readonly entities: readonly { readonly start: number; readonly end: number; readonly text: string }[]
}

const reference = new URL('../../../shared/', import.meta.url)
const hasReference = existsSync(new URL('gold/gold-sample.json', reference))

describe('on the sample', () => {
  test.skipIf(!hasReference)(
    'all mentions of a form are found, and most of what is found is one (skipped without ../shared)',
    () => {
      const read = (path: string) => readFileSync(new URL(path, reference), 'utf8')
      const gold: readonly GoldArticle[] = JSON.parse(read('gold/gold-sample.json'))
      const key = (span: { readonly start: number; readonly end: number }) => `${span.start}-${span.end}`
      const counted = gold.map(({ doc, entities }) => {
        const source = read(`seeds/${doc}`)
        const folded = fold(source)
        const marked = new Set(entities.map(key))
        const forms = new Set(entities.map(entity => normalForms(source, entity)[0] ?? entity.text))
        const found = new Set([...forms].flatMap(form => findMentions(folded, form).map(key)))
        const raw = new Set([...forms].flatMap(form => findFolded(folded, foldQuery(form)).map(key)))
        const right = (spans: ReadonlySet<string>) => [...spans].filter(span => marked.has(span)).length
        return { marked: marked.size, found: found.size, right: right(found), raw: raw.size, rawRight: right(raw) }
      })
      const sum = (field: keyof (typeof counted)[number]) =>
        counted.reduce((total, article) => total + article[field], 0)
      const precision = sum('right') / sum('found')
      const recall = sum('right') / sum('marked')
      const rawPrecision = sum('rawRight') / sum('raw')
      console.info(
        `find everywhere: precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}; raw substrings ${rawPrecision.toFixed(2)}, ${(sum('rawRight') / sum('marked')).toFixed(2)}`,
      )
      expect(recall).toBe(1)
      expect(precision).toBeGreaterThan(0.85)
      expect(precision).toBeGreaterThan(rawPrecision)
    },
  )
})
