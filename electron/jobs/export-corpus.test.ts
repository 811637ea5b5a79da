import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { conll } from '../../shared/formats/conll.ts'
import type { Format } from '../../shared/formats/format.ts'
import { native, readNative } from '../../shared/formats/native.ts'
import { spacy } from '../../shared/formats/spacy.ts'
import { goldAnnotator } from '../../shared/model/make-id.ts'
import type { CorpusStore } from '../store/corpus-store.ts'
import { diskFile } from './disk-file.ts'
import { exportCorpus } from './export-corpus.ts'
import type { CorpusReader, ExportSelection } from './export-selection.ts'
import { newExportFolder } from './export-target.ts'
import { importFiles } from './import-files.ts'
import { device, emptyCorpus, seeds, temporaryFolder, treeOf } from './jobs.fixtures.ts'
import { previewExport } from './preview-export.ts'

let folder = { path: '', remove: async () => {} }
let corpus: CorpusStore
beforeAll(async () => {
  folder = await temporaryFolder()
  corpus = await emptyCorpus(join(folder.path, 'corpus'))
  await importFiles([join(seeds, 'articles'), join(seeds, 'gold.jsonl')], corpus, { device })
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
  split: null,
}
const out = (name: string): string => join(folder.path, name)
const toFile = (name: string, overwrite = false) => ({ kind: 'file', path: out(name), overwrite }) as const
const toFolder = (name: string, overwrite = false) => ({ kind: 'folder', path: out(name), overwrite }) as const

/** What the format makes by itself: a file or a folder. */
const toOutput = (format: Format, name: string) =>
  format.output === 'file' ? toFile(`${name}.${format.id}`) : toFolder(`${name}.${format.id}`)

async function write(
  format: Format,
  more: Partial<ExportSelection>,
  target: ReturnType<typeof toFile> | ReturnType<typeof toFolder>,
) {
  const done = await exportCorpus(corpus, format, { ...selection, ...more }, target)
  if (!done.ok) throw new Error(JSON.stringify(done.error))
  return done.value
}

const splitFiles = [
  'config.cfg',
  'dev.jsonl',
  'dev.spacy',
  'report.json',
  'test.jsonl',
  'test.spacy',
  'train.jsonl',
  'train.spacy',
]

describe('exporting', () => {
  it.each([
    [native, {}, [131, 0, 0]],
    [spacy, {}, [91, 40, 0]],
    [conll, {}, [91, 19, 21]],
    [conll, { borders: 'gold' }, [110, 0, 21]],
  ] as const)('$0.id $1: every mention is accounted for', async (format, more, expected) => {
    const { report, problems } = await write(format, more, toOutput(format, `sum-${JSON.stringify(more).length}`))
    const lost = report.notCarried.filter(({ kind }) => kind === 'entity')
    expect([report.kept, report.altered.length, lost.length]).toEqual(expected)
    expect(report).toMatchObject({ documents: 3, unfinished: 2, entities: 131 })
    expect(problems).toEqual([])
  })

  it('writes what can be imported again, mark for mark', async () => {
    const { path } = await write(native, {}, toFile('again.jsonl'))
    const digest = (text: string) => createHash('sha256').update(text).digest()
    const read = readNative(await readFile(path, 'utf8'), path, { device, digest })
    expect(read.problems).toEqual([])
    for (const { document, layers } of read.documents) {
      const layer = await corpus.readLayer(goldAnnotator, document.id)
      expect(layer.ok && layer.value.records).toEqual(layers[0]?.records)
    }
  })

  it('puts split documents into files of their sides, with the report beside', async () => {
    const { report } = await write(
      spacy,
      { split: { train: 34, validation: 33, test: 33, seed: 7 } },
      toFolder('split'),
    )
    expect((await readdir(out('split'))).sort()).toEqual(splitFiles)
    expect(report.files.map(({ documents }) => documents)).toEqual([1, 1, 1])
    expect(report.files.reduce((sum, { entities }) => sum + entities, 0)).toBe(131)
    expect(JSON.parse(await readFile(out('split/report.json'), 'utf8'))).toEqual(report)
    const again = await write(
      spacy,
      { split: { train: 34, validation: 33, test: 33, seed: 7 } },
      toFolder('split-again'),
    )
    expect(again.report.files).toEqual(report.files)
  })

  it('never writes over what stands there, unless asked, and then only its own files', async () => {
    await writeFile(out('taken.conll'), 'mine')
    expect(await exportCorpus(corpus, conll, selection, toFile('taken.conll'))).toEqual({
      ok: false,
      error: { code: 'corpus/exists', params: { path: out('taken.conll') } },
    })
    expect(await readFile(out('taken.conll'), 'utf8')).toBe('mine')
    await write(conll, {}, toFile('taken.conll', true))
    expect(await readFile(out('taken.conll'), 'utf8')).toMatch(/^-DOCSTART-/)

    await mkdir(out('shelf'))
    await writeFile(out('shelf/notes.txt'), 'mine')
    expect(await exportCorpus(corpus, conll, selection, toFolder('shelf'))).toMatchObject({
      error: { code: 'corpus/exists' },
    })
    await write(conll, {}, toFolder('shelf', true))
    expect((await readdir(out('shelf'))).sort()).toEqual(['corpus.conll', 'notes.txt', 'report.json'])
  })

  it('puts no file in place of what is none, asked or not', async () => {
    const pipe = out('pipe')
    execFileSync('mkfifo', [pipe])
    const target = { kind: 'file' as const, path: pipe, overwrite: true }
    expect(await exportCorpus(corpus, conll, selection, target)).toMatchObject({
      ok: false,
      error: { code: 'corpus/exists' },
    })
    expect((await stat(pipe)).isFIFO()).toBe(true)
  })

  it('leaves nothing behind when it is cancelled, at whatever document', async () => {
    for (const at of [0, 1, 2, 3]) {
      const before = await readdir(folder.path)
      const controller = new AbortController()
      const done = await exportCorpus(corpus, conll, selection, toFile('cancelled'), {
        signal: controller.signal,
        onProgress: written => written === at && controller.abort(),
      })
      expect(done).toEqual({ ok: false, error: { code: 'job/cancelled', params: {} } })
      expect(await readdir(folder.path)).toEqual(before)
    }
  })

  it('leaves nothing behind when the disk fails', async () => {
    await writeFile(out('a-file'), '')
    const before = await treeOf(folder.path)
    const done = await exportCorpus(corpus, conll, selection, { kind: 'file', path: out('a-file/x'), overwrite: false })
    expect(done).toMatchObject({ ok: false, error: { code: 'disk/failed' } })
    expect(await treeOf(folder.path)).toEqual(before)
  })

  it('goes on past a document that cannot be read, and names it', async () => {
    const [broken] = (await corpus.listDocumentIds().then(ids => (ids.ok ? ids.value : []))).toSorted()
    const reader: CorpusReader = {
      manifest: () => corpus.manifest(),
      listDocumentIds: () => corpus.listDocumentIds(),
      listLayers: id => corpus.listLayers(id),
      readLayer: (annotator, id) => corpus.readLayer(annotator, id),
      readDocument: async id =>
        id === broken
          ? { ok: false, error: { code: 'file/broken', params: { file: id, reason: 'cut', movedTo: null } } }
          : corpus.readDocument(id),
    }
    const done = await exportCorpus(
      reader,
      native,
      { ...selection, layer: 'all', statuses: 'all' },
      toFile('four.jsonl'),
    )
    expect(done).toMatchObject({ ok: true, value: { problems: [{ code: 'file/broken' }], report: { documents: 4 } } })
  })

  it('says that nothing fits, and writes nothing', async () => {
    const before = await readdir(folder.path)
    const mary = await corpus.ensureAnnotator('Mary')
    if (!mary.ok) throw new Error(mary.error.code)
    expect(await exportCorpus(corpus, conll, { ...selection, layer: mary.value.id }, toFile('none'))).toEqual({
      ok: false,
      error: { code: 'export/empty', params: {} },
    })
    expect(await readdir(folder.path)).toEqual(before)
  })

  it('touches no file of the corpus', async () => {
    await corpus.checkpoint()
    const before = await treeOf(corpus.path)
    await write(native, { layer: 'all', statuses: 'all' }, toFile('untouched.jsonl'))
    expect(await treeOf(corpus.path)).toEqual(before)
  })

  it('names new folders apart', async () => {
    const first = await newExportFolder(folder.path, 'conll', '2026-11-22T06:00:00Z')
    await mkdir(first)
    expect(await newExportFolder(folder.path, 'conll', '2026-11-22T07:00:00Z')).toBe(`${first}-2`)
  })
})

describe('the preview', () => {
  it.each([native, spacy, conll])('shows the first of what $id writes', async format => {
    const preview = await previewExport(corpus, format, selection)
    const { path } = await write(format, {}, toOutput(format, 'preview'))
    if (!preview.ok) throw new Error(preview.error.code)
    expect(preview.value).toMatchObject({ documents: 3, unfinished: 2, entities: 131 })
    expect((preview.value.files[0]?.text ?? '').length).toBeGreaterThan(200)
    const first = format.output === 'file' ? path : join(path, preview.value.files[0]?.file ?? '')
    expect((await readFile(first, 'utf8')).startsWith(preview.value.files[0]?.text ?? '')).toBe(true)
    expect((preview.value.files[0]?.text ?? '').split('\n').length).toBeLessThanOrEqual(60)
  })

  it('of nothing is empty', async () => {
    const nobody = await previewExport(corpus, conll, {
      ...selection,
      layer: (await corpus.ensureAnnotator('Nobody').then(one => one.ok && one.value.id)) || goldAnnotator,
    })
    expect(nobody).toMatchObject({ value: { files: [], documents: 0, entities: 0, unfinished: 5 } })
  })
})

describe('reading lines', () => {
  it('ends them at LF alone, a CR before it taken off, wherever a chunk ends', async () => {
    const lines = ['a\u2028b', '', '😀'.repeat(100_000), 'مصر']
    await writeFile(out('lines'), `\uFEFF${lines.join('\r\n')}`)
    const read: string[] = []
    for await (const line of diskFile(out('lines'), 'lines').lines()) read.push(line)
    expect(read).toEqual(lines)
  })
})
