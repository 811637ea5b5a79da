import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from './jobs.fixtures.ts'
import { StagedWriter } from './staged-writer.ts'

it('writes whole files at once, and those that grow piece by piece, with their sizes in the order begun', async () => {
  const folder = await temporaryFolder()
  const written = async (name: string): Promise<string> => readFile(join(folder.path, name), 'utf8')
  const writer = new StagedWriter(folder.path)
  await writer.add([{ file: 'all', content: 'مصر\n' }])
  // More than are made durable at once.
  for (let at = 0; at < 100; at++)
    await writer.add([
      { file: `texts/${at}`, content: `نصّ ${at}`, isWhole: true },
      { file: 'all', content: `${at}\n` },
    ])
  expect(await written('texts/99')).toBe('نصّ 99')
  await expect(writer.add([{ file: 'texts/0', content: 'again', isWhole: true }])).rejects.toThrow('texts/0')
  await writer.finish()
  expect(await written('texts/0')).toBe('نصّ 0')
  const all = await written('all')
  expect(all.split('\n')).toEqual(['مصر', ...Array.from({ length: 100 }, (_none, at) => String(at)), ''])
  expect([...writer.sizes].slice(0, 2)).toEqual([
    ['all', Buffer.byteLength(all)],
    ['texts/0', Buffer.byteLength('نصّ 0')],
  ])
  await folder.remove()
})

it('says when a file cannot be made durable, once all that is under way has ended', async () => {
  const folder = await temporaryFolder()
  const writer = new StagedWriter(folder.path)
  await writer.add([{ file: 'grows', content: 'a' }])
  await writer.flush()
  await folder.remove()
  await expect(writer.finish()).rejects.toThrow('ENOENT')
  await writer.settle()
})
