import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { conll } from '../../shared/formats/conll.ts'
import type { Format } from '../../shared/formats/format.ts'
import { native } from '../../shared/formats/native.ts'
import { exporting, selection } from './export.fixtures.ts'
import type { ExportSelection } from './export-selection.ts'
import { previewExport } from './preview-export.ts'

const text = 'وزارة الصحة توقّع مذكّرة\nTweet\n0\nوقّعت وزارة الصحة مذكّرة.\nوزارة الصحة توقّع مذكّرة'

const mark = (id: string, words: string, start: number) => ({
  ...{ kind: 'entity', id, label: 'ORG', spans: [[start, start + words.length]], surface: words, source: 'person' },
})

const sample = exporting(async folder => {
  const article = join(folder, 'article.txt')
  await writeFile(article, text)
  const marks = join(folder, 'marks.jsonl')
  const again = text.lastIndexOf('وزارة')
  const roles = [0, again].map(at => ({ role: 'party', entity: at === 0 ? 'T1' : 'T2' }))
  const agreement = { kind: 'agreement', id: 'A1', type: 'MOU', roles, source: 'person' }
  const records = [mark('T1', 'وزارة الصحة', 0), mark('T2', 'وزارة الصحة', again), agreement]
  await writeFile(marks, `${JSON.stringify({ hashiya: 1, text, layers: { gold: { status: 'done', records } } })}\n`)
  return [article, marks]
})

async function write(format: Format, name: string, more: Partial<ExportSelection> = {}) {
  const target = sample.toFile(name)
  const { report } = await sample.write(format, more, target)
  return { report, text: await readFile(target.path, 'utf8') }
}

it('keeps counters and the headline again out of what is trained on, and names the mentions in them', async () => {
  const { report, text: written } = await write(conll, 'own.conll')
  expect(written).not.toContain('Tweet')
  expect(written.match(/B-ORG/g)).toHaveLength(1)
  expect(report).toMatchObject({ entities: 2, kept: 1, shortened: 1, unfinished: 0 })
  // The agreement, which lost a party, has no place in this format at all: that is told, and told once.
  expect(report.altered).toEqual([])
  expect(report.notCarried).toMatchObject([
    { id: 'T2', reason: 'in-boilerplate', surface: 'وزارة الصحة' },
    { id: 'A1', reason: 'kind-not-carried' },
  ])
})

it('shows so before, with what is left out in figures', async () => {
  const preview = await previewExport(sample.corpus, conll, selection)
  expect(preview).toMatchObject({ value: { documents: 1, entities: 1, shortened: 1, inBoilerplate: 1 } })
  expect(preview.ok && preview.value.files[0]?.text).not.toContain('Tweet')
})

it('writes all of a text where that is asked for, and always where everything is carried', async () => {
  for (const [format, more] of [
    [conll, { boilerplate: 'keep' }],
    [native, {}],
  ] as const) {
    const { report, text: written } = await write(format, `whole.${format.id}`, more)
    expect(written).toContain('Tweet')
    expect(report).toMatchObject({ entities: 2, kept: 2, shortened: 0 })
    expect(report.counts.map(({ reason }) => reason)).toEqual(format === conll ? ['kind-not-carried'] : [])
  }
})
