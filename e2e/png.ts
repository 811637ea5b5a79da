import { inflateSync } from 'node:zlib'

/** A picture's pixels, red, green, blue and alpha a byte each, row by row. */
export type Pixels = { readonly width: number; readonly height: number; readonly rgba: Uint8Array }

/** Reads the PNGs that Chromium writes: eight bits a channel, with or without alpha, not interlaced. PNG specification, third edition, 9.2. */
export function readPng(bytes: Buffer): Pixels {
  const [width, height, depth, kind] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20), bytes[24], bytes[25]]
  if (depth !== 8 || (kind !== 2 && kind !== 6)) throw new Error(`a PNG of depth ${depth}, kind ${kind}`)
  const channels = kind === 6 ? 4 : 3
  const packed: Buffer[] = []
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at))
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      packed.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)))
  const raw = inflateSync(Buffer.concat(packed))
  const stride = width * channels
  const lines = new Uint8Array(stride * height)
  for (let row = 0; row < height; row++) {
    const filter = raw[row * (stride + 1)] ?? 0
    for (let column = 0; column < stride; column++) {
      const at = row * stride + column
      const left = column >= channels ? (lines[at - channels] ?? 0) : 0
      const up = row > 0 ? (lines[at - stride] ?? 0) : 0
      const corner = row > 0 && column >= channels ? (lines[at - stride - channels] ?? 0) : 0
      const guesses = [0, left, up, (left + up) >> 1, paeth(left, up, corner)]
      lines[at] = (raw[row * (stride + 1) + 1 + column] ?? 0) + (guesses[filter] ?? 0)
    }
  }
  const rgba = new Uint8Array(width * height * 4).fill(255)
  for (let pixel = 0; pixel < width * height; pixel++)
    rgba.set(lines.subarray(pixel * channels, (pixel + 1) * channels), pixel * 4)
  return { width, height, rgba }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [byLeft, byUp, byCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (byLeft <= byUp && byLeft <= byCorner) return left
  return byUp <= byCorner ? up : corner
}

/** How many pixels have exactly this colour. */
export function countColour({ rgba }: Pixels, [red, green, blue]: readonly [number, number, number]): number {
  let count = 0
  for (let at = 0; at < rgba.length; at += 4)
    if (rgba[at] === red && rgba[at + 1] === green && rgba[at + 2] === blue) count++
  return count
}
