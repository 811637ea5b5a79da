import type { RecordId } from '../model/ids.ts'
import type { Entity, Span } from '../model/records.ts'

/** UTF-16 units a bucket covers; about 20 mentions of dense text. */
const bucketWidth = 1024

/** Where a mention begins and ends, gaps between its fragments included. */
export const hullOf = (entity: Entity): Span => ({ start: startOf(entity), end: endOf(entity) })

/** Reading order: by start, the longer first, then by id so that the order is total. */
export const compareMentions = (a: Entity, b: Entity): number =>
  startOf(a) - startOf(b) || endOf(b) - endOf(a) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

// Apart from `hullOf`: sorting 20,000 mentions would make a million objects of hulls.
const startOf = (entity: Entity): number => entity.spans[0]?.start ?? 0
const endOf = (entity: Entity): number => entity.spans.at(-1)?.end ?? 0

const lengthOf = (entity: Entity): number => entity.spans.reduce((sum, span) => sum + span.end - span.start, 0)
const touches = (entity: Entity, span: Span): boolean =>
  entity.spans.some(part => part.start < span.end && span.start < part.end)

/**
 * Mentions of one document by place. Adding, removing and asking cost what is near, not what is there:
 * 20,000 mentions answer as quickly as 60. Offsets are UTF-16.
 */
export class MentionIndex {
  readonly #buckets = new Map<number, Entity[]>()
  readonly #byId = new Map<RecordId, Entity>()
  readonly #counts = new Map<string, number>()
  #ordered: Entity[] = []

  constructor(entities: Iterable<Entity> = []) {
    for (const entity of entities) {
      this.#byId.set(entity.id, entity)
      this.#enter(entity)
    }
    this.#ordered = [...this.#byId.values()].sort(compareMentions)
  }

  get size(): number {
    return this.#byId.size
  }

  /** All mentions in reading order. Not a copy: do not keep it over a change. */
  get ordered(): readonly Entity[] {
    return this.#ordered
  }

  /** Mentions by label; changes in place. Labels that no mention has are not in it. */
  get labelCounts(): ReadonlyMap<string, number> {
    return this.#counts
  }

  get(id: RecordId): Entity | undefined {
    return this.#byId.get(id)
  }

  /** Adds a mention, in place of one with the same id. */
  add(entity: Entity): void {
    this.remove(entity.id)
    this.#byId.set(entity.id, entity)
    this.#enter(entity)
    this.#ordered.splice(this.#positionOf(entity), 0, entity)
  }

  remove(id: RecordId): void {
    const entity = this.#byId.get(id)
    if (!entity) return
    this.#byId.delete(id)
    const left = (this.#counts.get(entity.label) ?? 0) - 1
    if (left > 0) this.#counts.set(entity.label, left)
    else this.#counts.delete(entity.label)
    for (const bucket of bucketsOf(hullOf(entity))) {
      const held = this.#buckets.get(bucket)
      const at = held?.indexOf(entity) ?? -1
      if (at >= 0) held?.splice(at, 1)
    }
    this.#ordered.splice(this.#positionOf(entity), 1)
  }

  /** Mentions over the character at `offset`, the smallest first. */
  at(offset: number): readonly Entity[] {
    return this.meeting({ start: offset, end: offset + 1 }).toSorted((a, b) => lengthOf(a) - lengthOf(b))
  }

  /** Mentions that share a character with `span`, in reading order. */
  meeting(span: Span): readonly Entity[] {
    const found = new Set<Entity>()
    for (const bucket of bucketsOf(span))
      for (const entity of this.#buckets.get(bucket) ?? []) if (touches(entity, span)) found.add(entity)
    return [...found].sort(compareMentions)
  }

  /** First mention after `entity` (or after the start offset) in reading order. */
  after(place: Entity | number): Entity | undefined {
    if (typeof place !== 'number') return this.#ordered[this.#positionOf(place) + 1]
    return this.#ordered[this.#firstFrom(place)]
  }

  /** Last mention before `entity` (or before the start offset) in reading order. */
  before(place: Entity | number): Entity | undefined {
    return this.#ordered[(typeof place === 'number' ? this.#firstFrom(place) : this.#positionOf(place)) - 1]
  }

  /** Position in reading order, from 0; where it would stand if it is not there. */
  positionOf(entity: Entity): number {
    return this.#positionOf(entity)
  }

  #positionOf(entity: Entity): number {
    let low = 0
    let high = this.#ordered.length
    while (low < high) {
      const middle = (low + high) >> 1
      const there = this.#ordered[middle]
      if (there && compareMentions(there, entity) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  #firstFrom(start: number): number {
    let low = 0
    let high = this.#ordered.length
    while (low < high) {
      const middle = (low + high) >> 1
      const there = this.#ordered[middle]
      if (there && startOf(there) < start) low = middle + 1
      else high = middle
    }
    return low
  }

  #enter(entity: Entity): void {
    this.#counts.set(entity.label, (this.#counts.get(entity.label) ?? 0) + 1)
    for (let at = bucketAt(startOf(entity)); at * bucketWidth < endOf(entity); at++) {
      const bucket = this.#buckets.get(at)
      if (bucket) bucket.push(entity)
      else this.#buckets.set(at, [entity])
    }
  }
}

const bucketAt = (offset: number): number => Math.floor(offset / bucketWidth)

function* bucketsOf(span: Span): Iterable<number> {
  for (let at = bucketAt(span.start); at * bucketWidth < span.end; at++) yield at
}
