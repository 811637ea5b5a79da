import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formats } from '../../shared/formats/registry.ts'
import { exporting } from './export.fixtures.ts'
import type { ExportSelection } from './export-selection.ts'
import { seeds } from './jobs.fixtures.ts'

const sample = exporting(async folder => {
  const [first = ''] = (await readFile(join(seeds, 'gold.jsonl'), 'utf8')).split('\n')
  await writeFile(join(folder, 'one.jsonl'), `${first}\n`)
  return [join(folder, 'one.jsonl')]
})
const split = { train: 80, validation: 10, test: 10, seed: 7 }

describe('a split of one article', () => {
  it.each(formats.map(format => [format.id, format] as const))(
    'has one side, and the report names no file that is not there: %s',
    async (id, format) => {
      const target = sample.toFolder(id)
      const { files, warnings } = (await sample.write(format, { split }, target)).report
      expect([files.length, files[0]?.documents, warnings]).toEqual([1, 1, ['side-empty']])
      const names = await readdir(target.path, { recursive: true })
      // Several files of a side are named by what they begin with.
      for (const file of files) expect(names.some(name => name.startsWith(file.path))).toBe(true)
      expect(names.join(' ')).not.toMatch(/validation|val\.|dev\b|eval|test/)
    },
  )

  it('leaves a folder that its consumers read: what it points at is there', async () => {
    const config = await readFile(sample.out('spacy/config.cfg'), 'utf8')
    const pointed = [...config.matchAll(/"(\w+\.spacy)"/g)].flatMap(([, name]) => name ?? [])
    expect(new Set(pointed)).toEqual(new Set(['train.spacy']))
    const card = await readFile(sample.out('huggingface/README.md'), 'utf8')
    expect(card).toContain('train.parquet')
    expect(card).not.toMatch(/test\.parquet|validation\.parquet/)
  })
})

describe('labels of the scheme that go out under one name', () => {
  const warned = async (name: string, labels: ExportSelection['labels']) => {
    const [format] = formats
    if (!format) throw new Error('no format')
    return (await sample.write(format, labels ? { labels } : {}, sample.toFolder(name))).report.warnings
  }

  it('are warned of, but not a label that is renamed or whose namesake stays out', async () => {
    expect(await warned('merged', { only: null, rename: { ORG: 'GPE' } })).toEqual(['labels-merged'])
    expect(await warned('both', { only: null, rename: { ORG: 'body', GPE: 'body' } })).toEqual(['labels-merged'])
    expect(await warned('alone', { only: null, rename: { ORG: 'body' } })).toEqual([])
    expect(await warned('chosen', { only: ['ORG'], rename: { ORG: 'GPE' } })).toEqual([])
    expect(await warned('swapped', { only: null, rename: { ORG: 'GPE', GPE: 'ORG' } })).toEqual([])
  })
})
