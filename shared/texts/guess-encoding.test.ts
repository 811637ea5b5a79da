import { describe, expect, it } from 'vitest'
import { declaredEncoding, isSurelyWindows1256, utf16WithoutMark } from './guess-encoding.ts'

/** وقعت الوزارة اتفاقية التعاون مع المجلس in Windows-1256, and in ISO 8859-6. */
const windows = [
  ...[
    0xe6, 0xde, 0xda, 0xca, 0x20, 0xc7, 0xe1, 0xe6, 0xd2, 0xc7, 0xd1, 0xc9, 0x20, 0xc7, 0xca, 0xdd, 0xc7, 0xde, 0xed,
    0xc9, 0x20,
  ],
  ...[0xc7, 0xe1, 0xca, 0xda, 0xc7, 0xe6, 0xe4, 0x20, 0xe3, 0xda, 0x20, 0xc7, 0xe1, 0xe3, 0xcc, 0xe1, 0xd3],
]
const iso = [
  ...[
    0xe8, 0xe2, 0xd9, 0xca, 0x20, 0xc7, 0xe4, 0xe8, 0xd2, 0xc7, 0xd1, 0xc9, 0x20, 0xc7, 0xca, 0xe1, 0xc7, 0xe2, 0xea,
    0xc9, 0x20,
  ],
  ...[0xc7, 0xe4, 0xca, 0xd9, 0xc7, 0xe8, 0xe6, 0x20, 0xe5, 0xd9, 0x20, 0xc7, 0xe4, 0xe5, 0xcc, 0xe4, 0xd3],
]
const latin = (text: string): Uint8Array => Uint8Array.from(text, sign => sign.charCodeAt(0))

describe('telling an encoding from bytes', () => {
  it('is sure of Arabic in Windows-1256', () => {
    expect(isSurelyWindows1256(Uint8Array.from(windows))).toBe(true)
  })

  it.each([
    ['French', latin('Le protocole a été signé à Alger, où la délégation française était reçue près du château.')],
    ['ISO 8859-6', Uint8Array.from(iso)],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...windows])],
    ['five letters', Uint8Array.from([0xe6, 0xd2, 0xc7, 0xd1, 0xc9])],
    ['nothing', new Uint8Array()],
  ])('is not sure of %s', (_name, bytes) => {
    expect(isSurelyWindows1256(bytes)).toBe(false)
  })

  it('tells UTF-16 without a mark by its zeros', () => {
    const text = 'وقّعت وزارة الصحة مذكّرة تفاهم مع المجلس.\nومشروع 2024.\n'
    const little = Uint8Array.from(text, sign => sign.charCodeAt(0) & 0xff)
    const bytes = new Uint8Array(text.length * 2)
    for (let at = 0; at < text.length; at++) {
      bytes[at * 2] = little[at] ?? 0
      bytes[at * 2 + 1] = text.charCodeAt(at) >> 8
    }
    expect(utf16WithoutMark(bytes)).toBe('utf-16le')
    expect(utf16WithoutMark(Uint8Array.from([0, ...bytes.subarray(0, -1)]))).toBe('utf-16be')
    expect(utf16WithoutMark(latin('Plain text of a file, long enough to tell.'))).toBeNull()
  })

  it('reads what a page declares', () => {
    expect(declaredEncoding('<html><head><META http-equiv="x" content="text/html; charset=Windows-1256">')).toBe(
      'windows-1256',
    )
    expect(declaredEncoding('<meta charset=utf-8>')).toBe('utf-8')
    expect(declaredEncoding('<p>charset=utf-8')).toBeNull()
  })
})
