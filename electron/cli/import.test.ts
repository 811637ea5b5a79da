import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { device, temporaryFolder, treeOf } from '../jobs/jobs.fixtures.ts'
import { openCorpus } from '../store/open-corpus.ts'
import { must } from '../store/store.fixtures.ts'
import { run } from './cli.fixtures.ts'
import { exitCode } from './exit-code.ts'

let folder = { path: '', remove: async () => {} }
beforeEach(async () => {
  folder = await temporaryFolder()
})
afterEach(() => folder.remove())

const text = 'زار وفد السعودية القاهرة والسعودية ترحب بالقاهرة.'
const record = (id: string, label: string, word: string) => {
  const start = text.indexOf(word)
  return { kind: 'entity', id, label, spans: [[start, start + word.length]], surface: word }
}
const records = [record('T1', 'PER', 'وفد'), record('T2', 'GPE', 'والسعودية'), record('T3', 'MIS0', 'القاهرة')]

async function makeFile(): Promise<string> {
  const file = join(folder.path, 'foreign.jsonl')
  const line = { hashiya: 1, name: 'foreign', text, layers: { سارة: { status: 'done', records } } }
  await writeFile(file, `${JSON.stringify(line)}\nnot JSON\n`)
  return file
}

it('says what would come in and writes nothing', async () => {
  const corpus = join(folder.path, 'corpus')
  await run('new', corpus)
  const file = await makeFile()
  const before = await treeOf(corpus)
  const dry = await run('import', file, '--into', corpus, '--dry-run', '--json')
  expect(dry.code).toBe(exitCode.problems)
  expect(JSON.parse(dry.out)).toMatchObject({
    documents: 1,
    mentions: 3,
    troubled: 1,
    problems: [{ code: 'format/line', params: { line: 2 } }],
    unknown: [
      { part: 'labels', id: 'PER', count: 1, examples: ['وفد'] },
      { part: 'labels', id: 'MIS0', count: 1 },
    ],
    borders: [{ label: 'GPE', form: 'والسعودية', clitic: 'و', rest: 'السعودية', count: 1 }],
    layers: [{ name: 'سارة', documents: 1, records: 3 }],
  })
  expect(await treeOf(corpus)).toEqual(before)
  expect((await run('import', file, '--into', corpus, '--dry-run')).out).toContain('2 names not in the scheme')
})

it('maps, adds, cuts and gives to whom it is told', async () => {
  const corpus = join(folder.path, 'corpus')
  await run('new', corpus)
  const file = await makeFile()
  const options = ['--map', 'PER=PERS', '--add', '--cut-clitics', '--layer', 'نور']
  const done = await run('import', file, '--into', corpus, ...options)
  expect(done.out).toContain('Imported 1 article, 4 records')
  const store = must(await openCorpus({ path: corpus, device, mode: 'read' }))
  try {
    const { annotators, scheme } = store.manifest()
    expect(scheme.labels.map(({ id }) => id)).toContain('MIS0')
    const noor = annotators.find(({ name }) => name === 'نور')
    const [id] = must(await store.listDocumentIds())
    if (!noor || !id) throw new Error('nothing came in')
    const layer = must(await store.readLayer(noor.id, id))
    expect(
      layer.records.flatMap(one =>
        one.kind === 'entity' ? [[one.label, text.slice(one.spans[0]?.start, one.spans[0]?.end)]] : [],
      ),
    ).toEqual([
      ['PERS', 'وفد'],
      ['GPE', 'السعودية'],
      ['MIS0', 'القاهرة'],
    ])
  } finally {
    await store.close()
  }
})

it('names the files it passes over, and calls that no failure', async () => {
  const corpus = join(folder.path, 'corpus')
  await run('new', corpus)
  const inbox = join(folder.path, 'in')
  await mkdir(inbox)
  await writeFile(join(inbox, 'a.txt'), text)
  await writeFile(join(inbox, 'b.png'), 'x')
  const passedOver = [{ why: 'unknown', count: 1, names: ['in/b.png'] }]
  const dry = await run('import', inbox, '--into', corpus, '--dry-run', '--json')
  expect([dry.code, JSON.parse(dry.out)]).toMatchObject([exitCode.done, { documents: 1, passedOver }])
  const said = await run('import', inbox, '--into', corpus)
  expect(said.out).toContain('Passed over 1 file, in no format that is read: in/b.png')
  const done = await run('import', inbox, '--into', corpus, '--json')
  expect([done.code, JSON.parse(done.out)]).toMatchObject([exitCode.done, { known: 1, passedOver }])
})

it('refuses a mapping that is none', async () => {
  const corpus = join(folder.path, 'corpus')
  await run('new', corpus)
  expect((await run('import', await makeFile(), '--into', corpus, '--map', 'PER')).code).toBe(exitCode.wrongUsage)
})

it('maps names the scheme has too, and refuses one it is to be that nobody has', async () => {
  const corpus = join(folder.path, 'corpus')
  await run('new', corpus)
  const file = await makeFile()
  const before = await treeOf(corpus)
  const refused = await run('import', file, '--into', corpus, '--map', 'PER=Nobody')
  expect([refused.code, refused.err]).toEqual([exitCode.wrongUsage, expect.stringContaining('“Nobody”')])
  expect(await treeOf(corpus)).toEqual(before)
  const done = await run('import', file, '--into', corpus, '--map', 'GPE=LOC', 'PER=MIS0', 'XYZ=ORG', '--add')
  expect(done.out).toContain('nothing in the files is called XYZ')
  const { out } = await run('export', corpus, '--format', 'native', '--out', '-')
  expect(out).toContain('"label":"LOC"')
  expect(out).not.toContain('"label":"GPE"')
  expect(out.match(/"label":"MIS0"/g)).toHaveLength(2)
})

it('takes a layer without a name for one of the import, and keeps the corpus sound', async () => {
  const corpus = join(folder.path, 'corpus')
  await run('new', corpus)
  const file = join(folder.path, 'nameless.jsonl')
  await writeFile(file, JSON.stringify({ hashiya: 1, text, layers: { ' ': { records: records.slice(1, 2) } } }))
  expect((await run('import', file, '--into', corpus, '--layer', ' ')).code).toBe(exitCode.wrongUsage)
  expect((await run('import', file, '--into', corpus)).code).toBe(exitCode.done)
  expect((await run('validate', corpus)).code).toBe(exitCode.done)
  expect((await run('stats', corpus)).out).toContain('import:')
})

it('loses nothing where two layers of an article become one', async () => {
  const corpus = join(folder.path, 'corpus')
  await run('new', corpus)
  const file = join(folder.path, 'two.jsonl')
  const stamped = (label: string) => ({ ...record('T1', label, 'السعودية'), stamp: [5, 'aaaaaaaa'] })
  const layers = { ana: { records: [stamped('GPE')] }, sara: { records: [stamped('ORG')] } }
  await writeFile(file, JSON.stringify({ hashiya: 1, text, layers }))
  const bring = () => run('import', file, '--into', corpus, '--layer', 'نور', '--json')
  expect(JSON.parse((await bring()).out)).toMatchObject({ ok: true, records: 3 })
  expect(JSON.parse((await bring()).out)).toMatchObject({ ok: true, records: 0 })
  expect((await run('stats', corpus)).out).toContain('2 mentions')
})
