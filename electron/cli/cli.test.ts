import { chmod, mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { CommanderError } from 'commander'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { device, seeds, temporaryFolder, treeOf } from '../jobs/jobs.fixtures.ts'
import { openCorpus } from '../store/open-corpus.ts'
import { type ExitCode, exitCode } from './exit-code.ts'
import { createProgram } from './program.ts'

let folder = { path: '', remove: async () => {} }
beforeEach(async () => {
  folder = await temporaryFolder()
})
afterEach(() => folder.remove())
const at = (name: string): string => join(folder.path, name)

class Sink extends Writable {
  text = ''
  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString()
    done()
  }
}

/** Runs a command as typed. */
async function run(
  ...words: readonly string[]
): Promise<{ readonly code: ExitCode; readonly out: string; readonly err: string }> {
  const out = new Sink()
  const err = new Sink()
  let code: ExitCode = exitCode.problems
  const program = createProgram(
    ({ json = false, lang }) => ({ out, err, json, language: lang, signal: new AbortController().signal }),
    ended => {
      code = ended
    },
  )
  for (const command of [program, ...program.commands])
    command.configureOutput({ writeOut: text => out.write(text), writeErr: text => err.write(text) })
  try {
    await program.parseAsync([...words], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    code = error.exitCode === 0 ? exitCode.done : exitCode.wrongUsage
  }
  return { code, out: out.text, err: err.text }
}

async function makeSample(): Promise<string> {
  const corpus = at('corpus')
  await run('new', corpus, '--name', 'أخبار')
  await run('import', join(seeds, 'articles'), join(seeds, 'gold.jsonl'), '--into', corpus)
  return corpus
}

describe('from nothing to training data', () => {
  it('makes, fills, counts and checks a corpus', async () => {
    const corpus = at('corpus')
    expect(await run('new', corpus, '--name', 'أخبار')).toMatchObject({ code: 0, err: '' })
    const imported = await run('import', join(seeds, 'articles'), join(seeds, 'gold.jsonl'), '--into', corpus)
    expect(imported.code).toBe(0)
    expect(imported.out).toContain('5 articles')
    const stats = JSON.parse((await run('stats', corpus, '--json')).out)
    expect(stats).toMatchObject({
      ok: true,
      name: 'أخبار',
      documents: 5,
      layers: { gold: { documents: 3, entities: 131, agreements: 5, labels: { ORG: 43 } } },
    })
    expect((await run('stats', corpus)).out).toMatch(/ORG +43/)
    expect(await run('validate', corpus)).toMatchObject({
      code: 0,
      out: 'Checked 5 articles, 3 layers, 139 records: no problems.\n',
    })
  })

  it.each([
    ['native', '131 kept + 0 altered + 0 not carried', 0],
    ['spacy', '91 kept + 40 altered + 0 not carried', 40],
    ['conll', '91 kept + 19 altered + 21 not carried', 40],
  ])('exports %s and names every loss', async (format, sum, losses) => {
    const corpus = await makeSample()
    const { code, out } = await run('export', corpus, '--format', format, '--layer', 'gold', '--out', at(`x.${format}`))
    expect(code).toBe(0)
    expect(out).toContain(sum)
    // One line a mention, and one for each of the five agreements that only native carries.
    expect(out.split('\n').filter(line => /^ {2}00\d_/.test(line))).toHaveLength(format === 'native' ? 0 : losses + 5)
  })

  it('says reasons in Arabic when asked', async () => {
    const { out } = await run('export', seeds, '--format', 'conll', '--out', at('x'), '--lang', 'ar')
    expect(out).toContain('19 × امتدّت حدوده إلى كلمات كاملة.')
  })

  it('sends one file to standard output, and the report elsewhere', async () => {
    const corpus = await makeSample()
    const { code, out, err } = await run('export', corpus, '--format', 'conll', '--out', '-')
    expect(code).toBe(0)
    await run('export', corpus, '--format', 'conll', '--out', at('x.conll'))
    expect(out).toBe(await readFile(at('x.conll'), 'utf8'))
    expect(err).toContain('91 kept')
  })

  it('deals a split the same way each time', async () => {
    const corpus = await makeSample()
    const split = ['--split', '34/33/33', '--seed', '7', '--by', 'document']
    for (const name of ['a', 'b']) {
      const { code } = await run('export', corpus, '--format', 'spacy', '--out', at(name), ...split)
      expect(code).toBe(0)
    }
    expect((await readdir(at('a'))).sort()).toEqual(['dev.jsonl', 'report.json', 'test.jsonl', 'train.jsonl'])
    for (const name of await readdir(at('a')))
      expect(await readFile(at(`a/${name}`), 'utf8')).toBe(await readFile(at(`b/${name}`), 'utf8'))
  })

  it('puts a file into a folder that is there', async () => {
    await mkdir(at('shelf'))
    await run('export', seeds, '--format', 'conll', '--out', at('shelf'))
    expect(await readdir(at('shelf'))).toEqual(['corpus.conll'])
  })

  it('replaces a file only with --force', async () => {
    await writeFile(at('x'), 'mine')
    const refused = await run('export', seeds, '--format', 'conll', '--out', at('x'))
    expect(refused.code).toBe(exitCode.wrongUsage)
    expect(refused.err).toContain('--force')
    expect(await readFile(at('x'), 'utf8')).toBe('mine')
    expect((await run('export', seeds, '--format', 'conll', '--out', at('x'), '--force')).code).toBe(0)
  })
})

describe('commands that only read', () => {
  it('touch nothing, in a corpus or in the folder one is made from', async () => {
    const corpus = await makeSample()
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
    const corpus = await makeSample()
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
    const corpus = await makeSample()
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
    const corpus = await makeSample()
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
    [['export', 'c', '--format', 'conll', '--out', 'x', '--borders', 'clitic']],
    [['export', 'c', '--format', 'conll', '--out', 'x', '--split', '80/30/10']],
    [['export', 'c', '--format', 'conll', '--out', 'x', '--split', '80-10-10']],
    [['export', 'c', '--format', 'conll', '--out', 'x', '--split', '80/10/10', '--seed', 'x']],
    [['import', 'x']],
    [['stats']],
    [['stats', 'a', 'b']],
  ])('ends with 2 on wrong usage: %j', async words => {
    expect((await run(...words)).code).toBe(exitCode.wrongUsage)
  })

  it('ends with 2 on a layer or target that cannot be', async () => {
    const corpus = await makeSample()
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

  it('helps', async () => {
    for (const words of [['--help'], ['export', '--help'], ['help', 'import']]) {
      const { code, out } = await run(...words)
      expect(code).toBe(0)
      expect(out).toMatch(/Usage: hashiya/)
    }
    expect((await run('export', '--help')).out).toMatch(/native.*\n.*spacy.*\n.*conll/)
  })
})

describe('validate', () => {
  it('names a text that was changed, a layer cut in half and a journal line that does not fit its sum, and goes on', async () => {
    const corpus = await makeSample()
    const files = Object.keys(await treeOf(corpus))
    const [layer] = files.filter(file => file.includes('/annotations/'))
    const [journal] = files.filter(file => file.includes('/journal/'))
    const [text] = files.filter(file => file.includes('/documents/') && !file.endsWith(layer?.slice(-31) ?? ''))
    if (!text || !layer || !journal) throw new Error('nothing to break')
    await writeFile(text, (await readFile(text, 'utf8')).replace('ال', 'لا'))
    await truncate(layer, 100)
    const lines = (await readFile(journal, 'utf8')).split('\n')
    await writeFile(journal, lines.map((line, number) => (number === 1 ? line.replace('ORG', 'GPE') : line)).join('\n'))
    const before = await treeOf(corpus)
    const { code, out } = await run('validate', corpus, '--json')
    expect(code).toBe(exitCode.problems)
    const { errors, documents } = JSON.parse(out)
    expect(documents).toBe(5)
    const named = errors.map(
      ({ code: kind, params }: { code: string; params: { file: string } }) => `${kind} ${params.file}`,
    )
    expect(named.sort()).toEqual([`file/broken ${layer}`, `file/broken ${text}`, `journal/damaged ${journal}`].sort())
    expect(await treeOf(corpus)).toEqual(before)
  })

  it('names marks that do not fit the scheme', async () => {
    const corpus = at('corpus')
    await run('new', corpus)
    const records = [
      { kind: 'entity', id: 'T1', label: 'PLANET', spans: [[0, 3]], surface: 'مصر' },
      { kind: 'entity', id: 'T2', label: 'CURR', spans: [[0, 3]], surface: 'مصر' },
      { kind: 'entity', id: 'T3', label: 'PERCENT', spans: [[0, 3]], surface: 'مصر' },
      { kind: 'relation', id: 'R1', label: 'near', from: 'T1', to: 'T2' },
      { kind: 'agreement', id: 'A1', type: 'PACT', roles: [] },
      {
        kind: 'agreement',
        id: 'A2',
        type: 'MOU',
        roles: [
          { role: 'party', entity: 'T3' },
          { role: 'date', spans: [[4, 8]], surface: 'أمس،' },
          { role: 'guest', entity: 'T9' },
          { role: 'source', spans: [[0, 3]], of: 'T8' },
          { role: 'source', spans: [[0, 3]] },
        ],
        attributes: { status: 'dreamt' },
      },
      { kind: 'documentLabel', id: 'D1', category: 'topic', value: 'astronomy' },
    ]
    await writeFile(
      at('layer.jsonl'),
      JSON.stringify({ hashiya: 1, text: 'مصر أمس، وفد', layers: { gold: { records } } }),
    )
    expect((await run('import', at('layer.jsonl'), '--into', corpus)).code).toBe(0)
    const { code, out } = await run('validate', corpus, '--json')
    expect(code).toBe(exitCode.problems)
    const findings: readonly { code: string; record: string; what: string }[] = JSON.parse(out).findings
    expect(findings.map(finding => `${finding.record} ${finding.code} ${finding.what}`).sort()).toEqual(
      [
        'T1 label-unknown PLANET',
        'T2 label-off CURR',
        'R1 relation-unknown near',
        'A1 type-unknown PACT',
        'A1 no-trigger PACT',
        'A2 no-trigger MOU',
        'A2 status-unknown dreamt',
        'A2 role-label party PERCENT',
        'A2 role-span date',
        'A2 role-unknown guest',
        'A2 missing-record T9',
        'A2 missing-record T8',
        'A2 role-few party',
        'A2 role-many source',
        'D1 category-unknown topic astronomy',
      ].sort(),
    )
    const arabic = await run('validate', corpus, '--lang', 'ar')
    expect(arabic.out).toContain('ليس في المخطط صنف باسم')
  })

  it('names a layer whose article is gone', async () => {
    const corpus = await makeSample()
    const id = 'a'.repeat(26)
    await mkdir(join(corpus, 'annotations/gold/aa'), { recursive: true })
    await writeFile(join(corpus, `annotations/gold/aa/${id}.json`), '{}')
    expect(JSON.parse((await run('validate', corpus, '--json')).out).errors).toMatchObject([
      { code: 'document/missing', params: { id } },
    ])
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
    expect(refused.out).toMatch(/Imported 1 article, .*\n- .*old\.txt is not UTF-8/)
    expect((await run('import', at('old.txt'), '--into', corpus, '--encoding', 'windows-1256')).code).toBe(0)
  })

  // Root may write everywhere: there the folder cannot be closed to this test.
  it.skipIf(process.getuid?.() === 0)('says that the corpus may not be written', async () => {
    const corpus = await makeSample()
    await chmod(corpus, 0o555)
    const { code, err } = await run('import', join(seeds, 'articles'), '--into', corpus)
    await chmod(corpus, 0o755)
    expect(code).toBe(exitCode.problems)
    expect(err).toContain('may not be written')
  })
})
