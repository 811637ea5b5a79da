/** Colours of a label in one theme: line under the words, fill behind them, strong fill when selected, ink on the fill. */
export type LabelColours = {
  readonly line: string
  readonly fill: string
  readonly strong: string
  readonly ink: string
}

export type Oklch = { readonly l: number; readonly c: number; readonly h: number }

const linear = (channel: number): number => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4)
const gamma = (channel: number): number =>
  channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055

/** sRGB to OKLCH (Björn Ottosson, "A perceptual color space for image processing", 2020). */
function toOklch(hex: string): Oklch {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map(at => linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255))
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const x = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const y = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return { l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, c: Math.hypot(x, y), h: Math.atan2(y, x) }
}

/** Linear sRGB; channels outside 0–1 lie outside the gamut. */
function toLinear({ l, c, h }: Oklch): readonly number[] {
  const x = c * Math.cos(h)
  const y = c * Math.sin(h)
  const long = (l + 0.3963377774 * x + 0.2158037573 * y) ** 3
  const medium = (l - 0.1055613458 * x - 0.0638541728 * y) ** 3
  const short = (l - 0.0894841775 * x - 1.291485548 * y) ** 3
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ]
}

/** A little slack: what rounds to an edge is inside. */
const inGamut = (colour: Oklch): boolean => toLinear(colour).every(channel => channel > -0.0001 && channel < 1.0001)

/** Chroma is lowered by steps of this until sRGB can show the colour, as in the published palette. */
const chromaStep = 0.001

/** The colour with about as much of its chroma as sRGB can show, lightness and hue kept. */
function fitted(colour: Oklch): Oklch {
  let c = colour.c
  while (c > 0 && !inGamut({ ...colour, c })) c -= chromaStep
  return { ...colour, c: Math.max(c, 0) }
}

/** `#rrggbb` of a colour, with as much chroma as sRGB can show. */
export function toHex(colour: Oklch): string {
  const byte = (channel: number): number => Math.round(255 * gamma(Math.min(1, Math.max(0, channel))))
  return `#${toLinear(fitted(colour))
    .map(channel => byte(channel).toString(16).padStart(2, '0'))
    .join('')}`
}

/** Fill, strong fill and ink of a label from its line, hue kept: the label palette's derivation, for labels that users add too. */
export function labelColours(line: string, theme: 'light' | 'dark'): LabelColours {
  const { c, h } = toOklch(line)
  const shade = (l: number, most: number, factor: number, base: number): string =>
    toHex({ l, c: Math.min(most, factor * c + base), h })
  return theme === 'light'
    ? {
        line,
        fill: shade(0.952, 0.0165, 0.2, 0.003),
        strong: shade(0.895, 0.04, 0.42, 0.006),
        ink: shade(0.385, 0.095, 1, 0),
      }
    : {
        line,
        fill: shade(0.262, 0.022, 0.26, 0.003),
        strong: shade(0.345, 0.045, 0.5, 0.005),
        ink: shade(0.87, 0.06, 0.75, 0),
      }
}
