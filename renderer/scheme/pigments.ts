import type { Label } from '../../shared/model/scheme.ts'
import { contrast, distance } from '../article/paint/colour-sight.ts'
import { labelColours, toHex } from '../article/paint/label-colours.ts'

/** Paper of tokens.css. */
export const paper = { light: '#fbf9f4', dark: '#1d1b19' } as const

/** WCAG 2.2, 1.4.11: what shows a thing stands out from what is beside it by 3 at least. */
export const enough = 3

type Colour = Label['colour']

/** How a label's line stands out in one theme: from the paper, and from its own fill. */
export function contrastsOf(colour: Colour, theme: 'light' | 'dark') {
  const { line, fill } = labelColours(colour[theme], theme)
  return { paper: contrast(line, paper[theme]), fill: contrast(line, fill) }
}

export const standsOut = (colour: Colour): boolean =>
  (['light', 'dark'] as const).every(theme => {
    const { paper: onPaper, fill } = contrastsOf(colour, theme)
    return onPaper >= enough && fill >= enough
  })

/** Hues in degrees of OKLCH. Red is left out: it says where she is. */
const hues = [
  ['madder', 5],
  ['ochre', 65],
  ['orpiment', 95],
  ['olive', 118],
  ['malachite', 150],
  ['verdigris', 178],
  ['petrol', 215],
  ['azure', 245],
  ['lapis', 270],
  ['violet', 300],
  ['mulberry', 335],
] as const

export type Pigment = { readonly name: (typeof hues)[number][0]; readonly deep: boolean; readonly colour: Colour }

const pigments: readonly Pigment[] = hues.flatMap(([name, degrees]) => {
  const h = (degrees * Math.PI) / 180
  const pair = (light: number, dark: number, c: number): Colour => ({
    light: toHex({ l: light, c, h }),
    dark: toHex({ l: dark, c: c * 0.9, h }),
  })
  return [
    { name, deep: false, colour: pair(0.58, 0.8, 0.1) },
    { name, deep: true, colour: pair(0.4, 0.62, 0.09) },
  ]
})

const usable = pigments.filter(({ colour }) => standsOut(colour))

/** Pigments that lie farthest from all that are in use, in both themes, the farthest first. Distance: CIEDE2000. */
export function freePigments(used: readonly Colour[]): readonly Pigment[] {
  const nearest = ({ colour }: Pigment): number =>
    Math.min(
      ...used.flatMap(other => [
        distance(colour.light, other.light, 'normal'),
        distance(colour.dark, other.dark, 'normal'),
      ]),
    )
  const far = new Map(usable.map(pigment => [pigment, nearest(pigment)]))
  return usable.toSorted((a, b) => (far.get(b) ?? 0) - (far.get(a) ?? 0))
}
