import type { StoredDiff } from '../../shared/edit/stored-commit.ts'
import type { DeviceId, RecordId } from '../../shared/model/ids.ts'
import type { Stamp } from '../../shared/model/records.ts'
import type { StoredRecord } from '../../shared/model/stored-records.ts'
import { buryRecord, isNewer, type LayerState, putRecord, removalStamp, stampOf } from './layer-state.ts'

/** What one journal has made of one record in the end. */
type Outcome = {
  /** Null: removed. */
  final: StoredRecord | null
  stamp: Stamp
  /** Versions it has replaced, its own and others'. */
  readonly replaced: Set<string>
}

const keyOf = ([counter, device]: Stamp): string => `${counter} ${device}`

function collectOutcomes(diffs: readonly StoredDiff[], device: DeviceId): ReadonlyMap<RecordId, Outcome> {
  const outcomes = new Map<RecordId, Outcome>()
  const note = (id: RecordId, before: StoredRecord | null, final: StoredRecord | null, stamp: Stamp): void => {
    const known = outcomes.get(id)
    const outcome = known ?? { final, stamp, replaced: new Set() }
    if (before) outcome.replaced.add(keyOf(stampOf(before, device)))
    if (known) {
      outcome.replaced.add(keyOf(known.stamp))
      outcome.final = final
      outcome.stamp = stamp
    } else outcomes.set(id, outcome)
  }
  for (const diff of diffs) {
    for (const record of diff.removed) note(record.id, record, null, removalStamp(record, device))
    for (const [from, to] of diff.updated) note(to.id, from, to, stampOf(to, device))
    for (const record of diff.added) note(record.id, null, record, stampOf(record, device))
  }
  return outcomes
}

const withoutStamp = (record: StoredRecord | null): string => JSON.stringify(record && { ...record, stamp: null })

/** What the program remembers by itself is nothing she has edited: the newer holds, and there is nothing for her to check. */
const isEdited = (...versions: readonly (StoredRecord | null)[]): boolean =>
  !versions.some(record => record?.kind === 'cliticChoice')

/** Merges journals into one layer, record by record. Journals may be given in any order. */
export class LayerMerge {
  readonly #state: LayerState
  readonly #replaced = new Map<RecordId, Set<string>>()
  /** Versions that met and did not know each other: a journal that comes later may tell that one was replaced. */
  readonly #rivals = new Map<RecordId, (readonly [string, string])[]>()

  constructor(state: LayerState) {
    this.#state = state
  }

  /** Records two devices edited without knowing of each other; the newer edit stands. Complete once all journals are in. */
  get conflicts(): ReadonlySet<RecordId> {
    const stands = (id: RecordId, key: string): boolean => !this.#replaced.get(id)?.has(key)
    const rivals = [...this.#rivals].filter(([id, pairs]) => pairs.some(pair => pair.every(key => stands(id, key))))
    return new Set(rivals.map(([id]) => id))
  }

  /** Diffs of one journal for this layer, oldest first, all newer than what the layer has held of it. */
  add(diffs: readonly StoredDiff[], device: DeviceId): void {
    for (const [id, outcome] of collectOutcomes(diffs, device)) {
      if (this.#wins(id, outcome)) {
        if (outcome.final) putRecord(this.#state, outcome.final)
        else buryRecord(this.#state, id, outcome.stamp)
      }
      const replaced = this.#replaced.get(id) ?? new Set()
      for (const key of outcome.replaced) replaced.add(key)
      this.#replaced.set(id, replaced)
    }
  }

  #wins(id: RecordId, outcome: Outcome): boolean {
    const { records, tombstones } = this.#state
    const record = records.get(id) ?? null
    const present = record ? stampOf(record, outcome.stamp[1]) : tombstones.get(id)
    if (!present) return true
    if (outcome.replaced.has(keyOf(present))) return true
    if (this.#replaced.get(id)?.has(keyOf(outcome.stamp))) return false
    // The same journal wrote both: its order decides.
    if (present[1] === outcome.stamp[1]) return true
    if (isEdited(record, outcome.final) && withoutStamp(record) !== withoutStamp(outcome.final))
      this.#rivals.set(id, [...(this.#rivals.get(id) ?? []), [keyOf(present), keyOf(outcome.stamp)]])
    return isNewer(outcome.stamp, present)
  }
}
