import { z } from 'zod'

/** RFC 4648, lower case, no padding. */
const base32 = 'abcdefghijklmnopqrstuvwxyz234567'

/** The first 26 base32 characters (130 bits) of the SHA-256 of a document's exact UTF-8 text. */
export const documentIdSchema = z
  .string()
  .regex(/^[a-z2-7]{26}$/)
  .brand('DocumentId')
export type DocumentId = z.infer<typeof documentIdSchema>

/** 80 random bits for records made here; imported ones keep the id of their tool. Unique within a document's layer. */
export const recordIdSchema = z.string().min(1).max(200).brand('RecordId')
export type RecordId = z.infer<typeof recordIdSchema>

/** Generated slug: the annotator's folder name; her name stands in the manifest. */
export const annotatorIdSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(40)
  .brand('AnnotatorId')
export type AnnotatorId = z.infer<typeof annotatorIdSchema>

/** Names one installation, so that two laptops of one annotator never write one journal. */
export const deviceIdSchema = z
  .string()
  .regex(/^[a-z2-7]{8}$/)
  .brand('DeviceId')
export type DeviceId = z.infer<typeof deviceIdSchema>

/** The layer adjudicators agree on; read-only outside Compare. */
export const goldAnnotator = annotatorIdSchema.parse('gold')

/** Base32 of `bytes`, `floor(bits / 5)` characters; left-over bits are dropped. */
export function toBase32(bytes: Uint8Array): string {
  const letters: string[] = []
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff
    bits += 8
    while (bits >= 5) {
      bits -= 5
      letters.push(base32.charAt((held >> bits) & 31))
    }
  }
  return letters.join('')
}

/** `digest`: the 32 bytes of the SHA-256 of the text's UTF-8 form. */
export const toDocumentId = (digest: Uint8Array): DocumentId => documentIdSchema.parse(toBase32(digest).slice(0, 26))

/** `random`: 10 bytes (80 bits) from a cryptographic source. */
export const toRecordId = (random: Uint8Array): RecordId => recordIdSchema.parse(toBase32(random).slice(0, 16))

/** `random`: 5 bytes (40 bits) from a cryptographic source. */
export const toDeviceId = (random: Uint8Array): DeviceId => deviceIdSchema.parse(toBase32(random).slice(0, 8))
