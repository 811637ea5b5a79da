import type { StoreApi } from 'zustand/vanilla'
import type { CorpusInfo, OpenDocument } from '../../shared/api.ts'
import type { MentionIndex } from '../../shared/edit/mention-index.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import { goldAnnotator, toRecordId } from '../../shared/model/make-id.ts'
import { type IsAttested, toAttestedForm } from '../../shared/text/attested-forms.ts'
import { mergeSpans } from '../../shared/text/span.ts'
import { beginFind, returnToFound } from '../find/find-session.ts'
import { appStore } from '../state/app.ts'
import { sendDeed, stepSchemeDeed } from '../state/corpus-deeds.ts'
import { remember } from '../state/remember.ts'
import { request } from '../state/request.ts'
import { aboutRows } from './about/about-keys.ts'
import type { ArticleCommand } from './article-command.ts'
import { type ArticleSession, createArticleSession, type MentionsChange } from './article-session.ts'
import type { ArticleState } from './article-state.ts'
import { loadAttestedForms } from './attested-forms.ts'
import { cursorWord } from './caret.ts'
import { loadChoicesElsewhere, recallIn } from './cut-memory.ts'
import { frameKeysFor, keymapFor, markingKeysFor } from './effective-keymap.ts'
import { drawFrames } from './frame/draw-frames.ts'
import { drawOffer } from './frame/draw-offer.ts'
import { frameRows, typeRows } from './frame/frame-keys.ts'
import { lightOf, openIn } from './frame/frame-light.ts'
import { drawHits } from './hit-lines.ts'
import { listenToKeys } from './keyboard.ts'
import { answerRows, hitRows, type KeyRow } from './keymap.ts'
import { type Landing, wordOnLine } from './line-keys.ts'
import { createNormalAsking, normalRows } from './normal-asking.ts'
import { type ArticleView, createArticleView } from './paint/article-view.ts'
import { followSight } from './paint/follow-sight.ts'
import type { Sheet } from './paint/sheet.ts'
import type { Leave } from './place.ts'
import { listenToPointer } from './pointer.ts'
import { marks, readingRows } from './reading/reading-keys.ts'
import { swapFocus } from './reading/swap-focus.ts'
import { drawRelations } from './relations/draw-relations.ts'
import { choicesOf } from './relations/relating.ts'
import { choiceRows } from './relations/relating-keys.ts'
import { createRun } from './run-command.ts'
import { statusRows } from './status-keys.ts'
import { cycleChips, stepTextSize } from './text-look.ts'

/** An article on the sheet. React adopts `view.element` and reads `store`; everything is done through `run`. */
export type OpenArticle = {
  readonly store: StoreApi<ArticleState>
  readonly view: ArticleView
  readonly run: (command: ArticleCommand) => void
  /** What clitic cuts and normal forms are proposed by. */
  readonly isAttested: IsAttested
  /** What is asked of the mark just made: the forms it may have without its clitic. */
  readonly normalsAsked: () => readonly string[]
  /** Whether everything is durable, once no save is under way. */
  readonly flush: () => Promise<boolean>
  /** Deeds of many articles, this one's part among them; as the session's. */
  readonly everywhere: ArticleSession['everywhere']
  readonly stepEverywhere: ArticleSession['stepEverywhere']
  /** As the session's. */
  readonly countOn: ArticleSession['countOn']
  /** Takes no edits until the function it returns is called. */
  readonly hold: () => () => void
  /** Takes the article off the sheet. What is not saved must have been flushed before. */
  readonly close: () => void
}

const now = (): string => new Date().toISOString()
const isReading = (): boolean => appStore.getState().settings.reading
const newId = (): RecordId => toRecordId(crypto.getRandomValues(new Uint8Array(10)))

/** Joins a painted article with its records, keys and pointer. */
export function openArticle(
  document: OpenDocument,
  corpus: CorpusInfo,
  sheet: Sheet,
  leave: (to: Leave) => void,
): OpenArticle {
  const view = createArticleView(sheet)
  const session = createArticleSession(document, {
    corpus,
    send: commit => request('saveCommit', commit),
    sendDeed,
    stepScheme: (which, deed) => void stepSchemeDeed(which, deed),
    now,
    changed: change => paint(view, session.store.getState().index, change),
  })
  const { store } = session
  const attested = loadAttestedForms()
  const isAttested = (form: string): boolean => attested.has(toAttestedForm(form))
  const recall = recallIn(() => store.getState().records, loadChoicesElsewhere(document.id))
  const normals = createNormalAsking(store, recall, isAttested)
  let landing: Landing | null = null
  const run = createRun(session, {
    lineStep: (offset, down) => {
      landing = wordOnLine(view.lines(), document.text, offset, down, landing)
      return landing.offset
    },
    scrollTo: span => view.scrollTo(span),
    keepScroll: () => {
      const { scrollTop } = view.element
      return () => {
        view.element.scrollTop = scrollTop
      }
    },
    newId,
    isAttested,
    recall,
    now,
    readGold: async () => {
      const answer = await request('readLayer', { id: document.id, annotator: goldAnnotator })
      return answer.ok ? answer.value.records : []
    },
    toggleReading: () => {
      const reading = !isReading()
      void remember({ reading })
      return reading
    },
    swapFocus: () => swapFocus({ view, store }),
    corpusSearch: { isRefused: () => corpus.readOnly, begin: beginFind, return: returnToFound },
    leave,
    cycleChips,
    stepTextSize,
    open: overlay => appStore.setState({ overlay }),
    absorbs: () => appStore.getState().settings.absorb,
    settleAbsorb: absorb => void remember({ absorb }),
  })
  showFocus(view, store.getState())
  function rowsAtHand(): readonly KeyRow[] {
    const { settings, overlay } = appStore.getState()
    const { question, finding, panel, frame, relating, scheme } = store.getState()
    // A dialog or the search is on its way: what is typed is meant for it, and must mark nothing.
    if (overlay !== null) return []
    const keymap = keymapFor(corpus.scheme.labels, document.metadata.direction, settings.keys)
    if (panel === 'search' && globalThis.document.querySelector('.search-strip') === null)
      return keymap.filter(({ id }) => id === 'escape')
    if (panel === 'status') return statusRows
    if (panel === 'about') return aboutRows(corpus.scheme)
    if (panel === 'published' || panel === 'labelText') return keymap.filter(({ id }) => id === 'escape')
    if (question) return [...answerRows(keymap), ...keymap]
    if (finding) return [...hitRows(keymap), ...keymap]
    const choices = choicesOf(store.getState(), store.getState().relating)
    if (choices.length > 0) return [...choiceRows(choices), ...keymap]
    if (isReading()) return readingRows(keymap)
    const framed = frameKeysFor(scheme, settings.keys)
    if (frame && relating === null) return frame.choosesType ? typeRows(scheme, keymap) : frameRows(keymap, framed)
    const forms = normals.forms()
    const marking = markingKeysFor(keymap, framed)
    return forms.length === 0 ? marking : [...normalRows(keymap, forms), ...marking]
  }
  const stops = [
    store.subscribe((state, before) => {
      if (focusChanged(state, before)) showFocus(view, state)
    }),
    listenToKeys(
      view.text,
      rowsAtHand,
      () => store.getState().leaping,
      command => (isReading() && marks(command) ? session.say({ said: 'refused', why: 'reading' }) : run(command)),
    ),
    listenToPointer(view, store.getState, run),
    followSight(view),
    drawHits(view, store),
    drawFrames(view, store, lightOf({ store })),
    drawOffer(view, store),
    store.subscribe(({ frame }, before) => {
      if (frame && frame.id !== before.frame?.id) openIn(lightOf({ store }), frame.id)
    }),
    drawRelations(view, store),
    normals.stop,
  ]
  return {
    store,
    view,
    run,
    isAttested,
    normalsAsked: normals.forms,
    flush: session.settled,
    everywhere: session.everywhere,
    stepEverywhere: session.stepEverywhere,
    countOn: session.countOn,
    hold: session.hold,
    close: () => {
      for (const stop of stops) stop()
      view.destroy()
    },
  }
}

function paint(view: ArticleView, index: MentionIndex, change: MentionsChange): void {
  if (change) view.changeMarks(change)
  else view.setMarks(index.ordered)
}

const focusChanged = (a: ArticleState, b: ArticleState): boolean =>
  a.cursor !== b.cursor ||
  a.selection !== b.selection ||
  a.selected !== b.selected ||
  a.adding !== b.adding ||
  a.relating !== b.relating ||
  a.hovered !== b.hovered ||
  a.preview !== b.preview ||
  a.version !== b.version

function showFocus(view: ArticleView, state: ArticleState): void {
  const { selection, selected, hovered, cursor, document, preview, adding, relating } = state
  const held = adding?.of === null ? adding.spans : []
  if (preview) view.setFocus({ cursor: null, selection: preview.spans, selected: null, hovered: null })
  else
    view.setFocus({
      cursor: selection || selected !== null ? null : cursorWord(document.text, cursor.focus),
      selection: selection || held.length > 0 ? mergeSpans([...held, ...(selection ? [selection] : [])]) : null,
      selected,
      hovered: adding?.of ?? relating?.from ?? hovered,
    })
}
