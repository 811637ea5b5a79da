import type { AnnotatorId, DeviceId, DocumentId, RecordId } from './ids.ts'

// The only place where a string becomes an id without being checked: these are well-formed as they are made. No schema library here,
// since the script that paints first needs them.

/** RFC 4648, lower case, no padding. */
const base32 = 'abcdefghijklmnopqrstuvwxyz234567'

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

function firstLetters(bytes: Uint8Array, count: number): string {
  const letters = toBase32(bytes).slice(0, count)
  if (letters.length < count) throw new RangeError(`an id needs ${Math.ceil((count * 5) / 8)} bytes`)
  return letters
}

/** `digest`: the 32 bytes of the SHA-256 of the text's UTF-8 form. */
export const toDocumentId = (digest: Uint8Array): DocumentId => firstLetters(digest, 26) as DocumentId

/** `random`: 10 bytes (80 bits) from a cryptographic source. */
export const toRecordId = (random: Uint8Array): RecordId => firstLetters(random, 16) as RecordId

/** `random`: 5 bytes (40 bits) from a cryptographic source. */
export const toDeviceId = (random: Uint8Array): DeviceId => firstLetters(random, 8) as DeviceId

/** The layer adjudicators agree on; read-only outside Compare. */
export const goldAnnotator = 'gold' as AnnotatorId

/** Id of the one status record a layer has. */
export const statusRecordId = 'status' as RecordId

/** Id of the record that holds the scheme as it stood from this revision on. */
export const schemeRecordId = (revision: number): RecordId => `scheme ${revision}` as RecordId

/** Id of the one choice a layer remembers for a form under a label. `form` is a word, so the id stays short. */
export const cliticChoiceId = (label: string, form: string): RecordId => `cut ${label} ${form}` as RecordId

/** Id of a label given to the whole document; without a value where its category has one only. */
export const documentLabelId = (category: string, value: string): RecordId =>
  `about ${category} ${value}`.trim().slice(0, 200) as RecordId
