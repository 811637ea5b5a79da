import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { conll } from '../../shared/formats/conll.ts'
import { native, readNative } from '../../shared/formats/native.ts'
import { spacy } from '../../shared/formats/spacy.ts'
import { goldAnnotator } from '../../shared/model/make-id.ts'
import { exporting, fillWithSample, selection } from './export.fixtures.ts'
import { exportCorpus } from './export-corpus.ts'
import type { CorpusReader } from './export-selection.ts'
import { importFiles } from './import-files.ts'
import { device, emptyCorpus, treeOf } from './jobs.fixtures.ts'
import { previewExport } from './preview-export.ts'

const sample = exporting(fillWithSample)
const { out, toFile, toFolder, toZip, toOutput, write, idsByName } = sample

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
    const preview = await previewExport(sample.corpus, conll, { ...selection, borders: 'clitic' })
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
      const texts = await Promise.all(ids.map(async id => sample.corpus.readDocument(id)))
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
      const layer = await sample.corpus.readLayer(goldAnnotator, document.id)
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
    const done = await exportCorpus(sample.corpus, conll, selection, toFile('in-order.conll'), {
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
    expect((await readdir(sample.folder)).filter(name => name.includes('unfinished'))).toEqual([])
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
    // Of an agreement that has no place in the format nothing is said to be there.
    const { report: flat } = await write(conll, { labels }, toFile('chosen.conll'))
    expect(flat.counts.filter(({ kind }) => kind === 'agreement').map(({ fate }) => fate)).toEqual(['notCarried'])
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

  it('goes on past a document that cannot be read, and names it', async () => {
    const [broken] = (await sample.corpus.listDocumentIds().then(ids => (ids.ok ? ids.value : []))).toSorted()
    const reader: CorpusReader = {
      manifest: () => sample.corpus.manifest(),
      listDocumentIds: () => sample.corpus.listDocumentIds(),
      listLayers: id => sample.corpus.listLayers(id),
      readLayer: (annotator, id) => sample.corpus.readLayer(annotator, id),
      readDocument: async id =>
        id === broken
          ? { ok: false, error: { code: 'file/broken', params: { file: id, reason: 'cut', movedTo: null } } }
          : sample.corpus.readDocument(id),
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
    const before = await readdir(sample.folder)
    const mary = await sample.corpus.ensureAnnotator('Mary')
    if (!mary.ok) throw new Error(mary.error.code)
    expect(await exportCorpus(sample.corpus, conll, { ...selection, layer: mary.value.id }, toFile('none'))).toEqual({
      ok: false,
      error: { code: 'export/empty', params: {} },
    })
    expect(await readdir(sample.folder)).toEqual(before)
  })

  it('touches no file of the corpus', async () => {
    await sample.corpus.checkpoint()
    const before = await treeOf(sample.corpus.path)
    await write(native, { layer: 'all', statuses: 'all' }, toFile('untouched.jsonl'))
    expect(await treeOf(sample.corpus.path)).toEqual(before)
  })
})
