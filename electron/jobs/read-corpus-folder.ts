import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ImportedLayer } from '../../shared/formats/format.ts'
import { proposeScheme } from '../../shared/formats/scheme-proposal.ts'
import { corpusDocument } from '../../shared/model/corpus-document.ts'
import type { DeviceId, DocumentId } from '../../shared/model/ids.ts'
import { goldAnnotator } from '../../shared/model/make-id.ts'
import type { AppError } from '../../shared/result.ts'
import type { CorpusStore } from '../store/corpus-store.ts'
import { nodeFileSystem, readingAtOnce } from '../store/node-file-system.ts'
import { openCorpus } from '../store/open-corpus.ts'
import { diskFile } from './disk-file.ts'
import type { ImportFile } from './find-import-files.ts'
import type { ReadPart } from './read-import.ts'
import { provenanceOf } from './read-text-file.ts'

const manifest = 'corpus.json'

const utf8 = { encoding: 'utf-8', byteOrderMark: false, guessed: false } as const

/** Folders that only a corpus has together. */
const partsOfCorpus = ['documents', 'annotations', 'journal']

/**
 * Whether a folder is a corpus of the program's own; a manifest of that name that others use is none. One whose manifest is damaged or gone is a corpus still: its journal is no
 * article.
 */
export const isCorpusFolder = (path: string): boolean => {
  const file = join(path, manifest)
  return (
    partsOfCorpus.every(part => existsSync(join(path, part))) ||
    (existsSync(file) && /^\s*\{\s*"version"\s*:\s*\d[\s\S]*"scheme"\s*:\s*\{/.test(diskFile(file, manifest).head))
  )
}

const problem = (error: AppError): ReadPart => ({ document: null, problems: [error] })

/** Layers of a document, each under its annotator's name. */
async function readLayers(corpus: CorpusStore, id: DocumentId) {
  const { annotators } = corpus.manifest()
  const layers: ImportedLayer[] = []
  const problems: AppError[] = []
  const owners = await corpus.listLayers(id)
  if (!owners.ok) return { layers, problems: [owners.error] }
  for (const owner of owners.value) {
    const layer = await corpus.readLayer(owner, id, true)
    if (!layer.ok) problems.push(layer.error)
    else {
      const { status, records, unplaced } = layer.value
      const name = owner === goldAnnotator ? owner : (annotators.find(one => one.id === owner)?.name ?? owner)
      layers.push({ name, status, records, unplaced })
      problems.push(...layer.value.problems)
    }
  }
  return { layers, problems }
}

/**
 * The articles of a corpus with every layer, as its present scheme has them, and its scheme. Nothing is written there. What it says of no article (its entities, the changes of
 * its scheme) and its settings stay there, and entities are told.
 */
export async function* readCorpusFolder({ path, shown }: ImportFile, device: DeviceId): AsyncIterable<ReadPart> {
  const opened = await openCorpus({ path, device, mode: 'read', fileSystem: readingAtOnce(nodeFileSystem) })
  if (!opened.ok) return yield problem(opened.error)
  const corpus = opened.value
  try {
    yield { document: null, problems: corpus.problems, scheme: proposeScheme(corpus.manifest().scheme) }
    const ids = await corpus.listDocumentIds()
    if (!ids.ok) return yield problem(ids.error)
    for (const id of ids.value.toSorted()) {
      const document = await corpus.readDocument(id)
      if (!document.ok) {
        yield problem(document.error)
        continue
      }
      const { text, name, metadata, provenance, sha256 } = document.value
      const { layers, problems } = await readLayers(corpus, id)
      const [first = provenanceOf(shown, text, sha256, utf8, undefined)] = provenance
      yield { document: { text, name, metadata, provenance: first, layers }, problems }
    }
    const { layers } = await readLayers(corpus, corpusDocument)
    const entities = layers.flatMap(({ records }) => records).filter(({ kind }) => kind === 'canonicalEntity').length
    const reason = `${entities} entities of this corpus stay in it; its articles come in with their marks`
    if (entities > 0) yield problem({ code: 'format/line', params: { file: shown, line: 0, reason } })
  } finally {
    await corpus.close()
  }
}
