import { setImmediate } from 'node:timers/promises'
import { dismissedHits, hitSubject } from '../../shared/edit/mark-hits.ts'
import { MentionIndex } from '../../shared/edit/mention-index.ts'
import type { Boilerplate } from '../../shared/model/boilerplate.ts'
import { type FoundDocument, type FoundHit, hitLimit } from '../../shared/model/found.ts'
import type { AnnotatorId, DocumentId } from '../../shared/model/ids.ts'
import { type AppError, fail, ok, type Result } from '../../shared/result.ts'
import type { IsAttested } from '../../shared/text/attested-forms.ts'
import { findEverywhere, type HeldPlaces, normalOfHit, type Sought } from '../../shared/text/find-everywhere.ts'
import { type FoldedText, fold } from '../../shared/text/folding.ts'
import { isInBoilerplate } from '../../shared/text/in-boilerplate.ts'
import { createOffsetMap } from '../../shared/text/offsets.ts'
import { wordsInContext } from '../../shared/text/words-in-context.ts'
import type { CorpusStore, LayerContent } from '../store/corpus-store.ts'
import { titleOf } from '../store/library-entry.ts'

/** What a search needs of a corpus: nothing here can write. */
export type FindReader = Pick<CorpusStore, 'readDocument' | 'readLayer'>

export type FindQuest = {
  readonly sought: Sought
  /** Whose marks and refusals are left out. */
  readonly annotator: AnnotatorId
  /** In the order in which they are gone through. */
  readonly documents: readonly DocumentId[]
}

export type FindWork = {
  /** Whether a word stands in the corpus, as far as that is known by now. */
  readonly isAttested: IsAttested
  readonly signal: AbortSignal
  readonly onProgress: (done: number, total: number) => void
  readonly onFound: (found: readonly FoundDocument[]) => void
}

/** Milliseconds between two messages to the window. */
const pause = 80
/** Hits that do not wait for it. */
const fullBatch = 500

/** Documents that could not be read, told at most: the rest are like them. */
const problemsTold = 20

const nothingHeld: HeldPlaces = { meeting: () => [], isDismissed: () => false }

/**
 * Goes through the documents one after the other and tells what it finds as it goes; nothing is kept but the batch that is told next. Ends at
 * `hitLimit` hits. A document that cannot be read is a problem and leaves the rest in. Error: `job/cancelled`.
 */
export async function findInCorpus(
  corpus: FindReader,
  { sought, annotator, documents }: FindQuest,
  { isAttested, signal, onProgress, onFound }: FindWork,
): Promise<Result<{ readonly problems: readonly AppError[] }>> {
  const problems: AppError[] = []
  const teller = createTeller(onFound, onProgress, documents.length)
  for (const [at, id] of documents.entries()) {
    if (signal.aborted) return fail({ code: 'job/cancelled', params: {} })
    const found = await findInDocument(corpus, id, sought, annotator, isAttested)
    if (found.ok) teller.add(found.value)
    else if (problems.length < problemsTold) problems.push(found.error)
    // Where the disk is read at once nothing else gets its turn by itself: not even being told to stop.
    if (teller.done(at + 1)) await setImmediate()
    if (teller.hits >= hitLimit) break
  }
  teller.end()
  return ok({ problems })
}

async function findInDocument(
  corpus: FindReader,
  id: DocumentId,
  sought: Sought,
  annotator: AnnotatorId,
  isAttested: IsAttested,
): Promise<Result<FoundDocument | null>> {
  const document = await corpus.readDocument(id)
  if (!document.ok) return document
  const { name, text, metadata } = document.value
  const folded = fold(text)
  // Her layer is read only where there is something to hold against it: most articles never name what is looked for.
  if (findEverywhere(folded, sought, nothingHeld).length === 0) return ok(null)
  const layer = await corpus.readLayer(annotator, id)
  if (!layer.ok) return layer
  const hits = hitsIn(folded, sought, layer.value, metadata.boilerplate, isAttested)
  if (hits.length === 0) return ok(null)
  const { direction, language } = metadata
  return ok({ document: id, name, title: titleOf(document.value), direction, language, hits })
}

function hitsIn(
  folded: FoldedText,
  sought: Sought,
  { records }: LayerContent,
  boilerplate: readonly Boilerplate[] | undefined,
  isAttested: IsAttested,
): readonly FoundHit[] {
  const text = folded.source
  const index = new MentionIndex(records.filter(record => record.kind === 'entity'))
  const refused = dismissedHits(records)
  const offsets = createOffsetMap(text)
  const held: HeldPlaces = {
    meeting: span => index.meeting(span),
    isDismissed: span =>
      isInBoilerplate(boilerplate, span) || (refused.size > 0 && refused.has(hitSubject(sought.label, span, offsets))),
  }
  return findEverywhere(folded, sought, held).map(({ span, labelled, within }) => {
    const normal = normalOfHit(text, span, sought, isAttested)
    return {
      span,
      ...(normal === undefined ? {} : { normal }),
      context: wordsInContext(text, span),
      subject: hitSubject(sought.label, span, offsets),
      labelled,
      within,
    }
  })
}

/** Gathers what is found into messages: often enough to be seen at once, seldom enough not to crowd the window. */
function createTeller(
  onFound: (found: readonly FoundDocument[]) => void,
  onProgress: (done: number, total: number) => void,
  total: number,
) {
  let batch: FoundDocument[] = []
  let hits = 0
  let waiting = 0
  let done = 0
  // The first article is told of at once: the window has something to show while the disk takes its time.
  let told = Number.NEGATIVE_INFINITY

  function tell(): void {
    if (batch.length > 0) onFound(batch)
    onProgress(done, total)
    batch = []
    waiting = 0
    told = performance.now()
  }

  return {
    get hits(): number {
      return hits
    },
    add(found: FoundDocument | null): void {
      if (!found) return
      batch.push(found)
      hits += found.hits.length
      waiting += found.hits.length
    },
    /** Whether it was told now. */
    done(count: number): boolean {
      done = count
      const isTime = waiting >= fullBatch || performance.now() - told >= pause
      if (isTime) tell()
      return isTime
    },
    end: tell,
  }
}
