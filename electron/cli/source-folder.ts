import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import type { ImportedLayer } from '../../shared/formats/format.ts'
import { readNative } from '../../shared/formats/native.ts'
import { type Annotator, corpusVersion } from '../../shared/model/corpus.ts'
import { type Document, documentVersion } from '../../shared/model/document.ts'
import type { AnnotatorId, DeviceId, DocumentId } from '../../shared/model/ids.ts'
import { goldAnnotator, toDocumentId } from '../../shared/model/make-id.ts'
import { type Scheme, schemeFile } from '../../shared/model/scheme.ts'
import { parseVersioned } from '../../shared/model/versioned.ts'
import { type AppError, fail, ok, type Result } from '../../shared/result.ts'
import type { CorpusReader } from '../jobs/export-selection.ts'
import { readTextFile } from '../jobs/read-text-file.ts'
import { findOrNameAnnotator } from '../store/annotators.ts'
import type { LayerContent } from '../store/corpus-store.ts'
import { attempt } from '../store/disk-error.ts'
import { namesIn } from './names-in.ts'

const digest = (text: string): Uint8Array => createHash('sha256').update(text, 'utf8').digest()

/** A scheme file. Errors: `file/broken`, `format/newer`, disk errors. */
export function readScheme(path: string): Promise<Result<Scheme>> {
  return attempt(path, async () => {
    const text = await readFile(path, 'utf8')
    try {
      return parseVersioned(schemeFile, path, JSON.parse(text))
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      return fail({ code: 'file/broken', params: { file: path, reason: 'not JSON', movedTo: null } })
    }
  })
}

/** Whether the folder holds what a corpus is made from: a scheme and articles, as `seeds/` does. */
export async function isSourceFolder(path: string): Promise<boolean> {
  const names = await namesIn(path)
  return names.includes('scheme.json') && names.includes('articles')
}

type Sources = {
  readonly documents: ReadonlyMap<DocumentId, Document>
  readonly layers: ReadonlyMap<DocumentId, readonly ImportedLayer[]>
  readonly problems: readonly AppError[]
}

async function readSources(path: string, device: DeviceId): Promise<Sources> {
  const documents = new Map<DocumentId, Document>()
  const layers = new Map<DocumentId, readonly ImportedLayer[]>()
  const problems: AppError[] = []
  const articles = (await readdir(join(path, 'articles'))).filter(name => extname(name) === '.txt').sort()
  for (const name of articles) {
    const read = await readTextFile(join(path, 'articles', name))
    if (!read.ok) {
      problems.push(read.error)
      continue
    }
    const { text, provenance } = read.value
    const bytes = digest(text)
    const id = toDocumentId(bytes)
    const sha256 = Buffer.from(bytes).toString('hex')
    documents.set(id, {
      version: documentVersion,
      id,
      name: basename(name, '.txt'),
      text,
      sha256,
      metadata: { language: 'ar', direction: 'rtl' },
      provenance: [provenance],
    })
  }
  for (const name of (await readdir(path)).filter(file => extname(file) === '.jsonl').sort()) {
    const file = join(path, name)
    if (!(await stat(file)).isFile()) continue
    const read = readNative(await readFile(file, 'utf8'), file, { device, digest })
    problems.push(...read.problems)
    for (const { document, layers: brought } of read.documents) {
      if (!documents.has(document.id))
        documents.set(document.id, {
          version: documentVersion,
          provenance: [],
          ...document,
          name: document.name ?? document.id,
        })
      layers.set(document.id, [...(layers.get(document.id) ?? []), ...brought])
    }
  }
  return { documents, layers, problems }
}

/** Whose each layer is, by the name the files give: gold is gold, others as an import would enter them. */
function namedAnnotators(layers: readonly ImportedLayer[]): ReadonlyMap<string, Annotator> {
  const named = new Map<string, Annotator>([[goldAnnotator, { id: goldAnnotator, name: goldAnnotator }]])
  for (const { name } of layers) if (!named.has(name)) named.set(name, findOrNameAnnotator([...named.values()], name))
  return named
}

/**
 * The folder a corpus is made from, read as if it were one: nothing is written, into it or elsewhere. Layers are those of its native JSONL files.
 */
export function openSourceFolder(
  path: string,
  device: DeviceId,
): Promise<Result<CorpusReader & { readonly problems: readonly AppError[] }>> {
  return attempt(path, async () => {
    const scheme = await readScheme(join(path, 'scheme.json'))
    if (!scheme.ok) return scheme
    const { documents, layers, problems } = await readSources(path, device)
    const { name } = scheme.value
    const named = namedAnnotators([...layers.values()].flat())
    const annotators = [...new Set(named.values())].filter(annotator => annotator.id !== goldAnnotator)
    const toContent = (annotator: AnnotatorId, document: DocumentId): LayerContent => {
      const found = layers.get(document)?.find(layer => named.get(layer.name)?.id === annotator)
      return {
        annotator,
        document,
        status: found?.status ?? 'new',
        schemeRevision: scheme.value.revision,
        behind: 0,
        revision: found ? 1 : 0,
        changedAt: null,
        counter: 0,
        records: found?.records ?? [],
        unplaced: found?.unplaced ?? [],
        removed: new Map(),
        problems: [],
      }
    }
    return ok({
      problems,
      manifest: () => ({
        version: corpusVersion,
        name: name.en,
        scheme: scheme.value,
        schemeChanges: [],
        annotators,
        settings: {},
      }),
      listDocumentIds: async () => ok([...documents.keys()]),
      readDocument: async id => {
        const document = documents.get(id)
        return document ? ok(document) : fail({ code: 'document/missing', params: { id } })
      },
      listLayers: async id => ok((layers.get(id) ?? []).flatMap(layer => named.get(layer.name)?.id ?? [])),
      readLayer: async (annotator, id) => ok(toContent(annotator, id)),
    })
  })
}
