import { corpusDocument } from '../../shared/model/corpus-document.ts'
import type { AppError } from '../../shared/result.ts'
import { sentenceOf } from '../../shared/strings/errors.ts'
import { countWords } from '../../shared/text/words.ts'
import type { LayerContent } from '../store/corpus-store.ts'
import { count, toTable } from './count.ts'
import { type ExitCode, exitCode } from './exit-code.ts'
import { openToRead, type ReadableCorpus } from './open-to-read.ts'
import { answer, refuseCorpus, say, type Terminal, toJsonError } from './terminal.ts'

type Counts = Record<string, number>
type LayerStats = {
  documents: number
  statuses: Counts
  entities: number
  labels: Counts
  relations: number
  agreements: number
  types: Counts
  /** Entities of the corpus that she keeps. */
  canonicalEntities: number
}
type Stats = {
  readonly documents: number
  readonly words: number
  readonly characters: number
  readonly layers: Readonly<Record<string, LayerStats>>
  readonly problems: readonly AppError[]
}

const emptyStats = (): LayerStats => ({
  documents: 0,
  statuses: {},
  entities: 0,
  labels: {},
  relations: 0,
  agreements: 0,
  types: {},
  canonicalEntities: 0,
})

const increase = (counts: Counts, key: string): void => {
  counts[key] = (counts[key] ?? 0) + 1
}

function addLayer(stats: LayerStats, { records, status }: LayerContent): void {
  stats.documents++
  increase(stats.statuses, status)
  for (const record of records)
    if (record.kind === 'entity') {
      stats.entities++
      increase(stats.labels, record.label)
    } else if (record.kind === 'agreement') {
      stats.agreements++
      increase(stats.types, record.type)
    } else if (record.kind === 'relation') stats.relations++
}

async function countCorpus(corpus: ReadableCorpus): Promise<Stats> {
  const problems: AppError[] = [...corpus.problems]
  const layers: Record<string, LayerStats> = {}
  let documents = 0
  let words = 0
  let characters = 0
  const ids = await corpus.listDocumentIds()
  if (!ids.ok) return { documents, words, characters, layers, problems: [...problems, ids.error] }
  for (const id of ids.value) {
    const document = await corpus.readDocument(id)
    if (!document.ok) {
      problems.push(document.error)
      continue
    }
    documents++
    words += countWords(document.value.text)
    characters += [...document.value.text].length
    const annotators = await corpus.listLayers(id)
    for (const annotator of annotators.ok ? annotators.value : []) {
      const layer = await corpus.readLayer(annotator, id)
      if (!layer.ok) {
        problems.push(layer.error)
        continue
      }
      layers[annotator] ??= emptyStats()
      addLayer(layers[annotator], layer.value)
      problems.push(...layer.value.problems)
    }
    if (!annotators.ok) problems.push(annotators.error)
  }
  const owners = await corpus.listLayers(corpusDocument)
  for (const annotator of owners.ok ? owners.value : []) {
    const layer = await corpus.readLayer(annotator, corpusDocument)
    if (!layer.ok) problems.push(layer.error)
    else {
      layers[annotator] ??= emptyStats()
      layers[annotator].canonicalEntities = layer.value.records.filter(({ kind }) => kind === 'canonicalEntity').length
    }
  }
  if (!owners.ok) problems.push(owners.error)
  return { documents, words, characters, layers, problems }
}

const byCount = (counts: Counts): readonly (readonly [string, number])[] =>
  Object.entries(counts).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))

const listed = (counts: Counts): string =>
  byCount(counts)
    .map(([key, number]) => `${key} ${number}`)
    .join(', ')

function describeLayer([annotator, layer]: readonly [string, LayerStats]): readonly string[] {
  return [
    '',
    `${annotator}: ${count(layer.documents, 'article')} (${listed(layer.statuses)}), ${count(layer.entities, 'mention')}, ${
      layer.agreements
    } agreements${layer.agreements > 0 ? ` (${listed(layer.types)})` : ''}${
      layer.canonicalEntities > 0 ? `, ${layer.canonicalEntities} entities of the corpus` : ''
    }`,
    ...toTable(byCount(layer.labels)).map(row => `  ${row}`),
  ]
}

/** `stats <corpus>`: what there is, layer by layer. Writes nothing. */
export async function corpusStats(terminal: Terminal, folder: string): Promise<ExitCode> {
  const opened = await openToRead(folder)
  if (!opened.ok) return refuseCorpus(terminal, opened.error)
  const corpus = opened.value
  try {
    const { problems, ...stats } = await countCorpus(corpus)
    const { name, scheme } = corpus.manifest()
    say(
      terminal,
      `${name}: ${count(stats.documents, 'article')}, ${count(stats.words, 'word')}, ${count(stats.characters, 'character')}, scheme ${scheme.id}.`,
      ...Object.entries(stats.layers).sort().flatMap(describeLayer),
      ...problems.map(problem => `- ${sentenceOf(problem, terminal.language)}`),
    )
    answer(terminal, {
      ok: problems.length === 0,
      name,
      scheme: scheme.id,
      ...stats,
      problems: problems.map(problem => toJsonError(problem, terminal.language)),
    })
    return problems.length === 0 ? exitCode.done : exitCode.problems
  } finally {
    await corpus.close()
  }
}
