import type { DocumentId } from './ids.ts'

/**
 * Stands for the corpus itself among its documents: what is said of no article is kept in its layers, so that journal, undo, merge and durability
 * are those of every other record. It is the id of the empty text, which no article can have; no list of documents names it. No schema library
 * here: it is written as it was made.
 */
export const corpusDocument = '4oymiquy7qobjgx36tejs35zeq' as DocumentId
