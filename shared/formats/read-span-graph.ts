import { alsoAt, ofLabel, type SpanNode } from './span-graph.ts'

/** What may be written on a record, in the stored form. */
export type ReadDetails = {
  readonly attributes?: Readonly<Record<string, unknown>>
  readonly note?: string
  readonly doubt?: boolean
  readonly normal?: string
  readonly link?: string
}

/** A stretch of the text as a file gives it: code points, and the words it says stand there. */
export type ReadNode = {
  readonly id: string
  readonly kind: SpanNode['kind']
  readonly label: string
  readonly spans: readonly (readonly [number, number])[]
  readonly surface?: string | undefined
  readonly details?: ReadDetails
  readonly isLent?: boolean
}

/** Ends by id. */
export type ReadEdge = {
  readonly id?: string | undefined
  readonly label: string
  readonly from: string
  readonly to: string
  readonly details?: ReadDetails
}

const quoted = ({ spans, surface }: ReadNode) => ({ spans, ...(surface === undefined ? {} : { surface }) })

/** A name that `taken` does not have yet: `R1`, `R2`; it is taken then. */
export function freeId(prefix: string, taken: Set<string>): string {
  let number = taken.size
  while (taken.has(`${prefix}${number}`)) number++
  taken.add(`${prefix}${number}`)
  return `${prefix}${number}`
}

type RawRole = { readonly role: string; readonly of?: string } & Readonly<Record<string, unknown>>

/**
 * Records, in the stored form, of what a file has of spans and arrows; what cannot be one is told, with the id of the span or arrow where it has one. Nothing is followed further than one arrow, so that rings do no harm.
 */
export function fromSpanGraph(
  nodes: readonly ReadNode[],
  edges: readonly ReadEdge[],
  tell: (reason: string, id?: string) => void,
): readonly unknown[] {
  const byId = new Map<string, ReadNode>()
  for (const node of nodes)
    if (byId.has(node.id)) tell(`second one with the id ${node.id}`, node.id)
    else byId.set(node.id, node)
  const taken = new Set<string>([...byId.keys(), ...edges.flatMap(({ id }) => id ?? [])])
  const given = new Set<string>(byId.keys())
  const outOf = new Map<string, ReadEdge[]>()
  const fills = new Set<string>()
  const filledRoles = new Set<string>()
  const arrows: ReadEdge[] = []
  for (const edge of edges) {
    const from = byId.get(edge.from)
    if (!from || !byId.has(edge.to))
      tell(`${edge.label} joins ${edge.from} and ${edge.to}, which are not both there`, edge.id ?? edge.from)
    else if (from.kind === 'trigger') {
      const there = outOf.get(edge.from)
      if (there) there.push(edge)
      else outOf.set(edge.from, [edge])
      fills.add(edge.to)
      filledRoles.add(JSON.stringify([edge.to, ofLabel(edge.label)]))
    } else arrows.push(edge)
  }
  const whose = new Map<string, string>()
  const relations = arrows.flatMap(edge => {
    const key = JSON.stringify([edge.from, edge.label])
    const isMention = byId.get(edge.to)?.kind === 'entity'
    if (filledRoles.has(key) && isMention) {
      if (!whose.has(key)) whose.set(key, edge.to)
      return []
    }
    if (!isMention || byId.get(edge.from)?.kind !== 'entity') {
      tell(`${edge.label} joins ${edge.from} and ${edge.to}, which are not both mentions`, edge.id)
      return []
    }
    const own = edge.id !== undefined && !given.has(edge.id) ? edge.id : freeId('R', taken)
    given.add(own)
    return [{ kind: 'relation', id: own, label: edge.label, from: edge.from, to: edge.to, ...edge.details }]
  })
  const toRole = ({ label, from, to }: ReadEdge): readonly RawRole[] => {
    const node = byId.get(to)
    if (!node) return []
    const of = whose.get(JSON.stringify([to, ofLabel(label)]))
    if (node.kind === 'trigger') tell(`the ${label} is another agreement (${to}): its words are taken`, from)
    return [
      { role: label, ...(node.kind === 'entity' ? { entity: to } : quoted(node)), ...(of === undefined ? {} : { of }) },
    ]
  }
  return [
    ...[...byId.values()].flatMap(node =>
      // Words that fill nothing any more, since someone took the arrow away, are still marked.
      node.kind === 'entity' || (node.kind === 'words' && !fills.has(node.id))
        ? [{ kind: 'entity', id: node.id, label: node.label, ...quoted(node), ...node.details }]
        : [],
    ),
    ...relations,
    ...[...byId.values()].flatMap(node => {
      if (node.kind !== 'trigger') return []
      const out = outOf.get(node.id) ?? []
      const mentions = out.flatMap(({ label, to }) => {
        const place = label === alsoAt ? byId.get(to) : undefined
        return place?.kind === 'words' ? [place] : []
      })
      const isMention = new Set(mentions.map(({ id }) => id))
      return [
        {
          kind: 'agreement',
          id: node.id,
          type: node.label,
          ...(node.isLent ? {} : { trigger: quoted(node) }),
          roles: out.filter(({ to }) => !isMention.has(to)).flatMap(toRole),
          ...(mentions.length > 0 ? { mentions: mentions.map(quoted) } : {}),
          ...node.details,
        },
      ]
    }),
  ]
}
