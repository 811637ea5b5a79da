import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Format } from '../../shared/formats/format.ts'
import { formats } from '../../shared/formats/registry.ts'
import { goldAnnotator } from '../../shared/model/make-id.ts'
import type { CorpusStore } from '../store/corpus-store.ts'
import { exportCorpus } from './export-corpus.ts'
import { importFiles } from './import-files.ts'
import { device, emptyCorpus, seeds, temporaryFolder } from './jobs.fixtures.ts'

let folder = { path: '', remove: async () => {} }
let corpus: CorpusStore
beforeAll(async () => {
  folder = await temporaryFolder()
  corpus = await emptyCorpus(at('corpus'))
  await importFiles([join(seeds, 'articles'), join(seeds, 'gold.jsonl')], corpus, { device })
})
afterAll(async () => {
  await corpus.close()
  await folder.remove()
})

const at = (name: string): string => join(folder.path, name)

const encodings: Readonly<Record<string, (text: string) => Buffer>> = {
  'UTF-16 LE without a mark': text => Buffer.from(text, 'utf16le'),
  'UTF-16 BE without a mark': text => Buffer.from(text, 'utf16le').swap16(),
  'UTF-16 LE': text => Buffer.from(`\uFEFF${text}`, 'utf16le'),
}

/** What an import of the path brings, text by text. */
async function brought(path: string, name: string) {
  const into = await emptyCorpus(at(name))
  const { added, problems } = await importFiles([path], into, { device, now: () => '2026-01-01T00:00:00.000Z' })
  const layers = []
  for (const id of [...added].sort()) {
    const owners = await into.listLayers(id)
    for (const owner of owners.ok ? owners.value : []) {
      const layer = await into.readLayer(owner, id)
      if (layer.ok) layers.push([id, layer.value.status, layer.value.records])
    }
  }
  await into.close()
  return { layers, problems }
}

async function exported({ id }: Format, path: string): Promise<void> {
  const format = formats.find(one => one.id === id)
  const selection = {
    layer: goldAnnotator,
    statuses: 'done',
    borders: 'gold',
    nesting: 'outermost',
    tags: 'IOB2',
  } as const
  const target = { kind: 'folder', path, overwrite: false } as const
  const written = format && (await exportCorpus(corpus, format, { ...selection, split: null }, target))
  if (!written?.ok) throw new Error(id)
}

describe('an import of any format', () => {
  it.each(formats.filter(({ importing }) => importing).map(format => [format.id, format] as const))(
    'brings the same in UTF-16, with and without a mark, as in UTF-8: %s',
    async (id, format) => {
      await exported(format, at(id))
      const plain = await brought(at(id), `${id}-plain`)
      expect([id, plain.problems, plain.layers.length]).toEqual([id, [], 3])
      for (const [number, encode] of Object.values(encodings).entries()) {
        const path = at(`other-${number}/${id}`)
        await mkdir(path, { recursive: true })
        const files = (await readdir(at(id), { withFileTypes: true })).filter(entry => entry.isFile())
        for (const { name } of files) {
          const bytes = await readFile(join(at(id), name))
          const isText = !['.spacy', '.parquet'].includes(extname(name))
          await writeFile(join(path, name), isText ? encode(bytes.toString('utf8')) : bytes)
        }
        expect(await brought(path, `${id}-${number}`)).toEqual(plain)
      }
    },
  )
})

describe('a file that ends inside a character', () => {
  const line = (text: string): string => `${JSON.stringify({ hashiya: 1, text })}\n`

  it('brings what stands complete before it, and says where it ends', async () => {
    const whole = Buffer.from(line('واحد') + line('اثنان') + line('ثلاثة'))
    await writeFile(at('cut.jsonl'), whole.subarray(0, whole.lastIndexOf('ث') + 1))
    const into = await emptyCorpus(at('from-cut'))
    const { added, problems } = await importFiles([at('cut.jsonl')], into, { device })
    expect(added).toHaveLength(2)
    const reason = 'the file ends inside a character, so it was cut; the article it ends in was left out'
    expect(problems).toEqual([{ code: 'format/line', params: { file: at('cut.jsonl'), line: 3, reason } }])
    const tasks = Buffer.from(`[${['أول', 'ثانٍ', 'آخر'].map(text => JSON.stringify({ data: { text } })).join(',')}]`)
    await writeFile(at('cut.json'), tasks.subarray(0, tasks.lastIndexOf('خ') + 1))
    expect(await importFiles([at('cut.json')], into, { device })).toMatchObject({
      added: [expect.anything(), expect.anything()],
      problems: [{ params: { file: at('cut.json'), line: 1, reason } }],
    })
    await into.close()
  })
})
