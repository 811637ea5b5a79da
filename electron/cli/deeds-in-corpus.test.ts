import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { emptyDiff } from '../../shared/edit/records-diff.ts'
import { applySchemeEdits } from '../../shared/edit/scheme-edits.ts'
import { recordIdSchema } from '../../shared/model/ids.ts'
import type { Annotation, Entity } from '../../shared/model/records.ts'
import { device, temporaryFolder, treeOf } from '../jobs/jobs.fixtures.ts'
import { openCorpus } from '../store/open-corpus.ts'
import { must } from '../store/store.fixtures.ts'
import { makeSample, run } from './cli.fixtures.ts'
import { exitCode } from './exit-code.ts'

let folder = { path: '', remove: async () => {} }
beforeEach(async () => {
  folder = await temporaryFolder()
})
afterEach(() => folder.remove())
const at = (name: string): string => join(folder.path, name)

const mark = (id: string, start: number, end: number, counter: number): Entity => ({
  kind: 'entity',
  id: recordIdSchema.parse(id),
  label: 'GPE',
  spans: [{ start, end }],
  attributes: {},
  note: '',
  doubt: false,
  source: 'person',
  stamp: [counter, device],
})
const choice: Annotation = {
  kind: 'cliticChoice',
  id: recordIdSchema.parse('choice'),
  form: 'بكين',
  label: 'GPE',
  clitic: 'ب',
  normal: 'كين',
  at: '2026-01-01T00:00:00.000Z',
  source: 'person',
  stamp: [1, device],
}
const when = '2026-01-01T00:00:00.000Z'

/** As the window writes it: a remembered cut, a commit that joins, a deed in many articles taken back and done again. */
async function workOn(corpus: string): Promise<number> {
  const store = must(await openCorpus({ path: corpus, device, mode: 'write', idle: null }))
  const { id } = must(await store.ensureAnnotator('نور'))
  const ids = must(await store.listDocumentIds()).toSorted()
  const [first] = ids
  if (!first) throw new Error('no article')
  const commit = async (sequence: number, added: readonly Annotation[], joins?: number) =>
    must(
      await store.saveCommit(id, {
        sequence,
        name: 'createEntity',
        at: when,
        ...(joins === undefined ? {} : { joins }),
        diffs: [{ document: first, diff: { ...emptyDiff, added } }],
      }),
    )
  await commit(1, [mark('one', 0, 3, 1), choice])
  await commit(2, [mark('two', 4, 7, 2)], 1)
  const head = { name: 'findEverywhere', at: when, open: null } as const
  const acts = ids.map((document, nth) => ({
    document,
    act: { do: 'add' as const, records: [mark(`every${nth}`, 8, 11, 0)] },
  }))
  must(await store.saveDeed(id, { ...head, sequence: 3, acts }))
  must(await store.saveDeed(id, { ...head, sequence: 4, undoes: 3, acts: [] }))
  must(await store.saveDeed(id, { ...head, sequence: 5, redoes: 3, acts: [] }))
  must(await store.close())
  return ids.length
}

it('finds nothing wrong in what deeds of many articles leave, with checkpoints and from the journal alone', async () => {
  const corpus = await makeSample(folder.path)
  await workOn(corpus)
  const before = await treeOf(corpus)
  const checked = await run('validate', corpus, '--json')
  expect(JSON.parse(checked.out)).toMatchObject({ ok: true, errors: [], findings: [] })
  expect(checked.code).toBe(exitCode.done)
  const counted = await run('stats', corpus, '--json')
  expect(counted.code).toBe(exitCode.done)
  expect(await treeOf(corpus)).toEqual(before)
  await rm(join(corpus, 'annotations'), { recursive: true })
  const rebuilt = await run('validate', corpus, '--json')
  expect(rebuilt.code).toBe(exitCode.done)
  expect(JSON.parse(rebuilt.out).records).toBe(JSON.parse(checked.out).records)
})

it('reads journals of the version before, and names one of a version to come', async () => {
  const corpus = await makeSample(folder.path)
  const files = Object.keys(await treeOf(corpus))
  const [layer] = files.filter(file => file.includes('/annotations/'))
  if (!layer) throw new Error('no layer')
  const content = await readFile(layer, 'utf8')
  await writeFile(layer, content.replace(/"version": \d+/, '"version": 1'))
  expect((await run('validate', corpus)).code).toBe(exitCode.done)
  await writeFile(layer, content.replace(/"version": \d+/, '"version": 99'))
  const newer = await run('validate', corpus, '--json')
  expect(JSON.parse(newer.out).errors).toMatchObject([{ code: 'format/newer', params: { version: 99 } }])
})

it('carries remembered cuts in its own format, there and back', async () => {
  const corpus = await makeSample(folder.path)
  const articles = await workOn(corpus)
  const out = at('all.jsonl')
  const written = await run('export', corpus, '--format', 'native', '--out', out, '--status', 'all', '--json')
  expect(written.code, written.out + written.err).toBe(exitCode.done)
  const again = at('again')
  await run('new', again)
  expect((await run('import', out, '--into', again)).code).toBe(exitCode.done)
  expect((await run('validate', again)).code).toBe(exitCode.done)
  const store = must(await openCorpus({ path: again, device, mode: 'read' }))
  const annotator = store.manifest().annotators.find(({ name }) => name !== 'gold')
  if (!annotator) throw new Error('nobody came along')
  const records: Annotation[] = []
  for (const id of must(await store.listDocumentIds()))
    records.push(...must(await store.readLayer(annotator.id, id)).records)
  await store.close()
  expect(records.filter(({ kind }) => kind === 'cliticChoice')).toMatchObject([{ ...choice, stamp: expect.anything() }])
  expect(records.filter(({ kind }) => kind === 'entity')).toHaveLength(articles + 2)
})

it('names layers of an older scheme, exports nothing with them, and maps them where it is told to', async () => {
  const corpus = await makeSample(folder.path)
  await workOn(corpus)
  const store = must(await openCorpus({ path: corpus, device, mode: 'write', idle: null }))
  const other = must(await store.ensureAnnotator('سارة')).id
  const { scheme } = store.manifest()
  const organisation = scheme.labels.find(({ id }) => id === 'ORG')
  if (!organisation) throw new Error('no label')
  const edit = { do: 'change', part: 'labels', id: 'ORG', to: { ...organisation, id: 'BODY' } } as const
  const changed = applySchemeEdits(scheme, [edit])
  if (!changed.ok) throw new Error('refused')
  must(await store.changeScheme(other, { from: scheme.revision, ...changed.value, at: when, review: false }))
  must(await store.close())

  const checked = await run('validate', corpus, '--json')
  expect(checked.code).toBe(exitCode.problems)
  const { errors } = JSON.parse(checked.out)
  expect(errors).toContainEqual(expect.objectContaining({ code: 'scheme/older' }))
  expect(
    errors.find(({ params }: { params: { annotator: string } }) => params.annotator === 'gold').params,
  ).toMatchObject({
    revision: 0,
    present: 1,
  })
  const gold = ['export', corpus, '--format', 'conll', '--layer', 'gold', '--status', 'all']
  const refused = await run(...gold, '--out', at('mixed.conll'), '--json')
  expect(refused.code).toBe(exitCode.problems)
  expect(JSON.parse(refused.out)).toMatchObject({ ok: false, error: { code: 'scheme/older' } })
  const mapped = await run(...gold, '--out', at('mapped.conll'), '--map', '--json')
  expect(mapped.code, mapped.out).toBe(exitCode.done)
  const written = await readFile(at('mapped.conll'), 'utf8')
  expect(written).toContain('B-BODY')
  expect(written).not.toContain('B-ORG')
})
