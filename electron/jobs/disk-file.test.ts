import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { diskFile } from './disk-file.ts'
import { temporaryFolder } from './jobs.fixtures.ts'

describe('reading lines', () => {
  it('ends them at LF alone, a CR before it taken off, wherever a chunk ends', async () => {
    const lines = ['a\u2028b', '', '😀'.repeat(100_000), 'مصر']
    const folder = await temporaryFolder()
    const path = join(folder.path, 'lines')
    await writeFile(path, `\uFEFF${lines.join('\r\n')}`)
    const read: string[] = []
    for await (const line of diskFile(path, 'lines').lines()) read.push(line)
    expect(read).toEqual(lines)
    await folder.remove()
  })
})

it('takes NUL for a sign like others where it is told the encoding', async () => {
  const folder = await temporaryFolder()
  const path = join(folder.path, 'nul')
  await writeFile(path, 'a\0b')
  expect(await diskFile(path, 'nul', { encoding: 'utf-8' }).text()).toBe('a\0b')
  expect(diskFile(path, 'nul', { encoding: 'utf-8' }).head).toBe('a\0b')
  expect(diskFile(path, 'nul').readAs).toBeNull()
  await folder.remove()
})
