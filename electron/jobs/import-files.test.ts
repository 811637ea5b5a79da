import { execFileSync } from 'node:child_process'
import { copyFile, mkdir, open, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { csvTables } from '../../shared/formats/csv-tables.ts'
import { goldAnnotator } from '../../shared/model/make-id.ts'
import { surfaceOf } from '../../shared/model/surface.ts'
import { byteOrderMark, csvRow } from '../../shared/text/csv.ts'
import type { CorpusStore } from '../store/corpus-store.ts'
import { nodeFileSystem } from '../store/node-file-system.ts'
import { openCorpus } from '../store/open-corpus.ts'
import { importFiles } from './import-files.ts'
import { device, emptyCorpus, seeds, temporaryFolder } from './jobs.fixtures.ts'

let folder = { path: '', remove: async () => {} }
let corpus: CorpusStore
beforeEach(async () => {
  folder = await temporaryFolder()
  corpus = await emptyCorpus(join(folder.path, 'corpus'))
})
afterEach(async () => {
  await corpus.close()
  await folder.remove()
})

const inbox = (name: string): string => join(folder.path, name)
const take = (paths: readonly string[], options = {}) => importFiles(paths, corpus, { device, ...options })

async function settle<Value>(
  result: Promise<{ ok: true; value: Value } | { ok: false; error: { code: string } }>,
): Promise<Value> {
  const settled = await result
  if (!settled.ok) throw new Error(settled.error.code)
  return settled.value
}

describe('importing', () => {
  it('takes the sample articles byte for byte, and the gold layer to gold', async () => {
    const steps: string[] = []
    const outcome = await take([join(seeds, 'articles'), join(seeds, 'gold.jsonl')], {
      documents: 8,
      onProgress: (done: number, total: number) => steps.push(`${done}/${total}`),
    })
    expect(outcome).toMatchObject({ known: 3, problems: [], stopped: null })
    expect(outcome.added).toHaveLength(5)
    expect(steps).toEqual(Array.from({ length: 9 }, (_none, done) => `${done}/8`))
    let entities = 0
    for (const id of outcome.added) {
      const { text, name } = await settle(corpus.readDocument(id))
      expect(Buffer.from(text)).toEqual(await readFile(join(seeds, 'articles', `${name}.txt`)))
      const { records } = await settle(corpus.readLayer(goldAnnotator, id))
      entities += records.filter(record => record.kind === 'entity').length
    }
    expect(entities).toBe(131)
  })

  it('takes nothing twice', async () => {
    await take([join(seeds, 'gold.jsonl')])
    const again = await take([join(seeds, 'gold.jsonl')])
    expect(again).toMatchObject({ added: [], known: 3, records: 0, problems: [] })
  })

  it('adds where a known text came from', async () => {
    await writeFile(inbox('first.txt'), 'مصر')
    await copyFile(inbox('first.txt'), inbox('second.txt'))
    const { added } = await take([inbox('first.txt'), inbox('second.txt')])
    const [id] = added
    if (!id) throw new Error('nothing added')
    const { name, provenance } = await settle(corpus.readDocument(id))
    expect(name).toBe('first')
    expect(provenance.map(({ file }) => file)).toEqual(['first.txt', 'second.txt'])
  })

  it('walks folders, passes over hidden ones, links and other kinds of file', async () => {
    await mkdir(inbox('in/deep/.git'), { recursive: true })
    await writeFile(inbox('in/a.TXT'), 'أ')
    await writeFile(inbox('in/deep/b.txt'), 'ب')
    await writeFile(inbox('in/deep/c.pdf'), 'ج')
    await writeFile(inbox('in/deep/.git/d.txt'), 'د')
    await symlink(inbox('in'), inbox('in/deep/loop'))
    expect(await take([inbox('in')])).toMatchObject({ added: [expect.anything(), expect.anything()], problems: [] })
  })

  it('goes on after bad files and names each', async () => {
    await mkdir(inbox('in'))
    const large = await open(inbox('in/1-large.txt'), 'w')
    await large.truncate(60 * 1024 * 1024)
    await large.close()
    await writeFile(inbox('in/2-windows.txt'), Buffer.from([0xe6, 0xd2]))
    await writeFile(inbox('in/3-empty.txt'), '')
    await writeFile(inbox('in/4-lines.jsonl'), '{"hashiya":1,"text":"واحد"}\nnot json\n{"hashiya":1,"text":"ثلاثة"}\n')
    await writeFile(
      inbox('in/5-torn.jsonl'),
      Buffer.concat([Buffer.from('{"hashiya":1,"text":"'), Buffer.from([0xe6, 0xd2])]),
    )
    await writeFile(inbox('in/6-good.txt'), 'حسن')
    const { added, problems, stopped } = await take([inbox('in'), inbox('gone.txt'), inbox('in/x.docx')])
    expect(added).toHaveLength(3)
    expect(problems.map(({ code }) => code).sort()).toEqual(
      [
        'disk/failed',
        'disk/failed',
        'format/line',
        'text/empty',
        'text/encoding',
        'text/encoding',
        'text/too-large',
      ].sort(),
    )
    expect(stopped).toBeNull()
  })

  it('goes on after a document of the corpus that a newer version wrote, and leaves that file alone', async () => {
    await writeFile(inbox('a.txt'), 'مصر')
    await writeFile(inbox('b.txt'), 'العراق')
    const [id = ''] = (await take([inbox('a.txt')])).added
    const file = join(corpus.path, 'documents', id.slice(0, 2), `${id}.json`)
    await corpus.close()
    await writeFile(file, '{"version":2}')
    corpus = await settle(openCorpus({ path: corpus.path, device, mode: 'write' }))
    const outcome = await take([inbox('a.txt'), inbox('b.txt')])
    expect(outcome).toMatchObject({ stopped: null, problems: [{ code: 'format/newer', params: { file } }] })
    expect(outcome.added).toHaveLength(1)
    expect(await readFile(file, 'utf8')).toBe('{"version":2}')
  })

  it('sets no status back for a file that says none', async () => {
    const line = (layer: object): string => `${JSON.stringify({ hashiya: 1, text: 'مصر', layers: { gold: layer } })}\n`
    const records = [{ kind: 'entity', id: 'T1', label: 'GPE', spans: [[0, 3]] }]
    await writeFile(inbox('a.jsonl'), line({ status: 'done', records }))
    await writeFile(inbox('b.jsonl'), line({ records: [...records, { ...records[0], id: 'T2' }] }))
    const [id] = (await take([inbox('a.jsonl')])).added
    if (!id) throw new Error('nothing came in')
    expect(await take([inbox('b.jsonl')])).toMatchObject({ records: 1, problems: [] })
    expect(await settle(corpus.readLayer(goldAnnotator, id))).toMatchObject({ status: 'done' })
  })

  it('names the file and the line of marks that stand elsewhere, and of those that the corpus has otherwise', async () => {
    const line = (name: string, spans: readonly (readonly number[])[]): string => {
      const records = [{ kind: 'entity', id: 'T1', label: 'GPE', spans, surface: 'مصر' }]
      return `${JSON.stringify({ hashiya: 1, name, text: `${name} مصر مصر`, layers: { gold: { records } } })}\n`
    }
    await writeFile(inbox('a.jsonl'), line('أ', [[6, 9]]) + line('ب', [[3, 6]]))
    const misplaced = await take([inbox('a.jsonl')])
    expect(misplaced.problems).toMatchObject([
      { code: 'mention/misplaced', params: { file: 'a.jsonl', line: 2, id: 'T1', surface: 'مصر' } },
    ])
    await writeFile(inbox('b.jsonl'), `\n${line('أ', [[2, 5]])}`)
    expect((await take([inbox('b.jsonl')])).problems).toMatchObject([
      { code: 'record/kept', params: { file: 'b.jsonl', line: 2, id: 'T1' } },
    ])
    await writeFile(inbox('c.txt'), 'زارت مصر')
    await writeFile(inbox('c.ann'), 'T1\tGPE 5 8\tمصر\n\nT2\tGPE 0 4\tمصر\n')
    expect((await take([inbox('c.ann')])).problems).toMatchObject([
      { code: 'mention/misplaced', params: { file: 'c.ann', line: 3, id: 'T2' } },
    ])
    await writeFile(inbox('c.ann'), '\nT1\tORG 5 8\tمصر\n')
    expect((await take([inbox('c.ann')])).problems).toMatchObject([
      { code: 'record/kept', params: { file: 'c.ann', line: 2, id: 'T1' } },
    ])
  })

  it('passes over a line too long to be read, and takes what follows it', async () => {
    const file = await open(inbox('long.jsonl'), 'w')
    await file.write('{"hashiya":1,"text":"أول"}\n{"hashiya":1,"text":"')
    for (let at = 0; at < 50; at++) await file.write('x'.repeat(1024 * 1024))
    await file.write('"}\n{"hashiya":1,"text":"ثالث"}\n{"hashiya":1,"text":" "}\n')
    await file.close()
    const { added, problems } = await take([inbox('long.jsonl')])
    expect(added).toHaveLength(2)
    expect(problems).toEqual([
      { code: 'format/line', params: { file: 'long.jsonl', line: 2, reason: 'too long a line to be read' } },
      { code: 'format/line', params: { file: 'long.jsonl', line: 4, reason: 'no text' } },
    ])
  })

  it('leaves out a line that is not UTF-8, names it, and takes the others, however far into the file', async () => {
    const line = (text: string): string => `${JSON.stringify({ hashiya: 1, text })}\n`
    const filler = `${line('حشو')}${'\n'.repeat(40)}`.repeat(5_000)
    const bad = Buffer.from(line('تالف'))
    bad[bad.indexOf(Buffer.from('ل'))] = 0xff
    await writeFile(
      inbox('bad.jsonl'),
      Buffer.concat([Buffer.from(line('أول')), bad, Buffer.from(filler), bad, Buffer.from(line('\uFFFD آخر'))]),
    )
    const { added, problems } = await take([inbox('bad.jsonl')])
    expect(added).toHaveLength(3)
    const reason = 'not UTF-8: this line was left out'
    expect(problems).toEqual(
      [2, 3 + 41 * 5_000].map(at => ({ code: 'format/line', params: { file: 'bad.jsonl', line: at, reason } })),
    )
  })

  it('waits for no pipe', async () => {
    execFileSync('mkfifo', [inbox('pipe.txt')])
    expect(await take([inbox('pipe.txt')])).toMatchObject({
      added: [],
      problems: [{ code: 'disk/failed', params: { path: inbox('pipe.txt'), reason: 'no file' } }],
    })
  })

  it('waits for no pipe that stands where a text should', async () => {
    await mkdir(inbox('in'))
    await writeFile(inbox('in/a.ann'), 'T1\tORG 0 3\tنصّ\n')
    execFileSync('mkfifo', [inbox('in/a.txt')])
    expect(await take([inbox('in')])).toMatchObject({
      added: [],
      problems: [{ code: 'format/line', params: { file: 'in/a.ann', reason: 'its text a.txt is not beside it' } }],
    })
  })

  it('takes no article out of the tables and lists that an export leaves in its folder', async () => {
    await mkdir(inbox('in'))
    for (const [table, columns] of Object.entries(csvTables)) {
      const plain = csvRow(columns, false)
      const row = csvRow(
        columns.map(() => 'نص'),
        false,
      )
      await writeFile(inbox(`in/${table}.csv`), plain + row)
      await writeFile(inbox(`in/${table}-excel.csv`), byteOrderMark + plain.replace(/^[^,]+/, '"$&"') + row)
    }
    await writeFile(inbox('in/losses.jsonl'), '{"fate":"altered","surface":"شركة كبيرة"}\n')
    await writeFile(inbox('in/own.csv'), 'name,text\nأ,مقال عن شركة\n')
    const { added, problems } = await take([inbox('in')])
    expect(problems).toEqual([])
    const [id, ...more] = added
    expect(more).toEqual([])
    expect(id && (await settle(corpus.readDocument(id)))).toMatchObject({ text: 'مقال عن شركة' })
  })

  it('brings layers of unknown annotators in under their names, astral characters in place', async () => {
    const line = {
      hashiya: 1,
      text: '😀 زارت مريم مصر',
      name: 'زيارة',
      layers: {
        مريم: {
          status: 'in-progress',
          records: [{ kind: 'entity', id: 'T1', label: 'GPE', spans: [[12, 15]], surface: 'مصر', later: 7 }],
        },
      },
    }
    await writeFile(inbox('layer.jsonl'), `\n${JSON.stringify(line)}\n`)
    const { added, problems } = await take([inbox('layer.jsonl')])
    const [annotator] = corpus.manifest().annotators
    const [id] = added
    if (!annotator || !id) throw new Error('nothing came in')
    expect([problems, annotator.name]).toEqual([[], 'مريم'])
    const { records, status } = await settle(corpus.readLayer(annotator.id, id))
    const [mark] = records
    expect(status).toBe('in-progress')
    expect(mark).toMatchObject({ kind: 'entity', extra: { later: 7 }, source: 'import' })
    expect(mark?.kind === 'entity' && surfaceOf(line.text, mark.spans)).toBe('مصر')
  })

  it('stops when it is cancelled, and keeps whole what came in', async () => {
    const lines = Array.from({ length: 200 }, (_none, at) => JSON.stringify({ hashiya: 1, text: `مصر ${at}` }))
    await writeFile(inbox('many.jsonl'), lines.join('\n'))
    const controller = new AbortController()
    const outcome = await take([inbox('many.jsonl')], {
      signal: controller.signal,
      onProgress: (done: number) => done === 2 && controller.abort(),
    })
    expect(outcome.stopped).toEqual({ code: 'job/cancelled', params: {} })
    expect(outcome.added.length).toBeGreaterThanOrEqual(2)
    // Those under way come in whole.
    expect(outcome.added.length).toBeLessThan(50)
    expect(new Set(await settle(corpus.listDocumentIds()))).toEqual(new Set(outcome.added))
  })

  it('names the first of very many problems and counts them all', async () => {
    await writeFile(inbox('damaged.jsonl'), `{"hashiya":1,"text":"مصر"}\n${'{"hashiya":1,\n'.repeat(10_500)}`)
    const outcome = await take([inbox('damaged.jsonl')])
    expect(outcome.added).toHaveLength(1)
    expect([outcome.problems.length, outcome.problemCount]).toEqual([10_000, 10_500])
  })

  it('stops when the corpus cannot be written', async () => {
    const real = corpus.addDocument.bind(corpus)
    let calls = 0
    corpus.addDocument = async document => {
      calls++
      return calls === 2 ? { ok: false, error: { code: 'disk/full', params: { path: corpus.path } } } : real(document)
    }
    const lines = Array.from({ length: 200 }, (_none, at) => JSON.stringify({ hashiya: 1, text: `مصر ${at}` }))
    await writeFile(inbox('many.jsonl'), lines.join('\n'))
    const outcome = await take([inbox('many.jsonl')])
    expect(outcome.stopped).toMatchObject({ code: 'disk/full' })
    expect(calls).toBeLessThan(50)
    expect(outcome.added).toHaveLength(calls - 1)
    expect(await nodeFileSystem.list(join(corpus.path, 'documents'))).toHaveLength(1)
  })
})
