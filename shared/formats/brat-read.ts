import type { Span } from '../model/records.ts'
import { createOffsetMap, type OffsetMap } from '../text/offsets.ts'
import { readAnnotationConf } from './brat-config.ts'
import { bratNames, fromBratName, fromBratRole, fromOneLine, lineBreaks } from './brat-names.ts'
import type { ImportContext, ImportedPart, Importing } from './format.ts'
import { complainAt, parseJson, problemPart, toImportedPart } from './imported.ts'
import { type OffsetReading, readingOf } from './offset-readings.ts'
import { freeId, fromSpanGraph, type ReadDetails, type ReadEdge, type ReadNode } from './read-span-graph.ts'
import { extensionOf, type SourceFile, stemOf } from './source-file.ts'
import { wordsLabel } from './span-graph.ts'

/** Fragments with nothing but line breaks between them are one that was split for the file's sake. */
export function joinAtBreaks(text: string, spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = []
  for (const span of spans) {
    const last = joined.at(-1)
    const gap = last ? text.slice(last.end, span.start) : ''
    if (last && gap !== '' && gap.replace(lineBreaks, '') === '') joined[joined.length - 1] = { ...last, end: span.end }
    else joined.push(span)
  }
  return joined
}

type TextLine = {
  readonly id: string
  readonly label: string
  readonly spans: readonly (readonly [number, number])[]
  readonly surface: string | undefined
}
type EventLine = {
  readonly id: string
  readonly type: string
  readonly trigger: string
  readonly roles: readonly (readonly [string, string])[]
}

type Details = { -readonly [Field in keyof ReadDetails]: ReadDetails[Field] } & { attributes: Record<string, unknown> }

type Attribute = string | number | boolean | readonly string[]

const isAttribute = (value: unknown): value is Attribute =>
  typeof value === 'string' ||
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  (Array.isArray(value) && value.every(part => typeof part === 'string'))

/** The inverse of `toBratValue`; text that only looks like it stays text. */
function fromBratValue(value: string): Attribute {
  const json = value.startsWith('=') ? parseJson(fromOneLine(value.slice(1))) : undefined
  return isAttribute(json) ? json : value
}

/** What stands before the first tab, and what behind it; undefined where there is none. */
function cutAtTab(line: string): readonly [string, string | undefined] {
  const tab = line.indexOf('\t')
  return tab === -1 ? [line, undefined] : [line.slice(0, tab), line.slice(tab + 1)]
}

/** What the lines of one file say, line by line, before anything is placed. */
class AnnLines {
  readonly texts: TextLine[] = []
  readonly events: EventLine[] = []
  readonly relations: ReadEdge[] = []
  readonly implicit = new Set<string>()
  readonly #details = new Map<string, Details>()
  readonly #lines = new Map<string, number>()
  #line = 0

  detailsOf(id: string): ReadDetails {
    return this.#details.get(id) ?? {}
  }

  /** What notes and attributes speak of, with the first line that does. */
  targets(): readonly (readonly [id: string, line: number])[] {
    return [...this.#lines]
  }

  #detail(id: string): Details {
    const details = this.#details.get(id) ?? { attributes: {} }
    this.#details.set(id, details)
    if (!this.#lines.has(id)) this.#lines.set(id, this.#line)
    return details
  }

  /** Why a line says nothing; undefined where it does. */
  take(line: string, number: number): string | undefined {
    this.#line = number
    const [id, said = ''] = cutAtTab(line)
    const [content, tail] = cutAtTab(said)
    switch (id.charAt(0)) {
      case 'T':
        return this.#takeText(id, content, tail)
      case 'E':
        return this.#takeEvent(id, content)
      case 'R':
        return this.#takeRelation(id, content)
      case '*':
        return this.#takeEquivalents(content)
      case 'A':
      case 'M':
        return this.#takeAttribute(content)
      case 'N': {
        const [, target, link] = /^\S+ (\S+) (\S+:\S+)\s*$/.exec(content) ?? []
        if (target === undefined || link === undefined) return 'no reference of the form Reference T1 source:id'
        this.#detail(target).link = link
        return undefined
      }
      case '#': {
        const [, type = '', target] = /^(\S+) (\S+)\s*$/.exec(content) ?? []
        if (target === undefined) return 'no note of the form AnnotatorNotes T1'
        const details = this.#detail(target)
        const words = fromOneLine(tail ?? '')
        const note = type === 'AnnotatorNotes' ? words : `${type}: ${words}`
        details.note = details.note === undefined ? note : `${details.note}\n${note}`
        return undefined
      }
      default:
        return 'no line of a kind that is known'
    }
  }

  #takeText(id: string, content: string, surface: string | undefined): string | undefined {
    const [, label, places] = /^(\S+) (\d+ \d+(?:;\d+ \d+)*)\s*$/.exec(content) ?? []
    if (label === undefined || places === undefined) return 'no mention of the form LABEL 0 5'
    const spans = places.split(';').map((place): readonly [number, number] => {
      const [start = 0, end = 0] = place.split(' ').map(Number)
      return [start, end]
    })
    this.texts.push({ id, label, spans, surface })
    return undefined
  }

  #takeEvent(id: string, content: string): string | undefined {
    const [head = '', ...parts] = content.trim().split(/ +/)
    const [, type, trigger] = /^([^:]+):([^:]+)$/.exec(head) ?? []
    if (type === undefined || trigger === undefined) return 'no agreement of the form TYPE:T1 role:T2'
    const roles = parts.flatMap(part => {
      const [, role, filler] = /^([^:]+):([^:]+)$/.exec(part) ?? []
      return role === undefined || filler === undefined ? [] : [[role, filler] as const]
    })
    this.events.push({ id, type, trigger, roles })
    return roles.length < parts.length ? 'a role is not of the form role:T2' : undefined
  }

  #takeRelation(id: string, content: string): string | undefined {
    const [, label, from, to] = /^(\S+) [^\s:]+:(\S+) [^\s:]+:(\S+)\s*$/.exec(content) ?? []
    if (label === undefined || from === undefined || to === undefined)
      return 'no relation of the form LABEL Arg1:T1 Arg2:T2'
    this.relations.push({ id, label: fromBratName(label), from, to })
    return undefined
  }

  #takeEquivalents(content: string): string | undefined {
    const [label = '', ...ids] = content.trim().split(/\s+/)
    if (ids.length < 2) return 'fewer than two that are the same'
    for (const [at, to] of ids.entries()) {
      const from = ids[at - 1]
      if (from !== undefined) this.relations.push({ label, from, to })
    }
    return undefined
  }

  #takeAttribute(content: string): string | undefined {
    const [, name, target, value] = /^(\S+) (\S+)(?: (.*?))?\s*$/.exec(content) ?? []
    if (name === undefined || target === undefined) return 'no attribute of the form Name T1 value'
    const said = value === undefined || value === '' ? true : fromBratValue(value)
    const details = this.#detail(target)
    if (name === bratNames.doubt && said === true) details.doubt = true
    else if (name === bratNames.implicit && said === true) this.implicit.add(target)
    else if (name === bratNames.normal && typeof said === 'string') details.normal = said
    else if (name === bratNames.link && typeof said === 'string') details.link = said
    else details.attributes[fromBratName(name)] = said
    return undefined
  }
}

/** A mention in code points; where its words stand as they are said to, parts that only line breaks part are joined. */
function placeText(text: string, offsets: OffsetMap, { spans, surface }: TextLine, { toCodePoint }: OffsetReading) {
  const length = offsets.toCodePoint(text.length)
  const points = spans.map(([start, end]): readonly [number, number] => [toCodePoint(start), toCodePoint(end)])
  const isInside = points.every(
    ([start, end], at) => start < end && end <= length && start >= (points[at - 1]?.[1] ?? 0),
  )
  if (!isInside) return { spans: points, surface }
  const [only, second] = points
  // Nearly every mention.
  if (only && !second && text.slice(offsets.toUtf16(only[0]), offsets.toUtf16(only[1])) === surface)
    return { spans: points, surface }
  const found = points.map(([start, end]) => ({ start: offsets.toUtf16(start), end: offsets.toUtf16(end) }))
  const wordsOf = (parts: readonly Span[]): string => parts.map(({ start, end }) => text.slice(start, end)).join(' ')
  const spaceless = (words: string): string => words.replace(/\s+/g, '')
  if (surface !== undefined && wordsOf(found) !== surface && spaceless(wordsOf(found)) !== spaceless(surface))
    return { spans: points, surface }
  const joined = joinAtBreaks(text, found)
  return {
    spans: joined.map(({ start, end }) => [offsets.toCodePoint(start), offsets.toCodePoint(end)] as const),
    surface: wordsOf(joined),
  }
}

function toPart(text: string, ann: string, file: SourceFile, context: ImportContext): ImportedPart {
  const lines = new AnnLines()
  const problems: ReturnType<ReturnType<typeof complainAt>>[] = []
  const lineOf = new Map<string, number>()
  const tell = (reason: string, id = ''): void => void problems.push(complainAt(file.name, lineOf.get(id) ?? 1)(reason))
  for (const [at, raw] of ann.split('\n').entries()) {
    const line = raw.startsWith('\uFEFF') || raw.endsWith('\r') ? raw.replace(/^\uFEFF+|\r$/g, '') : raw
    const [id] = cutAtTab(line)
    if (id !== '') lineOf.set(id, at + 1)
    const reason = line.trim() === '' ? undefined : lines.take(line, at + 1)
    if (reason) problems.push(complainAt(file.name, at + 1)(reason))
  }
  const reading = readingOf(text, lines.texts)
  if (reading.unit) tell(`its offsets count ${reading.unit}: they were converted`)
  const offsets = createOffsetMap(text)
  const texts = lines.texts.map(line => {
    const { spans, surface } = placeText(text, offsets, line, reading)
    return { id: line.id, label: line.label, spans, surface }
  })
  const placed = new Map(texts.toReversed().map(line => [line.id, line]))
  const triggers = new Set(lines.events.map(({ trigger }) => trigger))
  const pointedAt = new Set([
    ...lines.relations.flatMap(({ from, to }) => [from, to]),
    ...lines.events.flatMap(({ roles }) => roles.map(([, filler]) => filler)),
  ])
  const nodes: ReadNode[] = texts.flatMap(({ id, label, spans, surface }) => {
    if (triggers.has(id) && !pointedAt.has(id)) return []
    const kind = label === wordsLabel ? 'words' : 'entity'
    return [{ id, kind, label: fromBratName(label), spans, surface, details: lines.detailsOf(id) }]
  })
  const taken = new Set(nodes.map(({ id }) => id))
  const edges: ReadEdge[] = lines.relations.map(edge => ({
    ...edge,
    ...(edge.id === undefined ? { id: freeId('R', taken) } : { details: lines.detailsOf(edge.id) }),
  }))
  for (const { id, type, trigger, roles } of lines.events) {
    const place = placed.get(trigger)
    if (!place) {
      tell(`the trigger ${trigger} of ${id} is not there`, id)
      continue
    }
    const { spans, surface } = place
    const own = lines.detailsOf(id)
    const details = Object.keys(own).length > 0 ? own : lines.detailsOf(trigger)
    nodes.push({
      id,
      kind: 'trigger',
      label: fromBratName(type),
      spans,
      surface,
      details,
      isLent: lines.implicit.has(id),
    })
    for (const [role, to] of roles) edges.push({ label: fromBratRole(role), from: id, to })
  }
  const known = new Set([...placed.keys(), ...nodes.map(({ id }) => id), ...edges.flatMap(({ id }) => id ?? [])])
  for (const [target, line] of lines.targets())
    if (!known.has(target))
      problems.push(complainAt(file.name, line)(`a note or an attribute of ${target}, which is not there`))
  const records = fromSpanGraph(nodes, edges, tell)
  const part = toImportedPart(
    { name: stemOf(file.name), text, layers: [{ name: 'import', records }], lineOf: id => lineOf.get(id) },
    complainAt(file.name, 1),
    context,
  )
  return { ...part, problems: [...problems, ...part.problems] }
}

const textNameOf = (name: string): string => `${stemOf(name)}.txt`

export const bratImporting: Importing = {
  recognises: ({ name }) => extensionOf(name) === '.ann' || name.split('/').at(-1) === 'annotation.conf',
  readsAlong: ({ name }) => (extensionOf(name) === '.ann' ? [textNameOf(name)] : []),
  read: async function* (file, context) {
    if (extensionOf(file.name) !== '.ann') {
      yield { document: null, problems: [], scheme: readAnnotationConf(await file.text()) }
      return
    }
    const text = await file.sibling(textNameOf(file.name))?.text()
    if (text === undefined)
      yield problemPart(complainAt(file.name, 1)(`its text ${textNameOf(file.name)} is not beside it`))
    else if (text === '') yield problemPart(complainAt(file.name, 1)(`its text ${textNameOf(file.name)} is empty`))
    else yield toPart(text, await file.text(), file, context)
  },
}
