import { hostname } from 'node:os'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkLayer, type FindingCode } from '../../shared/edit/constraints.ts'
import type { CorpusOptions } from './corpus-store.ts'
import { createRandom, ModelFileSystem, type Survival } from './model-file-system.fixtures.ts'
import { openCorpus } from './open-corpus.ts'
import { readSchemeWorld, SchemeLife } from './scheme-life.fixtures.ts'
import { device, must } from './store.fixtures.ts'

const optionsOn = (fileSystem: ModelFileSystem): CorpusOptions => ({
  path: '/srv/corpus',
  device,
  mode: 'write',
  fileSystem,
  now: () => '2026-01-01T00:00:00.000Z',
  idle: null,
  program: { host: hostname(), pid: 1, boot: 'before', started: null },
})

/** What no change of the scheme may leave behind; how many fill a role, and with what, is hers to see to. */
const never: readonly FindingCode[] = [
  'label-unknown',
  'relation-unknown',
  'type-unknown',
  'status-unknown',
  'category-unknown',
  'missing-record',
]

async function broken(life: SchemeLife): Promise<readonly string[]> {
  const found: string[] = []
  for (const id of life.ids) {
    const { text } = must(await life.store.readDocument(id))
    const { records } = must(await life.store.readLayer(life.annotator, id))
    for (const { code, what } of checkLayer(records, life.store.manifest().scheme, text))
      if (never.includes(code)) found.push(`${code} ${what}`)
  }
  return found
}

it('random changes of scheme and records keep every constraint, and taken back one by one they give the start', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.integer({ min: 3, max: 14 }), async (seed, steps) => {
      const life = await SchemeLife.begin(optionsOn(new ModelFileSystem()), createRandom(seed), 3)
      const { annotator } = life
      expect(await broken(life)).toEqual([])
      const start = await readSchemeWorld(life.store, annotator, true)
      for (let step = 0; step < steps; step++) {
        await life.step()
        expect(await broken(life)).toEqual([])
      }
      const end = await readSchemeWorld(life.store, annotator, false)
      await life.restart()
      expect(await readSchemeWorld(life.store, annotator, false)).toBe(end)
      while (life.done.length > 0) await life.undoLast()
      expect(await readSchemeWorld(life.store, annotator, true)).toBe(start)
      await life.restart()
      expect(await readSchemeWorld(life.store, annotator, true)).toBe(start)
      must(await life.store.close())
    }),
    { numRuns: 10 },
  )
}, 240_000)

type Cut = { readonly disk: ModelFileSystem; readonly step: number }

it.each([1, 2])(
  'a cut after any operation leaves each deed and each scheme whole or not at all (life %i)',
  async seed => {
    const disk = new ModelFileSystem()
    await disk.makeFolder('/home')
    await disk.syncFolder('/')
    const life = await SchemeLife.begin(optionsOn(disk), createRandom(seed), 2)
    const worlds = [await readSchemeWorld(life.store, life.annotator, false)]
    const cuts: Cut[] = []
    const survivals: readonly Survival[] = ['nothing', 'everything', createRandom(seed * 7)]
    const steps = 8
    for (let step = 1; step <= steps; step++) {
      disk.afterEach = () => {
        for (const survival of survivals) cuts.push({ disk: disk.crash(survival), step })
      }
      await life.step()
      disk.afterEach = () => {}
      worlds.push(await readSchemeWorld(life.store, life.annotator, false))
    }
    expect(cuts.length).toBeGreaterThan(100)
    for (const { disk: after, step } of cuts) {
      const store = must(await openCorpus(optionsOn(after)))
      expect(store.problems.filter(problem => problem.code !== 'journal/torn')).toEqual([])
      expect(worlds.slice(step - 1, step + 1)).toContain(await readSchemeWorld(store, life.annotator, false))
      // What the manifest did not learn in time it has learnt by now.
      must(await store.close())
      const again = must(await openCorpus({ ...optionsOn(after), mode: 'read' }))
      expect(worlds.slice(step - 1, step + 1)).toContain(await readSchemeWorld(again, life.annotator, false))
    }
  },
  120_000,
)
