import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type DocumentId, recordIdSchema } from '../shared/model/ids.ts'
import type { Entity, Span } from '../shared/model/records.ts'
import { annotatorName, referenceFolder } from './home.ts'
import { device, expectOk, makeCorpus } from './sample.ts'

const source = path.join(referenceFolder, 'data', 'aqmar')

/** Where the reference corpus is missing, tests that need a large article skip. */
export const hasLargeSource = existsSync(source)

const labels = [
  'PERS',
  'OCC',
  'ORG',
  'GPE',
  'LOC',
  'FAC',
  'NORP',
  'EVENT',
  'DATE',
  'TIME',
  'PROGRAM',
  'PRODUCT',
  'LAW',
  'MONEY',
  'PERCENT',
  'CARDINAL',
]

/** The last word of the large article: found nowhere else in it. */
export const lastWord = 'Colophon1447'

export type LargeArticle = { readonly text: string; readonly words: readonly Span[] }

/** One Arabic article of about `characters` UTF-16 units from real sentences; every kind of paragraph separator occurs, and an emoji. */
export function makeLargeText(characters: number): LargeArticle {
  const sentences = readdirSync(source)
    .filter(name => name.endsWith('.txt'))
    .sort()
    .flatMap(name => readFileSync(path.join(source, name), 'utf8').split(/\n\s*\n/))
    .map(sentence => sentence.split('\n').flatMap(line => line.split(' ')[0] || []))
    .filter(sentence => sentence.length > 0)
  const separators = [' ', ' ', '\n', ' ', ' ', '\r\n', ' ', '\u2028']
  const parts: string[] = ['😀 ']
  const words: Span[] = []
  let length = parts[0]?.length ?? 0
  const add = (word: string, after: string): void => {
    words.push({ start: length, end: length + word.length })
    parts.push(word, after)
    length += word.length + after.length
  }
  for (let at = 0; length < characters - 200; at++) {
    const sentence = sentences[at % sentences.length] ?? []
    for (const [nth, word] of sentence.entries())
      add(word, nth === sentence.length - 1 ? (separators[at % separators.length] ?? ' ') : ' ')
  }
  add(lastWord, '')
  return { text: parts.join(''), words }
}

/** `count` marks spread evenly, the last word's among them. */
export function marksOver({ words }: LargeArticle, count: number): readonly Entity[] {
  return Array.from({ length: count }, (_, at) => {
    const span = words[Math.floor(((at + 1) * words.length) / count) - 1]
    if (!span) throw new Error('more marks than words')
    return {
      kind: 'entity' as const,
      id: recordIdSchema.parse(`mark-${at}`),
      source: 'person' as const,
      stamp: [at + 1, device] as const,
      attributes: {},
      note: '',
      doubt: false,
      label: labels[at % labels.length] ?? 'ORG',
      spans: [span],
    }
  })
}

/** A corpus with one large article and its marks as her own layer. */
export async function makeLargeCorpus(
  folder: string,
  article: LargeArticle,
  marks: readonly Entity[],
): Promise<DocumentId> {
  const corpus = await makeCorpus(folder, 'كتاب كبير')
  const { id } = expectOk(
    await corpus.addDocument({
      text: article.text,
      name: 'large',
      metadata: { language: 'ar', direction: 'rtl' },
      provenance: {
        file: 'large.txt',
        importedAt: '2026-01-01T00:00:00.000Z',
        bytesSha256: '0'.repeat(64),
        encoding: 'utf-8',
        byteOrderMark: false,
        lineEnds: 'mixed',
        normalisation: 'nfc',
      },
    }),
  )
  const { id: annotator } = expectOk(await corpus.ensureAnnotator(annotatorName))
  expectOk(await corpus.writeLayer(annotator, id, { status: 'in-progress', records: marks }))
  expectOk(await corpus.close())
  return id
}
