import { createHash } from 'node:crypto'
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { largestText, readText, readTextFile } from './read-text-file.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hashiya-text-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const arabic = 'وقّعت وزارة الصحة مذكّرة تفاهم.\n'
const utf16 = (text: string, isBig: boolean): Buffer => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
  return isBig ? bytes.swap16() : bytes
}
/** وزارة in Windows-1256: not UTF-8. */
const windows1256 = Buffer.from([0xe6, 0xd2, 0xc7, 0xd1, 0xc9])

describe('reading a text', () => {
  it.each([
    ['UTF-8', Buffer.from(arabic), { encoding: 'utf-8', byteOrderMark: false }],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${arabic}`), { encoding: 'utf-8', byteOrderMark: true }],
    ['UTF-16, little end first', utf16(arabic, false), { encoding: 'utf-16le', byteOrderMark: true }],
    ['UTF-16, big end first', utf16(arabic, true), { encoding: 'utf-16be', byteOrderMark: true }],
  ])('%s: the text without the mark, the bytes by their sum', (_name, bytes, expected) => {
    const read = readText(bytes, '/articles/one.txt', { now: () => '2026-01-02T03:04:05.000Z' })
    expect(read).toEqual({
      ok: true,
      value: {
        text: arabic,
        provenance: {
          file: 'one.txt',
          importedAt: '2026-01-02T03:04:05.000Z',
          bytesSha256: createHash('sha256').update(bytes).digest('hex'),
          lineEnds: 'lf',
          normalisation: 'nfc',
          ...expected,
        },
      },
    })
  })

  it('takes Windows-1256 only when it is asked to, and never in place of UTF-8', () => {
    expect(readText(windows1256, 'old.txt')).toEqual({
      ok: false,
      error: { code: 'text/encoding', params: { file: 'old.txt' } },
    })
    expect(readText(windows1256, 'old.txt', { fallback: 'windows-1256' })).toMatchObject({
      value: { text: 'وزارة', provenance: { encoding: 'windows-1256' } },
    })
    expect(readText(Buffer.from(arabic), 'new.txt', { fallback: 'windows-1256' })).toMatchObject({
      value: { text: arabic, provenance: { encoding: 'utf-8' } },
    })
  })

  it.each([
    ['bytes of a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'text/encoding'],
    ['UTF-16 without a mark', Buffer.from('abc', 'utf16le'), 'text/encoding'],
    ['UTF-16 cut in half', utf16('ab', false).subarray(0, 5), 'text/encoding'],
    ['nothing', Buffer.alloc(0), 'text/empty'],
    ['only a mark', Buffer.from('\uFEFF'), 'text/empty'],
    ['only spaces', Buffer.from(' \n\u00A0\n'), 'text/empty'],
  ])('refuses %s', (_name, bytes, code) => {
    expect(readText(bytes, 'x.txt')).toMatchObject({ ok: false, error: { code } })
  })

  it.each([
    ['a\nb', 'lf'],
    ['a\r\nb\r\n', 'crlf'],
    ['a\rb', 'cr'],
    ['a\r\nb\n', 'mixed'],
    ['a', 'none'],
  ])('keeps line ends as they are and names them: %j', (text, lineEnds) => {
    expect(readText(Buffer.from(text), 'x')).toMatchObject({ value: { text, provenance: { lineEnds } } })
  })

  it.each([
    ['caf\u00e9', 'nfc'],
    ['cafe\u0301', 'nfd'],
    ['caf\u00e9 cafe\u0301', 'neither'],
  ])('names the normalisation and changes nothing: %s', (text, normalisation) => {
    expect(readText(Buffer.from(text), 'x')).toMatchObject({ value: { text, provenance: { normalisation } } })
  })
})

describe('reading a file', () => {
  it('reads what is there', async () => {
    const path = join(folder, 'one.txt')
    await writeFile(path, arabic)
    expect(await readTextFile(path)).toMatchObject({ value: { text: arabic } })
  })

  it('refuses 60 MB by its size alone', async () => {
    const path = join(folder, 'large.txt')
    const bytes = 60 * 1024 * 1024
    const file = await open(path, 'w')
    await file.truncate(bytes)
    await file.close()
    expect(await readTextFile(path)).toEqual({
      ok: false,
      error: { code: 'text/too-large', params: { file: path, bytes, limit: largestText } },
    })
  })

  it('takes a file of exactly the limit', async () => {
    const path = join(folder, 'limit.txt')
    await writeFile(path, Buffer.alloc(largestText, 'a'))
    expect(await readTextFile(path)).toMatchObject({ ok: true })
  })

  it('says that a file is missing, or a folder', async () => {
    expect(await readTextFile(join(folder, 'none.txt'))).toMatchObject({ error: { code: 'disk/failed' } })
    expect(await readTextFile(folder)).toMatchObject({ error: { code: 'disk/failed' } })
  })
})
