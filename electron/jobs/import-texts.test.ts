import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Document } from '../../shared/model/document.ts'
import { findBoilerplate } from '../../shared/texts/find-boilerplate.ts'
import type { CorpusStore } from '../store/corpus-store.ts'
import { openCorpus } from '../store/open-corpus.ts'
import { makeDocx, paragraph, words } from '../texts/docx/docx.fixtures.ts'
import { newsPage } from '../texts/html/page.fixtures.ts'
import { importFiles } from './import-files.ts'
import { device, emptyCorpus, seeds, temporaryFolder } from './jobs.fixtures.ts'
import { surveyImport } from './survey-import.ts'

let folder = { path: '', remove: async () => {} }
let corpus: CorpusStore
beforeEach(async () => {
  folder = await temporaryFolder()
  corpus = await emptyCorpus(join(folder.path, 'corpus'))
})
afterEach(async () => {
  await corpus.close()
  await folder.remove()
})

const prose = 'وقّعت وزارة الصحة مذكّرة تفاهم مع المجلس.'

async function take(
  files: Readonly<Record<string, string | Uint8Array>>,
  options = {},
): Promise<{ readonly documents: readonly Document[]; readonly problems: readonly object[] }> {
  const paths = Object.keys(files).map(name => join(folder.path, name))
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder.path, name), content)
  const { added, problems } = await importFiles(paths, corpus, { device, ...options })
  const documents: Document[] = []
  for (const id of added) {
    const read = await corpus.readDocument(id)
    if (!read.ok) throw new Error(read.error.code)
    documents.push(read.value)
  }
  return { documents, problems }
}

/** وقعت الوزارة اتفاقية التعاون in Windows-1256. */
const windows1256 = Buffer.from('e6dedaca20c7e1e6d2c7d1c920c7caddc7deedc920c7e1cadac7e6e4', 'hex')

describe('importing texts', () => {
  it('takes a page, a Word document, Markdown, a table and JSON lines', async () => {
    const { documents, problems } = await take({
      'page.html': newsPage,
      'letter.docx': makeDocx(paragraph(words('رسالة من الوزارة'))),
      'note.md': '# عنوان\n\n*نص*\n',
      'rows.csv': `id,text\n7,"${prose}"\n8,${prose} ثانية\n`,
      'lines.jsonl': `${JSON.stringify({ id: 'أ', text: `${prose} ثالثة` })}\nnot json\n`,
    })
    expect(documents.map(({ name }) => name)).toEqual(['page', 'letter', 'note', '7', '8', 'أ'])
    expect(problems).toEqual([
      { code: 'format/line', params: { file: join(folder.path, 'lines.jsonl'), line: 2, reason: 'not JSON' } },
    ])
    const [page, , note] = documents
    expect(page?.metadata).toMatchObject({ publishedAt: '2024-06-11', direction: 'rtl' })
    expect(page?.metadata.boilerplate?.length).toBeGreaterThan(10)
    expect(note?.text).toBe('# عنوان\n\n*نص*\n')
  })

  it('keeps boilerplate in code points on the disk and in UTF-16 in memory', async () => {
    const text = `😀 ${prose}\n😀 نص\nشارك\n`
    const { documents } = await take({ 'a.txt': text })
    const [document] = documents
    const start = text.indexOf('شارك')
    expect(document?.metadata.boilerplate).toEqual([{ start, end: start + 4, why: 'share' }])
    const id = document?.id ?? ''
    const file = await readFile(join(corpus.path, 'documents', id.slice(0, 2), `${id}.json`), 'utf8')
    expect(JSON.parse(file)).toMatchObject({
      metadata: { boilerplate: [{ start: start - 2, end: start + 2, why: 'share' }] },
    })
    await corpus.close()
    const opened = await openCorpus({ path: corpus.path, device, mode: 'write' })
    if (!opened.ok) throw new Error(opened.error.code)
    corpus = opened.value
    const again = document && (await corpus.readDocument(document.id))
    expect(again?.ok && again.value.metadata.boilerplate).toEqual(document?.metadata.boilerplate)
  })

  it('changes nothing unasked, and records what it changes', async () => {
    const text = 'نص\r\n\uFEFFآخر\nا\u0653\n'
    const { documents } = await take({ 'as-it-is.txt': text })
    expect(documents[0]).toMatchObject({
      text,
      provenance: [{ marksWithin: 1, lineEnds: 'mixed', normalisation: 'neither' }],
    })
    expect(documents[0]?.provenance[0]?.changes).toBeUndefined()
    const changed = await take({ 'changed.txt': text }, { changes: ['line-ends', 'nfc', 'marks-within'] })
    expect(changed.documents[0]).toMatchObject({
      text: 'نص\nآخر\nآ\n',
      provenance: [{ lineEnds: 'mixed', marksWithin: 1, changes: ['line-ends', 'nfc', 'marks-within'] }],
    })
  })

  it('reads Windows-1256 where a page declares it or the bytes leave no doubt, and says which', async () => {
    const page = (meta: string): Buffer =>
      Buffer.concat([
        Buffer.from(`<html><head>${meta}</head><body><p>`),
        windows1256.subarray(0, 12),
        Buffer.from('</p></body></html>'),
      ])
    const { documents, problems } = await take({
      'declared.html': page('<meta charset="windows-1256">'),
      'sure.txt': windows1256,
      'rows.csv': Buffer.concat([Buffer.from('id,text\n1,'), windows1256, Buffer.from('.\n')]),
      'unsure.html': page(''),
    })
    expect(documents.map(({ text, provenance: [from] }) => [text, from?.encoding, from?.encodingGuessed])).toEqual([
      ['وقعت الوزارة', 'windows-1256', undefined],
      ['وقعت الوزارة اتفاقية التعاون', 'windows-1256', true],
      ['وقعت الوزارة اتفاقية التعاون.', 'windows-1256', true],
    ])
    expect(problems).toEqual([{ code: 'text/encoding', params: { file: join(folder.path, 'unsure.html') } }])
  })

  it('reads a table in UTF-16 with the column a person names', async () => {
    const table = Buffer.from(`\uFEFFtitle\ttext\nعنوان\t${prose}\n`, 'utf16le')
    const { documents } = await take({ 'rows.tsv': table }, { columns: { text: 'title' } })
    expect(documents).toMatchObject([{ text: 'عنوان', provenance: [{ encoding: 'utf-16le', byteOrderMark: true }] }])
  })

  it('says before it brings anything how the texts came', async () => {
    await writeFile(join(folder.path, 'a.txt'), '\uFEFFنص\r\nآخر\nشارك\n')
    await writeFile(join(folder.path, 'b.txt'), windows1256)
    await writeFile(join(folder.path, 'c.csv'), `id,text,title\n1,${prose},عنوان\n`)
    const surveyed = await surveyImport([folder.path], {
      device,
      scheme: corpus.manifest().scheme,
      known: new Set(),
      isAttested: () => false,
    })
    if (!surveyed.ok) throw new Error(surveyed.error.code)
    const { texts, encodings } = surveyed.value
    expect(texts).toEqual({
      marked: 1,
      markedWithin: 0,
      guessed: 1,
      lineEnds: { mixed: 1, none: 2 },
      normalisation: { nfc: 3 },
      withBoilerplate: 1,
      boilerplate: 1,
      columns: [{ text: 'text', all: ['id', 'text', 'title'] }],
    })
    expect(encodings).toContainEqual({ encoding: 'windows-1256', files: 1 })
  })

  it('names what cannot be read and goes on', async () => {
    const { documents, problems } = await take({
      'broken.docx': 'PK\u0003\u0004',
      'frames.html': '<frameset><frame src="x"></frameset>',
      'open.csv': 'id,text\n1,"never closed',
      'good.html': `<p>${prose}`,
    })
    expect(documents.map(({ text }) => text)).toEqual([prose])
    expect(problems).toMatchObject([
      { code: 'format/line', params: { line: 1 } },
      { code: 'text/empty' },
      { code: 'format/line', params: { line: 2, reason: 'a quote begins here that is never closed' } },
    ])
  })

  it('finds in the sample what stands there, in two articles of five', async () => {
    const { added } = await importFiles([join(seeds, 'articles')], corpus, { device })
    const found: (readonly [string, string])[] = []
    for (const id of added) {
      const read = await corpus.readDocument(id)
      if (!read.ok) throw new Error(read.error.code)
      const { name, text, metadata } = read.value
      expect(metadata.boilerplate ?? []).toEqual(findBoilerplate(text))
      for (const { start, end } of metadata.boilerplate ?? []) found.push([name.slice(0, 3), text.slice(start, end)])
    }
    const headline = 'مباحثات مصرية عراقية لتعزيز التعاون بمجال تكنولوجيا المعلومات'
    expect(found).toEqual([
      ['001', 'Total'],
      ['001', '0'],
      ['001', 'Shares'],
      ['001', 'المنشورات ذات الصلة'],
      ['002', 'كتب: الوطن'],
      ['002', headline],
      ['002', headline],
      ['002', 'مواضيع متعلقة'],
    ])
  })
})
