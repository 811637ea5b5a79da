import { toStoredBoilerplate } from '../model/boilerplate.ts'
import type { Document, Metadata } from '../model/document.ts'
import { createOffsetMap } from '../text/offsets.ts'

/** What is known of an article, for a file whose offsets count code points; what a later version wrote of it stays with the program's own format. */
export function metadataInFile({
  text,
  metadata: { extra: _extra, boilerplate, ...metadata },
}: Pick<Document, 'text' | 'metadata'>): Omit<Metadata, 'extra'> {
  return boilerplate ? { ...metadata, boilerplate: toStoredBoilerplate(boilerplate, createOffsetMap(text)) } : metadata
}
