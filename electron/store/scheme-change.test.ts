import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { checkLayer } from '../../shared/edit/constraints.ts'
import type { CorpusDeed } from '../../shared/edit/corpus-deed.ts'
import type { SchemeEdit } from '../../shared/edit/scheme-edit.ts'
import { applySchemeEdits } from '../../shared/edit/scheme-edits.ts'
import type { AnnotatorId, DocumentId } from '../../shared/model/ids.ts'
import { goldAnnotator } from '../../shared/model/make-id.ts'
import { toStored } from '../../shared/model/record-codec.ts'
import { createOffsetMap } from '../../shared/text/offsets.ts'
import { createSampleCorpus } from '../session/sample-corpus.ts'
import type { CorpusStore } from './corpus-store.ts'
import { openCorpus } from './open-corpus.ts'
import { addCommit, device, must, toEntity } from './store.fixtures.ts'

const seeds = join(import.meta.dirname, '../../seeds')
let folder: string
let store: CorpusStore
let sara: AnnotatorId
let ids: readonly DocumentId[]
const options = () => ({ path: join(folder, 'corpus'), device, mode: 'write' as const, idle: null })

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hashiya-scheme-'))
  must(await createSampleCorpus(seeds, options().path, device))
  store = must(await openCorpus(options()))
  sara = must(await store.ensureAnnotator('سارة')).id
  ids = [...must(await store.listDocumentIds())].sort()
  for (const id of ids) {
    const { records } = must(await store.readLayer(goldAnnotator, id))
    must(await store.writeLayer(sara, id, { status: 'done', records }))
  }
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

async function restart(): Promise<void> {
  must(await store.close())
  store = must(await openCorpus(options()))
}

const at = '2026-01-01T00:00:00.000Z'

async function change(edits: readonly SchemeEdit[], review = false, annotator = sara) {
  const { scheme: before } = store.manifest()
  const changed = applySchemeEdits(before, edits)
  if (!changed.ok) throw new Error(JSON.stringify(changed.error))
  return must(await store.changeScheme(annotator, { from: before.revision, ...changed.value, at, review }))
}

const undo = (undoes: number, name: CorpusDeed['name'] = 'changeScheme') =>
  store.saveDeed(sara, { sequence: null, name, at, undoes, open: null, acts: [] })
const redo = (redoes: number) =>
  store.saveDeed(sara, { sequence: null, name: 'changeScheme', at, redoes, open: null, acts: [] })

/** Canonically: keys and records in one order, stamps and revisions left out. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (key, held) =>
    key === 'stamp' || key === 'revision'
      ? undefined
      : typeof held === 'object' && held !== null && !Array.isArray(held)
        ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
        : held,
  )

async function snapshot(annotator = sara, mapped = false): Promise<string> {
  const said: string[] = [canonical(store.manifest().scheme)]
  for (const id of ids) {
    const { text } = must(await store.readDocument(id))
    const { records } = must(await store.readLayer(annotator, id, mapped))
    const stored = records.map(record => toStored(record, text, createOffsetMap(text)))
    said.push(...stored.sort((a, b) => (a.id < b.id ? -1 : 1)).map(canonical))
  }
  return said.join('\n')
}

const labelsOf = async (annotator = sara, mapped = false): Promise<ReadonlySet<string>> => {
  const labels = new Set<string>()
  for (const id of ids)
    for (const record of must(await store.readLayer(annotator, id, mapped)).records)
      if (record.kind === 'entity') labels.add(record.label)
  return labels
}

function labelEdit(id: string, to: string): SchemeEdit {
  const label = store.manifest().scheme.labels.find(one => one.id === id)
  if (!label) throw new Error(`no label ${id}`)
  return { do: 'change', part: 'labels', id, to: { ...label, id: to } }
}
function roleEdit(id: string, to: string): SchemeEdit {
  const role = store.manifest().scheme.roleTypes.find(one => one.id === id)
  if (!role) throw new Error(`no role ${id}`)
  return { do: 'change', part: 'roleTypes', id, to: { ...role, id: to } }
}

/** Roles that offices alone may fill go with them. */
const withoutOffices: readonly SchemeEdit[] = [
  ...['signatoryTitle', 'attendeeTitle', 'representativeTitle'].map(
    (id): SchemeEdit => ({ do: 'delete', part: 'roleTypes', id, moveTo: null }),
  ),
  { do: 'delete', part: 'labels', id: 'OCC', moveTo: null },
]

it('renames, merges and deletes labels and roles over the whole sample, and back by undo: records and scheme to the byte', async () => {
  const steps: readonly (readonly [string, readonly SchemeEdit[]])[] = [
    ['rename a label', [labelEdit('ORG', 'BODY')]],
    ['merge labels', [{ do: 'delete', part: 'labels', id: 'GPE', moveTo: 'PERS' }]],
    ['delete a label', withoutOffices],
    ['rename a role', [roleEdit('party', 'side')]],
    ['merge roles', [{ do: 'delete', part: 'roleTypes', id: 'place', moveTo: 'subject' }]],
    ['delete a role', [{ do: 'delete', part: 'roleTypes', id: 'party', moveTo: null }]],
    ['all of it', [labelEdit('ORG', 'GPE2'), { do: 'delete', part: 'roleTypes', id: 'subject', moveTo: null }]],
  ]
  const start = await snapshot()
  for (const [what, edits] of steps) {
    const deed = await change(edits)
    const after = await snapshot()
    expect(after, what).not.toBe(start)
    expect(deed.documents.length, what).toBeGreaterThan(1)
    await restart()
    expect(await snapshot(), what).toBe(after)
    expect(must(await store.lastDeed(sara)), what).toMatchObject({ sequence: deed.sequence, name: 'changeScheme' })
    expect(must(await undo(deed.sequence)).skipped, what).toEqual([])
    expect(await snapshot(), what).toBe(start)
    await restart()
    expect(await snapshot(), what).toBe(start)
    must(await redo(deed.sequence))
    expect(await snapshot(), what).toBe(after)
    must(await undo(deed.sequence))
    expect(await snapshot(), what).toBe(start)
  }
  expect(store.manifest().scheme.revision).toBe(steps.length * 4)
}, 60_000)

it('lets no label of the old scheme stand, roles included', async () => {
  await change([labelEdit('ORG', 'BODY'), ...withoutOffices])
  const { scheme } = store.manifest()
  for (const id of ids) {
    const { text } = must(await store.readDocument(id))
    const codes = checkLayer(must(await store.readLayer(sara, id)).records, scheme, text).map(({ code }) => code)
    expect(
      codes.filter(code => code === 'label-unknown' || code === 'missing-record' || code === 'role-label'),
    ).toEqual([])
  }
})

it('brings finished articles back for review where it is told to, in the same line', async () => {
  const statuses = async (of: readonly DocumentId[]) =>
    new Set(await Promise.all(of.map(async id => must(await store.readLayer(sara, id)).status)))
  const deed = await change([labelEdit('ORG', 'BODY')], true)
  const changed = ids.filter(id => deed.documents.includes(id))
  expect(changed.length).toBeGreaterThan(2)
  expect(await statuses(changed)).toEqual(new Set(['to-discuss']))
  expect(await statuses(ids.filter(id => !changed.includes(id)))).toEqual(new Set(['done']))
  must(await undo(deed.sequence))
  expect(await statuses(ids)).toEqual(new Set(['done']))
})

it('keeps what was there before in a backup', async () => {
  const before = readFileSync(join(options().path, 'corpus.json'), 'utf8')
  await change([labelEdit('ORG', 'BODY')])
  const [backup] = readdirSync(join(options().path, 'backups'))
  if (!backup) throw new Error('no backup')
  expect(JSON.parse(readFileSync(join(options().path, 'backups', backup, 'corpus.json'), 'utf8'))).toEqual(
    JSON.parse(before),
  )
  const layers = readFileSync(join(options().path, 'backups', backup, 'layers.jsonl'), 'utf8')
    .trim()
    .split('\n')
  expect(layers.map(line => JSON.parse(line).records.length).reduce((a, b) => a + b)).toBeGreaterThan(100)
})

it('takes marks made since along when it is taken back, and leaves nothing under an unknown name', async () => {
  const [first] = ids
  if (!first) throw new Error('no article')
  const deed = await change([labelEdit('ORG', 'BODY')])
  const { counter } = must(await store.readLayer(sara, first))
  const mark = { ...toEntity('new', 0, 2, counter + 1), label: 'BODY' }
  must(await store.saveCommit(sara, addCommit(deed.sequence + 1, first, mark)))
  must(await undo(deed.sequence))
  expect(await labelsOf()).not.toContain('BODY')
  expect(must(await store.readLayer(sara, first)).records.find(({ id }) => id === 'new')).toMatchObject({
    label: 'ORG',
  })
})

it('is refused where the scheme is another by now', async () => {
  const { scheme } = store.manifest()
  const changed = applySchemeEdits(scheme, [labelEdit('ORG', 'BODY')])
  if (!changed.ok) throw new Error('refused')
  const step = { from: 0, ...changed.value, at, review: false }
  must(await store.changeScheme(sara, step))
  expect(await store.changeScheme(sara, step)).toEqual({
    ok: false,
    error: { code: 'scheme/changed', params: { revision: 0, present: 1 } },
  })
})

it("never writes another annotator's layer: it is looked at mapped, and follows when she opens the corpus", async () => {
  const omar = must(await store.ensureAnnotator('عمر')).id
  const [first] = ids
  if (!first) throw new Error('no article')
  const { records } = must(await store.readLayer(goldAnnotator, first))
  must(await store.writeLayer(omar, first, { status: 'done', records }))
  const before = await snapshot(omar)
  const deed = await change([labelEdit('ORG', 'BODY'), { do: 'delete', part: 'labels', id: 'GPE', moveTo: 'PERS' }])
  const layer = must(await store.readLayer(omar, first))
  expect(layer).toMatchObject({ schemeRevision: 0, records })
  expect(layer.behind).toBeGreaterThan(5)
  expect(await labelsOf(omar)).toContain('ORG')
  expect(await labelsOf(omar, true)).not.toContain('ORG')
  await restart()
  expect(await labelsOf(omar)).toContain('ORG')
  const looked = await snapshot(omar, true)

  const followed = must(await store.followScheme(omar))
  expect(followed?.documents).toContain(first)
  expect(await snapshot(omar)).toBe(looked)
  await restart()
  expect(must(await store.readLayer(omar, first))).toMatchObject({ schemeRevision: 1, behind: 0 })
  expect(must(await store.followScheme(omar))).toBeNull()
  // It is a deed of his own, which he may take back; then he is behind again.
  expect(must(await store.lastDeed(omar))).toMatchObject({ name: 'mapScheme', documents: 1 })
  const back = { sequence: null, name: 'mapScheme', at, undoes: followed?.sequence, open: null, acts: [] } as const
  must(await store.saveDeed(omar, back))
  await restart()
  expect(must(await store.readLayer(omar, first))).toMatchObject({ schemeRevision: 0 })
  expect((await snapshot(omar)).split('\n').slice(1)).toEqual(before.split('\n').slice(1))
  // Taken back by her before he follows, nothing has happened for him.
  must(await undo(deed.sequence))
  expect(must(await store.followScheme(omar))?.changed).toBe(0)
  expect(await snapshot(omar)).toBe(before)
})

it('knows that a layer begun since follows the present scheme, though its labels were others once', async () => {
  const omar = must(await store.ensureAnnotator('عمر')).id
  const [first] = ids
  if (!first) throw new Error('no article')
  await change([labelEdit('ORG', 'BODY')])
  const { scheme } = store.manifest()
  const body = scheme.labels.find(({ id }) => id === 'BODY')
  if (!body) throw new Error('no label')
  await change([{ do: 'add', part: 'labels', entry: { ...body, id: 'ORG', key: null } }])
  must(await store.saveCommit(omar, addCommit(1, first, toEntity('o', 0, 2))))
  await restart()
  expect(must(await store.readLayer(omar, first))).toMatchObject({ schemeRevision: 2, behind: 0 })
  // Sent again because its acknowledgement was lost, it is the same line.
  must(await store.saveCommit(omar, addCommit(1, first, toEntity('o', 0, 2))))
  must(await store.followScheme(omar))
  expect(must(await store.readLayer(omar, first)).records[0]).toMatchObject({ id: 'o', label: 'ORG' })
})
