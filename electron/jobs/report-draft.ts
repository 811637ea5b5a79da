import type { Format } from '../../shared/formats/format.ts'
import type { DocumentProof } from '../../shared/formats/proof.ts'
import {
  type ExportWarning,
  type Loss,
  type LossCount,
  listedLosses,
  type ProofReport,
  type Together,
} from '../../shared/formats/proof-report.ts'
import type { Gathered } from './gather-sources.ts'

type Fate = LossCount['fate']

/** Takes losses that the report has no room for; they stand in a file beside the export. */
export type LossSink = (fate: Fate, loss: Loss) => void

/** Gathers the proofs of many documents into one report. */
export class ReportDraft {
  readonly #sink: LossSink
  readonly #listed: Record<Fate, Loss[]> = { altered: [], notCarried: [] }
  readonly #counts = new Map<string, { fate: Fate; kind: Loss['kind']; reason: Loss['reason']; count: number }>()
  readonly #files: ProofReport['files'][number][] = []
  #entities = 0
  #kept = 0
  #unchosen = 0
  #shortened = 0
  #together: Together | null = null

  /** `sink` is told of every loss. */
  constructor(sink: LossSink) {
    this.#sink = sink
  }

  /** Mentions whose label was not chosen, and what choices took from a document before it was written. */
  takeChoice({ unchosen, isCut, losses }: Omit<Gathered, 'source'>): void {
    this.#unchosen += unchosen
    if (isCut) this.#shortened++
    this.#entities += losses.filter(({ kind }) => kind === 'entity').length
    for (const loss of losses) this.#add(loss.written === null ? 'notCarried' : 'altered', loss)
  }

  setTogether(together: Together | null): void {
    this.#together = together
  }

  take({ entities, kept, altered, notCarried }: DocumentProof): void {
    this.#entities += entities
    this.#kept += kept
    for (const loss of altered) this.#add('altered', loss)
    for (const loss of notCarried) this.#add('notCarried', loss)
  }

  addFile(file: ProofReport['files'][number]): void {
    this.#files.push(file)
  }

  #add(fate: Fate, loss: Loss): void {
    const { kind, reason } = loss
    const key = `${fate} ${kind} ${reason}`
    const counted = this.#counts.get(key) ?? { fate, kind, reason, count: 0 }
    counted.count++
    this.#counts.set(key, counted)
    if (counted.count <= listedLosses) this.#listed[fate].push(loss)
    this.#sink(fate, loss)
  }

  toReport(format: Format, unfinished: number, warnings: readonly ExportWarning[]): ProofReport {
    return {
      format: format.id,
      documents: this.#files.reduce((sum, file) => sum + file.documents, 0),
      unfinished,
      entities: this.#entities,
      kept: this.#kept,
      unchosen: this.#unchosen,
      shortened: this.#shortened,
      together: this.#together,
      warnings,
      counts: [...this.#counts.values()],
      altered: this.#listed.altered,
      notCarried: this.#listed.notCarried,
      files: this.#files,
    }
  }
}
