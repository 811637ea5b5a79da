import { describe, expect, it } from 'vitest'
import type { StoredCommit } from '../../shared/edit/stored-commit.ts'
import { documentIdSchema, recordIdSchema } from '../../shared/model/ids.ts'
import { AppFailure } from './disk-error.ts'
import { Journal } from './journal.ts'
import { toLine } from './journal-line.ts'
import { ModelFileSystem } from './model-file-system.fixtures.ts'
import { device } from './store.fixtures.ts'

const document = documentIdSchema.parse('a'.repeat(26))
const path = '/journal/sara-abcdefgh.jsonl'

const toCommit = (sequence: number, note = 'ا'): StoredCommit => ({
  version: 3,
  sequence,
  name: 'writeNote',
  at: '2026-01-01T00:00:00.000Z',
  diffs: [
    {
      document,
      added: [
        {
          kind: 'documentLabel',
          id: recordIdSchema.parse('D1'),
          category: 'c',
          value: note,
          source: 'person',
          stamp: [sequence, device],
        },
      ],
      updated: [],
      removed: [],
    },
  ],
})

async function put(disk: ModelFileSystem, ...parts: readonly (Uint8Array | string)[]): Promise<void> {
  await disk.makeFolder('/journal')
  const file = await disk.openToAppend(path)
  for (const part of parts) await file.write(typeof part === 'string' ? Buffer.from(part) : part)
  await file.sync()
}

const read = async (disk: ModelFileSystem): Promise<readonly number[]> => {
  const journal = await Journal.open(disk, path)
  return (await journal.read(journal.placesOf(document))).map(commit => commit.sequence)
}

const fileOf = async (disk: ModelFileSystem): Promise<string> => Buffer.from(await disk.readFile(path)).toString()

describe('a journal', () => {
  it('gives back what was appended, line by line as JSON', async () => {
    const disk = new ModelFileSystem()
    const journal = await Journal.open(disk, path)
    for (const sequence of [1, 2, 3]) await journal.append(toCommit(sequence))
    expect(await read(disk)).toEqual([1, 2, 3])
    const lines = (await fileOf(disk)).trimEnd().split('\n')
    expect(lines.map(line => JSON.parse(line).entry)).toEqual([1, 2, 3].map(sequence => toCommit(sequence)))
  })

  it('syncs lines that wait together at once', async () => {
    const disk = new ModelFileSystem()
    const journal = await Journal.open(disk, path)
    await journal.append(toCommit(1))
    const before = disk.operations
    await Promise.all([2, 3, 4, 5, 6].map(sequence => journal.append(toCommit(sequence))))
    // One line alone, then four together: two writes and two syncs.
    expect(disk.operations - before).toBe(4)
    expect(await read(disk)).toEqual([1, 2, 3, 4, 5, 6])
  })

  it.each([1, 20, -2, -1])('drops a line torn at byte %i and keeps its bytes aside before it goes on', async cut => {
    const disk = new ModelFileSystem()
    const torn = toLine(toCommit(2)).slice(0, cut)
    await put(disk, toLine(toCommit(1)), torn)
    const journal = await Journal.open(disk, path)
    // Only the line feed is missing where one byte is: the line is whole.
    const isWhole = cut === -1
    expect(journal.last).toBe(isWhole ? 2 : 1)
    expect(disk.snapshot().size).toBe(1)
    await journal.append(toCommit(journal.last + 1))
    expect(await read(disk)).toEqual(isWhole ? [1, 2, 3] : [1, 2])
    const aside = [...disk.snapshot()].filter(([name]) => name.includes('.torn-'))
    expect(aside.map(([, bytes]) => bytes)).toEqual(isWhole ? [] : [Buffer.from(torn).toString('latin1')])
  })

  it('keeps good lines before and after a damaged one', async () => {
    const disk = new ModelFileSystem()
    const damaged = Buffer.from(
      Buffer.from(toLine(toCommit(2)))
        .toString()
        .replace('writeNote', 'writeNode'),
    )
    await put(disk, toLine(toCommit(1)), damaged, 'nonsense\n', toLine(toCommit(4)))
    const journal = await Journal.open(disk, path)
    expect(journal.damaged).toHaveLength(2)
    expect(await read(disk)).toEqual([1, 4])
    expect(journal.last).toBe(4)
  })

  it('acknowledges the same commit again without writing it again', async () => {
    const disk = new ModelFileSystem()
    const journal = await Journal.open(disk, path)
    await journal.append(toCommit(1))
    const before = await fileOf(disk)
    await journal.append(toCommit(1))
    await (await Journal.open(disk, path)).append(toCommit(1))
    expect(await fileOf(disk)).toBe(before)
    await expect(journal.append(toCommit(1, 'another'))).rejects.toThrow('stands for another commit')
  })

  it('refuses a gap as a bug', async () => {
    const journal = await Journal.open(new ModelFileSystem(), path)
    await expect(journal.append(toCommit(2))).rejects.toThrow('leaves a gap')
  })

  it.each([0, 7])('goes on where a full disk stopped it, %i bytes into a line', async part => {
    const disk = new ModelFileSystem()
    const journal = await Journal.open(disk, path)
    await journal.append(toCommit(1))
    disk.fault = operation => (operation === 'write' ? part : undefined)
    const failed = await Promise.allSettled([2, 3].map(sequence => journal.append(toCommit(sequence))))
    for (const one of failed)
      expect(one).toMatchObject({ status: 'rejected', reason: { error: { code: 'disk/full' } } })
    await expect(journal.append(toCommit(3))).rejects.toBeInstanceOf(AppFailure)
    expect(await read(disk)).toEqual([1])
    disk.fault = () => undefined
    for (const sequence of [2, 3]) await journal.append(toCommit(sequence))
    expect(await read(disk)).toEqual([1, 2, 3])
    expect([...disk.snapshot().keys()]).toEqual([path])
  })

  it('trusts nothing of a failed sync: the line is cut off and written anew', async () => {
    const disk = new ModelFileSystem()
    const journal = await Journal.open(disk, path)
    await journal.append(toCommit(1))
    const failing = (operation: string): undefined => {
      if (operation === 'sync') throw Object.assign(new Error('EIO'), { code: 'EIO' })
    }
    disk.fault = failing
    await expect(journal.append(toCommit(2))).rejects.toMatchObject({ error: { code: 'disk/failed' } })
    disk.fault = () => undefined
    const before = disk.operations
    await journal.append(toCommit(2))
    expect(disk.operations).toBeGreaterThan(before)
    expect(await read(disk.crash('nothing'))).toEqual([1, 2])
  })

  it('does not give a number out again that a checkpoint has held', async () => {
    const disk = new ModelFileSystem()
    const journal = await Journal.open(disk, path)
    journal.raise(7)
    expect(journal.last).toBe(7)
    await journal.append(toCommit(8))
    expect(await read(disk)).toEqual([8])
  })
})

describe('a line of many documents', () => {
  const other = documentIdSchema.parse('b'.repeat(26))
  /** Large enough to be taken apart. */
  const wide = (): StoredCommit => {
    const commit = toCommit(1)
    const [diff] = commit.diffs
    if (!diff) throw new Error('no diff')
    const filler = Array.from({ length: 900 }, (_, at) => ({
      ...diff,
      document: documentIdSchema.parse(toId(at)),
    }))
    return { ...commit, diffs: [{ ...diff, document: other }, ...filler, diff] }
  }
  const toId = (at: number): string => at.toString(2).replaceAll('0', 'y').replaceAll('1', 'z').padStart(26, 'c')

  it('gives each its own part, and says how many there are', async () => {
    const disk = new ModelFileSystem()
    const commit = wide()
    await put(disk, toLine(commit))
    const journal = await Journal.open(disk, path)
    const reading = async (id: typeof document) => journal.readPart(journal.placesOf(id), id)
    for (const id of [document, other])
      expect(await reading(id)).toEqual([
        { ...commit, touches: 902, diffs: commit.diffs.filter(diff => diff.document === id) },
      ])
    const [place] = journal.placesOf(document)
    expect(place?.length).toBeGreaterThan(65_536)
    expect(place && (await journal.readFirstPart(place))).toMatchObject({ touches: 902, diffs: [{ document: other }] })
  })

  it('refuses the part that does not fit its schema, and reads the others', async () => {
    const disk = new ModelFileSystem()
    const commit = wide()
    const spoilt = {
      ...commit,
      diffs: commit.diffs.map(diff => (diff.document === other ? { ...diff, added: 1 } : diff)),
    }
    await put(disk, toLine(spoilt))
    const journal = await Journal.open(disk, path)
    await expect(journal.readPart(journal.placesOf(other), other)).rejects.toThrow(AppFailure)
    expect(await journal.readPart(journal.placesOf(document), document)).toMatchObject([{ diffs: [{ document }] }])
    // Whoever needs all of it is told.
    await expect(journal.find(1)).rejects.toThrow(AppFailure)
  })

  it('refuses a line that was changed after it was opened', async () => {
    const line = toLine(wide())
    const disk = new ModelFileSystem()
    await put(
      disk,
      line.map((byte, at) => (at === line.length - 100 ? 0x20 : byte)),
    )
    const journal = new Journal(disk, path, line)
    await expect(journal.readPart(journal.placesOf(document), document)).rejects.toThrow(AppFailure)
  })
})
