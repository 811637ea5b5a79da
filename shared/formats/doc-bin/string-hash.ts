/** A 64-bit value as two unsigned halves. */
export type Hash = { readonly low: number; readonly high: number }

/** 0xc6a4a7935bd1e995, the multiplier of MurmurHash64A, and its rotation. */
const factorLow = 0x5bd1e995
const factorHigh = 0xc6a4a793
const shift = 47

/** Upper 32 bits of the product of two unsigned 32-bit numbers, by their 16-bit halves. */
function highOfProduct(a: number, b: number): number {
  const aHigh = a >>> 16
  const aLow = a & 0xffff
  const bHigh = b >>> 16
  const bLow = b & 0xffff
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16)
  const carried = aLow * bHigh + (middle % 0x10000)
  return (aHigh * bHigh + Math.floor(middle / 0x10000) + Math.floor(carried / 0x10000)) >>> 0
}

/** Upper half of a 64-bit value times the multiplier; the lower one is `Math.imul(low, factorLow)`. */
const highOfMultiple = (low: number, high: number): number =>
  (highOfProduct(low, factorLow) + Math.imul(high, factorLow) + Math.imul(low, factorHigh)) >>> 0

/**
 * MurmurHash64A (Austin Appleby, public domain) of the first `length` bytes, little-endian, under `seed`. Two 32-bit halves in place of a BigInt, and
 * no calls between them: every distinct word of a corpus comes through here.
 */
export function murmurHash64(bytes: Uint8Array, seed: number, length: number = bytes.length): Hash {
  // The length times the multiplier goes into the seed; a length is below 2^32.
  let low = seed ^ Math.imul(length, factorLow)
  let high = highOfMultiple(length, 0)
  for (let at = 0; at < length; at += 8) {
    let blockLow = 0
    let blockHigh = 0
    const end = Math.min(at + 8, length)
    for (let byte = end - 1; byte >= at + 4; byte--) blockHigh = (blockHigh << 8) | (bytes[byte] ?? 0)
    for (let byte = Math.min(end, at + 4) - 1; byte >= at; byte--) blockLow = (blockLow << 8) | (bytes[byte] ?? 0)
    // The last block is mixed in as it is, where it is not whole.
    if (end === at + 8) {
      blockHigh = highOfMultiple(blockLow >>> 0, blockHigh >>> 0)
      // h ^= h >>> 47: only the upper half reaches down.
      blockLow = Math.imul(blockLow, factorLow) ^ (blockHigh >>> (shift - 32))
      blockHigh = highOfMultiple(blockLow >>> 0, blockHigh)
      blockLow = Math.imul(blockLow, factorLow)
    }
    low ^= blockLow
    high ^= blockHigh
    high = highOfMultiple(low >>> 0, high >>> 0)
    low = Math.imul(low, factorLow)
  }
  low ^= high >>> (shift - 32)
  high = highOfMultiple(low >>> 0, high >>> 0)
  low = Math.imul(low, factorLow)
  return { low: (low ^ (high >>> (shift - 32))) >>> 0, high: high >>> 0 }
}
