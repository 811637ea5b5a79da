import { type Fate, type Feature, features } from './carries.ts'
import type { Format } from './format.ts'

const names: Readonly<Record<Feature, string>> = {
  nested: 'nested',
  discontinuous: 'in fragments',
  relations: 'relations',
  agreements: 'agreements',
  attributes: 'attributes',
  notes: 'notes',
  documentLabels: 'article labels',
}

const signs: Readonly<Record<Fate, string>> = { carried: 'carried', altered: 'altered', reported: 'reported' }

/** What each format does with what annotators mark, a row a format: its head first. */
export const matrixOf = (formats: readonly Format[]): readonly (readonly string[])[] => [
  ['format', 'read', 'entities', ...features.map(feature => names[feature])],
  ...formats.map(({ id, carries, importing }) => [
    id,
    importing ? 'yes' : 'no',
    'carried',
    ...features.map(feature => signs[carries[feature]]),
  ]),
]

/** The matrix in Markdown. */
export function toMarkdown(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n')
}
