import { checkLayer, type Finding } from '../edit/constraints.ts'
import { hitSubject } from '../edit/mark-hits.ts'
import { hullOf, MentionIndex } from '../edit/mention-index.ts'
import type { Boilerplate } from '../model/boilerplate.ts'
import type { InboxFix, InboxItem, InboxKind } from '../model/inbox.ts'
import type { Agreement, Annotation, Entity, Span } from '../model/records.ts'
import type { Scheme } from '../model/scheme.ts'
import { findEverywhere, normalOfHit } from '../text/find-everywhere.ts'
import { fold } from '../text/folding.ts'
import { isInBoilerplate } from '../text/in-boilerplate.ts'
import { createOffsetMap } from '../text/offsets.ts'
import { wordsInContext } from '../text/words-in-context.ts'
import { unusualBorder } from './borders.ts'
import { inboxSubject } from './inbox-subject.ts'
import { keyOf, type MarkedForms } from './marked-forms.ts'

/** One article with her records. */
export type InboxArticle = Pick<InboxItem, 'document' | 'title' | 'direction' | 'language'> & {
  readonly text: string
  /** Where nothing is said to be unmarked. */
  readonly boilerplate?: readonly Boilerplate[] | undefined
  readonly records: readonly Annotation[]
}

type Found = {
  readonly kind: InboxKind
  readonly span: Span
  readonly record?: InboxItem['record']
  readonly code?: string
  readonly what?: string
  readonly label?: string | null
  readonly elsewhere?: InboxItem['elsewhere']
  readonly fix?: InboxFix
}

/**
 * What of an article waits to be looked at, given all forms she has marked anywhere, in text order. What she has called fine as it is, or
 * refused for good, is left out.
 */
export function inspectLayer(article: InboxArticle, scheme: Scheme, forms: MarkedForms): readonly InboxItem[] {
  const { text, boilerplate, records, document, title, direction, language } = article
  const entities = records.filter(record => record.kind === 'entity')
  const offsets = createOffsetMap(text)
  const refused = new Set(
    records.flatMap(record => (record.kind === 'dismissal' ? [`${record.of} ${record.subject}`] : [])),
  )
  const found = [
    ...framesOf(records, scheme, text),
    ...bordersOf(text, entities, forms),
    ...otherLabels(text, entities, forms),
    ...unmarked(
      text,
      entities,
      forms,
      (label, span) =>
        isInBoilerplate(boilerplate, span) || refused.has(`find-everywhere ${hitSubject(label, span, offsets)}`),
    ),
  ]
  return found
    .map(({ kind, span, record = null, code = '', what = '', label = null, elsewhere = null, fix = null }) => {
      const place = hitSubject(label ?? '', span, offsets)
      const subject = inboxSubject({ kind, code, place, record: record ?? '', what })
      return {
        ...{ id: `${document} ${subject} ${record ?? ''}`, kind, document, title, direction, language, record, span },
        ...{ context: wordsInContext(text, span, 60), code, what, label, elsewhere, fix, subject },
      }
    })
    .filter(({ subject }) => !refused.has(`inbox ${subject}`))
    .sort((a, b) => a.span.start - b.span.start)
}

/** Where an agreement is seen: its trigger, else its first filler, else the article's beginning. */
function placeOf(agreement: Agreement, entities: ReadonlyMap<string, Entity>, text: string): Span {
  const [trigger] = agreement.trigger ?? []
  if (trigger) return trigger
  for (const { filler } of agreement.roles) {
    const entity = 'entity' in filler ? entities.get(filler.entity) : undefined
    const [span] = 'entity' in filler ? (entity?.spans ?? []) : filler.spans
    if (span) return span
  }
  return { start: 0, end: Math.min(text.length, 1) }
}

function framesOf(records: readonly Annotation[], scheme: Scheme, text: string): readonly Found[] {
  const entities = new Map(
    records.flatMap(record => (record.kind === 'entity' ? [[record.id as string, record] as const] : [])),
  )
  const agreements = new Map(
    records.flatMap(record => (record.kind === 'agreement' ? [[record.id as string, record] as const] : [])),
  )
  return checkLayer(records, scheme, text).flatMap((finding: Finding): readonly Found[] => {
    const agreement = agreements.get(finding.record)
    if (!agreement) return []
    const { code, what } = finding
    return [{ kind: 'frame', span: placeOf(agreement, entities, text), record: agreement.id, code, what }]
  })
}

const bordersOf = (text: string, entities: readonly Entity[], forms: MarkedForms): readonly Found[] =>
  entities.flatMap((entity): readonly Found[] => {
    const [span, ...more] = entity.spans
    if (!span || more.length > 0) return []
    const isNamed = (other: Span): boolean => {
      const own = other.start === span.start && other.end === span.end ? 1 : 0
      return forms.count(keyOf(text, { spans: [other] }), entity.label) > own
    }
    const border = unusualBorder(text, span, isNamed)
    if (!border) return []
    const { code, fix } = border
    const base = { kind: 'border', span, record: entity.id, code, label: entity.label } as const
    return [fix ? { ...base, fix: { do: 'move', span: fix } } : base]
  })

/** The same form under another label than nearly everywhere else; words that carry that label besides are two marks by intent. */
function otherLabels(text: string, entities: readonly Entity[], forms: MarkedForms): readonly Found[] {
  const index = new MentionIndex(entities)
  return entities.flatMap((entity): readonly Found[] => {
    const settled = forms.settled(keyOf(text, entity))
    if (!settled || settled.label === entity.label) return []
    const span = hullOf(entity)
    for (const other of index.meeting(span)) if (other.label === settled.label) return []
    const { label, count } = settled
    const fix: InboxFix = { do: 'relabel', label }
    return [{ kind: 'labels', span, record: entity.id, label: entity.label, elsewhere: { label, count }, fix }]
  })
}

/** Words that are a mention elsewhere and none here. Words inside another mention are part of its name. */
function unmarked(
  text: string,
  entities: readonly Entity[],
  forms: MarkedForms,
  isRefused: (label: string, span: Span) => boolean,
): readonly Found[] {
  const index = new MentionIndex(entities)
  const folded = fold(text)
  const all = forms.possibleIn(text).flatMap(({ label, count, sought }) => {
    const held = { meeting: (span: Span) => index.meeting(span), isDismissed: (span: Span) => isRefused(label, span) }
    return findEverywhere(folded, sought, held)
      .filter(({ labelled, within }) => labelled.length + within.length === 0)
      .map(({ span }): Found & { readonly label: string } => {
        const normal = normalOfHit(text, span, sought, () => false)
        const fix: InboxFix = { do: 'mark', label, span, ...(normal === undefined ? {} : { normal }) }
        return { kind: 'unmarked', span, label, elsewhere: { label, count }, fix }
      })
  })
  // Of names that lie in one another the longest is meant.
  const longestFirst = all.toSorted((a, b) => b.span.end - b.span.start - (a.span.end - a.span.start))
  const taken: Found[] = []
  for (const one of longestFirst)
    if (!taken.some(other => one.span.start < other.span.end && other.span.start < one.span.end)) taken.push(one)
  return taken
}
