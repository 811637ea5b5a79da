import type { OpenDocument } from '../../shared/api.ts'
import type { Commit } from '../../shared/edit/commit.ts'
import { recordIdSchema } from '../../shared/model/ids.ts'
import type { Annotation, Entity } from '../../shared/model/records.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import { fail, ok } from '../../shared/result.ts'
import { createAttestation } from '../../shared/text/attested-forms.ts'
import { testCorpus } from './article.fixtures.ts'
import type { ArticleCommand } from './article-command.ts'
import { type ArticleSession, createArticleSession } from './article-session.ts'
import type { ArticleState } from './article-state.ts'
import { type Recall, recallIn } from './cut-memory.ts'
import type { Screen } from './place.ts'
import { createRun } from './run-command.ts'

/** An open article without a screen or a disk. */
export type Bench = {
  readonly session: ArticleSession
  readonly run: (...commands: readonly ArticleCommand[]) => void
  readonly state: () => ArticleState
  readonly sent: Commit[]
  readonly left: string[]
  readonly settled: string[]
  /** `label surface` of each mention in reading order. */
  readonly marks: () => readonly string[]
}

type BenchOptions = {
  readonly gold?: readonly Annotation[]
  readonly absorbs?: 'ask' | 'always' | 'never'
  /** What other articles remember. */
  readonly elsewhere?: Recall
  readonly scheme?: Scheme
  /** What of the screen is not the usual one without a window. */
  readonly screen?: Partial<Screen>
}

export function openBench(
  document: OpenDocument,
  {
    gold = [],
    absorbs = 'ask',
    elsewhere = () => undefined,
    scheme = testCorpus.scheme,
    screen = {},
  }: BenchOptions = {},
): Bench {
  const sent: Commit[] = []
  const left: string[] = []
  const settled: string[] = []
  let ids = 0
  const session = createArticleSession(document, {
    corpus: { ...testCorpus, scheme },
    send: async commit => {
      sent.push(commit)
      return ok({})
    },
    stepScheme: () => {},
    sendDeed: async () => fail({ code: 'program/failed', params: { reason: 'no deed here' } }),
    now: () => '2026-01-01T00:00:00.000Z',
    changed: () => {},
  })
  const run = createRun(session, {
    lineStep: offset => offset,
    scrollTo: () => {},
    keepScroll: () => () => {},
    newId: () => recordIdSchema.parse(`R${++ids}`),
    isAttested: createAttestation([document.text]),
    recall: recallIn(() => session.store.getState().records, elsewhere),
    now: () => '2026-01-01T00:00:00.000Z',
    readGold: async () => gold,
    corpusSearch: { isRefused: () => false, begin: () => {}, return: () => false },
    leave: to => left.push(to),
    cycleChips: () => {},
    stepTextSize: () => {},
    open: () => {},
    absorbs: () => absorbs,
    toggleReading: () => true,
    swapFocus: () => {},
    settleAbsorb: to => settled.push(to),
    ...screen,
  })
  const state = session.store.getState
  return {
    session,
    state,
    sent,
    left,
    settled,
    run: (...commands) => commands.forEach(run),
    marks: () => state().index.ordered.map(entity => `${entity.label} ${surface(document.text, entity)}`),
  }
}

const surface = (source: string, entity: Entity): string =>
  entity.spans.map(span => source.slice(span.start, span.end)).join(' ')
