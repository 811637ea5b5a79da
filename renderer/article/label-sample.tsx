import type { CSSProperties } from 'react'
import type { Label } from '../../shared/model/scheme.ts'
import { labelColours } from './paint/label-colours.ts'

const tints = new WeakMap<Label, CSSProperties>()

/** A label's colours in both themes, as CSS variables; article.css picks the theme's. */
export function tintOf(label: Label | undefined): CSSProperties {
  if (!label) return {}
  const tint = tints.get(label) ?? toTint(label)
  tints.set(label, tint)
  return tint
}

function toTint({ colour }: Label): CSSProperties {
  const light = labelColours(colour.light, 'light')
  const dark = labelColours(colour.dark, 'dark')
  const variables: Record<`--${string}`, string> = {
    '--l-light': light.line,
    '--f-light': light.fill,
    '--k-light': light.ink,
    '--l-dark': dark.line,
    '--f-dark': dark.fill,
    '--k-dark': dark.ink,
  }
  return variables
}

/** What a mark of this label looks like in the text: its fill and its kind of line. */
export const LabelSample = ({ label }: { readonly label: Label | undefined }) => (
  <span className={`sw ${label?.line ?? 'solid'}`} style={tintOf(label)} aria-hidden />
)
