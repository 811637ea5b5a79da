import type { Entity, Filler, Span } from '../../model/records.ts'
import type { RoleType } from '../../model/scheme.ts'
import { sentenceAt } from '../../text/sentences.ts'
import { contains, overlaps, spansEqual } from '../../text/span.ts'
import { sameFiller } from './agreement-of.ts'
import { areAlike, type FrameKnowledge, gapBetween, hullOfSpans, placeOfFiller } from './frame-knowledge.ts'
import { isPersonRole, isTitleRole, partyRoleOf, rolesOfType } from './role-types.ts'
import { type CuedWords, cuedWords } from './span-cues.ts'

/** What may fill a role, to be taken by one key: a mention, bare words, or the items of a list. */
export type Candidate = {
  readonly role: string
  readonly fillers: readonly Filler[]
  /** From its first to its last word, UTF-16. */
  readonly place: Span
  /** The higher the likelier; of use only beside others of one frame. */
  readonly score: number
}

/** Words before a mention, in its sentence, that speak for a role. Press language; the last one before the mention counts. */
const hints: readonly { readonly roles: readonly string[]; readonly words: RegExp }[] = [
  { roles: ['signatory', 'signatoryTitle'], words: /(?:من طرف|من قبل|وقعها|وقعه|وقع عليها|وقع عن|التوقيع|توقيع)/gu },
  { roles: ['attendee', 'attendeeTitle'], words: /(?:بحضور|حضره?ا?|شارك|استقبل|حضر)/gu },
  { roles: ['representative', 'representativeTitle'], words: /(?:ممثل|يمثل|مثل|جمع|التقى|لقاء|اجتمع|ترأس)/gu },
]

/**
 * Weights, on the scale of halved distance: a point makes up for twice as far. Set by hand on the three articles of the sample.
 */
const weights = {
  sentence: 1.5,
  paragraph: 0.5,
  labelRank: 1,
  nested: 2,
  elsewhereInFrame: 3,
  alike: 3.5,
  hinted: 2,
  hintedOtherwise: 2,
  before: 1,
  placePreposition: 1,
  joined: 4,
  hostSeat: 3,
  cued: 1.5,
} as const

/** UTF-16 units at which distance begins to count. */
const closeBy = 40

type Scene = FrameKnowledge & {
  readonly roles: readonly RoleType[]
  readonly anchors: readonly Span[]
  /** Bare words that turns of phrase offer, whatever the role. */
  readonly cued: readonly CuedWords[]
  /** Mentions inside others. */
  readonly nested: ReadonlySet<Entity>
  readonly sentence: Span | undefined
  readonly paragraph: Span | undefined
}

/** What may fill `role`, best first: by label, nearness to the trigger and to what is filled, turns of phrase, and what earlier frames did. */
export function candidatesFor(knowledge: FrameKnowledge, role: string): readonly Candidate[] {
  return candidatesIn(sceneOf(knowledge), role)
}

function sceneOf(knowledge: FrameKnowledge): Scene {
  const { frame, text } = knowledge
  const trigger = frame.trigger && hullOfSpans(frame.trigger)
  const filled = frame.roles.flatMap(({ filler }) => placeOfFiller(knowledge, filler) ?? [])
  const anchors = [...(trigger ? [trigger] : []), ...filled]
  const first = trigger ?? filled[0]
  const paragraph = first && paragraphAt(text, first.start)
  return {
    ...knowledge,
    roles: rolesOfType(knowledge.scheme, frame.type),
    anchors,
    sentence: first && sentenceAt(text, first.start),
    paragraph,
    cued: paragraph ? cuedWords(knowledge, stretchOf(text, paragraph, anchors)) : [],
    nested: nestedAmong(knowledge.mentions),
  }
}

/** Mentions that lie in another, of `mentions` in reading order, the longer first. */
function nestedAmong(mentions: readonly Entity[]): ReadonlySet<Entity> {
  const nested = new Set<Entity>()
  let reached: Span | undefined
  for (const mention of mentions) {
    const place = hullOfSpans(mention.spans)
    if (reached && contains(reached, place) && !spansEqual(reached, place)) nested.add(mention)
    else if (!reached || place.end > reached.end) reached = place
  }
  return nested
}

function paragraphAt(text: string, offset: number): Span {
  const end = text.indexOf('\n', offset)
  return { start: text.lastIndexOf('\n', offset - 1) + 1, end: end < 0 ? text.length : end }
}

function candidatesIn(scene: Scene, role: string): readonly Candidate[] {
  const type = scene.roles.find(({ id }) => id === role)
  if (!type) return []
  const held = scene.frame.roles.filter(one => one.role === role)
  const isHeld = (filler: Filler): boolean => held.some(one => sameFiller(one.filler, filler))
  const marked = (type.labels.length === 0 ? [] : scene.mentions)
    .filter(entity => type.labels.includes(entity.label) && !isHeld({ entity: entity.id }))
    .map(entity => ({
      role,
      fillers: [{ entity: entity.id }],
      place: hullOfSpans(entity.spans),
      score: scoreOf(scene, type, entity),
    }))
  const bare = type.span ? cuedIn(scene, type).filter(({ fillers }) => !fillers.every(isHeld)) : []
  return [...marked, ...bare].toSorted((a, b) => b.score - a.score)
}

/** Nearness to the trigger, or to the nearest filler, on a scale where twice as far is a point less. */
function nearness({ anchors }: Scene, place: Span): number {
  const [first, ...others] = anchors.map(anchor => -Math.log2(1 + gapBetween(anchor, place) / closeBy))
  return first === undefined ? 0 : 0.6 * first + 0.4 * Math.max(first, ...others)
}

const framing = ({ sentence, paragraph }: Scene, place: Span): number =>
  (sentence && contains(sentence, place) ? weights.sentence : 0) +
  (paragraph && contains(paragraph, place) ? weights.paragraph : 0)

function scoreOf(scene: Scene, type: RoleType, entity: Entity): number {
  const { text, nested, frame, mentionOf, earlier } = scene
  const place = hullOfSpans(entity.spans)
  const inFrame = frame.roles.flatMap(({ role, filler }) => {
    const held = 'entity' in filler ? mentionOf(filler.entity) : undefined
    return held ? [{ role, held }] : []
  })
  // A person is there in one role: who attends under another name is not the signatory too.
  const isRival = (role: string): boolean =>
    role === type.id || (isPersonRole(type) && scene.roles.some(other => other.id === role && isPersonRole(other)))
  const alike = inFrame.some(
    ({ role, held }) => isRival(role) && (held !== entity || role !== type.id) && areAlike(text, held, entity),
  )
  const didBefore = earlier.some(({ roles }) =>
    roles.some(({ role, filler }) => {
      const held = role === type.id && 'entity' in filler ? mentionOf(filler.entity) : undefined
      return held !== undefined && areAlike(text, held, entity)
    }),
  )
  return (
    nearness(scene, place) +
    framing(scene, place) -
    weights.labelRank * type.labels.indexOf(entity.label) -
    (nested.has(entity) ? weights.nested : 0) -
    (inFrame.some(({ held }) => held === entity) ? weights.elsewhereInFrame : 0) -
    (alike ? weights.alike : 0) +
    (didBefore ? weights.before : 0) +
    (isJoined(scene, type, place) ? weights.joined : 0) +
    hinted(scene, type, entity)
  )
}

/** Whether the place goes on from a filler of the role: by a comma and و, or a town by its country with ب. */
function isJoined(scene: Scene, type: RoleType, place: Span): boolean {
  const { text, frame } = scene
  return frame.roles.some(({ role, filler }) => {
    const held = role === type.id ? placeOfFiller(scene, filler) : undefined
    if (!held || held.end > place.start || place.start - held.end > 4) return false
    return /^\s*[,،]?\s*[وب]?$/u.test(text.slice(held.end, place.start))
  })
}

const sentenceStarts = new WeakMap<Entity, number>()

function sentenceStart(text: string, entity: Entity): number {
  const known = sentenceStarts.get(entity)
  if (known !== undefined) return known
  const start = sentenceAt(text, hullOfSpans(entity.spans).start)?.start ?? 0
  sentenceStarts.set(entity, start)
  return start
}

/** What the words before a mention say of its role. */
function hinted({ text, roles }: Scene, type: RoleType, entity: Entity): number {
  const before = text.slice(sentenceStart(text, entity), hullOfSpans(entity.spans).start)
  if (type.of === 'party' || isTitleRole(type)) {
    const last = hints
      .flatMap(hint => [...before.matchAll(hint.words)].map(match => ({ hint, at: match.index })))
      .toSorted((a, b) => b.at - a.at)[0]
    if (!last) return 0
    return last.hint.roles.includes(type.id) ? weights.hinted : -weights.hintedOtherwise
  }
  const isSeat = /(?:ب|في\s)?مقر\s+(?:[^\s,،.]+\s+){0,2}[“"«]?$/u.test(before)
  if (type.id === 'host') return isSeat || /استضاف\S*\s[“"«]?$/u.test(before) ? weights.hostSeat : -1
  const isWhere = /(?:\sب|\sفي\s)$/u.test(before)
  if (type === partyRoleOf(roles)) return (isSeat ? -weights.hostSeat : 0) - (isWhere ? weights.placePreposition : 0)
  if (type.id === 'place') return isWhere ? weights.placePreposition : 0
  return 0
}

function cuedIn(scene: Scene, type: RoleType): readonly Candidate[] {
  const { cued, frame, mentions, text } = scene
  const wordsAt = ({ start, end }: Span): string => text.slice(start, end)
  const held = frame.roles.flatMap(({ role, filler }) =>
    role === type.id && 'spans' in filler ? [hullOfSpans(filler.spans)] : [],
  )
  return cued
    .filter(({ role }) => role === type.id)
    .map(({ spans }) => ({ spans, place: hullOfSpans(spans) }))
    .filter(({ place }) => !held.some(other => overlaps(other, place) || wordsAt(other) === wordsAt(place)))
    .filter(
      ({ place }) =>
        !(
          type.labels.length > 0 &&
          mentions.some(
            one => type.labels.includes(one.label) && overlaps(hullOfSpans(one.spans), place) && type.id !== 'place',
          )
        ),
    )
    .map(({ spans, place }) => ({
      role: type.id,
      fillers: spans.map(span => ({ spans: [span] })),
      place,
      score: nearness(scene, place) + framing(scene, place) + weights.cued,
    }))
}

/** UTF-16 units about the frame in which turns of phrase are looked for, where paragraphs are long. */
const widest = 4000

/** Where turns of phrase are looked for: from the frame's paragraph to two paragraphs after the last that holds something of it. */
function stretchOf(text: string, paragraph: Span, anchors: readonly Span[]): Span {
  const last = Math.max(0, ...anchors.map(({ end }) => end))
  const end = [0, 1].reduce(
    reached => paragraphAt(text, Math.min(text.length, reached + 1)).end,
    paragraphAt(text, last).end,
  )
  const first = anchors[0]?.start ?? paragraph.start
  return { start: Math.max(paragraph.start, first - widest), end: Math.min(end, last + widest) }
}

/** How many of a role are likely, and how early it is asked for: parties first, then when and where, who, and what about. */
const expected: Readonly<Record<string, { readonly likely: number; readonly early: number }>> = {
  party: { likely: 2, early: 6 },
  date: { likely: 1, early: 3 },
  place: { likely: 2, early: 1.5 },
  host: { likely: 1, early: 1 },
  signatory: { likely: 2, early: 2 },
  attendee: { likely: 2, early: 2 },
  representative: { likely: 2, early: 2 },
  objective: { likely: 1, early: 1.5 },
  subject: { likely: 8, early: 1 },
  source: { likely: 1, early: 1 },
  outcome: { likely: 1, early: 1 },
}
const plain = { likely: 1, early: -1 }
/** A candidate of less is not offered unasked. */
const least = -1

/**
 * The role to be filled next and its candidates: the likeliest pair of both, given what is filled. Undefined where nothing likely is left:
 * a role must be asked for by its key. `isOpen`: she has not said no to it.
 */
export function nextCandidates(
  knowledge: FrameKnowledge,
  isOpen: (candidate: Candidate) => boolean = () => true,
): { readonly role: string; readonly candidates: readonly Candidate[]; readonly worth: number } | undefined {
  const scene = sceneOf(knowledge)
  const offers = scene.roles.flatMap(type => {
    const filled = scene.frame.roles.filter(({ role }) => role === type.id).length
    if (type.maximum !== null && filled >= type.maximum) return []
    const candidates = candidatesIn(scene, type.id).filter(isOpen)
    const [best] = candidates
    if (!best) return []
    const { likely, early } = isTitleRole(type) ? plain : (expected[type.id] ?? plain)
    const urge = filled < Math.max(likely, type.minimum) ? early : -3
    return [{ role: type.id, candidates, worth: best.score + urge }]
  })
  const best = offers.toSorted((a, b) => b.worth - a.worth)[0]
  return best && best.worth >= least ? best : undefined
}
