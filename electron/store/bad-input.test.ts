import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Annotator, corpusVersion } from '../../shared/model/corpus.ts'
import type { DocumentId } from '../../shared/model/ids.ts'
import { layerVersion } from '../../shared/model/layer.ts'
import { importFiles } from '../jobs/import-files.ts'
import type { CorpusOptions, CorpusStore } from './corpus-store.ts'
import type { FileSystem } from './file-system.ts'
import { nodeFileSystem } from './node-file-system.ts'
import { createCorpus, openCorpus } from './open-corpus.ts'
import {
  addCommit,
  device,
  emptyScheme,
  failingToWrite,
  hashFolder,
  must,
  toDocument,
  toEntity,
} from './store.fixtures.ts'

const text = 'وقّع مجمع سوناطراك مذكرة تفاهم مع هواوي'
let home: string
let path: string
let options: CorpusOptions
let sara: Annotator
let id: DocumentId
let other: DocumentId

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'hashiya-bad-'))
  path = join(home, 'corpus')
  options = { path, device, mode: 'write', idle: null, now: () => '2026-01-01T10:20:30.000Z' }
  const store = must(await createCorpus({ ...options, name: 'تجربة', scheme: emptyScheme }))
  sara = must(await store.ensureAnnotator('Sara'))
  id = must(await store.addDocument(toDocument(text, 'a'))).id
  other = must(await store.addDocument(toDocument(`${text}.`, 'b'))).id
  for (const sequence of [1, 2, 3])
    must(await store.saveCommit(sara.id, addCommit(sequence, id, toEntity(`T${sequence}`, sequence, 9))))
  must(await store.saveCommit(sara.id, addCommit(4, other, toEntity('T1', 0, 4))))
  must(await store.close())
})

afterEach(() => rmSync(home, { recursive: true }))

const layerFile = (): string => join(path, 'annotations', sara.id, id.slice(0, 2), `${id}.json`)
const journalFile = (): string => join(path, 'journal', `${sara.id}-${device}.jsonl`)
const errorOf = async (opening: ReturnType<typeof openCorpus>) => {
  const opened = await opening
  return opened.ok ? 'it opened' : opened.error
}
const idsIn = async (store: CorpusStore, document = id): Promise<readonly string[]> =>
  must(await store.readLayer(sara.id, document)).records.map(record => record.id)

/** Every file that was there is there, byte for byte, under its name or the one it was moved to. */
function expectNothingOverwritten(before: ReadonlyMap<string, string>): void {
  const hashes = new Set(hashFolder(home).values())
  for (const [name, hash] of before) expect(hashes, name).toContain(hash)
}

describe('bad input', () => {
  it('a folder that is not there', async () => {
    const missing = join(home, 'none')
    expect(await errorOf(openCorpus({ ...options, path: missing }))).toEqual({
      code: 'corpus/missing',
      params: { path: missing },
    })
  })

  it('a folder that is no corpus, and a file', async () => {
    const folder = join(home, 'photos')
    mkdirSync(folder)
    writeFileSync(join(folder, 'a.txt'), 'x')
    const before = hashFolder(home)
    for (const wrong of [folder, join(folder, 'a.txt')]) {
      expect(await errorOf(openCorpus({ ...options, path: wrong }))).toEqual({
        code: 'corpus/not-a-corpus',
        params: { path: wrong },
      })
    }
    expect(await errorOf(createCorpus({ ...options, path: folder, name: 'x', scheme: emptyScheme }))).toEqual({
      code: 'corpus/exists',
      params: { path: folder },
    })
    expect(hashFolder(home)).toEqual(before)
  })

  it('a manifest of a newer version', async () => {
    const file = join(path, 'corpus.json')
    writeFileSync(file, JSON.stringify({ version: corpusVersion + 1, name: 'x' }))
    const before = hashFolder(home)
    expect(await errorOf(openCorpus(options))).toEqual({
      code: 'format/newer',
      params: { file, version: corpusVersion + 1, supported: corpusVersion },
    })
    expect(hashFolder(home)).toEqual(before)
  })

  it('a manifest that is no JSON', async () => {
    const file = join(path, 'corpus.json')
    truncateSync(file, 40)
    const before = hashFolder(home)
    expect(await errorOf(openCorpus(options))).toEqual({
      code: 'file/broken',
      params: { file, reason: 'no JSON', movedTo: null },
    })
    expect(hashFolder(home)).toEqual(before)
  })

  it('a layer file cut in half is moved aside and rebuilt from the journal', async () => {
    const whole = readFileSync(layerFile(), 'utf8')
    truncateSync(layerFile(), Math.floor(whole.length / 2))
    const before = hashFolder(home)
    const store = must(await openCorpus(options))
    const layer = must(await store.readLayer(sara.id, id))
    const movedTo = `${layerFile()}.broken-20260101T102030Z`
    expect(layer.problems).toEqual([{ code: 'file/broken', params: { file: layerFile(), reason: 'no JSON', movedTo } }])
    expect(layer.records.map(record => record.id)).toEqual(['T1', 'T2', 'T3'])
    must(await store.close())
    expectNothingOverwritten(before)
    expect(JSON.parse(readFileSync(layerFile(), 'utf8'))).toEqual(JSON.parse(whole))
  })

  it('a layer file of a newer version is refused and left alone; the rest of the corpus goes on', async () => {
    writeFileSync(layerFile(), JSON.stringify({ version: layerVersion + 1 }))
    const before = hashFolder(home)
    const store = must(await openCorpus(options))
    const newer = {
      code: 'format/newer',
      params: { file: layerFile(), version: layerVersion + 1, supported: layerVersion },
    }
    expect(await store.readLayer(sara.id, id)).toEqual({ ok: false, error: newer })
    expect(await store.saveCommit(sara.id, addCommit(5, id, toEntity('T9', 0, 4)))).toEqual({ ok: false, error: newer })
    expect(await idsIn(store, other)).toEqual(['T1'])
    must(await store.close())
    expect(hashFolder(home)).toEqual(before)
  })

  it('a missing layer file is rebuilt without a word', async () => {
    rmSync(layerFile())
    const store = must(await openCorpus(options))
    const layer = must(await store.readLayer(sara.id, id))
    expect(layer.records).toHaveLength(3)
    expect(layer.problems).toEqual([])
    must(await store.close())
  })

  it('a journal with a torn line loses the line alone, and keeps its bytes', async () => {
    appendFileSync(journalFile(), '{"sum":"0123456789abcdef","entry":{"version":1,"sequ')
    const before = hashFolder(home)
    const store = must(await openCorpus(options))
    expect(store.problems).toEqual([{ code: 'journal/torn', params: { file: journalFile() } }])
    expect(await idsIn(store)).toEqual(['T1', 'T2', 'T3'])
    expect(hashFolder(path).get(basename(journalFile()))).toBe(before.get(basename(journalFile())))
    must(await store.saveCommit(sara.id, addCommit(5, id, toEntity('T5', 0, 4))))
    must(await store.close())
    const again = must(await openCorpus(options))
    expect(again.problems).toEqual([])
    expect(await idsIn(again)).toEqual(['T1', 'T2', 'T3', 'T5'])
    must(await again.close())
    const torn = readdirSync(join(path, 'journal')).filter(name => name.includes('.torn-'))
    expect(torn).toHaveLength(1)
  })

  it('a journal with a wrong checksum in the middle is kept aside and named; lines before and after count', async () => {
    rmSync(join(path, 'annotations'), { recursive: true })
    const lines = readFileSync(journalFile(), 'utf8').split('\n')
    writeFileSync(journalFile(), [lines[0], lines[1]?.replace('"T2"', '"T7"'), ...lines.slice(2)].join('\n'))
    const before = hashFolder(home)
    const store = must(await openCorpus(options))
    const [problem] = store.problems
    expect(problem).toMatchObject({ code: 'journal/damaged', params: { file: journalFile(), lines: 1 } })
    const movedTo = problem?.code === 'journal/damaged' ? problem.params.movedTo : null
    expect(movedTo && readFileSync(movedTo)).toEqual(readFileSync(journalFile()))
    expect(await idsIn(store)).toEqual(['T1', 'T3'])
    must(await store.saveCommit(sara.id, addCommit(5, id, toEntity('T5', 0, 4))))
    must(await store.close())
    const copies = readdirSync(join(path, 'journal')).length
    const again = must(await openCorpus(options))
    expect(again.problems).toEqual([problem])
    expect(await idsIn(again)).toEqual(['T1', 'T3', 'T5'])
    expect(readdirSync(join(path, 'journal'))).toHaveLength(copies)
    must(await again.close())
    // The journal has grown by a line; what it was stands in the copy.
    expectNothingOverwritten(before)
  })

  it('a document whose text was changed is told; the rest stays usable', async () => {
    const file = join(path, 'documents', id.slice(0, 2), `${id}.json`)
    writeFileSync(file, readFileSync(file, 'utf8').replace('سوناطراك', 'سونلغاز'))
    const before = hashFolder(home)
    const store = must(await openCorpus(options))
    expect(await store.readDocument(id)).toMatchObject({
      ok: false,
      error: { code: 'file/broken', params: { file, movedTo: null } },
    })
    expect((await store.readDocument(other)).ok).toBe(true)
    expect(await idsIn(store, other)).toEqual(['T1'])
    // The same text, imported again, mends it; the broken file stays beside it.
    must(await store.addDocument(toDocument(text, 'a')))
    expect(await idsIn(store)).toEqual(['T1', 'T2', 'T3'])
    must(await store.close())
    expectNothingOverwritten(before)
  })

  it('a text that is not UTF-8 and one of 60 MB are told by name; the others come in', async () => {
    const texts = join(home, 'texts')
    mkdirSync(texts)
    writeFileSync(join(texts, '1-latin.txt'), Buffer.from([0xe3, 0xe6, 0xd3, 0x20, 0xc7]))
    writeFileSync(join(texts, '2-long.txt'), '')
    truncateSync(join(texts, '2-long.txt'), 60 * 1024 * 1024)
    writeFileSync(join(texts, '3-good.txt'), 'اتفاق جديد')
    const before = hashFolder(home)
    const store = must(await openCorpus(options))
    const { added, problems } = await importFiles([texts], store, { device })
    expect(added).toHaveLength(1)
    expect(problems.map(({ code }) => code).sort()).toEqual(['text/encoding', 'text/too-large'])
    must(await store.close())
    expectNothingOverwritten(before)
  })

  it('a corpus that is open elsewhere', async () => {
    const first = must(await openCorpus(options))
    const before = hashFolder(home)
    expect(await errorOf(openCorpus(options))).toMatchObject({
      code: 'corpus/locked',
      params: { path, pid: process.pid },
    })
    // Reading needs no lock and leaves none.
    const reader = must(await openCorpus({ ...options, mode: 'read' }))
    expect(await idsIn(reader)).toEqual(['T1', 'T2', 'T3'])
    expect(await reader.saveCommit(sara.id, addCommit(5, id, toEntity('T5', 0, 4)))).toMatchObject({
      ok: false,
      error: { code: 'disk/read-only' },
    })
    must(await reader.close())
    expect(hashFolder(home)).toEqual(before)
    must(await first.close())
    must(await must(await openCorpus(options)).close())
  })

  it.each([
    ['EROFS', 'disk/read-only'],
    ['EACCES', 'disk/read-only'],
    ['ENOSPC', 'disk/full'],
  ])('a folder that cannot be written (%s) opens for reading', async (errno, code) => {
    const before = hashFolder(home)
    const store = must(await openCorpus({ ...options, fileSystem: failingToWrite(errno) }))
    expect(store.readOnly).toBe(true)
    expect(store.problems).toEqual([{ code, params: { path } }])
    expect(await idsIn(store)).toEqual(['T1', 'T2', 'T3'])
    expect((await store.saveCommit(sara.id, addCommit(5, id, toEntity('T5', 0, 4)))).ok).toBe(false)
    must(await store.close())
    expect(hashFolder(home)).toEqual(before)
  })

  it('a disk that fills up while she works: the commit fails, and is saved once there is room', async () => {
    let isFull = false
    const fileSystem: FileSystem = {
      ...nodeFileSystem,
      openToAppend: async file => {
        const opened = await nodeFileSystem.openToAppend(file)
        return {
          ...opened,
          write: async bytes => {
            await opened.write(isFull ? bytes.subarray(0, 9) : bytes)
            if (isFull) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })
          },
        }
      },
    }
    const store = must(await openCorpus({ ...options, fileSystem }))
    const commit = addCommit(5, id, toEntity('T5', 0, 4))
    const before = hashFolder(path)
    isFull = true
    for (let attempt = 0; attempt < 2; attempt++)
      expect(await store.saveCommit(sara.id, commit)).toEqual({
        ok: false,
        error: { code: 'disk/full', params: { path: journalFile() } },
      })
    expect(hashFolder(path)).toEqual(before)
    expect(await idsIn(store)).toEqual(['T1', 'T2', 'T3'])
    isFull = false
    must(await store.saveCommit(sara.id, commit))
    expect(await idsIn(store)).toEqual(['T1', 'T2', 'T3', 'T5'])
    must(await store.close())
  })
})
