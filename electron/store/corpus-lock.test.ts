import { hostname } from 'node:os'
import { describe, expect, it } from 'vitest'
import { CorpusLock } from './corpus-lock.ts'
import { ModelFileSystem } from './model-file-system.fixtures.ts'
import { type ProgramMark, readProgramMark, runsStill } from './program-mark.ts'
import { must } from './store.fixtures.ts'

const running = (): boolean => true
const dead = (): boolean => false
const elsewhere = (): null => null
const mark: ProgramMark = { host: 'laptop', pid: 7, boot: 'b', started: '1' }

async function createDisk(): Promise<ModelFileSystem> {
  const disk = new ModelFileSystem()
  await disk.makeFolder('/c')
  return disk
}

describe('the lock of a corpus', () => {
  it.each([
    ['runs', running],
    ['runs on another host', elsewhere],
  ])('stays with a program that %s', async (_where, isRunning) => {
    const disk = await createDisk()
    must(await CorpusLock.take(disk, '/c', mark, isRunning))
    const before = disk.snapshot()
    expect(await CorpusLock.take(disk, '/c', { ...mark, pid: 8 }, isRunning)).toEqual({
      ok: false,
      error: { code: 'corpus/locked', params: { path: '/c', host: 'laptop', pid: 7 } },
    })
    expect(disk.snapshot()).toEqual(before)
  })

  it('is taken from a program that has died, and given back', async () => {
    const disk = await createDisk()
    must(await CorpusLock.take(disk, '/c', mark, dead))
    const lock = must(await CorpusLock.take(disk, '/c', { ...mark, pid: 8 }, dead))
    expect(await lock.isOurs()).toBe(true)
    await lock.release()
    expect(disk.snapshot().size).toBe(0)
  })

  it('is taken where a crash left half a lock', async () => {
    const disk = await createDisk()
    await (await disk.createFile('/c/corpus.lock')).write(Buffer.from('{"host":'))
    expect((await CorpusLock.take(disk, '/c', mark, running)).ok).toBe(true)
  })

  it('goes to one of many that want it at once', async () => {
    const disk = await createDisk()
    must(await CorpusLock.take(disk, '/c', mark, dead))
    // Only the first program has died.
    const isRunning = ({ pid }: ProgramMark): boolean => pid !== mark.pid
    const taken = await Promise.all(
      [11, 12, 13, 14].map(pid => CorpusLock.take(disk, '/c', { ...mark, pid }, isRunning)),
    )
    expect(taken.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('knows when another program stands in it, and takes its own place again when it was cleared away', async () => {
    const disk = await createDisk()
    const lock = must(await CorpusLock.take(disk, '/c', mark, running))
    await disk.unlink('/c/corpus.lock')
    expect(await lock.isOurs()).toBe(true)
    await disk.unlink('/c/corpus.lock')
    must(await CorpusLock.take(disk, '/c', { ...mark, pid: 8 }, running))
    expect(await lock.isOurs()).toBe(false)
    await lock.release()
    expect(disk.snapshot().size).toBe(1)
  })

  it('passes over a disk without links', async () => {
    const disk = await createDisk()
    disk.fault = (operation, path) => {
      if (operation === 'link') throw Object.assign(new Error(path), { code: 'EPERM' })
      return undefined
    }
    expect((await CorpusLock.take(disk, '/c', mark, running)).ok).toBe(true)
    expect((await CorpusLock.take(disk, '/c', mark, running)).ok).toBe(false)
  })
})

describe('the mark of a program', () => {
  const here = readProgramMark()

  it('tells this program from one that died, that ran before the machine started again, and that runs elsewhere', () => {
    expect(runsStill(here)).toBe(true)
    expect(runsStill({ ...here, pid: 2 ** 22 + 1 })).toBe(false)
    expect(runsStill({ ...here, boot: 'another' })).toBe(false)
    expect(runsStill({ ...here, host: `${hostname()}-2` })).toBe(null)
  })

  it.skipIf(process.platform !== 'linux')('tells it from one that got its process id later', () => {
    expect(runsStill({ ...here, started: '1' })).toBe(false)
  })
})
