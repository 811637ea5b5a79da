import type { Agreement, Annotation, Entity, Span } from '../model/records.ts'
import { surfaceOf } from '../model/surface.ts'
import type { Carries } from './carries.ts'
import type { ExportDocument, ExportLayer } from './format.ts'
import { lossesOfOtherKinds, lossOfEntity, lossOfRecord } from './losses.ts'
import type { Loss, LossReason } from './proof-report.ts'

/** Labels of what a format of spans and arrows needs for agreements. */
export const wordsLabel = 'words'
/** From a trigger to another place that speaks of the same agreement. */
export const alsoAt = 'also-at'
/** From what fills a role to whom it belongs: `signatoryTitle-of`. */
export const ofLabel = (role: string): string => `${role}-of`

export type Relation = Extract<Annotation, { kind: 'relation' }>

/** A stretch of the text with a label: a mention, the trigger of an agreement, bare words. */
export type SpanNode = {
  readonly id: string
  readonly kind: 'entity' | 'trigger' | 'words'
  readonly label: string
  /** As the file holds them, UTF-16. */
  readonly spans: readonly Span[]
  /** Whose attributes and note are written on it. */
  readonly record: Entity | Agreement | null
  /** The words are those of the first role: the agreement has no trigger. */
  readonly isLent: boolean
}

/** Two of them joined: a relation, a role of an agreement, whom the filler of a role belongs to. */
export type SpanEdge = {
  readonly label: string
  readonly from: SpanNode
  readonly to: SpanNode
  readonly record: Relation | null
}

/** What formats of spans and arrows hold of a layer: an agreement is its trigger with an arrow to each filler. */
export type SpanGraph = {
  readonly nodes: readonly SpanNode[]
  readonly edges: readonly SpanEdge[]
  readonly losses: readonly Loss[]
}

/** Where a file can hold these fragments; why they are others; undefined where it cannot at all. */
export type Place = (
  spans: readonly Span[],
) => { readonly spans: readonly Span[]; readonly reason: LossReason | null } | undefined

/** What may be written on a record besides what it is. */
export type Detailed = Pick<Entity, 'attributes' | 'note' | 'doubt'> & Pick<Partial<Entity>, 'normal' | 'link'>

export const hasAttributes = (record: Detailed): boolean =>
  Object.keys(record.attributes).length > 0 || record.doubt || record.normal !== undefined || record.link !== undefined

/** Whether something written on a record has no place in the format. */
const losesDetails = (record: Detailed, carries: Carries): boolean =>
  (carries.notes !== 'carried' && record.note !== '') || (carries.attributes !== 'carried' && hasAttributes(record))

/** One layer of one document on its way into nodes and edges. */
class GraphBuilder {
  readonly nodes: SpanNode[] = []
  readonly edges: SpanEdge[] = []
  readonly losses: Loss[] = []
  readonly #entities = new Map<string, SpanNode>()
  #ids: Set<string> | undefined
  /** By filler and role: whom the filler belongs to, and which agreements say so. */
  readonly #belongings = new Map<string, Map<string | null, Agreement[]>>()
  readonly #source: ExportDocument
  readonly #layer: ExportLayer
  readonly #place: Place
  readonly #carries: Carries

  constructor(source: ExportDocument, layer: ExportLayer, place: Place, carries: Carries) {
    this.#source = source
    this.#place = place
    this.#carries = carries
    this.#layer = layer
  }

  #lose(record: Annotation, reason: LossReason, written: string | null): void {
    if (record.kind === 'entity')
      this.losses.push(lossOfEntity(this.#source, record, reason, written === null ? {} : { written }))
    else {
      const loss = lossOfRecord(this.#source, record, reason, written)
      if (loss) this.losses.push(loss)
    }
  }

  addEntity(entity: Entity): void {
    const placed = this.#place(entity.spans)
    if (!placed) {
      this.#lose(entity, 'blank', null)
      return
    }
    const reason = placed.reason ?? (losesDetails(entity, this.#carries) ? 'attributes-not-carried' : null)
    if (reason) this.#lose(entity, reason, surfaceOf(this.#source.document.text, placed.spans))
    const { id, label } = entity
    const node: SpanNode = { id, kind: 'entity', label, spans: placed.spans, record: entity, isLent: false }
    this.nodes.push(node)
    this.#entities.set(id, node)
  }

  addRelation(relation: Relation): void {
    const from = this.#entities.get(relation.from)
    const to = this.#entities.get(relation.to)
    if (!from || !to) {
      this.#lose(relation, 'end-not-carried', null)
      return
    }
    if (losesDetails(relation, this.#carries)) this.#lose(relation, 'attributes-not-carried', relation.label)
    this.edges.push({ label: relation.label, from, to, record: relation })
  }

  addAgreement(agreement: Agreement): void {
    const { type, trigger, roles, mentions } = agreement
    const [first] = roles
    const lent =
      first && ('entity' in first.filler ? this.#entities.get(first.filler.entity)?.spans : first.filler.spans)
    const anchor = trigger ?? lent
    const placed = anchor && this.#place(anchor)
    if (!placed) {
      this.#lose(agreement, anchor ? 'blank' : 'no-trigger', null)
      return
    }
    const reasons: LossReason[] = trigger ? [] : ['trigger-lent']
    if (placed.reason) reasons.push(placed.reason)
    if (losesDetails(agreement, this.#carries)) reasons.push('attributes-not-carried')
    const node: SpanNode = {
      id: agreement.id,
      kind: 'trigger',
      label: type,
      spans: placed.spans,
      record: agreement,
      isLent: !trigger,
    }
    this.nodes.push(node)
    for (const [at, { role, filler, of }] of roles.entries()) {
      const to =
        'entity' in filler
          ? this.#entities.get(filler.entity)
          : this.#addWords(`${agreement.id}.${at + 1}`, filler.spans, reasons)
      if (!to) {
        reasons.push('end-not-carried')
        continue
      }
      this.edges.push({ label: role, from: node, to, record: null })
      const whose = of === undefined ? undefined : this.#entities.get(of)
      if (of !== undefined && !whose) reasons.push('end-not-carried')
      this.#belong(to, role, whose, agreement)
    }
    for (const [at, spans] of mentions.entries()) {
      const to = this.#addWords(`${agreement.id}.at${at + 1}`, spans, reasons)
      if (to) this.edges.push({ label: alsoAt, from: node, to, record: null })
      else reasons.push('end-not-carried')
    }
    const [reason] = reasons
    if (reason) this.#lose(agreement, reason, surfaceOf(this.#source.document.text, placed.spans))
  }

  #addWords(wanted: string, spans: readonly Span[], reasons: LossReason[]): SpanNode | undefined {
    const placed = this.#place(spans)
    if (!placed) return undefined
    if (placed.reason) reasons.push(placed.reason)
    this.#ids ??= new Set(this.#layer.records.map(record => record.id))
    let id = wanted
    while (this.#ids.has(id)) id += '_'
    this.#ids.add(id)
    const node: SpanNode = { id, kind: 'words', label: wordsLabel, spans: placed.spans, record: null, isLent: false }
    this.nodes.push(node)
    return node
  }

  #belong(filler: SpanNode, role: string, whose: SpanNode | undefined, agreement: Agreement): void {
    const key = JSON.stringify([filler.id, role])
    const known = this.#belongings.get(key) ?? new Map<string | null, Agreement[]>()
    this.#belongings.set(key, known)
    const said = known.get(whose?.id ?? null)
    if (said) said.push(agreement)
    else {
      known.set(whose?.id ?? null, [agreement])
      if (whose) this.edges.push({ label: ofLabel(role), from: filler, to: whose, record: null })
    }
  }

  /** An arrow says whom a filler belongs to in a role, whatever the agreement: where agreements differ in it, all of them are told. */
  tellShared(): void {
    const told = new Set(this.losses.map(({ id }) => id))
    for (const known of this.#belongings.values())
      if (known.size > 1)
        for (const agreement of [...known.values()].flat())
          if (!told.has(agreement.id)) {
            told.add(agreement.id)
            this.#lose(agreement, 'of-shared', agreement.type)
          }
  }
}

/** A layer as spans and arrows, and by name what they do not hold. Kinds the format does not carry at all are among the losses. */
export function toSpanGraph(source: ExportDocument, layer: ExportLayer, place: Place, carries: Carries): SpanGraph {
  const builder = new GraphBuilder(source, layer, place, carries)
  for (const record of layer.records) if (record.kind === 'entity') builder.addEntity(record)
  if (carries.relations !== 'reported')
    for (const record of layer.records) if (record.kind === 'relation') builder.addRelation(record)
  if (carries.agreements !== 'reported')
    for (const record of layer.records) if (record.kind === 'agreement') builder.addAgreement(record)
  builder.tellShared()
  const { nodes, edges, losses } = builder
  return { nodes, edges, losses: [...losses, ...lossesOfOtherKinds(source, layer, carries)] }
}

/** For formats that hold a mention as one stretch: from its first fragment to its last. */
export const placeAsOne: Place = spans => {
  const [first, ...more] = spans
  const last = spans.at(-1)
  if (!first || !last) return undefined
  return { spans: [{ start: first.start, end: last.end }], reason: more.length > 0 ? 'fragments-joined' : null }
}
