import { type Filled, isFilledBy, sameFilled } from '../../../shared/edit/agreements/agreement-of.ts'
import { emptyRole, fillRole, setOf } from '../../../shared/edit/agreements/fill-role.ts'
import { hullOfSpans, placeOfFiller } from '../../../shared/edit/agreements/frame-knowledge.ts'
import { type Edit, inTurn } from '../../../shared/edit/agreements/in-turn.ts'
import { personNear, withTies } from '../../../shared/edit/agreements/person-ties.ts'
import type { Candidate } from '../../../shared/edit/agreements/role-candidates.ts'
import { isPersonRole, isTitleRole, partyRoleOf, rolesOfType } from '../../../shared/edit/agreements/role-types.ts'
import { createEntity } from '../../../shared/edit/create-entity.ts'
import { deleteRecords } from '../../../shared/edit/delete-records.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import type { Agreement, Role } from '../../../shared/model/records.ts'
import { surfaceOf } from '../../../shared/model/surface.ts'
import { contains, coveringSpan } from '../../../shared/text/span.ts'
import { caretAt, cursorWord, lastWordIn } from '../caret.ts'
import { fillsOf, type Target } from './fills-of.ts'
import type { FrameDesk } from './frame-commands.ts'
import type { Fill, FrameState, LastFill } from './frame-state.ts'
import { knowledgeAt } from './knowledge-at.ts'

/** Roles filled, filled otherwise and emptied by key. */
export function createFilling({ place, marking, open, offer, wordsOf, next }: FrameDesk) {
  const { session, screen, text } = place
  const { store, say } = session
  const state = store.getState
  const mentionOf = (id: RecordId) => state().index.get(id)

  /** Whether the cursor is where the frame left it: she has pointed at nothing since. */
  function isAtRest({ rested }: FrameState): boolean {
    const { cursor, selection, selected } = state()
    return rested !== null && rested.cursor === cursor && rested.selection === selection && rested.selected === selected
  }

  function target(): Target {
    const { selection, index } = state()
    const selected = place.selected()
    const mentions = selection
      ? index.meeting(selection).filter(({ spans }) => contains(selection, hullOfSpans(spans)))
      : place.underCursor()
    return { selected, mentions, isRange: selection !== null, wordsFor: marking.captured }
  }

  /** Fills a role with what she points at, or asks for its candidates; the key again takes the same words otherwise. */
  function role(asked: readonly string[]): void {
    const present = open()
    const knowledge = present && knowledgeAt(state(), present.record.id, screen.isAttested)
    if (!present || !knowledge) return
    const pressed = rolesOfType(state().scheme, present.record.type).filter(({ id }) => asked.includes(id))
    const { frame, record } = present
    if (pressed.length === 0) say({ said: 'refused', why: 'no-role' })
    else if (isAtRest(frame)) {
      if (frame.last && sameRoles(frame.last.asked, asked)) again(record, frame.last)
      else ask(record, asked)
    } else {
      const fills = fillsOf(knowledge, pressed, target(), screen.newId)
      const at = fills.findIndex(fill => isThere(record, fill))
      if (at >= 0) again(record, { asked, fills, at })
      else if (fills.length > 0) take(record, { asked, fills, at: 0 }, null)
      else say({ said: 'refused', why: 'no-filler' })
    }
  }

  const sameRoles = (a: readonly string[], b: readonly string[]): boolean => a.join(' ') === b.join(' ')
  const isThere = ({ roles }: Agreement, fill: Fill): boolean =>
    fill.marks.length === 0 && fill.roles.every(one => roles.some(held => sameFilled(held, one)))

  /** Shows what may fill the role; of several on the key, one that is not full yet. */
  function ask({ roles, type }: Agreement, asked: readonly string[]): void {
    const types = rolesOfType(state().scheme, type).filter(({ id }) => asked.includes(id))
    const [first] = types
    const wanted = first && isTitleRole(first) ? titleWanted(asked) : first?.id
    const isFull = (id: string | undefined): boolean => {
      const { maximum = null } = types.find(one => one.id === id) ?? {}
      return maximum !== null && roles.filter(one => one.role === id).length >= maximum
    }
    const id = isFull(wanted) ? (types.find(one => !isFull(one.id))?.id ?? wanted) : wanted
    offer({}, id ?? null)
    sayCandidate()
  }

  /** The title of a person that has none yet. */
  function titleWanted(asked: readonly string[]): string | undefined {
    const present = open()
    const untitled = present?.record.roles.find(
      ({ role: id, filler }) =>
        'entity' in filler &&
        asked.includes(`${id}Title`) &&
        !present.record.roles.some(one => one.role === `${id}Title` && one.of === filler.entity),
    )
    return untitled ? `${untitled.role}Title` : asked[0]
  }

  /** What was filled by this key, taken the next way; after the last way it is empty. */
  function again(record: Agreement, last: LastFill): void {
    const at = last.at + 1
    if (at < last.fills.length) take(record, { ...last, at }, last)
    else takeAway(record, last)
  }

  const fillOf = ({ fills, at }: LastFill): Fill => fills[at] ?? { roles: [], marks: [], how: 'words' }

  /** Takes out what a fill brought: its roles, and mentions made for it. */
  function without(record: Agreement, last: LastFill): Edit {
    const { roles, marks } = fillOf(last)
    const ids = marks.map(({ id }) => id)
    return inTurn(
      context => emptyRole(context, record.id, roles),
      ...(ids.length > 0 ? [(context => deleteRecords(context, ids)) satisfies Edit] : []),
    )
  }

  function take(record: Agreement, chosen: LastFill, before: LastFill | null): void {
    const fill = fillOf(chosen)
    const edits: readonly Edit[] = [
      ...(before ? [without(record, before)] : []),
      ...fill.marks.map(
        ({ id, label, span }): Edit =>
          context =>
            createEntity(context, { id, label, spans: [span], ...marking.normalOf([span], label) }),
      ),
      context => fillRole(context, record.id, fill.roles),
    ]
    if (!session.commit('fillRole', inTurn(...edits))) return
    rest(fill.roles)
    offer({ last: chosen })
    sayFilled(fill)
  }

  function takeAway(record: Agreement, last: LastFill): void {
    const { roles } = fillOf(last)
    const words = roles.slice(0, 1).map(one => wordsOf(one.filler))
    if (!session.commit('emptyRole', without(record, last))) return
    offer()
    say({ said: 'frame', frame: { what: 'emptied', role: roles[0]?.role ?? '', words, next: next() } })
  }

  /** The cursor goes to the last word filled with; a mention stays within reach of its keys. */
  function rest(roles: readonly Role[]): void {
    const [first] = roles
    const places = roles
      .filter(one => one.role === first?.role)
      .flatMap(({ filler }) => placeOfFiller({ mentionOf }, filler) ?? [])
    if (!first || places.length === 0) return
    const fresh = 'entity' in first.filler ? first.filler.entity : null
    store.setState({ ...caretAt(text, lastWordIn(text, coveringSpan(places))), fresh })
  }

  function sayFilled({ roles, how }: Fill): void {
    const [first] = roles
    if (!first) return
    const owner = first.of === undefined ? undefined : mentionOf(first.of)
    say({
      said: 'frame',
      frame: {
        what: 'filled',
        role: first.role,
        words: roles.filter(one => one.role === first.role).map(one => wordsOf(one.filler)),
        how,
        of: owner ? surfaceOf(text, owner.spans) : null,
        title: roles.filter(one => one.role !== first.role).map(one => wordsOf(one.filler))[0] ?? null,
        next: next(),
      },
    })
  }

  /** Takes the candidate, and offers the next. */
  function accept(): void {
    const present = open()
    const candidate = present?.frame.candidates[present.frame.at]
    if (!present || !candidate) {
      sayCandidate()
      return
    }
    take(present.record, { asked: [candidate.role], fills: fillsFrom(candidate, present.record), at: 0 }, null)
    show()
  }

  function fillsFrom({ role: id, fillers, place: whole }: Candidate, record: Agreement): readonly Fill[] {
    const knowledge = knowledgeAt(state(), record.id, screen.isAttested)
    const type = rolesOfType(state().scheme, record.type).find(one => one.id === id)
    const owner = knowledge && type && isTitleRole(type) ? personNear(knowledge, whole)?.person : undefined
    const roles = fillers.flatMap((filler): readonly Role[] => {
      const entity = 'entity' in filler ? mentionOf(filler.entity) : undefined
      if (!knowledge || !entity || owner !== undefined)
        return [{ role: id, filler, ...(owner === undefined ? {} : { of: owner }) }]
      return withTies(knowledge, id, entity)
    })
    const isList = fillers.length > 1
    return [
      { roles, marks: [], how: isList ? 'list' : fillers.some(one => 'entity' in one) ? 'mentions' : 'words' },
      ...(isList ? [{ roles: [{ role: id, filler: { spans: [whole] } }], marks: [], how: 'words' } as const] : []),
    ]
  }

  /** Brings what is offered into sight. */
  function show(): void {
    const candidate = state().frame?.candidates[state().frame?.at ?? 0]
    if (candidate) screen.scrollTo(candidate.place)
  }

  function sayCandidate(): void {
    const { frame } = state()
    const offered = next()
    if (!frame || !offered) {
      say({ said: 'frame', frame: { what: 'noCandidate', role: frame?.role ?? null } })
      return
    }
    show()
    const { role: id, words } = offered
    say({ said: 'frame', frame: { what: 'candidate', role: id, words, at: frame.at + 1, of: frame.candidates.length } })
  }

  /** Fillers of the open frame that she points at, the smallest first. */
  function fillersHere(record: Agreement): readonly Role[] {
    const { selection, cursor } = state()
    const selected = place.selected()
    if (selected) return record.roles.filter(one => isFilledBy(one, selected.id))
    const here = selection ?? cursorWord(text, cursor.focus)
    const placed = record.roles.flatMap(one => {
      const span = placeOfFiller({ mentionOf }, one.filler)
      return span && span.start < here.end && here.start < span.end ? [{ one, width: span.end - span.start }] : []
    })
    const sorted = placed.toSorted((a, b) => a.width - b.width)
    return selection ? sorted.map(({ one }) => one) : sorted.slice(0, 1).map(({ one }) => one)
  }

  /** Takes away the filler she points at or filled last; else says no to what is offered. */
  function empty(pass: (frame: FrameState, candidate: Candidate) => void): void {
    const present = open()
    if (!present) return
    const { frame, record } = present
    const candidate = frame.candidates[frame.at]
    const pointed = isAtRest(frame) ? [] : fillersHere(record)
    if (pointed.length > 0) takeOut(record, pointed)
    else if (isAtRest(frame) && frame.last) takeAway(record, frame.last)
    else if (candidate) pass(frame, candidate)
    else say({ said: 'refused', why: 'no-filler' })
  }

  /** Fillers go, and the titles of persons that go with them. */
  function takeOut(record: Agreement, fillers: readonly Filled[]): void {
    const titles = rolesOfType(state().scheme, record.type).filter(isTitleRole)
    const theirs = record.roles.filter(
      ({ role: id, of }) =>
        of !== undefined && titles.some(one => one.id === id) && fillers.some(one => isFilledBy(one, of)),
    )
    const [first] = fillers
    const words = fillers.map(one => wordsOf(one.filler))
    if (!first || !session.commit('emptyRole', context => emptyRole(context, record.id, [...fillers, ...theirs])))
      return
    offer()
    say({ said: 'frame', frame: { what: 'emptied', role: first.role, words, next: next() } })
  }

  /** The next party for the person at hand; after the last nobody's. */
  function nextSide(): void {
    const present = open()
    if (!present) return
    const { frame, record } = present
    const roles = rolesOfType(state().scheme, record.type)
    const persons = new Set(roles.filter(isPersonRole).map(({ id }) => id))
    const pointed = isAtRest(frame) && frame.last ? fillOf(frame.last).roles : fillersHere(record)
    const held = pointed.flatMap(one => record.roles.find(held => sameFilled(held, one)) ?? [])
    // A title means whose it is.
    const whose = new Set(held.map(({ of }) => of))
    const person =
      held.find(one => persons.has(one.role)) ??
      record.roles.find(one => persons.has(one.role) && 'entity' in one.filler && whose.has(one.filler.entity))
    const party = partyRoleOf(roles)?.id
    const parties = record.roles.flatMap(one =>
      one.role === party && 'entity' in one.filler && !(person && isFilledBy(person, one.filler.entity))
        ? one.filler.entity
        : [],
    )
    if (!person || parties.length === 0) {
      say({ said: 'refused', why: 'no-person' })
      return
    }
    // Of several it stands for one: nobody is said in the pane.
    const choices: readonly (RecordId | null)[] = parties.length > 1 ? parties : [...parties, null]
    const of = choices[(choices.indexOf(person.of ?? null) + 1) % choices.length] ?? null
    if (!session.commit('setOf', context => setOf(context, record.id, person, of))) return
    const side = of === null ? undefined : mentionOf(of)
    offer({ last: frame.last })
    say({
      said: 'frame',
      frame: { what: 'side', person: wordsOf(person.filler), party: side ? surfaceOf(text, side.spans) : null },
    })
  }

  return { role, accept, empty, nextSide, sayCandidate }
}
