import { extname, join } from 'node:path'
import { checkScheme, type SchemeProblem } from '../../shared/edit/check-scheme.ts'
import { checkLayer, type Finding } from '../../shared/edit/constraints.ts'
import { corpusDocument } from '../../shared/model/corpus-document.ts'
import { type DocumentId, documentIdSchema } from '../../shared/model/ids.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import type { AppError } from '../../shared/result.ts'
import { sentenceOf } from '../../shared/strings/errors.ts'
import { schemeProblemText } from '../../shared/strings/scheme-problems.ts'
import { olderScheme } from '../jobs/export-selection.ts'
import { count } from './count.ts'
import { type ExitCode, exitCode } from './exit-code.ts'
import { findingSentences } from './finding-sentences.ts'
import { namesIn } from './names-in.ts'
import { openToRead, type ReadableCorpus } from './open-to-read.ts'
import { answer, refuseCorpus, say, type Terminal, toJsonError } from './terminal.ts'

type PlacedFinding = Finding & { readonly document: DocumentId; readonly name: string; readonly annotator: string }

type Check = {
  readonly documents: number
  readonly layers: number
  readonly records: number
  readonly errors: readonly AppError[]
  readonly findings: readonly PlacedFinding[]
}

/** Layers whose document is gone: files under `annotations/` that no document of the corpus answers to. */
async function orphanedDocuments(path: string, known: ReadonlySet<string>): Promise<readonly DocumentId[]> {
  const names = await namesIn(join(path, 'annotations'), { recursive: true })
  const ids = names.flatMap(name => {
    const last = name.split(/[/\\]/).at(-1) ?? ''
    const id = documentIdSchema.safeParse(last.slice(0, -'.json'.length))
    return extname(last) === '.json' && id.success && !known.has(id.data) ? [id.data] : []
  })
  return [...new Set(ids)]
}

async function checkDocument(corpus: ReadableCorpus, id: DocumentId): Promise<Omit<Check, 'documents'>> {
  const errors: AppError[] = []
  const findings: PlacedFinding[] = []
  let layers = 0
  let records = 0
  const document = await corpus.readDocument(id)
  if (!document.ok) return { layers, records, errors: [document.error], findings }
  const { text, name } = document.value
  const annotators = await corpus.listLayers(id)
  if (!annotators.ok) return { layers, records, errors: [annotators.error], findings }
  for (const annotator of annotators.value) {
    const layer = await corpus.readLayer(annotator, id)
    if (!layer.ok) {
      errors.push(layer.error)
      continue
    }
    layers++
    records += layer.value.records.length
    errors.push(...layer.value.problems)
    if (layer.value.behind > 0) errors.push(olderScheme(corpus.manifest(), name, layer.value))
    for (const finding of checkLayer(layer.value.records, corpus.manifest().scheme, text))
      findings.push({ ...finding, document: id, name, annotator })
  }
  return { layers, records, errors, findings }
}

async function checkCorpus(corpus: ReadableCorpus): Promise<Check> {
  const ids = await corpus.listDocumentIds()
  if (!ids.ok) return { documents: 0, layers: 0, records: 0, errors: [ids.error], findings: [] }
  const known = new Set<string>([...ids.value, corpusDocument])
  const errors: AppError[] = [...corpus.problems]
  for (const id of await orphanedDocuments(corpus.path, known))
    errors.push({ code: 'document/missing', params: { id } })
  const findings: PlacedFinding[] = []
  let layers = 0
  let records = 0
  for (const id of [...ids.value].sort()) {
    const checked = await checkDocument(corpus, id)
    layers += checked.layers
    records += checked.records
    errors.push(...checked.errors)
    findings.push(...checked.findings)
  }
  return { documents: ids.value.length, layers, records, errors, findings }
}

const nameIn =
  (scheme: Scheme, language: 'ar' | 'en') =>
  (part: SchemeProblem['part'], id: string): string =>
    (part === 'scheme' ? scheme : scheme[part].find(entry => entry.id === id))?.name[language] || id

/** `validate <corpus>`: texts against their sums, journals, layers, quotes, and the scheme. Writes nothing. */
export async function validateCorpus(terminal: Terminal, folder: string): Promise<ExitCode> {
  const opened = await openToRead(folder)
  if (!opened.ok) return refuseCorpus(terminal, opened.error)
  try {
    const { documents, layers, records, errors, findings } = await checkCorpus(opened.value)
    const { language } = terminal
    const { scheme } = opened.value.manifest()
    const unsound = checkScheme(scheme).map(problem => ({
      ...problem,
      sentence: schemeProblemText(problem, language, nameIn(scheme, language), code =>
        code.replace(/^(Key|Digit)/, ''),
      ),
    }))
    const problems = errors.length + findings.length + unsound.length
    const sentence = ({ code, what }: Finding): string => findingSentences[language][code](what)
    say(
      terminal,
      `Checked ${count(documents, 'article')}, ${count(layers, 'layer')}, ${count(records, 'record')}: ${
        problems === 0 ? 'no problems' : count(problems, 'problem')
      }.`,
      ...errors.map(error => `- ${sentenceOf(error, language)}`),
      ...unsound.map(({ sentence: words }) => `- ${words}`),
      ...findings.map(
        finding =>
          `- ${finding.name}, ${finding.annotator}, ${finding.record}${finding.surface === '' ? '' : ` “${finding.surface}”`}: ${sentence(finding)}`,
      ),
    )
    answer(terminal, {
      ok: problems === 0,
      documents,
      layers,
      records,
      errors: errors.map(error => toJsonError(error, language)),
      scheme: unsound,
      findings: findings.map(finding => ({ ...finding, sentence: sentence(finding) })),
    })
    return problems === 0 ? exitCode.done : exitCode.problems
  } finally {
    await opened.value.close()
  }
}
