import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CorpusInfo, OpenDocument } from '../../shared/api.ts'
import type { CommandName, Commit } from '../../shared/edit/commit.ts'
import type { EditContext, Refusal } from '../../shared/edit/edit-context.ts'
import { diffIn, historyOf, reapply, remember, undoOf } from '../../shared/edit/history.ts'
import { MentionIndex } from '../../shared/edit/mention-index.ts'
import { applyInPlace, isEmptyDiff, type RecordsDiff, squash } from '../../shared/edit/records-diff.ts'
import { beginWork, statusOf } from '../../shared/edit/set-status.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { Annotation, Entity, Stamp } from '../../shared/model/records.ts'
import type { Result } from '../../shared/result.ts'
import type { Announcement, ArticleState, ShownLayer } from './article-state.ts'
import { caretAt } from './caret.ts'
import { createSaveQueue, type Send } from './save-queue.ts'

/** An announcement before it is counted. */
type Said<A = Announcement> = A extends Announcement ? Omit<A, 'count'> : never

/** One open article: its records, its history and the way to disk. Knows nothing of the screen. */
export type ArticleSession = {
  readonly store: StoreApi<ArticleState>
  /**
   * Does one command: applied at once, remembered, sent to disk. What it changed, or null where it was refused (and said).
   * The first edit of a new article sets it in progress, in the same commit.
   */
  readonly commit: (
    name: CommandName,
    command: (context: EditContext) => Result<RecordsDiff, Refusal>,
    /** Sequence of the deed that this goes on with, one undo for both. */
    joins?: number,
  ) => RecordsDiff | null
  /** Takes back or does again the last deed; what it changed, or null where there is none. */
  readonly step: (which: 'undo' | 'redo') => RecordsDiff | null
  /** Puts her own records on the sheet, or gold to look at: while gold is shown nothing can be changed. */
  readonly show: (layer: ShownLayer, gold: readonly Annotation[]) => void
  readonly say: (announcement: Said) => void
  readonly retrySave: () => void
  /** Takes no edits until the function it returns is called: what is typed while another article is on its way is meant for that one. */
  readonly hold: () => () => void
  /** Whether everything is durable, once no save is under way. */
  readonly settled: () => Promise<boolean>
}

/** What an edit changed of the mentions on the sheet; null: all of them may have. */
export type MentionsChange = { readonly removed: readonly RecordId[]; readonly added: readonly Entity[] } | null

type Surroundings = {
  readonly corpus: CorpusInfo
  readonly send: Send
  /** ISO 8601, UTC. */
  readonly now: () => string
  readonly changed: (change: MentionsChange) => void
}

const isEntity = (record: Annotation): record is Entity => record.kind === 'entity'

export function createArticleSession(document: OpenDocument, around: Surroundings): ArticleSession {
  const own = new Map(document.records.map(record => [record.id, record]))
  const ownIndex = new MentionIndex(document.records.filter(isEntity))
  let sequence = document.sequence
  let counter = document.counter

  const store = createStore<ArticleState>(() => ({
    ...caretAt(document.text, 0),
    document,
    scheme: around.corpus.scheme,
    layer: 'own',
    records: own,
    index: ownIndex,
    version: 0,
    status: statusOf(own),
    hovered: null,
    preview: null,
    ...historyOf(document.history),
    save: { state: 'saved' },
    revision: document.revision,
    announcement: null,
    panel: null,
    searchCalls: 0,
    question: null,
    finding: null,
    alone: null,
    adding: null,
    leaping: false,
  }))
  const { getState, setState } = store
  const queue = createSaveQueue(around.send, save => setState({ save }))

  const say = (announcement: Said): void => {
    const counted: Announcement = { ...announcement, count: (getState().announcement?.count ?? 0) + 1 }
    setState({ announcement: counted })
  }

  const stamp = (): Stamp => [counter + 1, around.corpus.device]

  let holds = 0

  function hold(): () => void {
    holds += 1
    return () => {
      holds -= 1
    }
  }

  function isHeld(): boolean {
    if (holds > 0) say({ said: 'refused', why: 'leaving' })
    return holds > 0
  }

  function enter(name: CommandName, diff: RecordsDiff, past: Pick<Commit, 'undoes' | 'redoes' | 'joins'>): void {
    const commit: Commit = {
      sequence: sequence + 1,
      name,
      at: around.now(),
      ...past,
      diffs: [{ document: document.id, diff }],
    }
    sequence += 1
    counter += 1
    applyInPlace(own, diff)
    const removed = [...diff.removed, ...diff.updated.map(([from]) => from)].filter(isEntity).map(entity => entity.id)
    const added = [...diff.updated.map(([, to]) => to), ...diff.added].filter(isEntity)
    for (const id of removed) ownIndex.remove(id)
    for (const entity of added) ownIndex.add(entity)
    const state = getState()
    setState({
      ...remember(state, commit),
      version: state.version + 1,
      revision: state.revision + 1,
      status: statusOf(own),
      ...forgetGone(state, own),
    })
    // To the disk first: whatever goes wrong on the way to the screen, no mark is lost by it.
    queue.add(commit)
    around.changed({ removed, added })
  }

  function commit(
    name: CommandName,
    command: (context: EditContext) => Result<RecordsDiff, Refusal>,
    joins?: number,
  ): RecordsDiff | null {
    if (isHeld()) return null
    if (getState().layer === 'gold') {
      say({ said: 'refused', why: 'read-only' })
      return null
    }
    const context: EditContext = {
      text: document.text,
      records: own,
      meeting: span => ownIndex.meeting(span),
      stamp: stamp(),
      source: 'person',
    }
    const result = command(context)
    if (!result.ok) {
      say({ said: 'refused', why: result.error })
      return null
    }
    const begun = name === 'setStatus' ? null : beginWork(context)
    enter(name, begun ? squash(result.value, begun) : result.value, joins === undefined ? {} : { joins })
    return result.value
  }

  function step(which: 'undo' | 'redo'): RecordsDiff | null {
    if (isHeld()) return null
    const state = getState()
    const deed = state[which].at(-1)
    const diff = deed ? diffIn(deed, document.id) : null
    if (!deed || !diff) {
      say({ said: 'refused', why: which === 'undo' ? 'nothing-to-undo' : 'nothing-to-redo' })
      return null
    }
    if (state.layer === 'gold') show('own', [])
    const again = which === 'undo' ? undoOf(own, diff, stamp()) : reapply(own, diff, stamp())
    // Even a deed of which nothing is left is written: the journal is where the stack is rebuilt from.
    enter(deed.name, again.diff, which === 'undo' ? { undoes: deed.sequence } : { redoes: deed.sequence })
    say({ said: which === 'undo' ? 'undone' : 'redone', name: deed.name, skipped: again.skipped.length })
    return isEmptyDiff(again.diff) ? null : again.diff
  }

  function show(layer: ShownLayer, gold: readonly Annotation[]): void {
    const shown =
      layer === 'own'
        ? { records: own, index: ownIndex }
        : { records: new Map(gold.map(record => [record.id, record])), index: new MentionIndex(gold.filter(isEntity)) }
    setState(state => ({ layer, ...shown, version: state.version + 1, selected: null, fresh: null, hovered: null }))
    around.changed(null)
  }

  return { store, commit, step, show, say, retrySave: queue.retry, hold, settled: queue.settled }
}

/** A mention that is no longer there is neither selected, nor under the pointer, nor just made. */
function forgetGone(
  state: ArticleState,
  records: ReadonlyMap<RecordId, Annotation>,
): Pick<ArticleState, 'selected' | 'fresh' | 'hovered'> {
  const there = (id: RecordId | null): RecordId | null => (id !== null && records.has(id) ? id : null)
  return { selected: there(state.selected), fresh: there(state.fresh), hovered: there(state.hovered) }
}
