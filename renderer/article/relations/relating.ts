import { deleteRecords } from '../../../shared/edit/delete-records.ts'
import { createRelation, isRelation, type RelationChoice, relationChoices } from '../../../shared/edit/relations.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import type { Entity } from '../../../shared/model/records.ts'
import { surfaceOf } from '../../../shared/model/surface.ts'
import type { ArticleCommand } from '../article-command.ts'
import type { ArticleState, Relating } from '../article-state.ts'
import type { Place } from '../place.ts'

/** The ways to relate the two mentions; none before the second is taken. */
export function choicesOf({ scheme, index }: ArticleState, relating: Relating | null): readonly RelationChoice[] {
  const [from, to] = [relating?.from, relating?.to].map(id => (id ? index.get(id) : undefined))
  return from && to ? relationChoices(scheme, from, to) : []
}

/** Relating two mentions: from one, on to the other by any key that moves, then the type where there are several. */
export function createRelating(place: Place) {
  const { session, screen, text, underCursor, selected, withMention } = place
  const { store, say, commit } = session
  const state = store.getState
  const wordsOf = (id: RecordId): string => {
    const entity = state().index.get(id)
    return entity ? surfaceOf(text, entity.spans) : ''
  }

  function begin(): void {
    const { layer, scheme, relating } = state()
    if (relating) take()
    else if (layer === 'gold') say({ said: 'refused', why: 'read-only' })
    else if (scheme.relationTypes.length === 0) say({ said: 'refused', why: 'no-relation-types' })
    else
      withMention(entity => {
        store.setState({ relating: { from: entity.id, to: null } })
        say({ said: 'relating', surface: surfaceOf(text, entity.spans), choosing: false })
      })
  }

  /** The selected mention, or the smallest under the cursor, is the other one. */
  function take(): void {
    const { relating } = state()
    if (!relating || relating.to !== null) return
    const isOther = (entity: Entity | undefined): entity is Entity =>
      entity !== undefined && entity.id !== relating.from
    const other = [selected(), ...underCursor()].find(isOther)
    if (!other) say({ said: 'refused', why: 'no-other-mention' })
    else {
      store.setState({ relating: { ...relating, to: other.id } })
      if (choicesOf(state(), state().relating).length === 1) choose(0)
      else say({ said: 'relating', surface: surfaceOf(text, other.spans), choosing: true })
    }
  }

  function choose(at: number): void {
    const choice = choicesOf(state(), state().relating)[at]
    if (!choice) return
    const { from, to, type } = choice
    store.setState({ relating: null })
    if (commit('createRelation', context => createRelation(context, { id: screen.newId(), label: type.id, from, to })))
      say({ said: 'related', from: wordsOf(from), type: type.id, to: wordsOf(to) })
  }

  function remove(id: RecordId): void {
    const relation = state().records.get(id)
    if (!relation || !isRelation(relation)) return
    if (commit('deleteRecords', context => deleteRecords(context, [id])))
      say({ said: 'unrelated', from: wordsOf(relation.from), type: relation.label, to: wordsOf(relation.to) })
  }

  return { begin, take, choose, remove, stop: () => store.setState({ relating: null }) }
}

/** What turns to something else: only what moves, selects or looks goes on to the other mention. */
export const dropsRelating = ({ do: deed }: ArticleCommand): boolean =>
  [
    'label',
    'remove',
    'removePart',
    'addPart',
    'find',
    'findInCorpus',
    'undo',
    'redo',
    'article',
    'doneAndNext',
    'show',
  ].includes(deed)
