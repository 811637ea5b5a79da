import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { deviceIdSchema } from '../../shared/model/ids.ts'
import { temporaryFolder } from './jobs.fixtures.ts'
import { type ReadPart, readImportFile } from './read-import.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
beforeEach(async () => {
  folder = await temporaryFolder()
})
afterEach(() => folder.remove())

/** What a file gives, with another beside it. */
async function read(format: 'brat' | 'huggingface', files: Readonly<Record<string, string | Uint8Array>>) {
  const inside = join(folder.path, 'data')
  await mkdir(inside)
  for (const [name, content] of Object.entries(files)) await writeFile(join(inside, name), content)
  const [name = ''] = Object.keys(files)
  const file = { path: join(inside, name), name: `data/${name}`, shown: join(inside, name), format }
  const parts: ReadPart[] = []
  for await (const part of readImportFile(file, { device: deviceIdSchema.parse('aaaaaaaa') })) parts.push(part)
  return {
    documents: parts.flatMap(({ document }) => document ?? []),
    problems: parts.flatMap(({ problems }) => problems),
  }
}

const damaged = (before: string, after: string): Uint8Array =>
  Buffer.concat([Buffer.from(before), Buffer.from([0xff, 0xc3]), Buffer.from(after)])

it('brings the articles where a line of the card beside them is damaged, and names that line', async () => {
  const { documents, problems } = await read('huggingface', {
    'train.jsonl': `${JSON.stringify({ id: 'a:0', tokens: ['وزارة', 'الصحة', '.'], ner_tags: [1, 2, 0] })}\n`,
    'README.md': damaged("---\n  '0': O\n  '1': B-ORG\n  '2': I-ORG\n---\nca", 'fe\n'),
  })
  expect(documents.flatMap(({ layers }) => layers.flatMap(({ records }) => records))).toMatchObject([
    { kind: 'entity', label: 'ORG' },
  ])
  expect(problems).toMatchObject([{ code: 'format/line', params: { file: 'data/README.md', line: 6 } }])
})

it('blames the text, not the marks, where it is the text that no encoding fits', async () => {
  const { documents, problems } = await read('brat', {
    'one.ann': 'T1\tORG 0 5\tوزارة\n',
    'one.txt': damaged('وزارة ', ' الصحة'),
  })
  expect(documents).toEqual([])
  expect(problems).toEqual([{ code: 'text/encoding', params: { file: join(folder.path, 'data', 'one.txt') } }])
})
