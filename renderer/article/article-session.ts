import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CorpusInfo, OpenDocument } from '../../shared/api.ts'
import { addFound } from '../../shared/edit/add-found.ts'
import type { CommandName, Commit } from '../../shared/edit/commit.ts'
import type { CorpusDeed, DeedOutcome } from '../../shared/edit/corpus-deed.ts'
import type { EditContext, Refusal } from '../../shared/edit/edit-context.ts'
import { diffIn, reapply, remember, undoOf } from '../../shared/edit/history.ts'
import { MentionIndex } from '../../shared/edit/mention-index.ts'
import { applyInPlace, isEmptyDiff, type RecordsDiff, reverse, squash } from '../../shared/edit/records-diff.ts'
import { isSchemeDeed } from '../../shared/edit/scheme-deed.ts'
import { beginWork, statusOf } from '../../shared/edit/set-status.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { Annotation, Entity, Stamp } from '../../shared/model/records.ts'
import type { Result } from '../../shared/result.ts'
import { firstState, forgetGone, isEntity, isOfMentions, othersIn } from './article-records.ts'
import type { Announcement, ArticleState, ShownLayer } from './article-state.ts'
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
  /**
   * Marks and refuses in many articles at once: `here` in this one, applied at once, `elsewhere` where those layers are. Answers when all of
   * it is durable; null where there is nothing to do, `held` where no edits are taken.
   */
  readonly everywhere: (
    here: readonly Annotation[],
    elsewhere: CorpusDeed['acts'],
  ) => Promise<DeedOutcome | 'held' | null>
  /** Takes back or does again a deed of many articles, wherever in the stack it stands, if it does. Null where no edits are taken. */
  readonly stepEverywhere: (
    which: 'undo' | 'redo',
    deed: Pick<Commit, 'sequence' | 'name'>,
  ) => Promise<DeedOutcome | null>
  /** Puts her own records on the sheet, or gold to look at: while gold is shown nothing can be changed. */
  readonly show: (layer: ShownLayer, gold: readonly Annotation[]) => void
  readonly say: (announcement: Said) => void
  readonly retrySave: () => void
  /** Takes no edits until the function it returns is called: what is typed while another article is on its way is meant for that one. */
  readonly hold: () => () => void
  /** A deed from outside has taken this number in the journal: the next commit counts on from it. */
  readonly countOn: (sequence: number) => void
  /** Whether everything is durable, once no save is under way. */
  readonly settled: () => Promise<boolean>
}

/** What an edit changed of the mentions on the sheet; null: all of them may have. */
export type MentionsChange = { readonly removed: readonly RecordId[]; readonly added: readonly Entity[] } | null

type Surroundings = {
  readonly corpus: CorpusInfo
  readonly send: Send<Commit>
  readonly sendDeed: (deed: CorpusDeed) => Promise<Result<DeedOutcome>>
  /** Takes back or makes again a change of the scheme, by which this article is opened anew. */
  readonly stepScheme: (which: 'undo' | 'redo', deed: Pick<Commit, 'sequence' | 'name'>) => void
  /** ISO 8601, UTC. */
  readonly now: () => string
  readonly changed: (change: MentionsChange) => void
}

export function createArticleSession(document: OpenDocument, around: Surroundings): ArticleSession {
  const own = new Map(document.records.map(record => [record.id, record]))
  const ownIndex = new MentionIndex(document.records.filter(isEntity))
  let sequence = document.sequence
  let counter = document.counter

  const store = createStore<ArticleState>(() => firstState(document, around.corpus.scheme, own, ownIndex))
  const { getState, setState } = store
  const queue = createSaveQueue(
    (save: () => Promise<Result<unknown>>) => save(),
    save => setState({ save }),
  )

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
    const change = takeIn(commit, diff)
    // To the disk first: whatever goes wrong on the way to the screen, no mark is lost by it.
    queue.add(() => around.send(commit))
    around.changed(change)
  }

  /** This article's part, and the rest: one number, one line of the journal. Null: nothing happens here. */
  function enterEverywhere(
    name: CommandName,
    diff: RecordsDiff | null,
    past: Pick<Commit, 'undoes' | 'redoes'>,
    acts: CorpusDeed['acts'],
    touches: number,
  ): Promise<DeedOutcome> {
    const head = { sequence: sequence + 1, name, at: around.now(), ...past }
    const open = diff ? { document: document.id, diff } : null
    const change = open ? takeIn({ ...head, touches, diffs: [open] }, open.diff) : null
    sequence = head.sequence
    const durable = new Promise<DeedOutcome>(resolve =>
      queue.add(async () => {
        const answer = await around.sendDeed({ ...head, open, acts })
        if (answer.ok) resolve(answer.value)
        return answer
      }),
    )
    if (change) around.changed(change)
    return durable
  }

  /** Applies and remembers a commit that is about to be saved. */
  function takeIn(commit: Commit, diff: RecordsDiff): MentionsChange {
    sequence = commit.sequence
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
      others: isOfMentions(diff) ? state.others : othersIn(own),
      ...forgetGone(state, own),
    })
    return { removed, added }
  }

  const context = (): EditContext => ({
    text: document.text,
    records: own,
    meeting: span => ownIndex.meeting(span),
    stamp: stamp(),
    source: 'person',
  })

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
    const present = context()
    const result = command(present)
    if (!result.ok) {
      say({ said: 'refused', why: result.error })
      return null
    }
    const begun = name === 'setStatus' ? null : beginWork(present)
    enter(name, begun ? squash(result.value, begun) : result.value, joins === undefined ? {} : { joins })
    return result.value
  }

  async function everywhere(
    here: readonly Annotation[],
    elsewhere: CorpusDeed['acts'],
  ): Promise<DeedOutcome | 'held' | null> {
    if (isHeld()) return 'held'
    if (getState().layer === 'gold') show('own', [])
    const present = context()
    const found = addFound(present, here)
    const begun = found.ok ? beginWork(present) : null
    const diff = found.ok ? (begun ? squash(found.value, begun) : found.value) : null
    if (!diff && elsewhere.length === 0) return null
    return enterEverywhere('findEverywhere', diff, {}, elsewhere, elsewhere.length + (diff ? 1 : 0))
  }

  async function stepEverywhere(
    which: 'undo' | 'redo',
    { sequence: past, name }: Pick<Commit, 'sequence' | 'name'>,
  ): Promise<DeedOutcome | null> {
    if (isHeld()) return null
    const state = getState()
    if (state.layer === 'gold') show('own', [])
    const deed = state[which].find(commit => commit.sequence === past)
    const diff = deed ? diffIn(deed, document.id) : null
    const again = diff && (which === 'undo' ? undoOf(own, diff, stamp()) : reapply(own, diff, stamp()))
    const known = which === 'undo' ? { undoes: past } : { redoes: past }
    const outcome = await enterEverywhere(name, again?.diff ?? null, known, [], deed?.touches ?? 1)
    const skipped = outcome.skipped.reduce((sum, { records }) => sum + records, again?.skipped.length ?? 0)
    const said = which === 'undo' ? 'undoneEverywhere' : 'redoneEverywhere'
    say({ said, name, documents: outcome.documents.length, skipped })
    return outcome
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
    if (isSchemeDeed(deed.name)) {
      around.stepScheme(which, deed)
      return null
    }
    if (deed.touches !== undefined) {
      void stepEverywhere(which, deed)
      return which === 'undo' ? reverse(diff) : diff
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
    setState(state => ({
      layer,
      ...shown,
      others: othersIn(shown.records),
      version: state.version + 1,
      selected: null,
      fresh: null,
      hovered: null,
      frame: null,
    }))
    around.changed(null)
  }

  return {
    store,
    commit,
    everywhere,
    stepEverywhere,
    step,
    show,
    say,
    retrySave: queue.retry,
    hold,
    countOn: taken => {
      sequence = Math.max(sequence, taken)
    },
    settled: queue.settled,
  }
}
