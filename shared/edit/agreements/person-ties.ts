import type { RecordId } from '../../model/ids.ts'
import type { Entity, Role, Span } from '../../model/records.ts'
import { sentenceAt } from '../../text/sentences.ts'
import { contains } from '../../text/span.ts'
import { areAlike, type FrameKnowledge, gapBetween, hullOfSpans, type Named, sharedWords } from './frame-knowledge.ts'
import { isPersonRole, isTitleRole, partyRoleOf, rolesOfType, titleRoleOf } from './role-types.ts'

/** What may stand between a title and its person: signs, and an address such as السيد. */
const between = /^[\s,،:؛"“”«»()\-–]*(?:(?:السيدة?|الدكتورة?|المهندسة?|الأستاذة?|معالي|سعادة|[دم]\.)\s+)*$/u

const hull = (entity: Named): Span => hullOfSpans(entity.spans)

/** The title that stands beside a person, before it rather than after; none that is another person's in this frame. */
export function titleBeside(knowledge: FrameKnowledge, person: Named): Entity | undefined {
  const { text, scheme, frame, mentions } = knowledge
  const roles = rolesOfType(scheme, frame.type)
  const labels = roles.filter(isTitleRole).flatMap(role => role.labels)
  const taken = new Set(
    frame.roles.flatMap(role => ('entity' in role.filler && role.of !== person.id ? [role.filler.entity] : [])),
  )
  const { start, end } = hull(person)
  const near = mentions.filter(one => labels.includes(one.label) && !taken.has(one.id))
  const before = near.find(one => hull(one).end <= start && between.test(text.slice(hull(one).end, start)))
  return before ?? near.find(one => hull(one).start >= end && between.test(text.slice(end, hull(one).start)))
}

/** How far before a person what it belongs to is looked for, UTF-16 units. */
const reach = 60

/**
 * The party a person stands for: one that its title or a name beside it speaks of; the one it stood for before; else, of those nobody stands
 * for yet, the nearest.
 */
export function sideOf(knowledge: FrameKnowledge, person: Named): RecordId | undefined {
  const { text, frame, mentions, mentionOf, earlier, scheme } = knowledge
  const party = partyRoleOf(rolesOfType(scheme, frame.type))?.id
  const parties = frame.roles.flatMap(({ role, filler }) =>
    role === party && 'entity' in filler ? (mentionOf(filler.entity) ?? []) : [],
  )
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
  const beside = mentions
    .filter(one => one.id !== person.id && one.label !== person.label)
    .filter(one => sentence !== undefined && contains(sentence, hull(one)))
    .filter(one => contains(whole, hull(one)) || (hull(one).end <= whole.start && whole.start - hull(one).end <= reach))
    .filter(one => !isOfAnother(one))
    .toSorted((a, b) => gapBetween(hull(a), place) - gapBetween(hull(b), place))
  for (const one of beside) {
    const found = partyLike(one)
    if (found) return found.id
  }
  return (titledAfter() ?? sideBefore() ?? nearestFree())?.id

  /** Whose name its title holds: that of one party more than of the others. */
  function titledAfter(): Entity | undefined {
    if (!title) return undefined
    const [first, second] = parties
      .map(one => ({ one, shared: sharedWords(text, title, one) }))
      .toSorted((a, b) => b.shared - a.shared)
    return first && first.shared > (second?.shared ?? 0) ? first.one : undefined
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

  function nearestFree(): Entity | undefined {
    const represented = new Set(
      frame.roles.flatMap(({ filler, of }) =>
        of !== undefined && !('entity' in filler && filler.entity === person.id) ? [of] : [],
      ),
    )
    const byNearness = parties.toSorted((a, b) => gapBetween(hull(a), place) - gapBetween(hull(b), place))
    return byNearness.find(one => !represented.has(one.id)) ?? byNearness[0]
  }
}

/** The roles that one filler brings with it: of a person its side, and its title where one stands beside it. */
export function withTies(knowledge: FrameKnowledge, role: string, entity: Named): readonly Role[] {
  const { scheme, frame } = knowledge
  const roles = rolesOfType(scheme, frame.type)
  const type = roles.find(({ id }) => id === role)
  const filled: Role = { role, filler: { entity: entity.id } }
  if (!type || !isPersonRole(type)) return [filled]
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
