import type { Loss, LossReason, ProofReport } from '../../shared/formats/proof-report.ts'

/** Losses of one reason; the words of the reason stand once above them. */
export type LossGroup = { readonly reason: LossReason; readonly kind: Loss['kind']; readonly losses: readonly Loss[] }

/** The report as an account: over entities `entities = kept + altered + notCarried`. */
export type ProofSums = {
  readonly entities: number
  readonly kept: number
  readonly altered: number
  readonly notCarried: number
  /** Relations, agreements and labels of articles that the file does not hold. */
  readonly others: number
  readonly alteredGroups: readonly LossGroup[]
  readonly notCarriedGroups: readonly LossGroup[]
  /** Nothing differs from its source. */
  readonly exact: boolean
}

const isOfEntity = (loss: Loss): boolean => loss.kind === 'entity'

function groupsOf(losses: readonly Loss[]): readonly LossGroup[] {
  const groups = new Map<string, { reason: LossReason; kind: Loss['kind']; losses: Loss[] }>()
  for (const loss of losses) {
    const key = `${loss.kind} ${loss.reason}`
    const group = groups.get(key)
    if (group) group.losses.push(loss)
    else groups.set(key, { reason: loss.reason, kind: loss.kind, losses: [loss] })
  }
  return [...groups.values()]
}

export function toProofSums(report: ProofReport): ProofSums {
  return {
    entities: report.entities,
    kept: report.kept,
    altered: report.altered.filter(isOfEntity).length,
    notCarried: report.notCarried.filter(isOfEntity).length,
    others: report.notCarried.filter(loss => !isOfEntity(loss)).length,
    alteredGroups: groupsOf(report.altered),
    notCarriedGroups: groupsOf(report.notCarried),
    exact: report.altered.length + report.notCarried.length === 0,
  }
}
