import { unzlibSync } from 'fflate'
import { expect, test } from 'vitest'
import { recordIdSchema } from '../model/ids.ts'
import type { Annotation } from '../model/records.ts'
import type { Scheme } from '../model/scheme.ts'
import { readDocBin } from './doc-bin/read-doc-bin.ts'
import { wordTokens } from './export-tokens.ts'
import { collect, entity, exportOf, memoryFile, stamp, writeAll } from './format.fixtures.ts'
import { proveDocument } from './proof.ts'
import { spacy } from './spacy.ts'

const text = '🤝 وقّعت وزارة الصحة اتفاقًا مع لهواوي.'
const marks = [entity('T1', 'ORG', [9, 20]), entity('T2', 'TOPIC', [15, 20]), entity('T3', 'ORG', [33, 38])]
const label: Annotation = {
  kind: 'documentLabel',
  id: recordIdSchema.parse('D1'),
  source: 'person',
  stamp,
  category: 'topic',
  value: 'health',
}
const name = (id: string) => ({ id, name: { ar: id, en: id } })
const scheme: Scheme = {
  version: 2,
  id: 'test',
  revision: 0,
  name: { ar: 'اختبار', en: 'Test' },
  policy: { nesting: 'any', crossing: 'any' },
  labels: [],
  relationTypes: [],
  roleTypes: [],
  agreementTypes: [],
  agreementStatuses: [],
  categories: [
    { ...name('topic'), values: [name('health'), name('sports')] },
    { ...name('tone'), values: [name('glad'), name('sad')] },
  ],
}

const bytesOf = (content: string | Uint8Array | undefined): Uint8Array => {
  if (!(content instanceof Uint8Array)) throw new Error('no bytes')
  return content
}

test('the DocBin holds flat entities, every mention in sc, and the values of the categories that were given', () => {
  const { contents } = writeAll(spacy, [exportOf(text, [...marks, label])], {}, scheme)
  expect([...contents.keys()]).toEqual(['corpus.jsonl', 'corpus.spacy', 'config.cfg'])
  const [doc, ...others] = readDocBin(unzlibSync(bytesOf(contents.get('corpus.spacy'))))
  expect(others).toEqual([])
  expect(doc).toEqual({
    words: ['🤝', 'وقّعت', 'وزارة', 'الصحة', 'اتفاقًا', 'مع', 'لهواوي', '.'],
    spaces: [true, true, true, true, true, true, false, false],
    entities: [
      { first: 2, end: 4, label: 'ORG' },
      { first: 6, end: 7, label: 'ORG' },
    ],
    spans: {
      sc: [
        { first: 2, end: 4, label: 'ORG' },
        { first: 3, end: 4, label: 'TOPIC' },
        { first: 6, end: 7, label: 'ORG' },
      ],
    },
    cats: { 'topic:health': 1, 'topic:sports': 0 },
  })
})

test('the configuration learns categories only where there are any, and looks at runs as long as the longest mention', () => {
  const config = (records: readonly Annotation[]) =>
    writeAll(spacy, [exportOf(text, records)], {}, scheme).contents.get('config.cfg')
  expect(config(marks)).toContain('pipeline = ["tok2vec","ner","spancat"]')
  expect(config([...marks, label])).toContain('pipeline = ["tok2vec","ner","spancat","textcat_multilabel"]')
  expect(config(marks)).toContain('max_size = 2')
  expect(config(marks)).toContain('train = "corpus.spacy"\ndev = "corpus.spacy"')
})

test('a split names its other sides', () => {
  const write = (side: 'train' | 'test', sides: readonly ('train' | 'validation' | 'test')[]) => {
    const options = { borders: 'word', nesting: 'outermost', tags: 'IOB2' } as const
    const writer = spacy.open({ side, stem: spacy.sides[side], sides, scheme, options, ...wordTokens })
    writer.write(exportOf(text, marks))
    return writer.finish()
  }
  const [docs, config] = write('train', ['train', 'validation'])
  expect(docs?.file).toBe('train.spacy')
  expect(config?.content).toContain('train = "train.spacy"\ndev = "dev.spacy"')
  expect(write('train', ['train', 'test'])[1]?.content).toContain('dev = "train.spacy"')
  expect(write('test', ['train', 'test']).map(({ file }) => file)).toEqual(['test.spacy'])
})

test('a side of many tokens is a folder of DocBins, read in order', async () => {
  const long = `${'كلمة '.repeat(130_000)}مصر`
  const sources = [1, 2, 3].map(() => exportOf(long, [entity('T1', 'GPE', [long.length - 3, long.length])]))
  const { files, contents, losses } = writeAll(spacy, sources)
  expect([...contents.keys()]).toEqual([
    'corpus.jsonl',
    'corpus.spacy/0001.spacy',
    'corpus.spacy/0002.spacy',
    'config.cfg',
  ])
  const back = await collect(spacy.readBack(files))
  expect(sources.map((source, at) => proveDocument(source, losses[at] ?? [], spacy, back[at]).kept)).toEqual([1, 1, 1])
}, 30_000)

test('a DocBin that does not say what the lines say counts as not read', async () => {
  const source = exportOf(text, marks)
  const { files, contents, losses } = writeAll(spacy, [source])
  const other = writeAll(spacy, [exportOf(text, [entity('T1', 'GPE', [9, 20])])]).contents.get('corpus.spacy')
  const mixed = files.map(file => (file.name === 'corpus.spacy' ? memoryFile(file.name, other ?? '', contents) : file))
  const [back] = await collect(spacy.readBack(mixed))
  expect(proveDocument(source, losses[0] ?? [], spacy, back)).toMatchObject({ kept: 0 })
})
