import { createContext, useContext } from 'react'
import type { Agreement, Filler } from '../../../shared/model/records.ts'
import type { Language } from '../../strings/text.ts'
import type { OpenArticle } from '../open-article.ts'
import type { FrameDeeds } from './frame-deeds.ts'

/** A filler whose menu is open, and what it stands at. */
export type FillerMenuAt = {
  readonly agreement: Agreement
  readonly at: number
  readonly page: FillerMenuPage
  readonly anchor: HTMLElement
}
export type FillerMenuPage = 'acts' | 'role' | 'of' | 'title'

/** What every part of the pane works with. */
export type PaneContext = {
  readonly article: OpenArticle
  readonly deeds: FrameDeeds
  readonly language: Language
  /** Gold is looked at, not written. */
  readonly readOnly: boolean
  /** Of the agreements and what fills them: records change in place. */
  readonly version: number
  readonly openMenu: (menu: FillerMenuAt) => void
  /** Leads to a filler in the text. */
  readonly show: (filler: Filler, enter: boolean) => void
}

const context = createContext<PaneContext | null>(null)
export const PaneProvider = context.Provider

export function usePane(): PaneContext {
  const pane = useContext(context)
  if (!pane) throw new Error('stands outside the agreements pane')
  return pane
}
