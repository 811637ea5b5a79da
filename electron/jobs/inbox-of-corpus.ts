import { setImmediate } from 'node:timers/promises'
import { type InboxArticle, inspectLayer } from '../../shared/inbox/inspect-layer.ts'
import { MarkedForms } from '../../shared/inbox/marked-forms.ts'
import type { AnnotatorId, DocumentId } from '../../shared/model/ids.ts'
import { type InboxItem, inboxKinds, inboxLimit } from '../../shared/model/inbox.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import { type AppError, fail, ok, type Result } from '../../shared/result.ts'
import type { CorpusStore } from '../store/corpus-store.ts'
import { titleOf } from '../store/library-entry.ts'

/** What it needs of a corpus: nothing here can write. */
export type InboxReader = Pick<CorpusStore, 'readDocument' | 'readLayer'>

export type InboxQuest = {
  readonly annotator: AnnotatorId
  /** In the order in which they are gone through. */
  readonly documents: readonly DocumentId[]
  readonly scheme: Scheme
}

type Work = {
  readonly signal: AbortSignal
  readonly onProgress: (done: number, total: number) => void
}

/** A form that is left unmarked more often than this for each mark of it is a word of the language: it was marked where it was a name. */
const unmarkedForEachMark = 5

/** Milliseconds between two reports of progress. */
const pause = 80

/** Documents that could not be read, told at most: the rest are like them. */
const problemsTold = 20

/**
 * What waits to be looked at in the articles she has begun: read once for the forms she has marked, and once more to hold each article
 * against them. Articles she has not begun, or called irrelevant, are left alone. Error: `job/cancelled`.
 */
export async function inboxOfCorpus(
  corpus: InboxReader,
  { annotator, documents, scheme }: InboxQuest,
  { signal, onProgress }: Work,
): Promise<Result<{ readonly items: readonly InboxItem[]; readonly problems: readonly AppError[] }>> {
  const problems: AppError[] = []
  const total = documents.length * 2
  let done = 0
  let told = Number.NEGATIVE_INFINITY

  async function* begun(ids: readonly DocumentId[]): AsyncGenerator<InboxArticle> {
    for (const id of ids) {
      if (signal.aborted) return
      const article = await readArticle(corpus, annotator, id)
      if (article.ok && article.value) yield article.value
      if (!article.ok && problems.length < problemsTold && done < documents.length) problems.push(article.error)
      done++
      if (performance.now() - told < pause) continue
      told = performance.now()
      onProgress(done, total)
      // Where the disk is read at once nothing else gets its turn by itself: not even being told to stop.
      await setImmediate()
    }
  }

  const forms = new MarkedForms()
  const worked: DocumentId[] = []
  for await (const { document, text, records } of begun(documents)) {
    worked.push(document)
    for (const record of records) if (record.kind === 'entity') forms.add(text, record)
  }
  done = total - worked.length
  const items: InboxItem[] = []
  for await (const article of begun(worked)) items.push(...inspectLayer(article, scheme, forms))
  if (signal.aborted) return fail({ code: 'job/cancelled', params: {} })
  onProgress(total, total)
  return ok({ items: atMost(withoutCommonWords(items)), problems })
}

async function readArticle(
  corpus: InboxReader,
  annotator: AnnotatorId,
  id: DocumentId,
): Promise<Result<InboxArticle | null>> {
  const layer = await corpus.readLayer(annotator, id)
  if (!layer.ok) return layer
  const { records, status } = layer.value
  if (status === 'irrelevant' || !records.some(({ kind }) => kind === 'entity' || kind === 'agreement')) return ok(null)
  const document = await corpus.readDocument(id)
  if (!document.ok) return document
  const { text, metadata } = document.value
  const { direction, language, boilerplate } = metadata
  return ok({ document: id, title: titleOf(document.value), direction, language, text, boilerplate, records })
}

function withoutCommonWords(items: readonly InboxItem[]): readonly InboxItem[] {
  const wordsOf = ({ label, context }: InboxItem): string => `${label} ${context.words}`
  const open = new Map<string, number>()
  for (const item of items) if (item.kind === 'unmarked') open.set(wordsOf(item), (open.get(wordsOf(item)) ?? 0) + 1)
  return items.filter(
    item =>
      item.kind !== 'unmarked' || (open.get(wordsOf(item)) ?? 0) <= unmarkedForEachMark * (item.elsewhere?.count ?? 0),
  )
}

const atMost = (items: readonly InboxItem[]): readonly InboxItem[] =>
  inboxKinds.flatMap(kind => items.filter(item => item.kind === kind).slice(0, inboxLimit))
