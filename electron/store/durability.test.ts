import { hostname } from 'node:os'
import { expect, it } from 'vitest'
import { emptyDiff } from '../../shared/edit/records-diff.ts'
import { recordIdSchema } from '../../shared/model/ids.ts'
import type { Annotation } from '../../shared/model/records.ts'
import type { CorpusOptions } from './corpus-store.ts'
import { Life } from './life.fixtures.ts'
import { createRandom, ModelFileSystem, type Survival } from './model-file-system.fixtures.ts'
import { openCorpus } from './open-corpus.ts'
import { device, must } from './store.fixtures.ts'
import { readWorld, sayWorld, type World } from './world.fixtures.ts'

type Cut = {
  readonly disk: ModelFileSystem
  readonly acknowledged: World
  readonly possible: readonly World[]
  readonly created: boolean
}

/** A start after the cut: nothing acknowledged is missing, nothing is half there, and work goes on. */
async function checkCut(cut: Cut, options: CorpusOptions): Promise<void> {
  const opened = await openCorpus({ ...options, fileSystem: cut.disk })
  if (!opened.ok) {
    expect(cut.created, opened.error.code).toBe(false)
    expect(['corpus/missing', 'corpus/not-a-corpus']).toContain(opened.error.code)
    return
  }
  const store = opened.value
  // A save that was cut short is told; it had not shown as saved.
  expect(store.problems.filter(problem => problem.code !== 'journal/torn')).toEqual([])
  const world = await readWorld(store)
  for (const id of cut.acknowledged.documents) expect(world.documents).toContain(id)
  expect(cut.possible.map(sayWorld)).toContain(sayWorld(world))

  const [document] = world.documents
  const annotator = store.manifest().annotators[0]?.id
  if (document && annotator) {
    const sequence = must(await store.sequenceOf(annotator)) + 1
    const added: Annotation = {
      kind: 'status',
      id: recordIdSchema.parse('after'),
      value: 'done',
      source: 'person',
      stamp: [9999, device],
    }
    const diffs = [{ document, diff: { ...emptyDiff, added: [added] } }]
    must(await store.saveCommit(annotator, { sequence, name: 'setStatus', at: '2026-01-02T00:00:00.000Z', diffs }))
    const again = must(await openCorpus({ ...options, fileSystem: cut.disk.crash('nothing') }))
    expect(again.problems).toEqual([])
    const key = `${annotator}/${document}`
    const expected = new Map(world.layers).set(key, new Map(world.layers.get(key)).set(added.id, added))
    expect(sayWorld(await readWorld(again))).toBe(sayWorld({ ...world, layers: expected }))
  }
}

it.each([1, 2, 3, 4])(
  'a cut after any operation loses nothing acknowledged (life %i)',
  async seed => {
    const random = createRandom(seed)
    const disk = new ModelFileSystem()
    const options: CorpusOptions = {
      path: '/srv/corpus',
      device,
      mode: 'write',
      fileSystem: disk,
      now: () => '2026-01-01T00:00:00.000Z',
      idle: null,
      program: { host: hostname(), pid: 1, boot: 'before', started: null },
    }
    await disk.makeFolder('/home')
    await disk.syncFolder('/')
    const life = new Life(options, random)
    const cuts: Cut[] = []
    const survivals: readonly Survival[] = ['nothing', 'everything', createRandom(seed * 7), createRandom(seed * 11)]
    disk.afterEach = () => {
      for (const survival of survivals)
        cuts.push({
          disk: disk.crash(survival),
          acknowledged: life.world,
          possible: [...life.possible],
          created: life.created,
        })
    }
    await life.run(25)
    expect(cuts.length).toBeGreaterThan(400)
    for (const cut of cuts) await checkCut(cut, options)
  },
  60_000,
)
