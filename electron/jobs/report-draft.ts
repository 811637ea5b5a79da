import type { Format } from '../../shared/formats/format.ts'
import type { DocumentProof } from '../../shared/formats/proof.ts'
import { type Loss, type LossCount, listedLosses, type ProofReport } from '../../shared/formats/proof-report.ts'

type Fate = LossCount['fate']

/** Gathers the proofs of many documents into one report. */
export class ReportDraft {
  readonly #listed: Record<Fate, Loss[]> = { altered: [], notCarried: [] }
  readonly #counts = new Map<string, { fate: Fate; kind: Loss['kind']; reason: Loss['reason']; count: number }>()
  readonly #files: ProofReport['files'][number][] = []
  #entities = 0
  #kept = 0

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
  }

  toReport(format: Format, unfinished: number): ProofReport {
    return {
      format: format.id,
      documents: this.#files.reduce((sum, file) => sum + file.documents, 0),
      unfinished,
      entities: this.#entities,
      kept: this.#kept,
      counts: [...this.#counts.values()],
      altered: this.#listed.altered,
      notCarried: this.#listed.notCarried,
      files: this.#files,
    }
  }
}
