import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type DocumentId, recordIdSchema } from '../../shared/model/ids.ts'
import type { Entity, Span } from '../../shared/model/records.ts'
import { nextWord } from '../../shared/text/tokens.ts'
import { annotatorName, articleText, referenceFolder } from '../home.ts'
import { device, expectOk, makeCorpus } from '../sample.ts'

const source = path.join(referenceFolder, 'data', 'aqmar')

/** Where the reference corpus is missing, the large article is made of the sample's words. */
export const wordsFrom = existsSync(source) ? 'AQMAR (words and tags)' : 'the sample articles (AQMAR is missing)'

/** Labels of the scheme that stand for the tags of the reference corpus. */
export const labelOfTag: Readonly<Record<string, string>> = {
  PER: 'PERS',
  LOC: 'GPE',
  ORG: 'ORG',
  MIS0: 'NORP',
  MIS1: 'PRODUCT',
  MIS2: 'EVENT',
  MIS3: 'LAW',
}
/** Labels that fill up what the tags leave. */
const fillLabels = ['DATE', 'CARDINAL', 'OCC', 'TIME', 'FAC', 'LOC', 'PROGRAM', 'MONEY', 'PERCENT']

type Token = { readonly word: string; readonly tag: string }
export type Article = { readonly name: string; readonly text: string; readonly marks: readonly Entity[] }

function toMark(at: number, label: string, span: Span): Entity {
  return {
    kind: 'entity',
    id: recordIdSchema.parse(`bench-${at}`),
    source: 'person',
    stamp: [at + 1, device],
    attributes: {},
    note: '',
    doubt: false,
    label,
    spans: [span],
  }
}

/** Sentences with their tags; without the reference corpus the sample's lines, untagged. */
export function readSentences(): readonly (readonly Token[])[] {
  const parts = existsSync(source)
    ? readdirSync(source)
        .filter(name => name.endsWith('.txt'))
        .sort()
        .flatMap(name => readFileSync(path.join(source, name), 'utf8').split(/\n\s*\n/))
        .map(sentence => sentence.split('\n').map(line => line.split(' ')))
    : (['000', '001', '002', '003', '004'] as const)
        .flatMap(name => articleText(name).split('\n'))
        .map(line => line.split(' ').map(word => [word, 'O']))
  return parts
    .map(lines => lines.flatMap(([word = '', tag = 'O']) => (word === '' ? [] : [{ word, tag }])))
    .filter(sentence => sentence.length > 0)
}

/** One article of about `characters` UTF-16 units with `count` marks: those that are tagged, then single words spread evenly. */
export function makeLargeArticle(characters: number, count: number): Article {
  const sentences = readSentences()
  const parts: string[] = []
  const words: Span[] = []
  const tagged: { label: string; span: Span }[] = []
  let length = 0
  for (let at = 0; length < characters; at++) {
    const sentence = sentences[at % sentences.length] ?? []
    for (const [nth, { word, tag }] of sentence.entries()) {
      const span = { start: length, end: length + word.length }
      words.push(span)
      const [place, kind = ''] = tag.split('-', 2)
      const label = labelOfTag[kind]
      const last = tagged.at(-1)
      if (label && place === 'B') tagged.push({ label, span })
      else if (last && label && place === 'I') last.span = { start: last.span.start, end: span.end }
      const after = nth < sentence.length - 1 ? ' ' : at % 3 === 2 ? '\n' : ' '
      parts.push(word, after)
      length += word.length + after.length
    }
  }
  const taken = tagged.slice(0, count)
  const fill = Array.from({ length: count - taken.length }, (_, at) => {
    const span = words[Math.floor((at * words.length) / (count - taken.length))]
    if (!span) throw new Error('more marks than words')
    return { label: fillLabels[at % fillLabels.length] ?? 'DATE', span }
  })
  const marks = [...taken, ...fill].map(({ label, span }, at) => toMark(at, label, span))
  return { name: 'large', text: parts.join(''), marks }
}

/** The sample's first article with `count` marks spread evenly over its words. */
export function makeSmallArticle(count: number): Article {
  const text = articleText('000')
  const words: Span[] = []
  for (let word = nextWord(text, 0); word; word = nextWord(text, word.end)) words.push(word)
  const labels = [...Object.values(labelOfTag), ...fillLabels]
  const marks = Array.from({ length: count }, (_, at) => {
    const { start, end } = words[Math.floor((at * words.length) / count)] ?? { start: 0, end: 1 }
    return toMark(at, labels[at % labels.length] ?? 'DATE', { start, end })
  })
  return { name: '000 small', text, marks }
}

/** A corpus of these articles, marked by her; their ids in the same order. */
export async function makeMarkedCorpus(folder: string, articles: readonly Article[]): Promise<readonly DocumentId[]> {
  const corpus = await makeCorpus(folder, 'قياس')
  const ids: DocumentId[] = []
  for (const { name, text, marks } of articles) {
    const { id } = expectOk(
      await corpus.addDocument({
        text,
        name,
        metadata: { language: 'ar', direction: 'rtl' },
        provenance: {
          file: `${name}.txt`,
          importedAt: '2026-01-01T00:00:00.000Z',
          bytesSha256: '0'.repeat(64),
          encoding: 'utf-8',
          byteOrderMark: false,
          lineEnds: 'lf',
          normalisation: 'nfc',
        },
      }),
    )
    const { id: annotator } = expectOk(await corpus.ensureAnnotator(annotatorName))
    expectOk(await corpus.writeLayer(annotator, id, { status: 'in-progress', records: marks }))
    ids.push(id)
  }
  expectOk(await corpus.close())
  return ids
}
