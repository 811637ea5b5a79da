import { extname } from 'node:path'

/** What a file of texts without annotations is read as. */
export type TextKind = 'text' | 'html' | 'docx' | 'table' | 'json-lines'

const kindByEnding: ReadonlyMap<string, TextKind> = new Map([
  ['.txt', 'text'],
  ['.md', 'text'],
  ['.markdown', 'text'],
  ['.html', 'html'],
  ['.htm', 'html'],
  ['.xhtml', 'html'],
  ['.docx', 'docx'],
  ['.csv', 'table'],
  ['.tsv', 'table'],
  ['.jsonl', 'json-lines'],
  ['.ndjson', 'json-lines'],
])

export const textKindOf = (path: string): TextKind | undefined => kindByEnding.get(extname(path).toLowerCase())

export const textKinds: readonly TextKind[] = ['text', 'html', 'docx', 'table', 'json-lines']

export const isTextKind = (format: string): format is TextKind => textKinds.some(kind => kind === format)
