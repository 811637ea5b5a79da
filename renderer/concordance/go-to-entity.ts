import { goTo } from '../state/navigate.ts'
import { choose } from './concordance-store.ts'

/** Shows all mentions of an entity in their contexts. */
export async function goToEntity(id: string): Promise<void> {
  await goTo('concordance')
  await choose({ kind: 'entity', id })
}
