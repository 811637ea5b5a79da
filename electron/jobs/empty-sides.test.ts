import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formats } from '../../shared/formats/registry.ts'
import { goldAnnotator } from '../../shared/model/make-id.ts'
import type { CorpusStore } from '../store/corpus-store.ts'
import { exportCorpus } from './export-corpus.ts'
import type { ExportSelection } from './export-selection.ts'
import { importFiles } from './import-files.ts'
import { device, emptyCorpus, seeds, temporaryFolder } from './jobs.fixtures.ts'

let folder = { path: '', remove: async () => {} }
let corpus: CorpusStore
beforeAll(async () => {
  folder = await temporaryFolder()
  corpus = await emptyCorpus(join(folder.path, 'corpus'))
  const [first = ''] = (await readFile(join(seeds, 'gold.jsonl'), 'utf8')).split('\n')
  await writeFile(join(folder.path, 'one.jsonl'), `${first}\n`)
  await importFiles([join(folder.path, 'one.jsonl')], corpus, { device })
})
afterAll(async () => {
  await corpus.close()
  await folder.remove()
})

const selection: ExportSelection = {
  layer: goldAnnotator,
  statuses: 'done',
  borders: 'word',
  nesting: 'outermost',
  tags: 'IOB2',
  split: { train: 80, validation: 10, test: 10, seed: 7 },
}

describe('a split of one article', () => {
  it.each(formats.map(format => [format.id, format] as const))(
    'has one side, and the report names no file that is not there: %s',
    async (id, format) => {
      const path = join(folder.path, id)
      const done = await exportCorpus(corpus, format, selection, { kind: 'folder', path, overwrite: false })
      if (!done.ok) throw new Error(done.error.code)
      const { files, warnings } = done.value.report
      expect([files.length, files[0]?.documents, warnings]).toEqual([1, 1, ['side-empty']])
      const names = await readdir(path, { recursive: true })
      // Several files of a side are named by what they begin with.
      for (const file of files) expect(names.some(name => name.startsWith(file.path))).toBe(true)
      expect(names.join(' ')).not.toMatch(/validation|val\.|dev\b|eval|test/)
    },
  )

  it('leaves a folder that its consumers read: what it points at is there', async () => {
    const config = await readFile(join(folder.path, 'spacy/config.cfg'), 'utf8')
    const pointed = [...config.matchAll(/"(\w+\.spacy)"/g)].flatMap(([, name]) => name ?? [])
    expect(new Set(pointed)).toEqual(new Set(['train.spacy']))
    const card = await readFile(join(folder.path, 'huggingface/README.md'), 'utf8')
    expect(card).toContain('train.parquet')
    expect(card).not.toMatch(/test\.parquet|validation\.parquet/)
  })
})

describe('labels of the scheme that go out under one name', () => {
  const warned = async (name: string, labels: ExportSelection['labels']) => {
    const format = formats[0]
    const target = { kind: 'folder', path: join(folder.path, name), overwrite: false } as const
    const done = format && (await exportCorpus(corpus, format, { ...selection, split: null, labels }, target))
    if (!done?.ok) throw new Error(name)
    return done.value.report.warnings
  }

  it('are warned of, but not a label that is renamed or whose namesake stays out', async () => {
    expect(await warned('merged', { only: null, rename: { ORG: 'GPE' } })).toEqual(['labels-merged'])
    expect(await warned('both', { only: null, rename: { ORG: 'body', GPE: 'body' } })).toEqual(['labels-merged'])
    expect(await warned('alone', { only: null, rename: { ORG: 'body' } })).toEqual([])
    expect(await warned('chosen', { only: ['ORG'], rename: { ORG: 'GPE' } })).toEqual([])
    expect(await warned('swapped', { only: null, rename: { ORG: 'GPE', GPE: 'ORG' } })).toEqual([])
  })
})
