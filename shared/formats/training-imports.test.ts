import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { deviceIdSchema, recordIdSchema } from '../model/ids.ts'
import type { Annotation } from '../model/records.ts'
import { surfaceOf } from '../model/surface.ts'
import { collect, entity, exportOf, memoryFile, memoryFiles, schemeOf, stamp, writeAll } from './format.fixtures.ts'
import type { Format, ImportContext, ImportedPart } from './format.ts'
import { gliner } from './gliner.ts'
import { classNames } from './huggingface/class-names.ts'
import { datasetCard } from './huggingface/dataset-card.ts'
import { huggingface } from './huggingface.ts'
import type { SourceFile } from './source-file.ts'
import { spacy } from './spacy.ts'

const context: ImportContext = {
  device: deviceIdSchema.parse('bbbbbbbb'),
  digest: text => createHash('sha256').update(text, 'utf8').digest(),
}

const importFile = ({ importing }: Format, file: SourceFile): Promise<readonly ImportedPart[]> =>
  importing?.recognises(file) ? collect(importing.read(file, context)) : Promise.resolve([])

async function importOf(
  format: Format,
  contents: ReadonlyMap<string, string | Uint8Array>,
): Promise<readonly ImportedPart[]> {
  return (await Promise.all(memoryFiles(contents).map(file => importFile(format, file)))).flat()
}

const text = '🤝 وقّعت وزارة الصحة اتفاقًا مع هواوي.\nتمّ في مصر!'
const marks: readonly Annotation[] = [
  entity('T1', 'ORG', [9, 20]),
  entity('T2', 'TOPIC', [15, 20]),
  entity('T3', 'ORG', [32, 37]),
  entity('T4', 'GPE', [46, 49]),
]
const relation: Annotation = {
  kind: 'relation',
  id: recordIdSchema.parse('R1'),
  source: 'person',
  stamp,
  label: 'of',
  from: recordIdSchema.parse('T3'),
  to: recordIdSchema.parse('T1'),
  attributes: {},
  note: '',
  doubt: false,
}
const category: Annotation = {
  kind: 'documentLabel',
  id: recordIdSchema.parse('D1'),
  source: 'person',
  stamp,
  category: 'topic',
  value: 'health',
}

const said = (parts: readonly ImportedPart[]) =>
  parts.flatMap(({ document }) =>
    (document?.layers ?? []).flatMap(({ records }) =>
      records.map(record =>
        record.kind === 'entity'
          ? [record.label, surfaceOf(document?.document.text ?? '', record.spans)]
          : record.kind === 'relation'
            ? [record.label, record.from, record.to]
            : record.kind,
      ),
    ),
  )

describe('what was exported is imported', () => {
  it('spaCy: the text itself, every mention once, categories', async () => {
    const parts = await importOf(spacy, writeAll(spacy, [exportOf(text, [...marks, category])]).contents)
    expect(parts.flatMap(({ problems }) => problems)).toEqual([])
    expect(parts.map(({ document }) => [document?.document.name, document?.document.text])).toEqual([
      ['article one', text],
    ])
    expect(said(parts)).toEqual([
      ['ORG', 'وزارة الصحة'],
      ['TOPIC', 'الصحة'],
      ['ORG', 'هواوي'],
      ['GPE', 'مصر'],
      'documentLabel',
    ])
  })

  it('spaCy: two mentions of one label in one place are two', async () => {
    const twice = [entity('T1', 'ORG', [7, 18]), entity('T2', 'ORG', [7, 18])]
    const parts = await importOf(spacy, writeAll(spacy, [exportOf(text, twice)]).contents)
    expect(said(parts).filter(([label]) => label === 'ORG')).toHaveLength(2)
  })

  it('Hugging Face: a text of the tokens, by the names of the card beside it', async () => {
    const { contents } = writeAll(huggingface, [
      exportOf(text, marks),
      exportOf('زار مصر', [entity('T1', 'GPE', [4, 7])]),
    ])
    const card =
      "---\ndataset_info:\n  features:\n        names:\n          '0': \"O\"\n          '1': B-ORG\n          '2': 'I-ORG'\n          '3': B-GPE\n---\n"
    const parts = await importOf(huggingface, new Map([...contents, ['README.md', card]]))
    expect(parts.flatMap(({ problems }) => problems)).toEqual([])
    expect(parts.map(({ document }) => document?.document.text)).toEqual([
      '🤝 وقّعت وزارة الصحة اتفاقًا مع هواوي .\nتمّ في مصر !',
      'زار مصر',
    ])
    expect(said(parts)).toEqual([
      ['ORG', 'وزارة الصحة'],
      ['ORG', 'هواوي'],
      ['GPE', 'مصر'],
      ['GPE', 'مصر'],
    ])
    const without = await importOf(huggingface, contents)
    expect(without.flatMap(({ problems }) => problems).map(({ params }) => params)).toContainEqual(
      expect.objectContaining({ line: 1, reason: 'tag 0 has no name in README.md' }),
    )
  })

  it('Hugging Face: names of any signs', async () => {
    const names = ['a"b', 'x\\y', "it's", 'l\u2028m\u0085', 'p\nq']
    const sources = names.map(name => exportOf(`زار ${name.length} مصر`, [entity('T1', name, [4, 5])]))
    const scheme = schemeOf(...names)
    const { contents } = writeAll(huggingface, sources, {}, scheme)
    const card = datasetCard({ title: 'x', language: 'ar', names: classNames(scheme, 'IOB2'), files: [] })
    const parts = await importOf(huggingface, new Map([...contents, ['README.md', card]]))
    expect(said(parts).map(([label]) => label)).toEqual(names)
    expect(card).not.toMatch(/[\u0085\u2028]/)
  })

  it('GLiNER: nested mentions and what joins them', async () => {
    const parts = await importOf(gliner, writeAll(gliner, [exportOf(text, [...marks, relation])]).contents)
    expect(parts.flatMap(({ problems }) => problems)).toEqual([])
    expect(said(parts)).toEqual([
      ['ORG', 'وزارة الصحة'],
      ['TOPIC', 'الصحة'],
      ['ORG', 'هواوي'],
      ['GPE', 'مصر'],
      ['of', 'T3', 'T1'],
    ])
  })

  it('tells what is broken by its line and takes the rest', async () => {
    const lines = [
      '{"text":"زار مصر","entities":[[4,7,"GPE"],[4,"x"],[90,95,"GPE"]]}',
      '{"text":',
      '{"text":"","entities":[]}',
      '{"text":"زار قطر","entities":[{"start":4,"end":7,"label":"GPE"}]}',
    ]
    const file = memoryFile('x.jsonl', lines.join('\n'))
    const parts = await importFile(spacy, file)
    expect(said(parts)).toEqual([
      ['GPE', 'مصر'],
      ['GPE', 'قطر'],
    ])
    expect(parts.map(({ problems }) => problems.length)).toEqual([2, 1, 1, 0])
    const items = memoryFile(
      'x.json',
      '[{"tokenized_text":["زار","مصر"],"ner":[[1,1,"GPE"]]},{"tokenized_text":["a"],"ner":[[0,3,"X"]]}]',
    )
    const found = await importFile(gliner, items)
    expect(said(found)).toEqual([['GPE', 'مصر']])
    expect(found.flatMap(({ problems }) => problems)).toHaveLength(1)
    const item = {
      tokenized_text: ['زار', 'مصر', 'وقطر'],
      ner: [
        [0, 9, 'X'],
        [1, 1, 'GPE'],
        [2, 2, 'GPE'],
      ],
      relations: [
        [0, 1, 'of'],
        [2, 1, 'of'],
      ],
    }
    const rest = await importFile(gliner, memoryFile('x.json', JSON.stringify([item])))
    expect(said(rest)).toEqual([
      ['GPE', 'مصر'],
      ['GPE', 'وقطر'],
      ['of', 'T2', 'T1'],
    ])
    expect(rest.flatMap(({ problems }) => problems)).toHaveLength(2)
  })
})
