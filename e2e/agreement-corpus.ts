import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { identify } from '../electron/store/document-store.ts'
import { shardOf, stringifyLayer } from '../electron/store/layer-file.ts'
import { openCorpus } from '../electron/store/open-corpus.ts'
import { documentVersion } from '../shared/model/document.ts'
import type { DocumentId } from '../shared/model/ids.ts'
import { layerVersion } from '../shared/model/layer.ts'
import { goldAnnotator } from '../shared/model/make-id.ts'
import { toStored } from '../shared/model/record-codec.ts'
import type { Span } from '../shared/model/records.ts'
import { createOffsetMap } from '../shared/text/offsets.ts'
import { joinTemplates, makeArticle, type Names, openMentions, type Template } from './agreement-article.ts'
import { annotatorName } from './home.ts'
import { device, expectOk, makeCorpus, makeSampleCorpus, sampleScheme } from './sample.ts'
import { seeded } from './seeded.ts'

/** The commonest name of the sample. */
export const commonForm = 'هواوي'

type Options = {
  readonly agreements: number
  /** About so many mentions keep the commonest form; all of them unless told. */
  readonly commonForms?: number
  readonly seed?: number
}

export type AgreementCorpus = {
  readonly ids: readonly DocumentId[]
  readonly agreements: number
  readonly mentions: number
  /** Mentions whose words are just the commonest form. */
  readonly commonForms: number
}

/**
 * A corpus of agreements in her layers: the sample's articles with gold, one behind the other, each time with other names of the sample. Written
 * as checkpoints without a journal, which takes a tenth of the time; the program reads it like any other.
 */
export async function makeAgreementCorpus(folder: string, options: Options): Promise<AgreementCorpus> {
  const template = joinTemplates(await readTemplates())
  const perArticle = template.records.filter(({ kind }) => kind === 'agreement').length
  const count = Math.ceil(options.agreements / perArticle)
  const open = openMentions(template)
  const names = namesOf(template)
  const scheme = sampleScheme()
  const by = seeded(options.seed ?? 4)
  const wordsOf = (spans: readonly Span[]): string =>
    spans.map(({ start, end }) => template.text.slice(start, end)).join(' ')
  const inTemplate = template.records.filter(
    record => record.kind === 'entity' && wordsOf(record.spans) === commonForm,
  ).length
  const share = options.commonForms === undefined ? 1 : options.commonForms / (inTemplate * count)
  const corpus = await makeCorpus(folder, 'اتفاقات كثيرة')
  const { id: annotator } = expectOk(await corpus.ensureAnnotator(annotatorName))
  expectOk(await corpus.close())
  const ids: DocumentId[] = []
  let [mentions, commonForms] = [0, 0]
  for (let nth = 0; nth < count; nth++) {
    const keeps = (words: string): boolean => words === commonForm && by.chance(share)
    const article = makeArticle(template, open, by, { names, scheme, keeps })
    const day = new Date(Date.UTC(2019, 0, 1 + Math.floor(by.next() * 2200))).toISOString().slice(0, 10)
    const name = `${String(nth).padStart(5, '0')}_made`
    // No two are the same text: the number stands in it.
    const text = `${article.text}${nth}\n`
    const { id, sha256 } = identify(text)
    const offsets = createOffsetMap(text)
    const records = article.records.map(record => toStored(record, text, offsets))
    put(folder, 'documents', id, {
      version: documentVersion,
      id,
      name,
      text,
      sha256,
      metadata: { language: 'ar', direction: 'rtl', ...(by.chance(0.8) ? { publishedAt: day } : {}) },
      provenance: [],
    })
    put(
      folder,
      path.join('annotations', annotator),
      id,
      stringifyLayer({
        version: layerVersion,
        document: id,
        annotator,
        status: 'in-progress',
        schemeRevision: scheme.revision,
        revision: 1,
        changedAt: '2026-01-01T00:00:00.000Z',
        held: {},
        records,
        tombstones: [],
      }),
    )
    ids.push(id)
    for (const record of records) {
      if (record.kind !== 'entity') continue
      mentions++
      if (record.surface === commonForm) commonForms++
    }
  }
  return { ids, agreements: count * perArticle, mentions, commonForms }
}

function put(folder: string, kind: string, id: DocumentId, content: object | string): void {
  const shard = path.join(folder, kind, shardOf(id))
  mkdirSync(shard, { recursive: true })
  writeFileSync(path.join(shard, `${id}.json`), typeof content === 'string' ? content : JSON.stringify(content))
}

/** The sample's articles that have agreements, with their gold records. */
async function readTemplates(): Promise<readonly Template[]> {
  const parent = mkdtempSync(path.join(os.tmpdir(), 'hashiya-template-'))
  try {
    const folder = path.join(parent, 'corpus')
    await makeSampleCorpus(folder)
    const corpus = expectOk(await openCorpus({ path: folder, device, mode: 'read' }))
    const templates: (Template & { readonly name: string })[] = []
    for (const id of expectOk(await corpus.listDocumentIds())) {
      const { text, name } = expectOk(await corpus.readDocument(id))
      const { records } = expectOk(await corpus.readLayer(goldAnnotator, id))
      if (records.some(({ kind }) => kind === 'agreement')) templates.push({ name, text, records })
    }
    expectOk(await corpus.close())
    return templates.sort((a, b) => (a.name < b.name ? -1 : 1))
  } finally {
    rmSync(parent, { recursive: true, force: true })
  }
}

/** Every name the sample has under a label. */
function namesOf({ text, records }: Template): Names {
  const names = new Map<string, Set<string>>()
  for (const record of records) {
    if (record.kind !== 'entity' || record.spans.length > 1) continue
    const known = names.get(record.label) ?? new Set()
    for (const { start, end } of record.spans) known.add(text.slice(start, end))
    names.set(record.label, known)
  }
  return new Map(Array.from(names, ([label, words]) => [label, [...words]]))
}
