/** Colours as eyes tell them apart: contrast, distance, and what colour-blind readers see. Hex is `#rrggbb`. */

type Triple = readonly [number, number, number]

const linear = (channel: number): number => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4)

function toLinear(hex: string): Triple {
  const channel = (at: number): number => linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255)
  return [channel(1), channel(3), channel(5)]
}

/** WCAG 2.2, "relative luminance" and "contrast ratio": 1 to 21. */
export function contrast(one: string, other: string): number {
  const luminance = (hex: string): number => dot([0.2126, 0.7152, 0.0722], toLinear(hex))
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

export type Sight = 'normal' | 'protanopia' | 'deuteranopia' | 'tritanopia'

/** Gustavo M. Machado, Manuel M. Oliveira, Leandro A. F. Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", 2009: severity 1, on linear RGB. */
const sights: Readonly<Record<Sight, readonly [Triple, Triple, Triple]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

const dot = (row: Triple, column: Triple): number => row[0] * column[0] + row[1] * column[1] + row[2] * column[2]
const clamp = (value: number): number => Math.min(1, Math.max(0, value))

const gamma = (value: number): number => (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055)
/** A channel as a screen shows it: one of 256 steps. */
const shown = (value: number): number => linear(Math.round(gamma(clamp(value)) * 255) / 255)

/** The sRGB colour of a screen that shows what that reader sees, in CIELAB of D65 (IEC 61966-2-1; CIE 15). */
function toLab(hex: string, sight: Sight): Triple {
  const seen = toLinear(hex)
  const [red, green, blue] = sights[sight]
  const rgb: Triple = [shown(dot(red, seen)), shown(dot(green, seen)), shown(dot(blue, seen))]
  const root = (value: number): number => (value > 216 / 24389 ? Math.cbrt(value) : ((24389 / 27) * value + 16) / 116)
  const x = root(dot([0.4124564, 0.3575761, 0.1804375], rgb) / 0.95047)
  const y = root(dot([0.2126729, 0.7151522, 0.072175], rgb))
  const z = root(dot([0.0193339, 0.119192, 0.9503041], rgb) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** CIEDE2000 of two colours for a reader (Sharma, Wu, Dalal, "The CIEDE2000 Color-Difference Formula", 2005). */
export const distance = (one: string, other: string, sight: Sight): number =>
  ciede2000(toLab(one, sight), toLab(other, sight))

export function ciede2000([l1, a1, b1]: Triple, [l2, a2, b2]: Triple): number {
  const meanOld = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2
  const g = 0.5 * (1 - Math.sqrt(meanOld ** 7 / (meanOld ** 7 + 25 ** 7)))
  const [c1, c2] = [Math.hypot(a1 * (1 + g), b1), Math.hypot(a2 * (1 + g), b2)]
  const hue = (a: number, b: number): number =>
    a === 0 && b === 0 ? 0 : ((Math.atan2(b, a * (1 + g)) * 180) / Math.PI + 360) % 360
  const [h1, h2] = [hue(a1, b1), hue(a2, b2)]
  const turn = h2 - h1
  const grey = c1 * c2 === 0
  const dh = grey ? 0 : Math.abs(turn) <= 180 ? turn : turn > 180 ? turn - 360 : turn + 360
  const dL = l2 - l1
  const dC = c2 - c1
  const dH = 2 * Math.sqrt(c1 * c2) * Math.sin(radians(dh / 2))
  const l = (l1 + l2) / 2
  const c = (c1 + c2) / 2
  const sum = h1 + h2
  const h = grey ? sum : Math.abs(turn) <= 180 ? sum / 2 : sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2
  const t =
    1 -
    0.17 * Math.cos(radians(h - 30)) +
    0.24 * Math.cos(radians(2 * h)) +
    0.32 * Math.cos(radians(3 * h + 6)) -
    0.2 * Math.cos(radians(4 * h - 63))
  const sL = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2)
  const sC = 1 + 0.045 * c
  const sH = 1 + 0.015 * c * t
  const rotation =
    -2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7)) * Math.sin(radians(60 * Math.exp(-(((h - 275) / 25) ** 2))))
  return Math.sqrt((dL / sL) ** 2 + (dC / sC) ** 2 + (dH / sH) ** 2 + rotation * (dC / sC) * (dH / sH))
}
