import { hostname } from 'node:os'
import { expect, it } from 'vitest'
import type { DocumentId } from '../../shared/model/ids.ts'
import { goldAnnotator } from '../../shared/model/make-id.ts'
import { identify } from './document-store.ts'
import { shardOf } from './layer-file.ts'
import { createRandom, ModelFileSystem, type Survival } from './model-file-system.fixtures.ts'
import { createCorpus, openCorpus } from './open-corpus.ts'
import { device, emptyScheme, must, toDocument, toEntity } from './store.fixtures.ts'

/** Texts of which several lie in one folder: its name must be durable before what is in it counts as such. */
function textsOfFewFolders(): readonly string[] {
  const byShard = new Map<string, string[]>()
  for (let at = 0; at < 2_000; at++) {
    const text = `وقّع المغرب الاتفاق ${at}`
    const shard = shardOf(identify(text).id)
    byShard.set(shard, [...(byShard.get(shard) ?? []), text])
  }
  return [...byShard.values()]
    .filter(texts => texts.length >= 3)
    .flatMap(texts => texts.slice(0, 3))
    .slice(0, 9)
}

const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn++) await null
}

/** A disk that takes long to make the names of new folders durable. */
class SlowToNameFolders extends ModelFileSystem {
  override async syncFolder(path: string): Promise<void> {
    if (path.endsWith('/documents')) await turns(500)
    return super.syncFolder(path)
  }
}

it('texts and layers that come in side by side: a cut after any operation loses nothing acknowledged', async () => {
  const disk = new SlowToNameFolders()
  const options = {
    path: '/srv/corpus',
    device,
    mode: 'write' as const,
    fileSystem: disk,
    now: () => '2026-01-01T00:00:00.000Z',
    idle: null,
    program: { host: hostname(), pid: 1, boot: 'before', started: null },
  }
  await disk.makeFolder('/srv')
  await disk.syncFolder('/')
  const store = must(await createCorpus({ ...options, name: 'تجربة', scheme: emptyScheme }))
  const [documents, layers] = [new Set<DocumentId>(), new Set<DocumentId>()]
  const cuts: {
    readonly disk: ModelFileSystem
    readonly documents: readonly DocumentId[]
    readonly layers: readonly DocumentId[]
  }[] = []
  const survivals: readonly Survival[] = ['nothing', 'everything', createRandom(3), createRandom(5)]
  disk.afterEach = () => {
    for (const survival of survivals)
      cuts.push({ disk: disk.crash(survival), documents: [...documents], layers: [...layers] })
  }
  await Promise.all(
    textsOfFewFolders().map(async (text, at) => {
      await turns(at * 20)
      const { id } = must(await store.addDocument(toDocument(text)))
      documents.add(id)
      must(await store.writeLayer(goldAnnotator, id, { status: 'done', records: [toEntity('a', 5, 11)] }))
      layers.add(id)
    }),
  )
  disk.afterEach = () => {}
  expect(layers.size).toBe(9)
  for (const cut of cuts) {
    const opened = must(await openCorpus({ ...options, fileSystem: cut.disk }))
    const there = must(await opened.listDocumentIds())
    for (const id of cut.documents) {
      expect(there).toContain(id)
      must(await opened.readDocument(id))
    }
    for (const id of cut.layers) expect(must(await opened.readLayer(goldAnnotator, id)).records).toHaveLength(2)
  }
})
