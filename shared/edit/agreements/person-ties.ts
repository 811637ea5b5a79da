import type { RecordId } from '../../model/ids.ts'
import type { Entity, Role, Span } from '../../model/records.ts'
import { sentenceAt } from '../../text/sentences.ts'
import { contains } from '../../text/span.ts'
import {
  areAlike,
  type FrameKnowledge,
  gapBetween,
  hullOfSpans,
  lastBelonging,
  type Named,
  sharedWords,
} from './frame-knowledge.ts'
import { isPersonRole, isTitleRole, partyRoleOf, rolesOfType, titleRoleOf } from './role-types.ts'

/** What may stand between a title and its person: signs, and an address such as السيد. */
const between = /^[\s,،:؛"“”«»()\-–]*(?:(?:السيدة?|الدكتورة?|المهندسة?|الأستاذة?|معالي|سعادة|[دم]\.)\s+)*$/u

const hull = (entity: Named): Span => hullOfSpans(entity.spans)

/** The title that stands beside a person, without a comma rather than with one, before it rather than after; none that is another's. */
export function titleBeside(knowledge: FrameKnowledge, person: Named): Entity | undefined {
  const { text, scheme, frame, mentions } = knowledge
  const roles = rolesOfType(scheme, frame.type)
  const labels = roles.filter(isTitleRole).flatMap(role => role.labels)
  const taken = new Set(
    frame.roles.flatMap(role => ('entity' in role.filler && role.of !== person.id ? [role.filler.entity] : [])),
  )
  const { start, end } = hull(person)
  const near = mentions.filter(one => labels.includes(one.label) && !taken.has(one.id))
  const gaps = near.flatMap(title => {
    const place = hull(title)
    const isBefore = place.end <= start
    if (!isBefore && place.start < end) return []
    const gap = isBefore ? text.slice(place.end, start) : text.slice(end, place.start)
    // Without a comma it is surely this one's: عمرو طلعت وزير الاتصالات.
    return between.test(gap) ? [{ title, rank: (/[,،:؛]/u.test(gap) ? 2 : 0) + (isBefore ? 0 : 1) }] : []
  })
  return gaps.toSorted((a, b) => a.rank - b.rank)[0]?.title
}

/** How far before a person what it belongs to is looked for, UTF-16 units. */
const reach = 60

/**
 * The party a person stands for: one that its title or a name beside it speaks of; the one it stood for before; of those nobody stands for
 * yet, the nearest; else that of the person before it, since who is listed together mostly came together. `onlyIf`: what the text says, or what is
 * likely too.
 */
export function sideOf(
  knowledge: FrameKnowledge,
  person: Named,
  onlyIf: 'said' | 'guessed' = 'guessed',
): RecordId | undefined {
  const { text, frame, mentions, mentionOf, earlier, scheme } = knowledge
  const party = partyRoleOf(rolesOfType(scheme, frame.type))?.id
  const parties = frame.roles.flatMap(({ role, filler }) =>
    role === party && 'entity' in filler ? (mentionOf(filler.entity) ?? []) : [],
  )
  // Who is a party stands for nobody.
  if (parties.some(({ id }) => id === person.id)) return undefined
  const partyLike = (one: Entity): Entity | undefined => parties.find(other => areAlike(text, one, other))
  const title = titleBeside(knowledge, person)
  const place = hull(person)
  const whole = title ? hullOfSpans([hull(title), place]) : place
  const sentence = sentenceAt(text, place.start)
  const others = mentions.filter(one => one.label === person.label && one.id !== person.id)
  const isOfAnother = (one: Entity): boolean =>
    others.some(({ spans }) => {
      const other = hullOfSpans(spans)
      return other.start >= hull(one).end && other.end <= whole.start
    })
  /** Named again for this person: the parties themselves stand before whoever comes next. */
  const isShortlyBefore = (one: Named): boolean =>
    !parties.some(({ id }) => id === one.id) && hull(one).end <= whole.start && whole.start - hull(one).end <= reach
  /** وزير الاتصالات بجمهورية العراق، لؤي أمين من شركة السلام */
  const isSeat = (one: Named): boolean =>
    hull(one).start >= whole.end && /^\s*(?:ب|ل|(?:في|من|عن|لدى)\s)$/u.test(text.slice(whole.end, hull(one).start))
  const beside = mentions
    .filter(one => one.id !== person.id && one.label !== person.label)
    .filter(one => sentence !== undefined && contains(sentence, hull(one)))
    .filter(one => contains(whole, hull(one)) || isShortlyBefore(one) || isSeat(one))
    .filter(one => !isOfAnother(one))
    .toSorted((a, b) => gapBetween(hull(a), place) - gapBetween(hull(b), place))
  for (const one of beside) {
    const found = partyLike(one)
    if (found) return found.id
  }
  const said = titledAfter() ?? belongsTo() ?? sideBefore()
  return (said ?? (onlyIf === 'said' ? undefined : nearestFree()))?.id

  /** Whose name its title holds: that of one party more than of the others. */
  function titledAfter(): Entity | undefined {
    if (!title) return undefined
    const [first, second] = parties
      .map(one => ({ one, shared: sharedWords(text, title, one) }))
      .toSorted((a, b) => b.shared - a.shared)
    return first && first.shared > (second?.shared ?? 0) ? first.one : undefined
  }

  /** Whom the sentence says before it: حضر من الجانب العراقي فلان. Words that are no mention count too; the last are meant. */
  function belongsTo(): Entity | undefined {
    if (!sentence || sentence.start >= whole.start) return undefined
    const said = parties.map(one => ({
      one,
      at: lastBelonging(text, { start: sentence.start, end: whole.start }, one),
    }))
    return said.filter(({ at }) => at >= 0).toSorted((a, b) => b.at - a.at)[0]?.one
  }

  /** Whom it stood for elsewhere in this frame, or in an earlier one. */
  function sideBefore(): Entity | undefined {
    for (const { roles } of [frame, ...earlier])
      for (const { filler, of } of roles) {
        const same = 'entity' in filler ? mentionOf(filler.entity) : undefined
        const side = of === undefined ? undefined : mentionOf(of)
        if (!same || !side || same.id === person.id || same.label !== person.label || !areAlike(text, same, person))
          continue
        const found = partyLike(side)
        if (found) return found
      }
    return undefined
  }

  /** The party of the last person of the frame before this one. */
  function sideOfThoseBefore(): Entity | undefined {
    const before = frame.roles.flatMap(({ filler, of }) => {
      const other = 'entity' in filler ? mentionOf(filler.entity) : undefined
      const side = parties.find(({ id }) => id === of)
      return other && side && hull(other).end <= place.start ? [{ side, end: hull(other).end }] : []
    })
    return before.toSorted((a, b) => b.end - a.end)[0]?.side
  }

  function nearestFree(): Entity | undefined {
    const represented = new Set(
      frame.roles.flatMap(({ filler, of }) =>
        of !== undefined && !('entity' in filler && filler.entity === person.id) ? [of] : [],
      ),
    )
    const byNearness = parties.toSorted((a, b) => gapBetween(hull(a), place) - gapBetween(hull(b), place))
    return byNearness.find(one => !represented.has(one.id)) ?? sideOfThoseBefore() ?? byNearness[0]
  }
}

/** Persons that came before there were parties to choose from get their side with the second one: whose the text says, then the others in reading order. */
function withWaiting(knowledge: FrameKnowledge, filled: Role): readonly Role[] {
  const { scheme, frame, mentionOf } = knowledge
  const roles = rolesOfType(scheme, frame.type)
  const persons = new Set(roles.filter(isPersonRole).map(({ id }) => id))
  const parties = frame.roles.filter(({ role }) => role === filled.role)
  if (parties.length === 0 || partyRoleOf(roles)?.id !== filled.role) return [filled]
  const waiting = frame.roles.flatMap(one => {
    const person = 'entity' in one.filler ? mentionOf(one.filler.entity) : undefined
    return persons.has(one.role) && one.of === undefined && person ? [{ one, person }] : []
  })
  const inOrder = waiting.toSorted((a, b) => hull(a.person).start - hull(b.person).start)
  // Each is told by what those before it have become.
  const done: Role[] = [filled]
  const isDone = (role: Role): boolean => done.some(({ filler }) => filler === role.filler)
  for (const onlyIf of ['said', 'guessed'] as const)
    for (const { one, person } of inOrder) {
      if (isDone(one)) continue
      const others = frame.roles.filter(role => !isDone(role))
      const of = sideOf({ ...knowledge, frame: { ...frame, roles: [...others, ...done] } }, person, onlyIf)
      if (of !== undefined) done.push({ ...one, of })
    }
  return done
}

/** The roles that one filler brings with it: of a person its side, and its title where one stands beside it; of a second party the sides of who came before. */
export function withTies(knowledge: FrameKnowledge, role: string, entity: Named): readonly Role[] {
  const { scheme, frame } = knowledge
  const roles = rolesOfType(scheme, frame.type)
  const type = roles.find(({ id }) => id === role)
  const filled: Role = { role, filler: { entity: entity.id } }
  if (!type || !isPersonRole(type)) return withWaiting(knowledge, filled)
  const side = sideOf(knowledge, entity)
  const titleRole = titleRoleOf(roles, role)
  const title = titleRole && titleBeside(knowledge, entity)
  return [
    side === undefined ? filled : { ...filled, of: side },
    ...(titleRole && title ? [{ role: titleRole.id, filler: { entity: title.id }, of: entity.id }] : []),
  ]
}

/** The person of the frame nearest to a place, and the role of its title. */
export function personNear(
  knowledge: FrameKnowledge,
  place: Span,
): { readonly person: RecordId; readonly titleRole: string } | undefined {
  const { scheme, frame, mentionOf } = knowledge
  const roles = rolesOfType(scheme, frame.type)
  const persons = frame.roles.flatMap(({ role, filler }) => {
    const type = roles.find(({ id }) => id === role)
    const entity = 'entity' in filler ? mentionOf(filler.entity) : undefined
    const titleRole = type && isPersonRole(type) ? titleRoleOf(roles, role) : undefined
    return entity && titleRole
      ? [{ person: entity.id, titleRole: titleRole.id, gap: gapBetween(hull(entity), place) }]
      : []
  })
  return persons.toSorted((a, b) => a.gap - b.gap)[0]
}
