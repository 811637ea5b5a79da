import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { makeDocx, paragraph, words } from './docx.fixtures.ts'
import { readDocx } from './read-docx.ts'

const textOf = (bytes: Uint8Array): string => {
  const read = readDocx(bytes)
  if (!read.ok) throw new Error(read.error)
  return read.value.text
}

const note = (id: number, text: string): string =>
  `<w:footnote w:id="${id}">${paragraph('<w:r><w:footnoteRef/></w:r>', words(text))}</w:footnote>`
const refer = (id: number): string => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`

describe('a Word document', () => {
  it('is its paragraphs, its table row by row, and notes where they are referred to', () => {
    const body = [
      paragraph(words('وقّعت وزارة الصحة '), words('مذكّرة &amp; تفاهم'), refer(2), words('.')),
      `<w:tbl><w:tr><w:tc>${paragraph(words('السنة'))}</w:tc><w:tc>${paragraph(words('المبلغ'))}${paragraph(words('بالدينار'))}</w:tc></w:tr></w:tbl>`,
      paragraph(),
      paragraph(words('سطر'), '<w:r><w:br/></w:r>', words('ثان'), '<w:r><w:tab/></w:r>', words('بعيد')),
    ].join('')
    const notes = `<w:footnote w:type="separator" w:id="0">${paragraph(words('—'))}</w:footnote>${note(2, 'حاشية أولى')}`
    expect(textOf(makeDocx(body, { notes }))).toBe(
      'وقّعت وزارة الصحة مذكّرة & تفاهم.\nحاشية أولى\nالسنة\tالمبلغ بالدينار\nسطر\nثان\tبعيد',
    )
  })

  it('leaves out what is deleted, codes, and the second copy of a drawing’s words', () => {
    const body = paragraph(
      words('نص'),
      '<w:del><w:r><w:delText>محذوف</w:delText></w:r></w:del>',
      '<w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>',
      `<w:ins>${words(' مضاف')}</w:ins>`,
      `<mc:AlternateContent><mc:Choice>${paragraph(words('مربّع'))}</mc:Choice><mc:Fallback>${paragraph(words('مربّع'))}</mc:Fallback></mc:AlternateContent>`,
    )
    expect(textOf(makeDocx(body))).toBe('مربّع\nنص مضاف')
  })

  it('says its title, and keeps the day it was written apart from a day of publication', () => {
    const read = readDocx(makeDocx(paragraph(words('نص')), { title: 'عنوان المستند' }))
    expect(read).toMatchObject({
      value: {
        metadata: {
          title: 'عنوان المستند',
          direction: 'rtl',
          extra: { author: 'سمير', created: '2024-06-11T08:00:00Z' },
        },
      },
    })
    expect(read.ok && read.value.metadata.publishedAt).toBeUndefined()
  })

  it.each([
    ['no archive', strToU8('PK? no')],
    [
      'an archive of something else',
      zipSync({ '../word/document.xml': strToU8('<w:document/>'), 'a.txt': strToU8('x') }),
    ],
    ['a document that does not end', zipSync({ 'word/document.xml': strToU8('<w:document><w:body><w:p>') })],
    ['another element', zipSync({ 'word/document.xml': strToU8('<html>x</html>') })],
  ])('is told to be unreadable: %s', (_name, bytes) => {
    expect(readDocx(bytes)).toMatchObject({ ok: false, error: expect.any(String) })
  })

  it('is never the end of the program: cut short, bytes flipped', () => {
    const whole = makeDocx(paragraph(words('وقّعت وزارة الصحة مذكّرة تفاهم'), refer(1)).repeat(20), {
      notes: note(1, 'حاشية'),
    })
    fc.assert(
      fc.property(
        fc.nat(whole.length),
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 4 }),
        (length, flips) => {
          const bytes = whole.slice(0, length < whole.length / 2 ? whole.length : length)
          for (const [at, value] of flips) if (at < bytes.length) bytes[at] = value
          const read = readDocx(bytes)
          expect(read.ok ? typeof read.value.text : typeof read.error).toBe('string')
        },
      ),
      { numRuns: 500 },
    )
  })
})
