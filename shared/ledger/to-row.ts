import { checkLayer, type Finding } from '../edit/constraints.ts'
import { publishedAt } from '../edit/document-labels.ts'
import type { Document } from '../model/document.ts'
import type { AnnotatorId } from '../model/ids.ts'
import type { LedgerFiller, LedgerRow, Violation } from '../model/ledger.ts'
import type { Agreement, Annotation, Entity, Role } from '../model/records.ts'
import type { Scheme } from '../model/scheme.ts'
import { surfaceOf } from '../model/surface.ts'
import { splitParagraphs } from '../text/paragraphs.ts'
import { type ResolvedDate, resolveDate } from '../text/resolve-date.ts'
import { columnRoles } from './ledger-roles.ts'

/** A date as far as it is known, ISO 8601: a day, a month, a year, or a time from one to another. */
function toDay({ from, to, precision }: ResolvedDate): string {
  const length = { day: 10, week: 10, month: 7, quarter: 10, half: 10, year: 4 }[precision]
  const [first, last] = [from.slice(0, length), to.slice(0, length)]
  return first === last ? first : `${first}/${last}`
}

const dateRoles: readonly string[] = columnRoles.date

const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ')

/** A person with this title, or a party that a title or person stands for. */
const isTitleOf = (scheme: Scheme, role: Role): boolean =>
  scheme.roleTypes.find(({ id }) => id === role.role)?.of === 'person'

type Layer = {
  readonly document: Pick<Document, 'id' | 'name' | 'text' | 'metadata'>
  readonly annotator: AnnotatorId
  readonly records: readonly Annotation[]
  readonly scheme: Scheme
}

/** A layer's agreements as lines of the ledger, in the order of the text. Whatever they refer to that is not there is said, not dropped. */
export function toRows(layer: Layer): readonly LedgerRow[] {
  const { records, scheme, document } = layer
  const agreements = records.filter(record => record.kind === 'agreement')
  if (agreements.length === 0) return []
  const entities = new Map(
    records.flatMap(record => (record.kind === 'entity' ? [[record.id as string, record] as const] : [])),
  )
  const findings = new Map<string, Finding[]>()
  const findingsOf = (id: string): Finding[] => findings.get(id) ?? []
  for (const finding of checkLayer(records, scheme, document.text))
    findings.set(finding.record, [...findingsOf(finding.record), finding])
  const published = publishedAt(records, document.metadata)
  const starts = splitParagraphs(document.text).map(({ start }) => start)
  return agreements
    .map(agreement => toRow(agreement, layer, entities, findingsOf(agreement.id), starts, published))
    .sort((a, b) => a.start - b.start)
}

function toRow(
  agreement: Agreement,
  { document, annotator, scheme }: Layer,
  entities: ReadonlyMap<string, Entity>,
  findings: readonly Finding[],
  paragraphs: readonly number[],
  published: string | undefined,
): LedgerRow {
  const { text } = document
  const spansOf = (role: Role) =>
    'entity' in role.filler ? (entities.get(role.filler.entity)?.spans ?? []) : role.filler.spans
  const wordsOf = (role: Role): string => {
    const entity = 'entity' in role.filler ? entities.get(role.filler.entity) : undefined
    return oneLine(entity?.normal ?? surfaceOf(text, spansOf(role)))
  }
  const titlesOf = (role: Role): readonly string[] => {
    if (!('entity' in role.filler)) return []
    const person = role.filler.entity
    return agreement.roles.filter(title => title.of === person && isTitleOf(scheme, title)).map(wordsOf)
  }
  const fillers = agreement.roles.map((role): LedgerFiller => {
    const isLost = 'entity' in role.filler && !entities.has(role.filler.entity)
    const text = wordsOf(role)
    const isDate = dateRoles.includes(role.role)
    const date = isDate ? resolveDate(text, published) : null
    const offDay = date?.weekdayMismatch !== undefined
    return { role: role.role, text, titles: titlesOf(role), lost: isLost, day: date && toDay(date), offDay }
  })
  const places = [...(agreement.trigger ?? []), ...agreement.roles.flatMap(spansOf)]
  const start = agreement.trigger?.[0]?.start ?? Math.min(...places.map(span => span.start), text.length)
  const { status } = agreement.attributes
  return {
    document: document.id,
    annotator,
    id: agreement.id,
    name: document.name,
    type: agreement.type,
    status: typeof status === 'string' && status !== '' ? status : null,
    trigger: agreement.trigger ? oneLine(surfaceOf(text, agreement.trigger)) : '',
    fillers,
    violations: [
      ...violationsOf(findings),
      ...fillers.filter(({ offDay }) => offDay).map(({ text }): Violation => ({ code: 'off-weekday', what: text })),
    ],
    note: agreement.note,
    doubt: agreement.doubt,
    paragraph: Math.max(1, paragraphs.findLastIndex(each => each <= start) + 1),
    start,
  }
}

/** What does not fit the scheme, each once. */
function violationsOf(findings: readonly Finding[]): readonly Violation[] {
  const all = findings.filter(({ code }) => code !== 'no-trigger').map(({ code, what }): Violation => ({ code, what }))
  const seen = new Set<string>()
  return all.filter(({ code, what }) => {
    const key = `${code} ${what}`
    return !seen.has(key) && seen.add(key)
  })
}
