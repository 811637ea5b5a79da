import { expect, test } from 'vitest'
import { closest } from './closeness.ts'

const entries = [
  { id: 'PERS', names: ['شخص', 'Person', 'PERS'] },
  { id: 'PERCENT', names: ['نسبة مئوية', 'Percentage', 'PERCENT'] },
  { id: 'ORG', names: ['جهة', 'Organisation', 'ORG'] },
  { id: 'NORP', names: ['كيان سياسي', 'Polity', 'NORP'] },
  { id: 'search', names: ['ابحث في المقالة', 'Find in the article'] },
  { id: 'article.next', names: ['المقالة التالية', 'Next article'] },
  { id: 'library', names: ['إلى: المكتبة', 'Go to: Library'] },
  { id: 'article', names: ['المقالة', 'Article'] },
]
const found = (asked: string): readonly string[] => closest(entries, asked).map(({ id }) => id)

test.each([
  ['', entries.map(({ id }) => id)],
  ['org', ['ORG']],
  ['per', ['PERS', 'PERCENT']],
  ['pers', ['PERS']],
  ['or', ['ORG', 'NORP']],
  ['art', ['article', 'search', 'article.next']],
  ['مقاله', ['article', 'article.next', 'search']],
  ['المقاله', ['article', 'article.next', 'search']],
  ['مكتبه', ['library']],
  ['next art', ['article.next']],
  ['art next', ['article.next']],
  ['article find', ['search']],
  ['nothing so', []],
])('%j finds the closest first', (asked, expected) => {
  expect(found(asked)).toEqual(expected)
})
