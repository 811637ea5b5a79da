import type { Loss, LossCount, LossReason, ProofReport } from '../../shared/formats/proof-report.ts'

/** Losses of one reason; the words of the reason stand once above them. */
export type LossGroup = {
  readonly reason: LossReason
  readonly kind: Loss['kind']
  readonly count: number
  /** The first of them. */
  readonly losses: readonly Loss[]
}

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

type Fate = LossCount['fate']

/** The groups of one fate, those that happened first first. */
const groupsOf = ({ counts, ...listed }: ProofReport, fate: Fate): readonly LossGroup[] =>
  counts
    .filter(group => group.fate === fate)
    .map(({ kind, reason, count }) => ({
      kind,
      reason,
      count,
      losses: listed[fate].filter(loss => loss.kind === kind && loss.reason === reason),
    }))

const sumOf = (groups: readonly LossGroup[]): number => groups.reduce((sum, { count }) => sum + count, 0)

export function toProofSums(report: ProofReport): ProofSums {
  const alteredGroups = groupsOf(report, 'altered')
  const notCarriedGroups = groupsOf(report, 'notCarried')
  const ofEntities = (groups: readonly LossGroup[]) => groups.filter(({ kind }) => kind === 'entity')
  return {
    entities: report.entities,
    kept: report.kept,
    altered: sumOf(ofEntities(alteredGroups)),
    notCarried: sumOf(ofEntities(notCarriedGroups)),
    others: sumOf(notCarriedGroups.filter(({ kind }) => kind !== 'entity')),
    alteredGroups,
    notCarriedGroups,
    exact: report.counts.length === 0,
  }
}
