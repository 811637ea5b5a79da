const clusters = new Intl.Segmenter('ar', { granularity: 'grapheme' })

/** The first letter of a name with all that belongs to it. */
export function initialOf(name: string): string {
  const [first] = clusters.segment(name.trim())
  return first?.segment ?? ''
}
