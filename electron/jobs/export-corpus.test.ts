import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { conll } from '../../shared/formats/conll.ts'
import type { Format } from '../../shared/formats/format.ts'
import { native, readNative } from '../../shared/formats/native.ts'
import { spacy } from '../../shared/formats/spacy.ts'
import { goldAnnotator } from '../../shared/model/make-id.ts'
import type { CorpusStore } from '../store/corpus-store.ts'
import { readProgramMark } from '../store/program-mark.ts'
import { diskFile } from './disk-file.ts'
import { exportCorpus } from './export-corpus.ts'
import type { CorpusReader, ExportSelection } from './export-selection.ts'
import { type ExportTarget, exportPathsIn } from './export-target.ts'
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

const toZip = (name: string) => ({ kind: 'zip', path: out(name), overwrite: false }) as const

/** What the format makes by itself: a file or a folder. */
const toOutput = (format: Format, name: string) =>
  format.output === 'file' ? toFile(`${name}.${format.id}`) : toFolder(`${name}.${format.id}`)

async function write(format: Format, more: Partial<ExportSelection>, target: ExportTarget) {
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
  'tokenizer.json',
  'tokenizer.py',
  'train.jsonl',
  'train.spacy',
]

async function idsByName() {
  const ids = await corpus.listDocumentIds()
  if (!ids.ok) throw new Error(ids.error.code)
  const named = await Promise.all(
    ids.value.map(async id => {
      const document = await corpus.readDocument(id)
      return { id, name: document.ok ? document.value.name : '' }
    }),
  )
  return named.sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ id }) => id)
}

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

  it('cuts clitics off every word by the words of all that goes out, and puts the tokenizer beside', async () => {
    const split = { train: 34, validation: 33, test: 33, seed: 7 }
    const { report } = await write(conll, { borders: 'clitic' }, toFolder('clitics'))
    expect([report.kept, report.altered.length, report.warnings]).toEqual([110, 0, []])
    expect((await readdir(out('clitics'))).sort()).toEqual([
      'corpus.conll',
      'report.json',
      'tokenizer.json',
      'tokens.py',
    ])
    await write(conll, { borders: 'clitic', split }, toFolder('clitics-split'))
    const tokenizer = async (folder: string) => readFile(out(`${folder}/tokenizer.json`), 'utf8')
    expect(await tokenizer('clitics-split')).toBe(await tokenizer('clitics'))
    const preview = await previewExport(corpus, conll, { ...selection, borders: 'clitic' })
    expect(preview.ok && preview.value.files.map(({ file }) => file)).toEqual([
      'corpus.conll',
      'tokenizer.json',
      'tokens.py',
    ])
  })

  it.skipIf(spawnSync('python3', ['--version']).status !== 0)(
    'what ships beside comes to the tokens of the file from the bare text (skipped without python3)',
    async () => {
      await write(conll, { borders: 'clitic', boilerplate: 'keep' }, toFolder('clitics-python'))
      const [, ...written] = (await readFile(out('clitics-python/corpus.conll'), 'utf8')).split(/^-DOCSTART-.*\n/m)
      const ids = await idsByName()
      const texts = await Promise.all(ids.map(async id => corpus.readDocument(id)))
      const tokensOf = (text: string) =>
        execFileSync('python3', ['-B', out('clitics-python/tokens.py')], { input: text, encoding: 'utf8' })
      const byScript = texts.map(document => (document.ok ? tokensOf(document.value.text) : ''))
      for (const file of written)
        expect(byScript).toContain(
          file
            .split('\n')
            .filter(line => line !== '')
            .map(line => `${line.split('\t')[0]}\n`)
            .join(''),
        )
      expect(written).toHaveLength(3)
    },
    60_000,
  )

  it('warns where words are cut at mentions and nowhere else', async () => {
    const { report } = await write(conll, { borders: 'gold' }, toFile('warned.conll'))
    expect(report.warnings).toEqual(['gold-cuts'])
    expect((await write(native, { borders: 'gold' }, toFile('unwarned.jsonl'))).report.warnings).toEqual([])
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

  it('writes at once what comes in a known order, the same as otherwise, and lets someone read along', async () => {
    const plain = await write(conll, {}, toFile('in-order-plain.conll'))
    const chunks: Uint8Array[] = []
    const done = await exportCorpus(corpus, conll, selection, toFile('in-order.conll'), {
      order: await idsByName(),
      tee: async bytes => {
        chunks.push(bytes)
      },
    })
    if (!done.ok) throw new Error(done.error.code)
    const written = await readFile(out('in-order.conll'))
    expect(written.equals(await readFile(plain.path))).toBe(true)
    expect(Buffer.concat(chunks).equals(written)).toBe(true)
    expect(done.value.report.counts).toEqual(plain.report.counts)
  })

  it('packs what it has proved, whole and readable by others', async () => {
    const { path, report } = await write(
      spacy,
      { split: { train: 34, validation: 33, test: 33, seed: 7 } },
      toZip('split.zip'),
    )
    expect((await readdir(folder.path)).filter(name => name.includes('unfinished'))).toEqual([])
    const python =
      'import sys,zipfile,json;z=zipfile.ZipFile(sys.argv[1]);assert z.testzip() is None;print(json.dumps(z.namelist()))'
    const names = JSON.parse(execFileSync('python3', ['-c', python, path], { encoding: 'utf8' }))
    expect(names.sort()).toEqual(splitFiles)
    expect(report.entities).toBe(131)
    const again = await write(spacy, { split: { train: 34, validation: 33, test: 33, seed: 7 } }, toZip('again.zip'))
    expect((await readFile(again.path)).equals(await readFile(path))).toBe(true)
  })

  it('takes the labels that were chosen, under the names they were given, and counts what that leaves out', async () => {
    const labels = { only: ['ORG', 'GPE'], rename: { ORG: 'organisation' } }
    const { report } = await write(native, { labels }, toFile('chosen.jsonl'))
    const marked = Object.entries((await write(native, {}, toFile('all-labels.jsonl'))).report.files[0]?.labels ?? {})
    const gone = marked
      .filter(([label]) => label !== 'ORG' && label !== 'GPE')
      .reduce((sum, [, count]) => sum + count, 0)
    expect(report.unchosen).toBe(gone)
    expect(report.entities).toBe(131 - gone)
    expect(Object.keys(report.files[0]?.labels ?? {}).sort()).toEqual(['GPE', 'organisation'])
    // Roles filled by people, dates and titles keep their words; nothing is missing that is not named.
    expect(report.counts.map(({ fate, kind, reason }) => `${fate} ${kind} ${reason}`)).toEqual([
      'altered agreement end-not-chosen',
    ])
    expect(report.kept).toBe(report.entities)
  })

  it('clears away what a killed export left, and not what another one is at', async () => {
    const [left, busy, strange] = ['left', 'busy', 'strange'].map(name => out(`.${name}.0123456789ab.unfinished`))
    for (const [path, pid] of [
      [left, 2 ** 22 + 1],
      [busy, process.pid],
    ] as const) {
      await mkdir(path ?? '')
      await writeFile(join(path ?? '', 'maker.json'), JSON.stringify({ ...readProgramMark(), pid, started: null }))
    }
    await mkdir(strange ?? '')
    await write(conll, {}, toFile('after-a-kill.conll'))
    const names = (await readdir(folder.path)).filter(name => name.endsWith('.unfinished'))
    expect(names.sort()).toEqual(['.busy.0123456789ab.unfinished', '.strange.0123456789ab.unfinished'])
    for (const path of [busy, strange]) await rm(path ?? '', { recursive: true })
  })

  it('keeps articles that are nearly the same on one side of a split, and names them', async () => {
    const twins = await emptyCorpus(out('twins'))
    const story = (at: number): string =>
      Array.from({ length: 120 }, (_none, word) => `كلمة${at * 1000 + word}`).join(' ')
    for (const [at, text] of [story(1), `${story(1)} وأضافت الوكالة`, story(2), story(3), story(4), story(5)].entries())
      await writeFile(out(`twin-${at}.txt`), text)
    await importFiles(
      [0, 1, 2, 3, 4, 5].map(at => out(`twin-${at}.txt`)),
      twins,
      { device },
    )
    for (const seed of [1, 2, 3, 4, 5]) {
      const split = { train: 50, validation: 0, test: 50, seed }
      const done = await exportCorpus(
        twins,
        native,
        { ...selection, layer: 'all', statuses: 'all', split },
        toFolder(`twins-${seed}`),
      )
      if (!done.ok) throw new Error(done.error.code)
      const { together, files } = done.value.report
      expect(together).toMatchObject({ groups: 1, documents: 2 })
      expect(together?.listed[0]?.documents.map(({ name }) => name).sort()).toEqual(['twin-0', 'twin-1'])
      const side = await readFile(out(`twins-${seed}/${together?.listed[0]?.side}.jsonl`), 'utf8')
      expect(side.match(/"twin-[01]"/g)).toHaveLength(2)
      expect(files.map(({ documents }) => documents)).toEqual([3, 3])
    }
    await twins.close()
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

  it('puts nothing among the files of a corpus, asked or not', async () => {
    const home = join(folder.path, 'corpus')
    const before = await treeOf(home)
    for (const target of [
      { kind: 'folder', path: home, overwrite: true },
      { kind: 'file', path: join(home, 'corpus.json'), overwrite: true },
      { kind: 'zip', path: join(home, 'documents', 'new', 'all.zip'), overwrite: false },
    ] as const)
      expect(await exportCorpus(corpus, conll, selection, target)).toMatchObject({
        error: { code: 'corpus/within', params: { path: target.path, corpus: home } },
      })
    expect(await treeOf(home)).toEqual(before)
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
    for (const [phaseAt, at] of [
      ['reading', 0],
      ['reading', 4],
      ['writing', 1],
      ['proving', 1],
      ['proving', 3],
    ] as const) {
      const before = await readdir(folder.path)
      const controller = new AbortController()
      const done = await exportCorpus(corpus, conll, selection, toFile('cancelled'), {
        signal: controller.signal,
        onProgress: (written, _total, phase) => phase === phaseAt && written === at && controller.abort(),
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
    const { wanted: first } = await exportPathsIn(folder.path, 'conll', '2026-11-22T06:00:00Z')
    await mkdir(first)
    expect(await exportPathsIn(folder.path, 'conll', '2026-11-22T07:00:00Z')).toEqual({
      wanted: first,
      free: `${first}-2`,
    })
  })
})

describe('the preview', () => {
  it.each([native, spacy, conll])('shows the first of what $id writes', async format => {
    const preview = await previewExport(corpus, format, selection, await idsByName())
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
