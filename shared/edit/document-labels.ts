import type { Metadata } from '../model/document.ts'
import { documentLabelId } from '../model/make-id.ts'
import type { Annotation } from '../model/records.ts'
import { fail, ok, type Result } from '../result.ts'
import type { EditContext, Refusal } from './edit-context.ts'
import type { RecordsDiff } from './records-diff.ts'

type DocumentLabel = Extract<Annotation, { readonly kind: 'documentLabel' }>

const isDocumentLabel = (record: Annotation): record is DocumentLabel => record.kind === 'documentLabel'

/** What is said of the whole article under a category, in the order it was said. */
export const documentLabelsOf = (records: Iterable<Annotation>, category: string): readonly DocumentLabel[] =>
  [...records].filter(isDocumentLabel).filter(record => record.category === category)

/**
 * Says `value` of the whole article under a category of the scheme, or takes it back. A category may hold several. Refuses `unchanged`
 * where it is so already, `empty` where the value is.
 */
export function setDocumentLabel(
  context: EditContext,
  { category, value, holds }: { readonly category: string; readonly value: string; readonly holds: boolean },
): Result<RecordsDiff, Refusal> {
  if (value === '') return fail('empty')
  const held = documentLabelsOf(context.records.values(), category).filter(record => record.value === value)
  if (held.length > 0 === holds) return fail('unchanged')
  return ok({ added: holds ? [labelOf(context, category, value)] : [], updated: [], removed: held })
}

/** Its id says category and value, so that the same label given on two laptops is one. */
const labelOf = ({ source, stamp }: EditContext, category: string, value: string): DocumentLabel => ({
  kind: 'documentLabel',
  id: documentLabelId(category, value),
  category,
  value,
  source,
  stamp,
})

/**
 * The category under which the day of publication is kept where she says it herself: the document's file is written once. No scheme can
 * name a category so: ids begin with a letter or figure (`check-scheme.ts`).
 */
export const publicationCategory = '_publication-date'

/** The day an article was published, ISO 8601: what she says goes before what came with its file. Undefined where nobody knows. */
export const publishedAt = (
  records: Iterable<Annotation>,
  metadata: Pick<Metadata, 'publishedAt'>,
): string | undefined => documentLabelsOf(records, publicationCategory).at(-1)?.value ?? metadata.publishedAt

/** Sets the day of publication (ISO 8601), or forgets hers (null), so that the file's counts again. Refuses `unchanged`. */
export function setPublishedAt(context: EditContext, day: string | null): Result<RecordsDiff, Refusal> {
  const held = documentLabelsOf(context.records.values(), publicationCategory)
  if ((held.at(-1)?.value ?? null) === day && held.length < 2) return fail('unchanged')
  const [first, ...others] = held
  if (day === null) return ok({ added: [], updated: [], removed: held })
  const after = {
    ...labelOf(context, publicationCategory, day),
    id: first?.id ?? documentLabelId(publicationCategory, ''),
  }
  return ok({ added: first ? [] : [after], updated: first ? [[first, after]] : [], removed: others })
}
