import { createHash } from 'node:crypto'
import { BorderForms } from '../../shared/formats/border-repair.ts'
import type { SchemeProposal } from '../../shared/formats/scheme-proposal.ts'
import type { DocumentId } from '../../shared/model/ids.ts'
import type { ImportSurvey, SurveyedPart, UnknownId } from '../../shared/model/import-survey.ts'
import { toDocumentId } from '../../shared/model/make-id.ts'
import { groupPassedOver } from '../../shared/model/passed-over.ts'
import type { Annotation } from '../../shared/model/records.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import { surfaceOf } from '../../shared/model/surface.ts'
import { type AppError, fail, ok, type Result } from '../../shared/result.ts'
import { attestedFormsOf, type IsAttested, toAttestedForm } from '../../shared/text/attested-forms.ts'
import { type FoundFiles, findImportFiles, type ImportFile, type ImportFormat } from './find-import-files.ts'
import { ProblemList } from './problem-list.ts'
import { type DocumentToImport, type ReadImportOptions, readImportFile } from './read-import.ts'
import { TextCounts } from './survey-texts.ts'
import { isTextKind } from './text-kind.ts'

export type SurveyOptions = ReadImportOptions & {
  readonly format?: ImportFormat | undefined
  readonly scheme: Scheme
  /** Documents of the corpus. */
  readonly known: ReadonlySet<DocumentId>
  /** Words of the corpus; those of the files are added. */
  readonly isAttested: IsAttested
  readonly signal?: AbortSignal
  /** Documents read so far. How many there are in all is what it finds out. */
  readonly onProgress?: (done: number) => void
}

/** Problems and examples that a survey names; the others are counted. */
const problemsNamed = 200
const examplesNamed = 3
/** Forms whose clitic is asked about: more than that nobody decides one by one. */
const formsAsked = 500

type Unknown = { part: SurveyedPart; id: string; count: number; examples: string[] }
type Layer = { name: string; documents: number; records: number; predicted: boolean }

/** Ids of a scheme by the part of a record's mapping that speaks of them. */
const idsOf = (scheme: Scheme): Readonly<Record<SurveyedPart, ReadonlySet<string>>> => ({
  labels: new Set(scheme.labels.map(({ id }) => id)),
  roles: new Set(scheme.roleTypes.map(({ id }) => id)),
  types: new Set(scheme.agreementTypes.map(({ id }) => id)),
  relations: new Set(scheme.relationTypes.map(({ id }) => id)),
  categories: new Set(scheme.categories.map(({ id }) => id)),
})

type Declaration = Pick<UnknownId, 'part' | 'id' | 'declared'> & {
  readonly name?: string | undefined
  readonly colour?: string | undefined
}

/** Everything a file's own scheme declares. */
const declarationsOf = (proposal: SchemeProposal): readonly Declaration[] => [
  ...proposal.labels.map(({ id, name, colour }) => ({ part: 'labels' as const, id, name, colour, declared: {} })),
  ...proposal.agreementTypes.flatMap(({ id, roles }) => [
    { part: 'types' as const, id, declared: { roles: roles.map(role => role.id) } },
    ...roles.map(({ id: role, ...declared }) => ({ part: 'roles' as const, id: role, declared })),
  ]),
  ...proposal.relationTypes.map(({ id, ...declared }) => ({ part: 'relations' as const, id, declared })),
  ...proposal.categories.map(({ id, values }) => ({ part: 'categories' as const, id, declared: { values } })),
]

/** Counts what files hold, and keeps no more of them than is shown. */
class Survey {
  readonly #ids: ReturnType<typeof idsOf>
  readonly #known: ReadonlySet<DocumentId>
  readonly #seen = new Set<DocumentId>()
  readonly #layers = new Map<string, Layer>()
  readonly #unknown = new Map<string, Unknown>()
  readonly #forms = new BorderForms()
  readonly #words = new Set<string>()
  readonly #proposals: SchemeProposal[] = []
  readonly #problems = new ProblemList(problemsNamed)
  readonly counts = {
    documents: 0,
    known: 0,
    repeated: 0,
    mentions: 0,
    relations: 0,
    agreements: 0,
    documentLabels: 0,
    troubled: 0,
  }
  readonly #encodings = new Map<string, number>()
  readonly texts = new TextCounts()

  constructor({ scheme, known }: SurveyOptions) {
    this.#ids = idsOf(scheme)
    this.#known = known
  }

  complain(problems: readonly AppError[]): void {
    if (problems.length > 0) this.counts.troubled++
    this.#problems.add(problems)
  }

  propose(scheme: SchemeProposal): void {
    this.#proposals.push(scheme)
  }

  countEncoding(encoding: string): void {
    this.#encodings.set(encoding, (this.#encodings.get(encoding) ?? 0) + 1)
  }

  take({ text, layers }: DocumentToImport): void {
    const id = toDocumentId(createHash('sha256').update(text, 'utf8').digest())
    this.counts.documents++
    if (this.#known.has(id)) this.counts.known++
    if (this.#seen.has(id)) this.counts.repeated++
    this.#seen.add(id)
    for (const form of attestedFormsOf(text)) this.#words.add(form)
    for (const { name, records, predicted = false } of layers) {
      const layer = this.#layers.get(name) ?? { name, documents: 0, records: 0, predicted }
      layer.documents++
      layer.records += records.length
      this.#layers.set(name, layer)
      for (const record of records) this.#takeRecord(record, text)
    }
  }

  #takeRecord(record: Annotation, text: string): void {
    switch (record.kind) {
      case 'entity': {
        this.counts.mentions++
        this.#forms.add(text, record)
        this.#see('labels', record.label, surfaceOf(text, record.spans))
        break
      }
      case 'relation':
        this.counts.relations++
        this.#see('relations', record.label)
        break
      case 'agreement':
        this.counts.agreements++
        for (const { role } of record.roles) this.#see('roles', role)
        this.#see('types', record.type, record.trigger && surfaceOf(text, record.trigger))
        break
      case 'documentLabel':
        this.counts.documentLabels++
        this.#see('categories', record.category, record.value)
        break
      default:
    }
  }

  #see(part: SurveyedPart, id: string, example?: string): void {
    if (this.#ids[part].has(id)) return
    const key = `${part} ${id}`
    const unknown = this.#unknown.get(key) ?? { part, id, count: 0, examples: [] }
    unknown.count++
    if (example && unknown.examples.length < examplesNamed && !unknown.examples.includes(example))
      unknown.examples.push(example)
    this.#unknown.set(key, unknown)
  }

  /** Ids met in marks, and those that the files only declare. */
  #unknowns(): readonly UnknownId[] {
    const declared = new Map(this.#proposals.flatMap(declarationsOf).map(one => [`${one.part} ${one.id}`, one]))
    for (const { part, id } of declared.values())
      if (!this.#ids[part].has(id) && !this.#unknown.has(`${part} ${id}`))
        this.#unknown.set(`${part} ${id}`, { part, id, count: 0, examples: [] })
    return [...this.#unknown.values()]
      .sort((a, b) => b.count - a.count)
      .map(one => {
        const said = declared.get(`${one.part} ${one.id}`)
        return { ...one, name: said?.name ?? null, colour: said?.colour ?? null, declared: said?.declared ?? {} }
      })
  }

  toResult(
    paths: readonly string[],
    files: ImportSurvey['files'],
    isAttested: IsAttested,
  ): Omit<ImportSurvey, 'passedOver'> {
    const isShown: IsAttested = form => this.#words.has(toAttestedForm(form)) || isAttested(form)
    return {
      paths,
      files,
      ...this.counts,
      layers: [...this.#layers.values()],
      unknown: this.#unknowns(),
      borders: this.#forms.withClitic(isShown).slice(0, formsAsked),
      texts: this.texts.toResult(),
      encodings: [...this.#encodings].map(([encoding, number]) => ({ encoding, files: number })),
      problems: this.#problems.first,
      problemCount: this.#problems.count,
    }
  }
}

/** Reads everything an import would read and writes nothing. Error: `job/cancelled`. */
export async function surveyImport(paths: readonly string[], options: SurveyOptions): Promise<Result<ImportSurvey>> {
  const { files, passedOver, problems, release } = await findImportFiles(paths, options)
  try {
    return await surveyFiles(files, { paths, passedOver, problems }, options)
  } finally {
    await release()
  }
}

async function surveyFiles(
  files: readonly ImportFile[],
  { paths, passedOver, problems }: Pick<FoundFiles, 'passedOver' | 'problems'> & { readonly paths: readonly string[] },
  options: SurveyOptions,
): Promise<Result<ImportSurvey>> {
  const survey = new Survey(options)
  for (const problem of problems) survey.complain([problem])
  const byFormat = new Map<string, { format: string; files: number; documents: number }>()
  options.onProgress?.(0)
  for (const file of files) {
    const counted = byFormat.get(file.format) ?? { format: file.format, files: 0, documents: 0 }
    byFormat.set(file.format, counted)
    counted.files++
    let encoding: string | null = null
    for await (const part of readImportFile(file, options)) {
      if (options.signal?.aborted) return fail({ code: 'job/cancelled', params: {} })
      survey.complain(part.problems)
      if (part.scheme) survey.propose(part.scheme)
      if (part.columns) survey.texts.takeColumns(part.columns)
      if (!part.document) continue
      if (isTextKind(file.format)) survey.texts.take(part.document)
      counted.documents++
      encoding = part.document.provenance.encoding
      survey.take(part.document)
      options.onProgress?.(survey.counts.documents)
    }
    if (encoding) survey.countEncoding(encoding)
  }
  return ok({
    ...survey.toResult(paths, [...byFormat.values()], options.isAttested),
    passedOver: groupPassedOver(passedOver),
  })
}
