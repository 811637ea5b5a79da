/** A 64-bit value as two unsigned halves. */
export type Hash = { readonly low: number; readonly high: number }

/** 0xc6a4a7935bd1e995, the multiplier of MurmurHash64A, and its rotation. */
const factorLow = 0x5bd1e995
const factorHigh = 0xc6a4a793
const shift = 47

/** Upper 32 bits of the product of two unsigned 32-bit numbers, by their 16-bit halves. */
function highOfProduct(a: number, b: number): number {
  const [aHigh, aLow, bHigh, bLow] = [a >>> 16, a & 0xffff, b >>> 16, b & 0xffff]
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16)
  const carried = aLow * bHigh + (middle % 0x10000)
  return (aHigh * bHigh + Math.floor(middle / 0x10000) + Math.floor(carried / 0x10000)) >>> 0
}

/**
 * MurmurHash64A (Austin Appleby, public domain) of bytes, little-endian, under `seed`. Two 32-bit halves in place of a BigInt: every
 * distinct word of a corpus comes through here.
 */
export function murmurHash64(bytes: Uint8Array, seed: number): Hash {
  let low = seed >>> 0
  let high = 0
  const multiply = (): void => {
    const product = highOfProduct(low, factorLow) + Math.imul(high, factorLow) + Math.imul(low, factorHigh)
    low = Math.imul(low, factorLow) >>> 0
    high = product >>> 0
  }
  // h ^= h >>> 47: only the upper half reaches down.
  const fold = (): void => {
    low = (low ^ (high >>> (shift - 32))) >>> 0
  }
  const mixIn = (otherLow: number, otherHigh: number): void => {
    low = (low ^ otherLow) >>> 0
    high = (high ^ otherHigh) >>> 0
  }
  // The length times the multiplier goes into the seed; a length is below 2^32.
  mixIn(Math.imul(bytes.length, factorLow) >>> 0, productHigh(bytes.length))
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const whole = bytes.length - (bytes.length % 8)
  for (let at = 0; at < whole; at += 8) {
    const [hashLow, hashHigh] = [low, high]
    low = view.getUint32(at, true)
    high = view.getUint32(at + 4, true)
    multiply()
    fold()
    multiply()
    mixIn(hashLow, hashHigh)
    multiply()
  }
  if (whole < bytes.length) {
    const rest = new DataView(new ArrayBuffer(8))
    for (let at = whole; at < bytes.length; at++) rest.setUint8(at - whole, bytes[at] ?? 0)
    mixIn(rest.getUint32(0, true), rest.getUint32(4, true))
    multiply()
  }
  fold()
  multiply()
  fold()
  return { low, high }
}

/** Upper half of a length times the multiplier. */
function productHigh(length: number): number {
  return (highOfProduct(length, factorLow) + Math.imul(length, factorHigh)) >>> 0
}
