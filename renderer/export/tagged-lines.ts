/** One line of a tag file as the preview shows it. */
export type TaggedLine =
  | { readonly kind: 'document'; readonly name: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'token'; readonly token: string; readonly tag: string; readonly label: string | null }

/** Reads the first lines of a CoNLL file for the eye: documents, sentence breaks, tokens with the label in their tag. */
export function toTaggedLines(text: string): readonly TaggedLine[] {
  return text.split('\n').flatMap((line): TaggedLine[] => {
    if (line === '') return [{ kind: 'break' }]
    const [token = '', tag = 'O'] = line.split('\t')
    if (token.startsWith('-DOCSTART-')) return [{ kind: 'document', name: token.slice('-DOCSTART-'.length).trim() }]
    const label = /^[BIELSU]-(.+)$/.exec(tag)?.[1] ?? null
    return [{ kind: 'token', token, tag, label }]
  })
}
