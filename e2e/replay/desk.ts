import { testDocument } from '../../renderer/article/article.fixtures.ts'
import type { ArticleCommand } from '../../renderer/article/article-command.ts'
import type { ArticleState, Caret } from '../../renderer/article/article-state.ts'
import { knowledgeFor, recallIn } from '../../renderer/article/cut-memory.ts'
import { heldPlaces, stateOfHit } from '../../renderer/article/find-places.ts'
import { foldedOf } from '../../renderer/article/folded-text.ts'
import { frameDefaults, frameRows, rolesWhileMarking, typeRows } from '../../renderer/article/frame/frame-keys.ts'
import { meaningOf } from '../../renderer/article/keyboard.ts'
import { hitRows, type KeyRow, keymapOf } from '../../renderer/article/keymap.ts'
import { type Landing, wordOnLine } from '../../renderer/article/line-keys.ts'
import { spanToMark } from '../../renderer/article/marking.ts'
import type { Lines } from '../../renderer/article/paint/line-step.ts'
import { openBench } from '../../renderer/article/session.fixtures.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { Agreement, Annotation } from '../../shared/model/records.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import { assertNever } from '../../shared/result.ts'
import type { IsAttested } from '../../shared/text/attested-forms.ts'
import { findEverywhere, soughtOf } from '../../shared/text/find-everywhere.ts'
import type { Span } from '../../shared/text/span.ts'
import { inOrder, type Mention } from './gold.ts'
import { type Input, typedBy } from './input.ts'

/** All that decides what the next key does, but for the marks. */
export type Stand = Caret &
  Pick<ArticleState, 'leaping' | 'frame'> & {
    readonly landing: Landing | null
    readonly agreements: readonly Agreement[]
  }

/** The program's own article without its window: what it would do, to try inputs on and to take them back. */
export type Desk = {
  readonly text: string
  readonly state: () => ArticleState
  readonly stand: () => Stand
  /** Goes back to where one stood, agreements as they were then. What was marked meanwhile stays. */
  readonly resume: (stand: Stand) => void
  readonly do: (input: Input) => void
  readonly marks: () => readonly Mention[]
  /** Whether a mention lies over the character at `offset`. */
  readonly isMarked: (offset: number) => boolean
  /** What a label's key would mark; null where it would do something else to a mention that is there. */
  readonly toMark: (label: string) => Span | null
  /** In how many other places the words of the mention just made stand, to be marked as it is. */
  readonly otherPlaces: () => number
  /** The places she goes through, from the one at hand round the text's end, undecided ones alone; null while she does not. */
  readonly hits: () => { readonly label: string; readonly open: readonly Span[] } | null
}

export type Surroundings = {
  readonly scheme: Scheme
  readonly lines: Lines
  readonly isAttested: IsAttested
  /** What stands in the layer already. */
  readonly records?: readonly Annotation[]
}

export function createDesk(text: string, { scheme, lines, isAttested, records = [] }: Surroundings): Desk {
  let landing: Landing | null = null
  const { state, run, session } = openBench(
    { ...testDocument(text), records, counter: 1 },
    {
      scheme,
      screen: {
        isAttested,
        lineStep: (offset, down) => {
          landing = wordOnLine(lines, text, offset, down, landing)
          return landing.offset
        },
      },
    },
  )
  const recall = recallIn(
    () => state().records,
    () => undefined,
  )
  const keymap = keymapOf(scheme.labels, 'rtl')
  const framed = frameDefaults(scheme)
  let known: { readonly version: number; readonly agreements: readonly Agreement[] } = { version: -1, agreements: [] }
  function agreements(): readonly Agreement[] {
    const { version, records } = state()
    if (known.version !== version)
      known = {
        version,
        agreements: [...records.values()].flatMap(record => (record.kind === 'agreement' ? [record] : [])),
      }
    return known.agreements
  }

  // The keys as `openArticle` has them; worked out once, since a plan presses some hundred thousand.
  const rows = {
    hits: [...hitRows(keymap), ...keymap],
    types: typeRows(scheme, keymap),
    frame: frameRows(keymap, framed),
    marking: [...keymap, ...rolesWhileMarking(keymap, framed)],
  }
  function rowsAtHand(): readonly KeyRow[] {
    const { finding, frame } = state()
    if (finding) return rows.hits
    if (frame) return frame.choosesType ? rows.types : rows.frame
    return rows.marking
  }

  /** Puts agreements back as they were: the layer's own map is written, which in the program only commits do. */
  function restore(held: readonly Agreement[]): void {
    if (held === agreements()) return
    const layer = state().records as Map<RecordId, Annotation>
    for (const { id } of agreements()) layer.delete(id)
    for (const agreement of held) layer.set(agreement.id, agreement)
    known = { version: state().version, agreements: held }
    session.store.setState({ others: [...layer.values()].filter(({ kind }) => kind !== 'entity') })
  }

  function commandOf(input: Input): ArticleCommand {
    switch (input.kind) {
      case 'key': {
        const { code, shift } = input
        const none = { ctrlKey: false, metaKey: false, altKey: false }
        const typed = shift ? typedBy(code).toUpperCase() : typedBy(code)
        const command = meaningOf({ code, key: typed, shiftKey: shift, ...none }, rowsAtHand(), state().leaping)
        if (!command) throw new Error(`${code} does nothing`)
        return command
      }
      case 'click':
        return clickAt(input.offset)
      case 'drag':
        return { do: 'selectText', span: input.span, exact: false }
      default:
        return assertNever(input)
    }
  }

  /** A mention under the mouse is selected; one that is selected gives way to the next larger. */
  function clickAt(offset: number): ArticleCommand {
    const under = state().index.at(offset)
    const at = under.findIndex(({ id }) => id === state().selected)
    const next = under[at + 1] ?? (at >= 0 ? undefined : under[0])
    return next ? { do: 'select', id: next.id } : { do: 'placeCursor', offset }
  }

  return {
    text,
    state,
    stand: () => {
      const { cursor, selection, exact, selected, fresh, edge, part, leaping, frame } = state()
      return {
        cursor,
        selection,
        exact,
        selected,
        fresh,
        edge,
        part,
        leaping,
        frame,
        landing,
        agreements: agreements(),
      }
    },
    resume: stand => {
      const { landing: last, agreements: held, ...caret } = stand
      landing = last
      restore(held)
      session.store.setState(caret)
    },
    do: input => run(commandOf(input)),
    marks: () =>
      inOrder(
        state().index.ordered.flatMap(({ label, spans }) => spans.map(({ start, end }) => ({ label, start, end }))),
      ),
    isMarked: offset => state().index.at(offset).length > 0,
    toMark: label => {
      const now = state()
      const { selected, fresh, selection, index } = now
      // On a selected mention the label would replace its own; just after a mention of its own it would look for more of them.
      if (selected !== null) return null
      if (fresh !== null && selection === null && index.get(fresh)?.label === label) return null
      return spanToMark(text, now, knowledgeFor(label, recall, isAttested))
    },
    otherPlaces: () => {
      const now = state()
      const mention = now.fresh === null ? undefined : now.index.get(now.fresh)
      if (!mention) return 0
      const sought = soughtOf(text, mention)
      return findEverywhere(foldedOf(now.document), sought, heldPlaces(now, sought)).length
    },
    hits: () => {
      const now = state()
      const { finding } = now
      if (!finding) return null
      const { hits, at, sought } = finding
      const inTurn = [...hits.slice(at), ...hits.slice(0, at)]
      const open = inTurn.filter(hit => stateOfHit(now, finding, hit) === 'open').map(({ span }) => span)
      return { label: sought.label, open }
    },
  }
}
