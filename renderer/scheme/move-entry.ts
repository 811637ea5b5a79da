import type { Part } from '../../shared/edit/check-scheme.ts'
import { listOf } from '../../shared/edit/scheme-lists.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import { appStore } from '../state/app.ts'
import { type SchemeSession, schemeStore } from './scheme-session.ts'

const orderKey = (part: Part): string => `order ${part}`

/** The codes of a list as the corpus knows them, in the order she has given them so far. */
export function orderShown(scheme: Scheme, drafts: SchemeSession['drafts'], part: Part): readonly string[] {
  const ids = listOf(scheme, part).map(({ id }) => id)
  const edit = drafts.get(orderKey(part))
  const wanted = edit?.do === 'order' ? edit.ids : []
  const rankOf = (id: string): number => (wanted.includes(id) ? wanted.indexOf(id) : wanted.length)
  return ids.toSorted((a, b) => rankOf(a) - rankOf(b))
}

/** Whether an entry can go one place up (-1) or down (1) in its list. */
export function canMove(
  scheme: Scheme,
  drafts: SchemeSession['drafts'],
  part: Part,
  id: string,
  step: -1 | 1,
): boolean {
  const ids = orderShown(scheme, drafts, part)
  return ids.includes(id) && ids[ids.indexOf(id) + step] !== undefined
}

/** Takes an entry one place up or down, as a change to be taken over. Before the other drafts: it names codes as the corpus has them. */
export function moveEntry(part: Part, id: string, step: -1 | 1): void {
  const { corpus } = appStore.getState()
  const { drafts } = schemeStore.getState()
  if (!corpus || corpus.readOnly || !canMove(corpus.scheme, drafts, part, id, step)) return
  const before = orderShown(corpus.scheme, drafts, part)
  const at = before.indexOf(id)
  const ids = before.toSpliced(at, 1).toSpliced(at + step, 0, id)
  const key = orderKey(part)
  const others = [...drafts].filter(([one]) => one !== key)
  const isAsWas = listOf(corpus.scheme, part).every((entry, place) => entry.id === ids[place])
  schemeStore.setState({
    drafts: new Map([...(isAsWas ? [] : [[key, { do: 'order', part, ids }] as const]), ...others]),
  })
}
