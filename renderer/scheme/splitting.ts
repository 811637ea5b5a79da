import type { Label, Scheme } from '../../shared/model/scheme.ts'
import type { SplitGroup } from '../../shared/model/split-group.ts'
import { appStore } from '../state/app.ts'
import { remember } from '../state/remember.ts'
import { sendActs } from '../state/send-acts.ts'
import { t } from '../strings/text.ts'
import { takeOver } from './save-scheme.ts'
import { type SplitUnderWay, schemeStore } from './scheme-session.ts'

/** What the settings keep under this screen's name: a split by corpus folder. */
type Kept = { readonly splits?: Readonly<Record<string, SplitUnderWay | null>> }

const isSplit = (value: unknown): value is SplitUnderWay =>
  typeof value === 'object' &&
  value !== null &&
  'label' in value &&
  typeof value.label === 'string' &&
  'into' in value &&
  Array.isArray(value.into) &&
  value.into.every(id => typeof id === 'string')

const keptViews = (): Kept => {
  const held = appStore.getState().settings.views.scheme
  // What the settings hold of a screen is the screen's own; each entry is looked at before it is believed.
  return typeof held === 'object' && held !== null ? (held as Kept) : {}
}

/** The split that was begun in this corpus and not ended; null where a label of it is no more. */
export function splitBegun(scheme: Scheme): SplitUnderWay | null {
  const path = appStore.getState().corpus?.path
  const kept = path === undefined ? null : keptViews().splits?.[path]
  const isThere = (id: string): boolean => scheme.labels.some(label => label.id === id)
  return isSplit(kept) && isThere(kept.label) && kept.into.every(isThere) ? kept : null
}

function keep(split: SplitUnderWay | null): void {
  const { corpus, settings } = appStore.getState()
  if (!corpus) return
  const splits = { ...keptViews().splits, [corpus.path]: split }
  void remember({ views: { ...settings.views, scheme: { ...keptViews(), splits } } })
}

/** Puts the heirs beside the label, as one change of the scheme, and begins to share its marks out. */
export async function beginSplit(label: Label, into: readonly Label[]): Promise<void> {
  if (!(await takeOver([{ do: 'split', label: label.id, into }]))) return
  const split = { label: label.id, into: into.map(({ id }) => id) }
  keep(split)
  schemeStore.setState({ splitting: split })
}

/** Gives a group's marks another label: one deed, one undo. Finished articles come back for review. */
export async function giveGroup({ targets, words }: SplitGroup, from: string, to: Label, name: string): Promise<void> {
  const acts = targets.map(({ document, ids }) => ({
    document,
    act: { do: 'changeEntities', ids, was: { label: from }, change: { label: to.id } } as const,
  }))
  const done = await sendActs('relabelEntity', acts, { review: true })
  if (done) schemeStore.setState({ said: t('scheme.split.given', { words, name }) })
}

/** The split is over, or given up: nothing of it is remembered. */
export function endSplit(): void {
  keep(null)
  schemeStore.setState({ splitting: null })
}
