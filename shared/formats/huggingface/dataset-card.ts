/** A file of the set and how many rows it holds. */
export type CardSplit = { readonly split: 'train' | 'validation' | 'test'; readonly rows: number }

export type Card = {
  /** Of the corpus; the heading. */
  readonly title: string
  /** ISO 639-1, such as `ar`. */
  readonly languages: readonly string[]
  /** Tags in the order of their numbers. */
  readonly names: readonly string[]
  readonly splits: readonly CardSplit[]
  /** Paragraphs under the heading. */
  readonly paragraphs: readonly string[]
}

/** YAML's double-quoted form is JSON's. */
const quote = (text: string): string => JSON.stringify(text)

/** The same columns for Parquet and its JSONL twin. */
const featuresOf = (names: readonly string[]): readonly string[] => [
  '  features:',
  '  - name: id',
  '    dtype: string',
  '  - name: tokens',
  '    sequence: string',
  '  - name: ner_tags',
  '    sequence:',
  '      class_label:',
  '        names:',
  ...names.map((name, id) => `          '${id}': ${quote(name)}`),
]

const kinds = [
  { config: 'default', extension: 'parquet' },
  { config: 'jsonl', extension: 'jsonl' },
] as const

/** The features as `datasets` writes them into files of its own. */
export const featuresOfNames = (names: readonly string[]): unknown => ({
  id: { dtype: 'string', _type: 'Value' },
  tokens: { feature: { dtype: 'string', _type: 'Value' }, _type: 'List' },
  ner_tags: { feature: { names, _type: 'ClassLabel' }, _type: 'List' },
})

/** `README.md` of a folder that `datasets.load_dataset` loads as it is, with the tags' names (Hugging Face Hub, dataset cards). */
export function datasetCard({ title, languages, names, splits, paragraphs }: Card): string {
  const lines = [
    '---',
    ...(languages.length > 0 ? ['language:', ...languages.map(language => `- ${language}`)] : []),
    'task_categories:',
    '- token-classification',
    'task_ids:',
    '- named-entity-recognition',
    `pretty_name: ${quote(title)}`,
    'configs:',
    ...kinds.flatMap(({ config, extension }) => [
      `- config_name: ${config}`,
      '  data_files:',
      ...splits.flatMap(({ split }) => [`  - split: ${split}`, `    path: ${split}.${extension}`]),
    ]),
    'dataset_info:',
    ...kinds.flatMap(({ config }) => [`- config_name: ${config}`, ...featuresOf(names)]),
    '---',
    '',
    `# ${title}`,
    '',
    ...paragraphs.flatMap(paragraph => [paragraph, '']),
    '| split | rows |',
    '|---|---|',
    ...splits.map(({ split, rows }) => `| ${split} | ${rows} |`),
    '',
    '```python',
    'from datasets import load_dataset',
    '',
    'dataset = load_dataset("path/to/this/folder")',
    '```',
  ]
  return `${lines.join('\n')}\n`
}
