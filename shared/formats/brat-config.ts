import type { Scheme } from '../model/scheme.ts'
import { bratNames, fromBratName, toBratName, toBratRole } from './brat-names.ts'
import type { SchemeProposal } from './scheme-proposal.ts'
import { alsoAt, ofLabel, type SpanGraph, wordsLabel } from './span-graph.ts'

/** What documents used, besides what the scheme has. */
export class UsedInBrat {
  readonly labels = new Set<string>()
  readonly relations = new Set<string>()
  readonly roles = new Map<string, Set<string>>()
  readonly attributes = new Map<string, Set<string>>()

  take({ nodes, edges }: SpanGraph): void {
    for (const { kind, label, record, isLent } of nodes) {
      if (kind === 'entity') this.labels.add(label)
      if (kind === 'trigger' && !this.roles.has(label)) this.roles.set(label, new Set())
      if (isLent) this.takeValue(bratNames.implicit, true)
      for (const [id, value] of Object.entries(record?.attributes ?? {})) this.takeValue(toBratName(id), value)
    }
    for (const { label, from } of edges)
      if (from.kind === 'trigger') this.roles.get(from.label)?.add(label)
      else this.relations.add(label)
  }

  /** brat lists values so that they can be chosen; those with its own separators cannot be listed. */
  takeValue(name: string, value: unknown): void {
    const values = this.attributes.get(name) ?? new Set<string>()
    this.attributes.set(name, values)
    if (typeof value === 'string' && /^[^|,=\s][^|,\s]*$/.test(value) && values.size < 100) values.add(value)
  }
}

const list = (names: readonly string[], any: string): string =>
  names.length > 0 ? names.map(toBratName).join('|') : any

function entityLines({ labels }: Scheme, used: UsedInBrat): readonly string[] {
  const known = new Set(labels.map(({ id }) => id))
  const under = (parent: string | null, depth: number): readonly string[] =>
    labels
      .filter(label => (label.parent !== null && known.has(label.parent) ? label.parent : null) === parent)
      .flatMap(({ id }) => [
        '\t'.repeat(depth) + toBratName(id),
        // A scheme says nowhere that labels stand in no ring: those of one are listed below.
        ...(depth < 20 ? under(id, depth + 1) : []),
      ])
  const lines = under(null, 0)
  const listed = new Set(lines.map(line => line.trim()))
  const others = [...new Set([...known, ...used.labels])].map(toBratName).filter(name => !listed.has(name))
  return [...lines, ...others, wordsLabel]
}

function relationLines(scheme: Scheme, used: UsedInBrat): readonly string[] {
  const typed = scheme.relationTypes.map(
    ({ id, from, to }) => `${toBratName(id)}\tArg1:${list(from, '<ENTITY>')}, Arg2:${list(to, '<ENTITY>')}`,
  )
  const known = new Set(scheme.relationTypes.map(({ id }) => id))
  const belonging = scheme.roleTypes.flatMap(({ id, of }) => (of ? [ofLabel(id)] : []))
  const others = [...new Set([...belonging, ...used.relations])].filter(id => !known.has(id))
  return [
    '<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>',
    ...typed,
    ...others.map(id => `${toBratName(id)}\tArg1:<ENTITY>, Arg2:<ENTITY>`),
  ]
}

function eventLines(scheme: Scheme, used: UsedInBrat): readonly string[] {
  const roleTypes = new Map(scheme.roleTypes.map(role => [role.id, role]))
  const types = new Map(scheme.agreementTypes.map(({ id, roles }) => [id, new Set(roles)]))
  for (const [type, roles] of used.roles) types.set(type, new Set([...(types.get(type) ?? []), ...roles]))
  return [...types].map(([type, roles]) => {
    const parts = [...new Set([...roles, alsoAt])].map(id => {
      const role = roleTypes.get(id)
      const times = role?.maximum === 1 ? (role.minimum > 0 ? '' : '?') : (role?.minimum ?? 0) > 0 ? '+' : '*'
      const fillers = [...(role?.labels ?? []).map(toBratName), ...(role?.span ? [wordsLabel] : [])]
      const any = !role || role.labels.length === 0
      return `${toBratRole(id)}${times}:${id === alsoAt ? wordsLabel : any ? '<ENTITY>' : fillers.join('|')}`
    })
    return `${toBratName(type)}\t${parts.join(', ')}`
  })
}

function attributeLines(scheme: Scheme, used: UsedInBrat): readonly string[] {
  const attributes = new Map([...used.attributes].map(([name, values]) => [name, new Set(values)]))
  for (const { id, values } of [...scheme.labels, ...scheme.agreementTypes].flatMap(type => type.attributes ?? [])) {
    const name = toBratName(id)
    attributes.set(name, new Set([...values.map(value => value.id), ...(attributes.get(name) ?? [])]))
  }
  if (scheme.agreementTypes.length > 0)
    attributes.set(
      'status',
      new Set([...scheme.agreementStatuses.map(({ id }) => id), ...(attributes.get('status') ?? [])]),
    )
  for (const name of Object.values(bratNames)) if (!attributes.has(name)) attributes.set(name, new Set())
  return [...attributes].map(
    ([name, values]) =>
      `${name}\tArg:<ENTITY>|<EVENT>|<RELATION>${values.size > 0 ? `, Value:${[...values].join('|')}` : ''}`,
  )
}

const section = (name: string, lines: readonly string[]): string =>
  `[${name}]\n${lines.map(line => `${line}\n`).join('')}\n`

/** What may be marked, in brat's words: the scheme, and whatever the documents use beyond it. */
export const toAnnotationConf = (scheme: Scheme, used: UsedInBrat): string =>
  section('entities', entityLines(scheme, used)) +
  section('relations', relationLines(scheme, used)) +
  section('events', eventLines(scheme, used)) +
  section('attributes', attributeLines(scheme, used))

const oneWord = (text: string): string => text.replace(/[|\s]+/g, ' ').trim()

/** Names and colours, and that the text runs from the right. */
export function toVisualConf(scheme: Scheme): string {
  const named = [...scheme.labels, ...scheme.relationTypes, ...scheme.agreementTypes, ...scheme.roleTypes]
  const labels = named.map(({ id, name }) => [toBratName(id), oneWord(name.ar), oneWord(name.en)].join(' | '))
  const colours = scheme.labels.map(({ id, colour }) => `${toBratName(id)}\tbgColor:${colour.light}`)
  return (
    section('labels', labels) +
    section('drawing', [
      'SPAN_DEFAULT\tfgColor:black, bgColor:lightgreen, borderColor:darken',
      'ARC_DEFAULT\tcolor:black, arrowHead:triangle-5',
      'ATTRIBUTE_DEFAULT\tglyph:*',
      ...colours,
    ]) +
    section('options', ['Text\tdirection:rtl'])
  )
}

type ConfLine = {
  readonly depth: number
  readonly name: string
  readonly parts: readonly (readonly [string, string])[]
}

/** Lines of a section, its macros put in. `name:A|B` are parts; what stands in angle brackets means anything. */
function linesOf(text: string): ReadonlyMap<string, readonly ConfLine[]> {
  const sections = new Map<string, ConfLine[]>()
  const macros = new Map<string, string>()
  let lines: ConfLine[] = []
  for (const raw of text.split(/\r?\n/)) {
    const name = /^\s*\[(.*)\]\s*$/.exec(raw)?.[1]
    const macro = /^(<[\w-]+>)=\s*(.*?)\s*$/.exec(raw)
    if (name !== undefined) {
      lines = []
      sections.set(name, lines)
    } else if (macro) macros.set(macro[1] ?? '', macro[2] ?? '')
    else if (!/^\s*(#.*|-*)$/.test(raw)) {
      const full = [...macros].reduce((line, [from, to]) => line.replaceAll(from, to), raw)
      const [, indent = '', term = '', rest = ''] = /^(\s*)(\S+)(?:\s+(.*))?$/.exec(full) ?? []
      const parts = rest.split(',').flatMap(part => {
        const at = part.indexOf(':')
        return at === -1 ? [] : [[part.slice(0, at).trim(), part.slice(at + 1).trim()] as const]
      })
      lines.push({ depth: indent.length, name: term.split('|')[0] ?? term, parts })
    }
  }
  return sections
}

const namesIn = (value: string): readonly string[] =>
  value
    .split('|')
    .map(name => name.trim())
    .filter(name => name !== '' && !name.startsWith('<') && name !== wordsLabel)
    .map(fromBratName)

function toRole([name, value]: readonly [string, string]) {
  const [, id = name, times = ''] = /^(.*?)([?*+]|\{[\d-]+\})?$/.exec(name) ?? []
  const [least = 1, most = least] = [...times.matchAll(/\d+/g)].map(Number)
  const minimum = times === '?' || times === '*' ? 0 : times === '+' ? 1 : least
  const maximum = times === '*' || times === '+' ? null : times === '?' ? 1 : most
  return { id: fromBratName(id), labels: namesIn(value), minimum, maximum }
}

const ofUs: ReadonlySet<string> = new Set(Object.values(bratNames))

/** What `annotation.conf` says may be marked. */
export function readAnnotationConf(text: string): SchemeProposal {
  const sections = linesOf(text)
  const parents: string[] = []
  const labels = (sections.get('entities') ?? []).flatMap(({ depth, name }) => {
    if (name === wordsLabel || name.startsWith('<')) return []
    const id = fromBratName(name)
    parents.length = Math.min(parents.length, depth)
    const parent = parents.at(-1)
    parents[depth] = id
    return [{ id, ...(depth > 0 && parent !== undefined ? { parent } : {}) }]
  })
  const agreementTypes = (sections.get('events') ?? []).map(({ name, parts }) => ({
    id: fromBratName(name),
    roles: parts.map(toRole).filter(({ id }) => id !== alsoAt && !id.startsWith('<')),
  }))
  const belonging = new Set(agreementTypes.flatMap(({ roles }) => roles.map(({ id }) => ofLabel(id))))
  const relationTypes = (sections.get('relations') ?? []).flatMap(({ name, parts }) => {
    const id = fromBratName(name)
    if (name.startsWith('<') || belonging.has(id)) return []
    const [from, to] = parts.filter(([part]) => !part.startsWith('<')).map(([, value]) => namesIn(value))
    return [{ id, from: from ?? [], to: to ?? [] }]
  })
  const attributes = (sections.get('attributes') ?? []).flatMap(({ name, parts }) => {
    const values = parts.find(([part]) => part === 'Value')?.[1]
    return ofUs.has(name) ? [] : [{ id: fromBratName(name), values: values ? values.split('|') : [] }]
  })
  return { labels, relationTypes, agreementTypes, attributes, categories: [] }
}
