import { describe, expect, it } from 'vitest'
import { ar, en } from './resources.ts'

const pluralEnding = /_(zero|one|two|few|many|other)$/

type Tree = { readonly [key: string]: string | Tree }

/** Every key with its sentence, dotted; `cut` takes plural endings off. */
const sentencesOf = (tree: Tree, path = ''): [key: string, sentence: string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] satisfies [string, string]] : sentencesOf(value, `${path}${key}.`),
  )

const keysOf = (tree: Tree) => [...new Set(sentencesOf(tree).map(([key]) => key.replace(pluralEnding, '')))].sort()

const placesOf = (sentence: string) => [...sentence.matchAll(/{{(\w+)/g)].map(match => match[1]).sort()

describe('strings', () => {
  it('hold the same keys in both languages', () => {
    expect(keysOf(ar)).toEqual(keysOf(en))
  })

  it.each([
    ['ar', ar, ['zero', 'one', 'two', 'few', 'many', 'other']],
    ['en', en, ['one', 'other']],
  ] as const)('have every plural form of %s', (_language, tree, forms) => {
    const keys = sentencesOf(tree).map(([key]) => key)
    const plurals = new Set(keys.filter(key => pluralEnding.test(key)).map(key => key.replace(pluralEnding, '')))
    expect(
      [...plurals].flatMap(key => forms.filter(form => !keys.includes(`${key}_${form}`)).map(form => key + form)),
    ).toEqual([])
  })

  it('leave no sentence empty', () => {
    expect([...sentencesOf(ar), ...sentencesOf(en)].filter(([, sentence]) => sentence.trim() === '')).toEqual([])
  })

  it('name the same facts in both languages', () => {
    const english = new Map(sentencesOf(en))
    const unequal = sentencesOf(ar).flatMap(([key, sentence]) => {
      const other = english.get(key)
      return other === undefined || pluralEnding.test(key) || `${placesOf(sentence)}` === `${placesOf(other)}`
        ? []
        : [key]
    })
    expect(unequal).toEqual([])
  })
})
