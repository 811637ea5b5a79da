import type { CSSProperties } from 'react'
import type { Label } from '../../shared/model/scheme.ts'

/** A label's colours in both themes, as CSS variables; article.css picks the theme's. */
export function tintOf(label: Label | undefined): CSSProperties {
  if (!label) return {}
  const variables: Record<`--${string}`, string> = { '--l-light': label.colour.light, '--l-dark': label.colour.dark }
  return variables
}

/** What a mark of this label looks like in the text: its fill and its kind of line. */
export const LabelSample = ({ label }: { readonly label: Label | undefined }) => (
  <span className={`sw ${label?.line ?? 'solid'}`} style={tintOf(label)} aria-hidden />
)
