import type { FrameKnowledge } from '../../../shared/edit/agreements/frame-knowledge.ts'
import { hullOfSpans } from '../../../shared/edit/agreements/frame-knowledge.ts'
import { personNear, withTies } from '../../../shared/edit/agreements/person-ties.ts'
import { allows, isTitleRole } from '../../../shared/edit/agreements/role-types.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import type { Entity, Role, Span } from '../../../shared/model/records.ts'
import type { RoleType } from '../../../shared/model/scheme.ts'
import { surfaceOf } from '../../../shared/model/surface.ts'
import { foldQuery } from '../../../shared/text/folding.ts'
import { contains, spansEqual } from '../../../shared/text/span.ts'
import { splitList } from '../../../shared/text/split-list.ts'
import { tokenAt } from '../../../shared/text/tokens.ts'
import type { Fill } from './frame-state.ts'

/** What a role key points at. */
export type Target = {
  /** The mention that is selected: taken whatever its label. */
  readonly selected: Entity | undefined
  /** Mentions under the cursor, the smallest first, or in the selection. */
  readonly mentions: readonly Entity[]
  readonly isRange: boolean
  /** The words as a label would take them, with its clitic cut; null: as bare words. */
  readonly wordsFor: (label: string | null) => Span
}

/**
 * Ways to fill the roles of one key with what is pointed at, the likeliest first. A mention goes before words; where a role allows one label
 * alone, words are marked for it. A list parted by commas becomes one filler an item, with the whole next; one parted by و the other way round.
 */
export function fillsOf(
  knowledge: FrameKnowledge,
  pressed: readonly RoleType[],
  target: Target,
  newId: () => RecordId,
): readonly Fill[] {
  const [first] = pressed
  if (!first) return []
  if (isTitleRole(first)) return titleFills(knowledge, pressed, target, newId)
  return pressed.flatMap((role, at) => {
    const fills = fillsFor(knowledge, role, target, newId)
    // A second role on the key is another meaning of the same mention.
    return at === 0 && pressed.length > 1 ? fills.slice(0, 1) : fills.slice(0, at === 0 ? undefined : 1)
  })
}

function fillsFor(knowledge: FrameKnowledge, role: RoleType, target: Target, newId: () => RecordId): readonly Fill[] {
  const mentions = mentionsFor(role, target)
  const fromMentions: Fill = {
    roles: mentions.flatMap(entity => withTies(knowledge, role.id, entity)),
    marks: [],
    how: 'mentions',
  }
  if (mentions.length > 0 && !target.isRange) return [fromMentions]
  return [
    ...(mentions.length > 0 ? [fromMentions] : marked(knowledge, role, target, newId)),
    ...(role.span ? words(knowledge, role, target) : []),
  ]
}

/** Mentions of what is pointed at that the role takes. */
function mentionsFor(role: RoleType, { selected, mentions, isRange, wordsFor }: Target): readonly Entity[] {
  if (selected) return [selected]
  const allowed = mentions.filter(({ label }) => allows(role, label))
  if (!isRange) return allowed.slice(0, 1)
  const whole = allowed.filter(({ spans, label }) =>
    [label, null].some(cut => spansEqual(hullOfSpans(spans), wordsFor(cut))),
  )
  // What may be anything is the words themselves, not each name among them.
  if (whole.length > 0 || role.labels.length === 0) return whole.slice(0, 1)
  return allowed.filter(one => !allowed.some(other => other !== one && isAround(other, one)))
}

const isAround = (outer: Entity, inner: Entity): boolean =>
  contains(hullOfSpans(outer.spans), hullOfSpans(inner.spans)) &&
  !spansEqual(hullOfSpans(outer.spans), hullOfSpans(inner.spans))

/** The words marked as the only label the role takes, or, of several, as the one they are marked with elsewhere in the article. */
function marked(
  knowledge: FrameKnowledge,
  role: RoleType,
  { wordsFor }: Target,
  newId: () => RecordId,
): readonly Fill[] {
  const { text, mentions } = knowledge
  const [only, ...others] = role.labels
  const nameOf = ({ spans, normal }: Entity): string => foldQuery(normal ?? surfaceOf(text, spans))
  const sameWords = (one: Entity): boolean => {
    const { start, end } = wordsFor(one.label)
    return role.labels.includes(one.label) && nameOf(one) === foldQuery(text.slice(start, end))
  }
  const label = others.length === 0 ? only : mentions.find(sameWords)?.label
  if (label === undefined) return []
  const mark = { id: newId(), label, span: wordsFor(label) }
  return [
    { roles: withTies(knowledge, role.id, { id: mark.id, label, spans: [mark.span] }), marks: [mark], how: 'marked' },
  ]
}

/** The words as they are: one filler, or one an item of the list they are. */
function words({ text, isAttested }: FrameKnowledge, role: RoleType, { wordsFor, mentions }: Target): readonly Fill[] {
  const whole = fromMention(text, wordsFor(null), mentions)
  const fillWith = (spans: readonly Span[]): Fill => ({
    roles: spans.map((span): Role => ({ role: role.id, filler: { spans: [span] } })),
    marks: [],
    how: spans.length > 1 ? 'list' : 'words',
  })
  const atCommas = splitList(text, whole, 'commas', isAttested)
  const atJoins = splitList(text, whole, 'conjunctions', isAttested)
  if (atCommas.length > 1) return [fillWith(atCommas), fillWith([whole])]
  return [fillWith([whole]), ...(atJoins.length > 1 ? [fillWith(atJoins)] : [])]
}

/** Words whose first one begins with a clitic that she has left out of a mention there leave it out too. */
function fromMention(text: string, span: Span, mentions: readonly Entity[]): Span {
  const firstEnd = tokenAt(text, span.start)?.end ?? span.start
  const inside = mentions
    .map(({ spans }) => hullOfSpans(spans).start)
    .find(start => start > span.start && start < firstEnd)
  return inside === undefined ? span : { start: inside, end: span.end }
}

/** A title goes to the person of the frame nearest to it. */
function titleFills(
  knowledge: FrameKnowledge,
  pressed: readonly RoleType[],
  target: Target,
  newId: () => RecordId,
): readonly Fill[] {
  const words = target.wordsFor(null)
  const near = personNear(knowledge, target.selected ? hullOfSpans(target.selected.spans) : words)
  const role = pressed.find(({ id }) => id === near?.titleRole) ?? pressed[0]
  if (!role) return []
  const owned = (fill: Fill): Fill =>
    near ? { ...fill, roles: fill.roles.map(one => ({ ...one, of: near.person })) } : fill
  return fillsFor(knowledge, role, target, newId).map(owned)
}
