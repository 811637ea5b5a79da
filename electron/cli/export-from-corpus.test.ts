import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultExportOptions } from '../../shared/formats/export-options.ts'
import { presetsSetting } from '../../shared/formats/export-presets.ts'
import { seeds, temporaryFolder } from '../jobs/jobs.fixtures.ts'
import { makeSample, run } from './cli.fixtures.ts'
import { exitCode } from './exit-code.ts'

let folder = { path: '', remove: async () => {} }
beforeEach(async () => {
  folder = await temporaryFolder()
})
afterEach(() => folder.remove())
const at = (name: string): string => join(folder.path, name)

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
    const corpus = await makeSample(folder.path)
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

  it('warns of cuts at mentions, and puts the tokenizer beside cut clitics', async () => {
    const corpus = await makeSample(folder.path)
    const conll = ['export', corpus, '--format', 'conll', '--layer', 'gold', '--borders']
    expect((await run(...conll, 'gold', '--out', at('x'))).out).toContain(
      'Warning: Words are cut at the borders of mentions',
    )
    const { code, out } = await run(...conll, 'clitic', '--out', at('cut'))
    expect(code).toBe(0)
    expect(out).toContain('110 kept + 0 altered + 21 not carried')
    expect(out).not.toContain('Warning')
    expect(await readdir(at('cut'))).toContain('tokens.py')
    expect((await run(...conll, 'clitic', '--out', '-')).code).toBe(exitCode.wrongUsage)
  })

  it('sends one file to standard output, and the report elsewhere', async () => {
    const corpus = await makeSample(folder.path)
    const { code, out, err } = await run('export', corpus, '--format', 'conll', '--out', '-')
    expect(code).toBe(0)
    await run('export', corpus, '--format', 'conll', '--out', at('x.conll'))
    // Nothing is read ahead to be put in order by name, so that the first byte comes at once.
    const articles = (text: string): readonly string[] => text.split(/(?=-DOCSTART-)/).sort()
    expect(articles(out)).toEqual(articles(await readFile(at('x.conll'), 'utf8')))
    expect(err).toContain('91 kept')
  })

  it('keeps data and report apart for programs', async () => {
    const corpus = await makeSample(folder.path)
    const { out, err } = await run('export', corpus, '--format', 'native', '--out', '-', '--json')
    expect(
      out
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line).hashiya),
    ).toEqual([1, 1, 1])
    expect(JSON.parse(err)).toMatchObject({ ok: true, path: '-', report: { kept: 131 } })
  })

  it('packs several files into one archive, which goes where a file goes', async () => {
    const corpus = await makeSample(folder.path)
    const several = ['--format', 'spacy', '--split', '34/33/33']
    expect((await run('export', corpus, ...several, '--out', '-')).code).toBe(exitCode.wrongUsage)
    expect((await run('export', corpus, ...several, '--zip', '--out', at('x.zip'))).code).toBe(0)
    expect((await readFile(at('x.zip'))).subarray(0, 2).toString()).toBe('PK')
    expect((await run('export', corpus, ...several, '--zip', '--out', '-')).out.startsWith('PK')).toBe(true)
  })

  it('takes the labels it is given, under other names where they are given', async () => {
    const corpus = await makeSample(folder.path)
    const labels = ['--labels', 'ORG,GPE', '--label', 'ORG=organisation']
    const { code, out, err } = await run('export', corpus, '--format', 'conll', ...labels, '--out', '-')
    expect(code).toBe(0)
    expect(new Set(out.match(/(?<=\tB-).+/g))).toEqual(new Set(['organisation', 'GPE']))
    expect(err).toContain('Left out by the choice of labels')
    const wrong = await run('export', corpus, '--format', 'conll', '--labels', 'ORGS', '--out', '-')
    expect([wrong.code, wrong.err]).toEqual([exitCode.wrongUsage, expect.stringContaining('no label ORGS')])
  })

  it('follows a preset of the corpus, and what is said besides goes before it', async () => {
    const corpus = await makeSample(folder.path)
    const manifest = JSON.parse(await readFile(join(corpus, 'corpus.json'), 'utf8'))
    const options = { ...defaultExportOptions, format: 'conll', layer: 'gold', tags: 'BIOES' }
    manifest.settings = { [presetsSetting]: { تدريب: options } }
    await writeFile(join(corpus, 'corpus.json'), JSON.stringify(manifest))
    expect((await run('export', corpus, '--preset', 'تدريب', '--out', '-')).out).toContain('\tS-')
    const iob = await run('export', corpus, '--preset', 'تدريب', '--tags', 'IOB2', '--out', '-')
    expect(iob.out).not.toContain('\tS-')
    const none = await run('export', corpus, '--preset', 'آخر', '--out', '-')
    expect([none.code, none.err]).toEqual([exitCode.wrongUsage, expect.stringContaining('There are: تدريب.')])
    expect((await run('export', corpus, '--out', '-')).code).toBe(exitCode.wrongUsage)
  })

  it('deals a split the same way each time', async () => {
    const corpus = await makeSample(folder.path)
    const split = ['--split', '34/33/33', '--seed', '7', '--by', 'document']
    for (const name of ['a', 'b']) {
      const { code } = await run('export', corpus, '--format', 'spacy', '--out', at(name), ...split)
      expect(code).toBe(0)
    }
    expect(await readdir(at('a'))).toContain('dev.spacy')
    for (const name of await readdir(at('a')))
      expect(await readFile(at(`a/${name}`))).toEqual(await readFile(at(`b/${name}`)))
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

describe('whose layer', () => {
  const line = (layers: Readonly<Record<string, string>>) =>
    JSON.stringify({
      hashiya: 1,
      text: 'مصر',
      layers: Object.fromEntries(
        Object.entries(layers).map(([name, label]) => [
          name,
          { status: 'done', records: [{ kind: 'entity', id: 'T1', label, spans: [[0, 3]], surface: 'مصر' }] },
        ]),
      ),
    })
  const labelOf = async (corpus: string, ...layer: readonly string[]) => {
    const { code, out } = await run('export', corpus, '--format', 'conll', '--out', '-', ...layer)
    return code === 0 ? /B-(\w+)/.exec(out)?.[1] : code
  }

  it('is chosen by id or name, and by itself where there is one', async () => {
    const corpus = at('corpus')
    await run('new', corpus)
    await writeFile(at('one.jsonl'), line({ gold: 'GPE', مريم: 'ORG' }))
    await run('import', at('one.jsonl'), '--into', corpus)
    expect(await labelOf(corpus)).toBe('ORG')
    expect(await labelOf(corpus, '--layer', 'own')).toBe('ORG')
    expect(await labelOf(corpus, '--layer', 'مريم')).toBe('ORG')
    expect(await labelOf(corpus, '--layer', 'gold')).toBe('GPE')
    await writeFile(at('two.jsonl'), line({ samir: 'LOC' }))
    await run('import', at('two.jsonl'), '--into', corpus)
    expect(await labelOf(corpus)).toBe(exitCode.wrongUsage)
    expect(await labelOf(corpus, '--layer', 'own')).toBe(exitCode.wrongUsage)
    expect(await labelOf(corpus, '--layer', 'samir')).toBe('LOC')
  })

  it('is every layer in the native format, unless one is named', async () => {
    const sources = at('sources')
    await mkdir(join(sources, 'articles'), { recursive: true })
    await writeFile(join(sources, 'scheme.json'), await readFile(join(seeds, 'scheme.json')))
    await writeFile(join(sources, 'layers.jsonl'), line({ gold: 'GPE', مريم: 'ORG' }))
    const layersOf = async (...layer: readonly string[]) => {
      const { out } = await run('export', sources, '--format', 'native', '--out', '-', ...layer)
      return Object.values<{ records: readonly { label: string }[] }>(JSON.parse(out).layers).map(
        ({ records }) => records[0]?.label,
      )
    }
    expect((await layersOf()).sort()).toEqual(['GPE', 'ORG'])
    expect(await layersOf('--layer', 'مريم')).toEqual(['ORG'])
  })
})
