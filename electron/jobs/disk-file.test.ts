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
