import { createStore, type StoreApi } from 'zustand/vanilla'
import type { RecordId } from '../../../shared/model/ids.ts'
import type { OpenArticle } from '../open-article.ts'
import type { Piece } from './frame-pieces.ts'

/** One piece of an agreement, by its place in it. */
export type PiecePlace = Pick<Piece, 'kind' | 'at'>

/** What the pane lights in the text. */
export type FrameLight = {
  /** Agreements opened in the pane, the last one first: the first that is there stands open, since undo takes away and brings back. */
  readonly opened: readonly RecordId[]
  /** The agreement whose line is under the pointer, or holds the focus. */
  readonly hovered: RecordId | null
  /** The filler of it that is, too; null: its head is, and threads lead to all of them. */
  readonly piece: PiecePlace | null
}

const none: FrameLight = { opened: [], hovered: null, piece: null }
const lights = new WeakMap<object, StoreApi<FrameLight>>()

/** The light of an open article: pane and sheet share it, and neither knows the other. */
export function lightOf({ store }: Pick<OpenArticle, 'store'>): StoreApi<FrameLight> {
  const known = lights.get(store)
  if (known) return known
  const made = createStore<FrameLight>(() => none)
  lights.set(store, made)
  return made
}

/** Opens an agreement, or none. */
export const openIn = (light: StoreApi<FrameLight>, id: RecordId | null): void =>
  light.setState(({ opened }) => ({ opened: id === null ? [] : [id, ...opened.filter(other => other !== id)] }))

/** The agreement that stands open. */
export const shownOpen = (
  { opened }: Pick<FrameLight, 'opened'>,
  records: { readonly has: (id: RecordId) => boolean },
): RecordId | null => opened.find(id => records.has(id)) ?? null

export const samePlace = (one: PiecePlace | null, other: PiecePlace | null): boolean =>
  one === other || (one !== null && other !== null && one.kind === other.kind && one.at === other.at)
