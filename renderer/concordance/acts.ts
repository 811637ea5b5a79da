import type { ManyChange } from '../../shared/model/concordance.ts'
import type { NameRow } from '../../shared/model/concordance-rows.ts'
import { tell } from '../state/app.ts'
import { request } from '../state/request.ts'
import { holdKeysFor } from '../ui/held-keys.ts'
import { ask, type Chosen, concordanceStore, type ShownMention, targetsOf } from './concordance-store.ts'
import { linksOfForm } from './naming.ts'

/** The chosen mentions, or the one at hand where none is. */
function chosenOr(row: ShownMention | null): readonly Chosen[] {
  const { chosen } = concordanceStore.getState()
  return chosen.size > 0 ? [...chosen.values()] : row === null ? [] : [row]
}

/** Asks before the chosen mentions get another label or link. */
export function askMany(change: ManyChange, row: ShownMention | null): void {
  const targets = targetsOf(chosenOr(row))
  if (targets.length > 0) ask({ what: 'preview', targets, change })
}

/** Asks what the chosen mentions are to be linked to: an entity there is, or a new one that is called as they are. */
export function askLink(row: ShownMention | null): void {
  const { page } = concordanceStore.getState()
  const targets = targetsOf(chosenOr(row))
  if (targets.length === 0 || page === null) return
  const { facts } = page
  ask({
    what: 'link',
    targets,
    words: [row?.context.words ?? facts.forms[0]?.words ?? '', ...(facts.latin === null ? [] : [facts.latin])],
    type: row?.label ?? facts.labels[0]?.label ?? '',
    isSplit: facts.entity !== null,
  })
}

/** Asks what all mentions of a form that are linked to none are to be linked to. */
export async function askLinkOfForm(row: Pick<NameRow, 'kind' | 'id' | 'name' | 'labels'>): Promise<void> {
  const targets = await holdKeysFor(linksOfForm(row))
  if (targets === null || targets.length === 0) return
  const type = row.labels[0]?.label ?? ''
  ask({ what: 'link', targets, words: [row.name], type, isSplit: false })
}

/** Asks what an entity is called, or which is to be made one with it. */
export async function askEntity(what: 'names' | 'merge', id: string): Promise<void> {
  const answer = await holdKeysFor(request('listCanonicalEntities', {}))
  if (!answer.ok) return tell([answer.error])
  const entity = answer.value.own.find(one => one.id === id)
  if (entity) ask({ what, entity })
}
