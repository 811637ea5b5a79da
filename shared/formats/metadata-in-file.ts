import { toStoredBoilerplate } from '../model/boilerplate.ts'
import type { Document, Metadata } from '../model/document.ts'
import { createOffsetMap } from '../text/offsets.ts'
import type { FormatId } from './format.ts'

type Fields = Readonly<Record<string, unknown>>

/** What is known of an article, for a file whose offsets count code points; what a later version wrote of it stays with the program's own format. */
export function metadataInFile({
  text,
  metadata: { extra: _extra, boilerplate, ...metadata },
}: Pick<Document, 'text' | 'metadata'>): Omit<Metadata, 'extra'> {
  return boilerplate ? { ...metadata, boilerplate: toStoredBoilerplate(boilerplate, createOffsetMap(text)) } : metadata
}

/** Fields of an export of this program that say which article it is. What is not the article's own is found anew when it comes in. */
const aboutTheArticle: ReadonlySet<string> = new Set(['name', 'id', 'document', 'boilerplate'])

const stringOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

const saysNothing = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value).length === 0)

/** What a file says of an article. Fields that nothing here reads (comments, columns of the tool's table) are kept under the name of the format they came in. */
export function metadataFrom(format: FormatId, { language, direction, ...fields }: Fields): Metadata {
  const isKnown = ([field, value]: readonly [string, unknown]): boolean =>
    (field === 'title' || field === 'source' || field === 'publishedAt') && stringOf(value) !== undefined
  const told = Object.entries(fields).filter(([field, value]) => !aboutTheArticle.has(field) && !saysNothing(value))
  const kept = told.filter(entry => !isKnown(entry))
  return {
    language: stringOf(language) ?? 'ar',
    direction: direction === 'ltr' ? 'ltr' : 'rtl',
    ...Object.fromEntries(told.filter(isKnown)),
    ...(kept.length === 0 ? {} : { extra: { [format]: Object.fromEntries(kept) } }),
  }
}
