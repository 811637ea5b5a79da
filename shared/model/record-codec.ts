import type { AppError } from '../result.ts'
import type { OffsetMap } from '../text/offsets.ts'
import type { DeviceId, DocumentId } from './ids.ts'
import { placeQuote } from './place-quote.ts'
import type { Agreement, Annotation, Role, Span } from './records.ts'
import type { StoredRecord } from './stored-records.ts'
import { surfaceOf } from './surface.ts'

/** What a record's offsets refer to, and who stamps a record that brings no stamp. */
export type CodecContext = {
  readonly document: DocumentId
  readonly text: string
  /** Of `text`. */
  readonly offsets: OffsetMap
  readonly device: DeviceId
}

/**
 * A stored record, read. `problem` says that its quote stood elsewhere. A record whose quote stands nowhere is `unplaced`:
 * whoever reads it keeps the stored form as it is, writes it back unchanged and shows the problem.
 */
export type Placed =
  | { readonly record: Annotation; readonly problem?: AppError }
  | { readonly unplaced: StoredRecord; readonly problem: AppError }

type Quoted = { readonly spans: readonly (readonly [number, number])[]; readonly surface?: string | undefined }

const namedFields: { readonly [Kind in Annotation['kind']]: ReadonlySet<string> } = (() => {
  const common = ['kind', 'id', 'source', 'stamp']
  const annotated = [...common, 'attributes', 'note', 'doubt']
  return {
    entity: new Set([...annotated, 'label', 'spans', 'surface', 'normal', 'link']),
    relation: new Set([...annotated, 'label', 'from', 'to']),
    agreement: new Set([...annotated, 'type', 'trigger', 'roles', 'mentions']),
    documentLabel: new Set([...common, 'category', 'value']),
    status: new Set([...common, 'value']),
    dismissal: new Set([...common, 'of', 'subject']),
    cliticChoice: new Set([...common, 'form', 'label', 'clitic', 'normal', 'at']),
    canonicalEntity: new Set([...common, 'type', 'names', 'note']),
    scheme: new Set([...common, 'scheme', 'mapping', 'undoes']),
  }
})()

const toStoredSpans = (spans: readonly Span[], offsets: OffsetMap): [number, number][] =>
  spans.map(({ start, end }) => [offsets.toCodePoint(start), offsets.toCodePoint(end)])

const toQuoted = (
  spans: readonly Span[],
  text: string,
  offsets: OffsetMap,
): { spans: [number, number][]; surface: string } => ({
  spans: toStoredSpans(spans, offsets),
  surface: surfaceOf(text, spans),
})

function toStoredRole(role: Role, text: string, offsets: OffsetMap) {
  const { filler } = role
  return {
    ...role.extra,
    role: role.role,
    ...('entity' in filler ? { entity: filler.entity } : toQuoted(filler.spans, text, offsets)),
    ...(role.of === undefined ? {} : { of: role.of }),
  }
}

function toStoredAnnotated(record: Annotation & Pick<Agreement, 'attributes' | 'note' | 'doubt'>) {
  return {
    ...(Object.keys(record.attributes).length > 0 ? { attributes: record.attributes } : {}),
    ...(record.note === '' ? {} : { note: record.note }),
    ...(record.doubt ? { doubt: true } : {}),
  }
}

/** A mention with nothing on it, as nearly all are: in an export it is most of the work, and spreading what is not there takes most of that. */
const isPlain = (record: Annotation & { readonly kind: 'entity' }): boolean =>
  record.extra === undefined &&
  record.note === '' &&
  !record.doubt &&
  record.normal === undefined &&
  record.link === undefined &&
  Object.keys(record.attributes).length === 0

/** As files hold it: code points, the surface beside them, unknown fields flat among the known, defaults left out. */
export function toStored(record: Annotation, text: string, offsets: OffsetMap): StoredRecord {
  const { id, source, extra } = record
  if (record.kind === 'entity' && isPlain(record)) {
    const { label, spans, stamp } = record
    return {
      id,
      source,
      stamp,
      kind: 'entity',
      label,
      spans: toStoredSpans(spans, offsets),
      surface: surfaceOf(text, spans),
    }
  }
  const common = { ...extra, id, source, stamp: record.stamp }
  switch (record.kind) {
    case 'entity':
      return {
        ...common,
        kind: 'entity',
        label: record.label,
        ...toQuoted(record.spans, text, offsets),
        ...toStoredAnnotated(record),
        ...(record.normal === undefined ? {} : { normal: record.normal }),
        ...(record.link === undefined ? {} : { link: record.link }),
      }
    case 'relation': {
      const { label, from, to } = record
      return { ...common, kind: 'relation', label, from, to, ...toStoredAnnotated(record) }
    }
    case 'agreement':
      return {
        ...common,
        kind: 'agreement',
        type: record.type,
        ...(record.trigger ? { trigger: toQuoted(record.trigger, text, offsets) } : {}),
        roles: record.roles.map(role => toStoredRole(role, text, offsets)),
        ...(record.mentions.length > 0
          ? { mentions: record.mentions.map(spans => toQuoted(spans, text, offsets)) }
          : {}),
        ...toStoredAnnotated(record),
      }
    case 'documentLabel':
      return { ...common, kind: 'documentLabel', category: record.category, value: record.value }
    case 'status':
      return { ...common, kind: 'status', value: record.value }
    case 'dismissal':
      return { ...common, kind: 'dismissal', of: record.of, subject: record.subject }
    case 'cliticChoice': {
      const { form, label, clitic, normal, at } = record
      return { ...common, kind: 'cliticChoice', form, label, clitic, ...(normal === undefined ? {} : { normal }), at }
    }
    case 'canonicalEntity': {
      const { type, names, note } = record
      return { ...common, kind: 'canonicalEntity', type, names, ...(note === '' ? {} : { note }) }
    }
    case 'scheme': {
      const { scheme, mapping, undoes } = record
      return { ...common, kind: 'scheme', scheme, mapping, ...(undoes === undefined ? {} : { undoes }) }
    }
  }
}

const noExtra = {}

const namedRoleFields = new Set(['role', 'entity', 'spans', 'surface', 'of'])

/** Fields this version does not know, kept so that they are written back. */
function extraOf(
  stored: Readonly<Record<string, unknown>>,
  named: ReadonlySet<string>,
): { readonly extra?: Readonly<Record<string, unknown>> } {
  // Counting first: nearly no record has any, and 20,000 are read at once.
  let unknown = 0
  for (const field in stored) if (!named.has(field)) unknown++
  if (unknown === 0) return noExtra
  return { extra: Object.fromEntries(Object.entries(stored).filter(([field]) => !named.has(field))) }
}

const noAttributes = {}

/** Reads spans of one record, and remembers whether any of them had to move or stands nowhere. */
class QuoteReader {
  moved: string | null = null
  lost: string | null = null
  readonly #context: CodecContext

  constructor(context: CodecContext) {
    this.#context = context
  }

  read({ spans, surface }: Quoted): readonly Span[] {
    const placed = placeQuote(spans, surface, this.#context.text, this.#context.offsets)
    if (!placed) this.lost ??= surface ?? ''
    else if (placed.moved) this.moved ??= surface ?? ''
    return placed?.spans ?? []
  }
}

/** Of a role without filler nothing can be shown: it counts as lost. */
function fromStoredRole(
  role: Extract<StoredRecord, { kind: 'agreement' }>['roles'][number],
  quotes: QuoteReader,
): Role {
  const of = { ...(role.of === undefined ? {} : { of: role.of }), ...extraOf(role, namedRoleFields) }
  if (role.entity !== undefined) return { role: role.role, filler: { entity: role.entity }, ...of }
  return {
    role: role.role,
    filler: { spans: quotes.read({ spans: role.spans ?? [], surface: role.surface }) },
    ...of,
  }
}

function fromStoredFields(stored: StoredRecord, device: DeviceId, quotes: QuoteReader): Annotation {
  const { id, source = 'import' } = stored
  const stamp = stored.stamp ?? ([0, device] as const)
  const extra = extraOf(stored, namedFields[stored.kind])
  const common = { id, source, stamp, ...extra }
  switch (stored.kind) {
    case 'entity': {
      const { label, normal, link, attributes = noAttributes, note = '', doubt = false } = stored
      const spans = quotes.read(stored)
      const entity: Annotation = { kind: 'entity', id, source, stamp, label, spans, attributes, note, doubt }
      if (extra === noExtra && normal === undefined && link === undefined) return entity
      return {
        ...entity,
        ...extra,
        ...(normal === undefined ? {} : { normal }),
        ...(link === undefined ? {} : { link }),
      }
    }
    case 'relation': {
      const { label, from, to, attributes = noAttributes, note = '', doubt = false } = stored
      return { kind: 'relation', ...common, label, from, to, attributes, note, doubt }
    }
    case 'agreement': {
      const { type, trigger, roles, mentions = [], attributes = noAttributes, note = '', doubt = false } = stored
      return {
        kind: 'agreement',
        ...common,
        type,
        ...(trigger ? { trigger: quotes.read(trigger) } : {}),
        roles: roles.map(role => fromStoredRole(role, quotes)),
        mentions: mentions.map(mention => quotes.read(mention)),
        attributes,
        note,
        doubt,
      }
    }
    case 'documentLabel':
      return { kind: 'documentLabel', ...common, category: stored.category, value: stored.value }
    case 'status':
      return { kind: 'status', ...common, value: stored.value }
    case 'dismissal':
      return { kind: 'dismissal', ...common, of: stored.of, subject: stored.subject }
    case 'cliticChoice': {
      const { form, label, clitic, normal, at } = stored
      return { kind: 'cliticChoice', ...common, form, label, clitic, ...(normal === undefined ? {} : { normal }), at }
    }
    case 'canonicalEntity': {
      const { type, names, note = '' } = stored
      return { kind: 'canonicalEntity', ...common, type, names, note }
    }
    case 'scheme': {
      const { scheme, mapping, undoes } = stored
      return { kind: 'scheme', ...common, scheme, mapping, ...(undoes === undefined ? {} : { undoes }) }
    }
  }
}

/** Reads a record as files hold it. Every quote is checked; see `Placed` for what does not fit. */
export function fromStored(stored: StoredRecord, context: CodecContext): Placed {
  const quotes = new QuoteReader(context)
  const record = fromStoredFields(stored, context.device, quotes)
  const problem = (surface: string): AppError => ({
    code: 'mention/misplaced',
    params: { document: context.document, id: stored.id, surface },
  })
  if (quotes.lost !== null) return { unplaced: stored, problem: problem(quotes.lost) }
  return quotes.moved === null ? { record } : { record, problem: problem(quotes.moved) }
}
