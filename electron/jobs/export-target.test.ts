import { execFileSync } from 'node:child_process'
import { mkdir, readdir, readFile, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { conll } from '../../shared/formats/conll.ts'
import { readProgramMark } from '../store/program-mark.ts'
import { exporting, fillWithSample, selection } from './export.fixtures.ts'
import { exportCorpus } from './export-corpus.ts'
import { exportPathsIn } from './export-target.ts'
import { treeOf } from './jobs.fixtures.ts'

const sample = exporting(fillWithSample)
const { out, toFile, toFolder, write } = sample

describe('where an export goes', () => {
  it('clears away what a killed export left, and not what another one is at', async () => {
    const [left, busy, strange] = ['left', 'busy', 'strange'].map(name => out(`.${name}.0123456789ab.unfinished`))
    for (const [path, pid] of [
      [left, 2 ** 22 + 1],
      [busy, process.pid],
    ] as const) {
      await mkdir(path ?? '')
      await writeFile(join(path ?? '', 'maker.json'), JSON.stringify({ ...readProgramMark(), pid, started: null }))
    }
    await mkdir(strange ?? '')
    await write(conll, {}, toFile('after-a-kill.conll'))
    const names = (await readdir(sample.folder)).filter(name => name.endsWith('.unfinished'))
    expect(names.sort()).toEqual(['.busy.0123456789ab.unfinished', '.strange.0123456789ab.unfinished'])
    for (const path of [busy, strange]) await rm(path ?? '', { recursive: true })
  })

  it('never writes over what stands there, unless asked, and then only its own files', async () => {
    await writeFile(out('taken.conll'), 'mine')
    expect(await exportCorpus(sample.corpus, conll, selection, toFile('taken.conll'))).toEqual({
      ok: false,
      error: { code: 'corpus/exists', params: { path: out('taken.conll') } },
    })
    expect(await readFile(out('taken.conll'), 'utf8')).toBe('mine')
    await write(conll, {}, toFile('taken.conll', true))
    expect(await readFile(out('taken.conll'), 'utf8')).toMatch(/^-DOCSTART-/)

    await mkdir(out('shelf'))
    await writeFile(out('shelf/notes.txt'), 'mine')
    expect(await exportCorpus(sample.corpus, conll, selection, toFolder('shelf'))).toMatchObject({
      error: { code: 'corpus/exists' },
    })
    await write(conll, {}, toFolder('shelf', true))
    expect((await readdir(out('shelf'))).sort()).toEqual(['corpus.conll', 'notes.txt', 'report.json'])
  })

  it('puts nothing among the files of a corpus, asked or not', async () => {
    const home = join(sample.folder, 'corpus')
    const before = await treeOf(home)
    for (const target of [
      { kind: 'folder', path: home, overwrite: true },
      { kind: 'file', path: join(home, 'corpus.json'), overwrite: true },
      { kind: 'zip', path: join(home, 'documents', 'new', 'all.zip'), overwrite: false },
    ] as const)
      expect(await exportCorpus(sample.corpus, conll, selection, target)).toMatchObject({
        error: { code: 'corpus/within', params: { path: target.path, corpus: home } },
      })
    const link = out('link')
    await symlink(join(home, 'documents'), link)
    expect(await exportCorpus(sample.corpus, conll, selection, toFolder('link/new'))).toMatchObject({
      error: { code: 'corpus/within', params: { corpus: await realpath(home) } },
    })
    await rm(link)
    expect(await treeOf(home)).toEqual(before)
  })

  it('puts no file in place of what is none, asked or not', async () => {
    const pipe = out('pipe')
    execFileSync('mkfifo', [pipe])
    const target = { kind: 'file' as const, path: pipe, overwrite: true }
    expect(await exportCorpus(sample.corpus, conll, selection, target)).toMatchObject({
      ok: false,
      error: { code: 'corpus/exists' },
    })
    expect((await stat(pipe)).isFIFO()).toBe(true)
  })

  it('leaves nothing behind when it is cancelled, at whatever document', async () => {
    for (const [phaseAt, at] of [
      ['reading', 0],
      ['reading', 4],
      ['writing', 1],
      ['proving', 1],
      ['proving', 3],
    ] as const) {
      const before = await readdir(sample.folder)
      const controller = new AbortController()
      const done = await exportCorpus(sample.corpus, conll, selection, toFile('cancelled'), {
        signal: controller.signal,
        onProgress: (written, _total, phase) => phase === phaseAt && written === at && controller.abort(),
      })
      expect(done).toEqual({ ok: false, error: { code: 'job/cancelled', params: {} } })
      expect(await readdir(sample.folder)).toEqual(before)
    }
  })

  it('leaves nothing behind when the disk fails', async () => {
    await writeFile(out('a-file'), '')
    const before = await treeOf(sample.folder)
    const done = await exportCorpus(sample.corpus, conll, selection, {
      kind: 'file',
      path: out('a-file/x'),
      overwrite: false,
    })
    expect(done).toMatchObject({ ok: false, error: { code: 'disk/failed' } })
    expect(await treeOf(sample.folder)).toEqual(before)
  })

  it('names new folders apart', async () => {
    const { wanted: first } = await exportPathsIn(sample.folder, 'conll', '2026-11-22T06:00:00Z')
    await mkdir(first)
    expect(await exportPathsIn(sample.folder, 'conll', '2026-11-22T07:00:00Z')).toEqual({
      wanted: first,
      free: `${first}-2`,
    })
  })
})
