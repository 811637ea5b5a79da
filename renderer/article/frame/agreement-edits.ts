import type { AgreementChange } from '../../../shared/edit/agreements/agreement-change.ts'
import { agreementOf, changeAgreement } from '../../../shared/edit/agreements/change-agreement.ts'
import { emptyRole, fillRole, setOf } from '../../../shared/edit/agreements/fill-role.ts'
import { hullOfSpans, placeOfFiller } from '../../../shared/edit/agreements/frame-knowledge.ts'
import { inTurn } from '../../../shared/edit/agreements/in-turn.ts'
import { moveFiller } from '../../../shared/edit/agreements/move-filler.ts'
import {
  duplicateAgreement,
  mergeAgreements,
  splitAgreement,
} from '../../../shared/edit/agreements/reshape-agreements.ts'
import { isPersonRole, rolesOfType, titleRoleOf } from '../../../shared/edit/agreements/role-types.ts'
import { attributeTypesOf, withAttribute } from '../../../shared/edit/attributes.ts'
import { createEntity, sameSpans } from '../../../shared/edit/create-entity.ts'
import { deleteRecords } from '../../../shared/edit/delete-records.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import { assertNever } from '../../../shared/result.ts'
import { contains } from '../../../shared/text/span.ts'
import type { FrameDesk } from './frame-commands.ts'
import type { AgreementEdit, FrameSaid } from './frame-state.ts'
import { framesInOrder, placeOfFrame } from './knowledge-at.ts'

type ChangedField = Extract<FrameSaid, { what: 'changed' }>['field']

/** What is done to an agreement as a whole, by key, pane, menu and palette. */
export function createAgreementEdits({ place, marking, open, offer, wordsOf, next }: FrameDesk) {
  const { session, screen } = place
  const { store, say } = session
  const state = store.getState

  function edit(id: RecordId | null, wanted: AgreementEdit): void {
    if (id === null) {
      say({ said: 'refused', why: 'no-frame' })
      return
    }
    const moved = wanted.edit === 'move' ? agreementOf(state().records, id)?.roles[wanted.at] : undefined
    if (!commit(id, wanted)) return
    offer()
    say({ said: 'frame', frame: saidOf(id, wanted, moved ? [wordsOf(moved.filler)] : []) })
  }

  function commit(id: RecordId, wanted: AgreementEdit): boolean {
    switch (wanted.edit) {
      case 'change':
        return session.commit('changeAgreement', context => changeAgreement(context, id, wanted.change)) !== null
      case 'attribute':
        return setAttribute(id, wanted)
      case 'fill':
        return session.commit('fillRole', context => fillRole(context, id, wanted.roles)) !== null
      case 'empty':
        return session.commit('emptyRole', context => emptyRole(context, id, wanted.fillers)) !== null
      case 'move':
        return move(id, wanted)
      case 'mark':
        return mark(id, wanted)
      case 'setOf':
        return session.commit('setOf', context => setOf(context, id, wanted.filled, wanted.of)) !== null
      case 'duplicate':
        return reopens('duplicateAgreement', copy => context => duplicateAgreement(context, id, copy))
      case 'merge':
        return session.commit('mergeAgreements', context => mergeAgreements(context, [id, ...wanted.others])) !== null
      case 'split':
        return reopens(
          'splitAgreement',
          made => context => splitAgreement(context, id, { id: made, fillers: wanted.fillers }),
        )
      case 'delete':
        return session.commit('deleteRecords', context => deleteRecords(context, [id])) !== null
      default:
        return assertNever(wanted)
    }
  }

  function setAttribute(id: RecordId, { attribute, value }: Extract<AgreementEdit, { edit: 'attribute' }>): boolean {
    const attributes = withAttribute(agreementOf(state().records, id)?.attributes ?? {}, attribute, value)
    return session.commit('changeAgreement', context => changeAgreement(context, id, { attributes })) !== null
  }

  function move(id: RecordId, { at, to }: Extract<AgreementEdit, { edit: 'move' }>): boolean {
    const { scheme, records } = state()
    const record = agreementOf(records, id)
    const roles = record ? rolesOfType(scheme, record.type) : []
    const persons = roles.filter(isPersonRole).map(role => role.id)
    const titleOf = (role: string): string | null =>
      persons.includes(role) ? (titleRoleOf(roles, role)?.id ?? null) : null
    return session.commit('fillRole', context => moveFiller(context, id, at, to, titleOf)) !== null
  }

  function mark(id: RecordId, { filled, label }: Extract<AgreementEdit, { edit: 'mark' }>): boolean {
    const { filler, role } = filled
    if ('entity' in filler) return false
    const entity = screen.newId()
    const { spans } = filler
    const edits = inTurn(
      context => createEntity(context, { id: entity, label, spans, ...marking.normalOf(spans, label) }),
      context => emptyRole(context, id, [filled]),
      context => fillRole(context, id, [{ role, filler: { entity } }]),
    )
    return session.commit('fillRole', edits) !== null
  }

  type Command = Parameters<typeof session.commit>[1]

  /** Makes a further frame, which is the open one from then on where one was open. */
  function reopens(name: 'duplicateAgreement' | 'splitAgreement', command: (made: RecordId) => Command): boolean {
    const made = screen.newId()
    if (!session.commit(name, command(made))) return false
    store.setState(({ frame }) => ({ frame: frame && { ...frame, id: made } }))
    return true
  }

  const saidFilled = (role: string, words: readonly string[]): FrameSaid => ({
    what: 'filled',
    role,
    words,
    how: 'mentions',
    of: null,
    title: null,
    next: next(),
  })

  /** `moved`: the words of the filler that moves, before it does. */
  function saidOf(id: RecordId, wanted: AgreementEdit, moved: readonly string[]): FrameSaid {
    switch (wanted.edit) {
      case 'change':
        return { what: 'changed', id, field: fieldOf(wanted.change) }
      case 'attribute': {
        const { attribute, value } = wanted
        const record = agreementOf(state().records, id)
        const type = record && attributeTypesOf(record, state().scheme)?.find(one => one.id === attribute)
        return { what: 'attribute', attribute, type, value }
      }
      case 'fill':
        return saidFilled(
          wanted.roles[0]?.role ?? '',
          wanted.roles.map(({ filler }) => wordsOf(filler)),
        )
      case 'move':
        return saidFilled(wanted.to.role, moved)
      case 'mark':
        return saidFilled(wanted.filled.role, [wordsOf(wanted.filled.filler)])
      case 'empty':
        return {
          what: 'emptied',
          role: wanted.fillers[0]?.role ?? '',
          words: wanted.fillers.map(({ filler }) => wordsOf(filler)),
          next: next(),
        }
      case 'setOf':
        return {
          what: 'side',
          person: wordsOf(wanted.filled.filler),
          party: wanted.of === null ? null : wordsOf({ entity: wanted.of }),
        }
      case 'duplicate':
        return { what: 'duplicated' }
      case 'merge':
        return { what: 'merged' }
      case 'split':
        return { what: 'split' }
      case 'delete':
        return { what: 'deleted' }
      default:
        return assertNever(wanted)
    }
  }

  /** What is selected, or the word under the cursor, speaks of the open frame too; once more, it does not. */
  function addMention(): void {
    const present = open()
    if (!present) {
      say({ said: 'refused', why: 'no-frame' })
      return
    }
    const { record } = present
    const spans = place.selected()?.spans ?? [marking.captured(null)]
    const others = record.mentions.filter(one => !sameSpans(one, spans))
    const mentions = others.length < record.mentions.length ? others : [...record.mentions, spans]
    edit(record.id, { edit: 'change', change: { mentions } })
  }

  function toggleDoubt(): void {
    const present = open()
    if (present) edit(present.record.id, { edit: 'change', change: { doubt: !present.record.doubt } })
    else say({ said: 'refused', why: 'no-frame' })
  }

  function mergeNearest(): void {
    const present = open()
    const frames = framesInOrder(state()).filter(({ id }) => id !== present?.record.id)
    const { index } = state()
    const here = present ? placeOfFrame(present.record, index) : 0
    const gap = (one: (typeof frames)[number]): number => Math.abs(placeOfFrame(one, index) - here)
    const nearest = frames.toSorted((a, b) => gap(a) - gap(b))[0]
    if (!present || !nearest) say({ said: 'refused', why: present ? 'one-frame' : 'no-frame' })
    else edit(present.record.id, { edit: 'merge', others: [nearest.id] })
  }

  function splitSelected(): void {
    const present = open()
    const { selection, index } = state()
    const selected = place.selected()
    const range = selected ? hullOfSpans(selected.spans) : selection
    if (!present || !range) {
      say({ said: 'refused', why: present ? 'no-filler' : 'no-frame' })
      return
    }
    const fillers = present.record.roles.filter(({ filler }) => {
      const span = placeOfFiller({ mentionOf: id => index.get(id) }, filler)
      return span !== undefined && contains(range, span)
    })
    if (fillers.length === 0) say({ said: 'refused', why: 'no-filler' })
    else edit(present.record.id, { edit: 'split', fillers })
  }

  return { edit, addMention, toggleDoubt, mergeNearest, splitSelected }
}

function fieldOf(change: AgreementChange): ChangedField {
  const fields = ['type', 'status', 'trigger', 'note', 'doubt', 'mentions'] as const
  return fields.find(field => change[field] !== undefined) ?? 'other'
}
