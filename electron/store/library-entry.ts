import type { Document } from '../../shared/model/document.ts'
import type { AnnotatorId, DocumentId } from '../../shared/model/ids.ts'
import type { LibraryRow } from '../../shared/model/library.ts'
import { goldAnnotator } from '../../shared/model/make-id.ts'
import type { AppError } from '../../shared/result.ts'
import { type FoldedText, fold } from '../../shared/text/folding.ts'
import { countWords } from '../../shared/text/words.ts'
import type { CorpusStore, LayerContent } from './corpus-store.ts'

const longestTitle = 160
/** Characters of text shown on each side of a hit. */
const before = 40
const after = 80

/** The first line that holds something. */
export function titleOf({ text, metadata }: Document): string {
  const line = metadata.title ?? /\S[^\n\r\u2028\u2029]*/u.exec(text)?.[0] ?? ''
  return [...line.slice(0, longestTitle * 2)].slice(0, longestTitle).join('').trim()
}

type LayerFacts = Pick<
  LibraryRow,
  'status' | 'entities' | 'agreements' | 'labels' | 'annotators' | 'gold' | 'changedAt'
>

const noLayer: LayerFacts = {
  status: 'new',
  entities: 0,
  agreements: 0,
  labels: [],
  annotators: [],
  gold: false,
  changedAt: null,
}

/** What the library knows of one document. Words are counted, text is folded and layers are read when they are first asked for. */
export class LibraryEntry {
  readonly id: DocumentId
  readonly name: string
  readonly title: string
  readonly #text: string
  #words: number | null = null
  #folded: FoldedText | null = null
  #foldedName: string | null = null
  #layers: LayerFacts | null = null

  constructor(document: Document) {
    this.id = document.id
    this.name = document.name
    this.title = titleOf(document)
    this.#text = document.text
  }

  get words(): number {
    this.#words ??= countWords(this.#text)
    return this.#words
  }

  forgetLayers(): void {
    this.#layers = null
  }

  async toRow(
    store: CorpusStore,
    annotator: AnnotatorId | null,
    names: ReadonlyMap<AnnotatorId, string>,
    problems: AppError[],
  ): Promise<LibraryRow> {
    this.#layers ??= await this.#readLayers(store, annotator, names, problems)
    const { id, name, title } = this
    return { id, name, title, words: this.words, ...this.#layers, snippet: null }
  }

  /** `query` is folded; all its words must occur, in any order. */
  matches(query: string): boolean {
    if (query === '') return true
    const folded = this.#fold()
    const name = this.#foldName()
    return query.split(' ').every(word => folded.text.includes(word) || name.includes(word))
  }

  /** Where the query stands, as a whole or else its first word that occurs. */
  snippet(query: string): LibraryRow['snippet'] {
    if (query === '') return null
    const folded = this.#fold()
    const hit = [query, ...query.split(' ')].find(part => folded.text.includes(part))
    if (hit === undefined) return null
    const at = folded.text.indexOf(hit)
    const { start, end } = folded.toSource(at, at + hit.length)
    const text = this.#text
    return {
      before: flatten(cutAtSpace(text.slice(Math.max(0, start - before), start), start > before, false)),
      hit: flatten(text.slice(start, end)),
      after: flatten(cutAtSpace(text.slice(end, end + after), false, end + after < text.length)),
    }
  }

  #fold(): FoldedText {
    this.#folded ??= fold(this.#text)
    return this.#folded
  }

  #foldName(): string {
    this.#foldedName ??= fold(`${this.name} ${this.title}`).text
    return this.#foldedName
  }

  async #readLayers(
    store: CorpusStore,
    annotator: AnnotatorId | null,
    names: ReadonlyMap<AnnotatorId, string>,
    problems: AppError[],
  ): Promise<LayerFacts> {
    const found = await store.listLayers(this.id)
    if (!found.ok) {
      problems.push(found.error)
      return noLayer
    }
    const others = {
      annotators: found.value.filter(id => id !== goldAnnotator).map(id => names.get(id) ?? id),
      gold: found.value.includes(goldAnnotator),
    }
    if (annotator === null || !found.value.includes(annotator)) return { ...noLayer, ...others }
    const layer = await store.readLayer(annotator, this.id)
    if (!layer.ok) problems.push(layer.error)
    return { ...noLayer, ...others, ...(layer.ok ? factsOf(layer.value) : {}) }
  }
}

function factsOf({ records, status, changedAt }: LayerContent): Partial<LayerFacts> {
  const counts = new Map<string, number>()
  let agreements = 0
  for (const record of records) {
    if (record.kind === 'entity') counts.set(record.label, (counts.get(record.label) ?? 0) + 1)
    else if (record.kind === 'agreement') agreements++
  }
  const labels = Array.from(counts, ([label, count]) => ({ label, count })).sort((a, b) => b.count - a.count)
  return { status, changedAt, agreements, labels, entities: labels.reduce((sum, { count }) => sum + count, 0) }
}

/** Half words at a cut edge are left out. */
function cutAtSpace(text: string, isCutBefore: boolean, isCutAfter: boolean): string {
  const head = isCutBefore ? text.replace(/^\S*\s/u, '… ') : text
  return isCutAfter ? head.replace(/\s\S*$/u, ' …') : head
}

const flatten = (text: string): string => text.replaceAll(/\s+/gu, ' ')
