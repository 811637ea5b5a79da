import { createStore } from 'zustand/vanilla'
import { type Part, parts, type SchemeProblem } from '../../shared/edit/check-scheme.ts'
import type { Entries, SchemeEdit } from '../../shared/edit/scheme-edit.ts'
import { listOf } from '../../shared/edit/scheme-lists.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import type { SchemeUsage } from '../../shared/model/scheme-usage.ts'

/** What stands in the side: the lists, and what belongs to the whole scheme. */
export const rooms = [...parts, 'rules', 'guidelines'] as const
export type Room = (typeof rooms)[number]

/** What is asked over the screen. */
export type SchemeQuestion =
  | { readonly ask: 'delete'; readonly part: Part; readonly id: string }
  | { readonly ask: 'deleteValue'; readonly category: string; readonly value: string }
  | { readonly ask: 'split'; readonly label: string }
  | { readonly ask: 'endSplit'; readonly label: string }
  | { readonly ask: 'import'; readonly scheme: Scheme; readonly problems: readonly SchemeProblem[] }

/** A label that is being split: what is left to give away is asked when it is taken up again. */
export type SplitUnderWay = { readonly label: string; readonly into: readonly string[] }

export type SchemeSession = {
  readonly room: Room
  /** Chosen entry by list; null: a new one is being written. */
  readonly chosen: Readonly<Partial<Record<Part, string | null>>>
  /** Changes she has written and not taken over, by `draftKey`. */
  readonly drafts: ReadonlyMap<string, SchemeEdit>
  /** Null before it has been counted. */
  readonly usage: SchemeUsage | null
  readonly question: SchemeQuestion | null
  readonly splitting: SplitUnderWay | null
  readonly isBusy: boolean
  /** What was done last, for readers of the screen. */
  readonly said: string
}

const nothing: SchemeSession = {
  room: 'labels',
  chosen: {},
  drafts: new Map(),
  usage: null,
  question: null,
  splitting: null,
  isBusy: false,
  said: '',
}

export const schemeStore = createStore<SchemeSession>(() => nothing)

/** Another corpus: nothing of the one before is meant. */
export const forgetScheme = (): void => schemeStore.setState(nothing, true)

/** Id null: the new entry of a list, one at a time. */
export const draftKey = (part: Part | 'policy' | 'name', id: string | null): string => `${part} ${id ?? '+'}`

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

function setDraft(key: string, edit: SchemeEdit | null): void {
  const drafts = new Map(schemeStore.getState().drafts)
  if (edit) drafts.set(key, edit)
  else drafts.delete(key)
  schemeStore.setState({ drafts })
}

/** Takes down how an entry is to be; what is as it was is no draft. */
export function draftEntry<P extends Part>(scheme: Scheme, part: P, id: string | null, to: Entries[P]): void {
  const before = id === null ? null : listOf(scheme, part).find(entry => entry.id === id)
  // The part and its entry belong together by the signature; the union of edits cannot see it.
  const edit = (id === null ? { do: 'add', part, entry: to } : { do: 'change', part, id, to }) as SchemeEdit
  setDraft(draftKey(part, id), before && same(before, to) ? null : edit)
}

export const draftPolicy = (scheme: Scheme, policy: Scheme['policy']): void =>
  setDraft(draftKey('policy', ''), same(scheme.policy, policy) ? null : { do: 'policy', policy })

export const draftName = (scheme: Scheme, name: Scheme['name']): void =>
  setDraft(draftKey('name', ''), same(scheme.name, name) ? null : { do: 'name', name })

/** An entry as she has written it so far. */
export function entryShown<P extends Part>(
  scheme: Scheme,
  drafts: SchemeSession['drafts'],
  part: P,
  id: string | null,
): Entries[P] | undefined {
  const edit = drafts.get(draftKey(part, id))
  if (edit?.do === 'add' && edit.part === part) return edit.entry as Entries[P]
  if (edit?.do === 'change' && edit.part === part) return edit.to as Entries[P]
  return listOf(scheme, part).find(entry => entry.id === id)
}

export const isRoomOfEntries = (room: Room): room is Part => room !== 'rules' && room !== 'guidelines'
