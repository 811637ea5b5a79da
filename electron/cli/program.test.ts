import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { formats } from '../../shared/formats/registry.ts'
import { device, seeds, temporaryFolder, treeOf } from '../jobs/jobs.fixtures.ts'
import { openCorpus } from '../store/open-corpus.ts'
import { makeSample, run } from './cli.fixtures.ts'
import { exitCode } from './exit-code.ts'

let folder = { path: '', remove: async () => {} }
beforeEach(async () => {
  folder = await temporaryFolder()
})
afterEach(() => folder.remove())
const at = (name: string): string => join(folder.path, name)

describe('commands that only read', () => {
  it('touch nothing, in a corpus or in the folder one is made from', async () => {
    const corpus = await makeSample(folder.path)
    for (const [path, codes] of [
      [corpus, 0],
      [seeds, 0],
    ] as const) {
      const before = await treeOf(path)
      for (const command of [
        ['stats', path],
        ['validate', path],
        ['export', path, '--format', 'native', '--out', at(`e${path.length}`)],
      ])
        expect((await run(...command)).code, command.join(' ')).toBe(codes)
      expect(await treeOf(path)).toEqual(before)
    }
  })

  it('read a corpus that is open elsewhere; import waits its turn', async () => {
    const corpus = await makeSample(folder.path)
    const open = await openCorpus({ path: corpus, device, mode: 'write' })
    if (!open.ok) throw new Error(open.error.code)
    expect((await run('stats', corpus)).code).toBe(0)
    const refused = await run('import', join(seeds, 'articles'), '--into', corpus, '--json')
    await open.value.close()
    expect(refused.code).toBe(exitCode.noCorpus)
    expect(JSON.parse(refused.out)).toMatchObject({
      ok: false,
      error: { code: 'corpus/locked', params: { pid: process.pid } },
    })
  })

  it('read the sample folder as it would be imported', async () => {
    const corpus = await makeSample(folder.path)
    const { layers } = JSON.parse((await run('stats', corpus, '--json')).out)
    expect(JSON.parse((await run('stats', seeds, '--json')).out).layers).toEqual(layers)
  })
})

describe('what cannot be', () => {
  it('ends with 3 where there is no corpus, with one sentence', async () => {
    for (const command of ['stats', 'validate'])
      for (const path of [at('none'), folder.path]) {
        const { code, out, err } = await run(command, path)
        expect([code, out]).toEqual([exitCode.noCorpus, ''])
        expect(err.trim().split('\n')).toHaveLength(1)
        expect(err).toContain(path)
      }
    expect((await run('export', at('none'), '--format', 'conll', '--out', at('x'))).code).toBe(exitCode.noCorpus)
    expect((await run('import', seeds, '--into', at('none'))).code).toBe(exitCode.noCorpus)
  })

  it('ends with 3 where the manifest is newer, and leaves it alone', async () => {
    const corpus = await makeSample(folder.path)
    const manifest = JSON.parse(await readFile(join(corpus, 'corpus.json'), 'utf8'))
    await writeFile(join(corpus, 'corpus.json'), JSON.stringify({ ...manifest, version: 99 }))
    const before = await treeOf(corpus)
    for (const command of [
      ['stats', corpus],
      ['import', seeds, '--into', corpus],
    ]) {
      const { code, err } = await run(...command)
      expect(code).toBe(exitCode.noCorpus)
      expect(err).toContain('newer Hashiya')
    }
    expect(await treeOf(corpus)).toEqual(before)
  })

  it.each([
    [[]],
    [['mark']],
    [['export', 'c']],
    [['export', 'c', '--format', 'xml', '--out', 'x']],
    [['export', 'c', '--format', 'conll', '--out', 'x', '--borders', 'letter']],
    [['export', 'c', '--format', 'conll', '--out', 'x', '--split', '80/30/10']],
    [['export', 'c', '--format', 'conll', '--out', 'x', '--split', '80-10-10']],
    [['export', 'c', '--format', 'conll', '--out', 'x', '--split', '80/10/10', '--seed', 'x']],
    [['import', 'x']],
    [['stats']],
    [['stats', 'a', 'b']],
  ])('ends with 2 on wrong usage: %j', async words => {
    const forPeople = await run(...words)
    expect([forPeople.code, forPeople.out]).toEqual([exitCode.wrongUsage, ''])
    expect(forPeople.err).not.toBe('')
    const forPrograms = await run(...words, '--json')
    expect(forPrograms.code).toBe(exitCode.wrongUsage)
    expect(JSON.parse(forPrograms.out)).toMatchObject({ ok: false, error: { code: 'usage' } })
  })

  it('ends with 2 on a layer or target that cannot be', async () => {
    const corpus = await makeSample(folder.path)
    const nobody = await run('export', corpus, '--format', 'conll', '--out', at('x'), '--layer', 'nobody')
    expect([nobody.code, nobody.err]).toEqual([
      exitCode.wrongUsage,
      'There is no layer “nobody” to choose here. There are: gold.\n',
    ])
    expect((await run('export', corpus, '--format', 'conll', '--out', '-', '--split', '80/10/10')).code).toBe(
      exitCode.wrongUsage,
    )
    expect((await run('new', corpus)).code).toBe(exitCode.wrongUsage)
  })

  it.each([
    ['import', '', '--into', 'x'],
    ['import', 'x', '--into', ''],
    ['export', 'x', '--format', 'conll', '--out', ''],
    ['validate', ''],
  ])('ends with 2 on an empty path, which would mean the folder one is in: %s', async (...words) => {
    expect((await run(...words)).code).toBe(exitCode.wrongUsage)
  })

  it('knows no preset that nobody made', async () => {
    const { code, err } = await run('export', seeds, '--preset', 'toString', '--out', at('x'))
    expect([code, err]).toEqual([exitCode.wrongUsage, expect.stringContaining('“toString”')])
  })

  it('helps', async () => {
    for (const words of [['--help'], ['export', '--help'], ['help', 'import']]) {
      const { code, out } = await run(...words)
      expect(code).toBe(0)
      expect(out).toMatch(/Usage: hashiya/)
    }
    expect((await run('export', '--help')).out).toMatch(/native.*\n.*spacy.*\n.*conll/)
  })
})

describe('import', () => {
  it('lists what did not come in and ends with 1', async () => {
    const corpus = at('corpus')
    await run('new', corpus)
    await writeFile(at('old.txt'), Buffer.from([0xe6, 0xd2, 0xc7, 0xd1, 0xc9]))
    await writeFile(at('good.txt'), 'مصر')
    const refused = await run('import', at('old.txt'), at('good.txt'), '--into', corpus)
    expect(refused.code).toBe(exitCode.problems)
    expect(refused.out).toMatch(/Imported 1 article, .*\n.*\n- .*old\.txt is not UTF-8/)
    expect((await run('import', at('old.txt'), '--into', corpus, '--encoding', 'windows-1256')).code).toBe(0)
  })

  // Root may write everywhere: there the folder cannot be closed to this test.
  it.skipIf(process.getuid?.() === 0)('says that the corpus may not be written', async () => {
    const corpus = await makeSample(folder.path)
    await chmod(corpus, 0o555)
    const { code, err } = await run('import', join(seeds, 'articles'), '--into', corpus)
    await chmod(corpus, 0o755)
    expect(code).toBe(exitCode.problems)
    expect(err).toContain('may not be written')
  })
})

it('lists every format with what it carries', async () => {
  const listed = await run('formats', '--json')
  expect(JSON.parse(listed.out).formats.map(({ id }: { id: string }) => id)).toEqual(formats.map(({ id }) => id))
  expect((await run('formats')).out).toMatch(/^native +yes +carried/m)
})
