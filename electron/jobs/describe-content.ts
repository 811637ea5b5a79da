import type { SourceFile } from '../../shared/formats/source-file.ts'

/** What a file that no format reads seems to be; `fields`: names in the first record of JSON, as they stand, parted by commas. */
export type ContentSeen = { readonly seems: 'json' | 'text' | 'bytes' | 'nothing'; readonly fields: string }

const fieldsNamed = 12

/** Names of the outermost fields of the first object in the text; of a list of objects, those of its first. */
function firstFields(text: string): readonly string[] {
  const fields: string[] = []
  let depth = 0
  const start = text.search(/[{]/)
  for (const [token] of text.slice(start).matchAll(/"(?:[^"\\]|\\.)*"\s*:?|[{}[\]]/gs)) {
    if (token === '{' || token === '[') depth++
    else if (token === '}' || token === ']') depth--
    else if (depth === 1 && token.endsWith(':')) fields.push(token.slice(1, token.lastIndexOf('"')))
    if (depth === 0 || fields.length === fieldsNamed) break
  }
  return fields
}

/** Tells by the head alone, whatever the file's size. */
export function describeContent({ head }: SourceFile, isEmpty: boolean): ContentSeen {
  if (head.trim() === '') return { seems: isEmpty ? 'nothing' : 'bytes', fields: '' }
  if (!/^\s*[[{]/.test(head)) return { seems: 'text', fields: '' }
  return { seems: 'json', fields: firstFields(head).join(', ') }
}
