import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { csvTables } from '../../shared/formats/csv-tables.ts'
import { formats } from '../../shared/formats/registry.ts'
import { goldAnnotator } from '../../shared/model/make-id.ts'
import type { CorpusStore } from '../store/corpus-store.ts'
import { exportCorpus } from './export-corpus.ts'
import type { ExportSelection } from './export-selection.ts'
import { findImportFiles } from './find-import-files.ts'
import { importFiles } from './import-files.ts'
import { device, emptyCorpus, seeds, temporaryFolder } from './jobs.fixtures.ts'

let folder = { path: '', remove: async () => {} }
beforeEach(async () => {
  folder = await temporaryFolder()
  // Zips are unpacked here, where nobody else does so.
  vi.stubEnv('TMPDIR', folder.path)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await folder.remove()
})

const at = (name: string): string => join(folder.path, name)

async function find(paths: readonly string[], options = {}) {
  const { files, passedOver, problems, release } = await findImportFiles(paths, options)
  await release()
  return { files: files.map(({ name, format }) => `${format} ${name}`), passedOver, problems }
}

const unzippedHere = async (): Promise<number> =>
  (await readdir(folder.path)).filter(name => name.startsWith('hashiya-zip-')).length

describe('finding what there is to import', () => {
  it('names the files of a folder that nobody reads, but none that needs no word', async () => {
    await mkdir(at('in/deep'), { recursive: true })
    for (const name of ['a.txt', 'README.md', '.DS_Store', 'Thumbs.db', 'visual.conf', 'report.json', 'deep/b.png'])
      await writeFile(at(`in/${name}`), 'نص')
    await writeFile(at('in/c.json'), '{"note": 1}')
    await symlink(at('in/a.txt'), at('in/link.txt'))
    await writeFile(at('in/entities.csv'), `${csvTables.entities.join(',')}\r\n`)
    expect(await find([at('in')])).toEqual({
      files: ['text in/a.txt'],
      passedOver: [
        { name: 'in/c.json', why: 'unknown' },
        { name: 'in/deep/b.png', why: 'unknown' },
        { name: 'in/entities.csv', why: 'exported' },
        { name: 'in/link.txt', why: 'link' },
      ],
      problems: [],
    })
    expect(await find([at('in')], { format: 'native' })).toMatchObject({
      passedOver: expect.arrayContaining([{ name: 'in/a.txt', why: 'other-format' }]),
    })
  })

  it('says of a file named alone what it seems to be', async () => {
    await writeFile(at('a.json'), '[{"id": 7, "body": {"inner": "\\"x"}, "tags": ["one"]}]')
    await writeFile(at('b.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0xff]))
    await writeFile(at('c.pdf'), '')
    await writeFile(at('entities.csv'), `${csvTables.entities.join(',')}\r\nx,أ,T1,ORG\r\n`)
    const { files, problems } = await find(['a.json', 'b.png', 'c.pdf', 'entities.csv'].map(at))
    expect(files).toEqual([])
    expect(problems.map(({ params }) => params)).toEqual([
      { file: at('a.json'), why: 'unknown', seems: 'json', fields: 'id, body, tags' },
      { file: at('b.png'), why: 'unknown', seems: 'bytes', fields: '' },
      { file: at('c.pdf'), why: 'unknown', seems: 'nothing', fields: '' },
      { file: at('entities.csv'), why: 'exported', seems: 'text', fields: '' },
    ])
  })
})

const zipOf = (files: Readonly<Record<string, string>>): Buffer =>
  Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))))

/** Changes what the directory of a zip says of a file. `entry`: its record there. */
function inDirectory(zip: Buffer, name: string, change: (entry: Buffer) => void): void {
  for (let at = zip.indexOf('PK\x01\x02'); at !== -1; at = zip.indexOf('PK\x01\x02', at + 4)) {
    const entry = zip.subarray(at)
    if (entry.toString('utf8', 46, 46 + entry.readUInt16LE(28)) === name) change(entry)
  }
}

describe('a zip', () => {
  it('is read as the folder it holds, and leaves nothing behind', async () => {
    const files = {
      'articles/خبر.txt': 'زارت مريم مصر',
      '__MACOSX/articles/._x.txt': 'no',
      'marks.jsonl': '{"hashiya":1,"text":"مصر","layers":{}}\n',
      'cover.png': 'no text',
      'inner.zip': 'PK',
    }
    await writeFile(at('all.zip'), zipOf(files))
    expect(await find([at('all.zip')])).toEqual({
      files: ['text all.zip/articles/خبر.txt', 'native all.zip/marks.jsonl'],
      passedOver: [
        { name: 'all.zip/cover.png', why: 'unknown' },
        { name: 'all.zip/inner.zip', why: 'zip-within' },
      ],
      problems: [],
    })
    expect(await unzippedHere()).toBe(0)
    expect(await find([at('all.zip')], { format: 'native' })).toMatchObject({
      files: ['native all.zip/marks.jsonl'],
      passedOver: expect.arrayContaining([{ name: 'all.zip/articles/خبر.txt', why: 'other-format' }]),
    })
  })

  it('gives up no name that leads out of it, nothing encrypted, no link, and no more than it says', async () => {
    const names = [
      '../out.txt',
      '/abs.txt',
      'C:/drive.txt',
      'a/../../b.txt',
      'good.txt',
      'gooo.txt',
      'secret.txt',
      'bad.txt',
      'odd.txt',
      'link.txt',
    ]
    const texts = Object.fromEntries(names.map(name => [name, 'نص']))
    const zip = zipOf({ ...texts, 'bomb.txt': '0'.repeat(40 << 20) })
    inDirectory(zip, 'gooo.txt', entry => entry.write('good.txt', 46))
    inDirectory(zip, 'secret.txt', entry => entry.writeUInt16LE(entry.readUInt16LE(8) | 1, 8))
    inDirectory(zip, 'bad.txt', entry => entry.writeUInt32LE(7, 16))
    inDirectory(zip, 'odd.txt', entry => entry.writeUInt16LE(12, 10))
    inDirectory(zip, 'link.txt', entry => {
      entry.writeUInt8(3, 5)
      entry.writeUInt32LE(0o120777 * 0x10000, 38)
    })
    await writeFile(at('bad.zip'), zip)
    const { files, problems } = await find([at('bad.zip')])
    expect(files).toEqual(['text bad.zip/good.txt'])
    const told = problems.map(({ params }) => ('reason' in params ? params.reason : ''))
    expect(told.slice(0, 9)).toEqual([
      '../out.txt leads out of the zip: it was not read',
      '/abs.txt leads out of the zip: it was not read',
      'C:/drive.txt leads out of the zip: it was not read',
      'a/../../b.txt leads out of the zip: it was not read',
      'good.txt stands in it twice: the first was read',
      'secret.txt is encrypted: it was not read',
      'bad.txt is damaged: it was not read',
      'odd.txt is packed in a way that is not read (12)',
      'link.txt is a link: it was not read',
    ])
    expect(told.at(-1)).toMatch(/^bomb\.txt would unpack to \d+ times its size: it was not read$/)
  })

  it('that is none is told, and so is one that would fill the disk', async () => {
    await writeFile(at('none.zip'), 'no zip at all')
    await writeFile(at('empty.zip'), '')
    const end = Buffer.alloc(22)
    end.writeUInt32LE(0x06054b50, 0)
    const header = Buffer.alloc(47)
    header.writeUInt32LE(0x02014b50, 0)
    header.writeUInt32LE(0xfffffff0, 20)
    header.writeUInt32LE(0xfffffff0, 24)
    header.writeUInt16LE(1, 28)
    header.write('a', 46)
    const directory = Buffer.concat([header, header, header])
    end.writeUInt32LE(directory.length, 12)
    await writeFile(at('huge.zip'), Buffer.concat([directory, end]))
    const { problems } = await find(['none.zip', 'empty.zip', 'huge.zip'].map(at))
    expect(problems.map(({ params }) => ('reason' in params ? params.reason : ''))).toEqual([
      'no zip that can be read',
      'no zip that can be read',
      'it would unpack to 12288 MiB, more than the 8192 that are read',
    ])
  })
})

describe('a damaged zip', () => {
  it('never ends a search, whatever its bytes, and leaves nothing behind', async () => {
    const sound = zipOf({ 'a.txt': 'زارت مريم مصر', 'b/c.jsonl': '{"hashiya":1,"text":"مصر"}\n'.repeat(40) })
    // The directory is where most of its numbers stand.
    const directory = sound.indexOf('PK\x01\x02')
    let seed = 7
    const random = (below: number): number => {
      seed = (seed * 1103515245 + 12345) % 2 ** 31
      return seed % below
    }
    for (let round = 0; round < 400; round++) {
      const bytes = Buffer.from(round % 5 === 0 ? sound.subarray(0, random(sound.length)) : sound)
      for (let flips = 1 + random(4); flips > 0 && bytes.length > 0; flips--) {
        const from = round % 2 === 0 && directory < bytes.length ? directory : 0
        bytes[from + random(bytes.length - from)] = [0, 0xff, random(256)][random(3)] ?? 0
      }
      await writeFile(at('flipped.zip'), bytes)
      const { files, problems } = await find([at('flipped.zip')])
      expect(files.length + problems.length).toBeGreaterThan(0)
    }
    expect(await unzippedHere()).toBe(0)
  }, 60_000)
})

describe('what the program writes itself', () => {
  let corpus: CorpusStore
  beforeEach(async () => {
    corpus = await emptyCorpus(at('corpus'))
    await importFiles([join(seeds, 'articles'), join(seeds, 'gold.jsonl')], corpus, { device })
  })
  afterEach(() => corpus.close())

  it('comes in from a zip of any format that is read, and passes over nothing without need', async () => {
    const selection: ExportSelection = {
      layer: goldAnnotator,
      statuses: 'done',
      borders: 'word',
      nesting: 'outermost',
      tags: 'IOB2',
      split: { train: 50, validation: 25, test: 25, seed: 7 },
    }
    for (const format of formats) {
      const path = at(`${format.id}.zip`)
      const written = await exportCorpus(corpus, format, selection, { kind: 'zip', path, overwrite: false })
      expect(written.ok).toBe(true)
      const into = await emptyCorpus(at(`from-${format.id}`))
      const { added, passedOver } = await importFiles([path], into, { device })
      const unread = format.importing ? [] : ['exported']
      expect([format.id, [...new Set(passedOver.map(({ why }) => why))]]).toEqual([format.id, unread])
      if (format.importing) expect(added.length).toBeGreaterThanOrEqual(3)
      else expect(added).toEqual([])
      await into.close()
    }
  }, 60_000)

  it('a corpus folder comes in with its layers, wherever it lies', async () => {
    const into = await emptyCorpus(at('into'))
    expect((await find([folder.path])).files).toContain(`corpus ${basename(folder.path)}/corpus`)
    const { added, records, problems } = await importFiles([at('corpus')], into, { device })
    expect([added.length, problems]).toEqual([5, []])
    for (const id of added) {
      const [there, here] = await Promise.all([corpus.readLayer(goldAnnotator, id), into.readLayer(goldAnnotator, id)])
      if (!there.ok || !here.ok) throw new Error('no layer')
      expect(here.value.records).toEqual(there.value.records)
      expect(here.value.status).toBe(there.value.status)
    }
    expect(records).toBeGreaterThan(131)
    expect(await importFiles([at('corpus')], into, { device })).toMatchObject({ added: [], known: 5, records: 0 })
    await into.close()
  })

  it('a corpus folder without its manifest is told as one, and its journal is no article', async () => {
    await corpus.close()
    const into = await emptyCorpus(at('into'))
    await writeFile(at('corpus/corpus.json'), '')
    const { added, passedOver, problems } = await importFiles([at('corpus')], into, { device })
    expect([added, passedOver, problems.map(({ code }) => code)]).toEqual([[], [], ['file/broken']])
    await rm(at('corpus/corpus.json'))
    expect((await importFiles([at('corpus')], into, { device })).problems).toMatchObject([
      { code: 'corpus/not-a-corpus' },
    ])
    await into.close()
  })
})
