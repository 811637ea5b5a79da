/** A file of the set, as Parquet and as JSON lines. */
export type CardFile = {
  readonly split: 'train' | 'validation' | 'test'
  readonly stem: string
  readonly documents: number
}

export type Card = {
  /** Of the corpus; the heading. */
  readonly title: string
  /** ISO 639-1. */
  readonly language: string
  /** Tags in the order of their numbers. */
  readonly names: readonly string[]
  readonly files: readonly CardFile[]
}

/** A string in YAML's double quotes is one in JSON, where what YAML takes for the end of a line, or for no character of a text, is escaped too. */
const quote = (text: string): string =>
  JSON.stringify(text).replaceAll(
    /[\u007F-\u009F\u2028\u2029\uFEFF]/g,
    sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** The columns as `datasets` describes them in files of its own. */
export const featuresOf = (names: readonly string[]) => ({
  id: { dtype: 'string', _type: 'Value' },
  tokens: { feature: { dtype: 'string', _type: 'Value' }, _type: 'List' },
  ner_tags: { feature: { names, _type: 'ClassLabel' }, _type: 'List' },
})

/** `README.md` of a folder that `datasets.load_dataset` loads as it is (Hugging Face Hub, dataset cards). */
export function datasetCard({ title, language, names, files }: Card): string {
  const lines = [
    '---',
    'language:',
    `- ${language}`,
    'task_categories:',
    '- token-classification',
    'task_ids:',
    '- named-entity-recognition',
    `pretty_name: ${quote(title)}`,
    'configs:',
    '- config_name: default',
    '  data_files:',
    // Parquet alone: a data set is of one kind of file. The lines beside it say the same.
    ...files.flatMap(({ split, stem }) => [`  - split: ${split}`, `    path: ${quote(`${stem}.parquet`)}`]),
    'dataset_info:',
    '  features:',
    '  - name: id',
    '    dtype: string',
    '  - name: tokens',
    '    sequence: string',
    '  - name: ner_tags',
    '    sequence:',
    '      class_label:',
    '        names:',
    ...names.map((name, number) => `          '${number}': ${quote(name)}`),
    '---',
    '',
    `# ${title.replaceAll(/\s+/g, ' ')}`,
    '',
    'A row is a sentence; `id` is the document and the number of the sentence in it. `ner_tags` are numbers of the names above.',
    '',
    '| split | documents |',
    '|---|---|',
    ...files.map(({ split, documents }) => `| ${split} | ${documents} |`),
    '',
    '```python',
    'from datasets import load_dataset',
    '',
    'dataset = load_dataset("path/to/this/folder")',
    '```',
  ]
  return `${lines.join('\n')}\n`
}
