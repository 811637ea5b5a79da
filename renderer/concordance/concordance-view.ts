import type { ContextColumn, NameColumn, NamesShown, Subject } from '../../shared/model/concordance.ts'
import { allNames, firstOrder } from '../../shared/model/concordance-rows.ts'
import { appStore } from '../state/app.ts'
import { remember } from '../state/remember.ts'

/** How she left the screen: what the list shows, whose mentions are gone through and in what order. */
export type ConcordanceView = {
  readonly shown: NamesShown
  readonly labels: readonly string[]
  readonly namesBy: { readonly column: NameColumn; readonly descending: boolean }
  readonly by: { readonly column: ContextColumn; readonly descending: boolean }
  readonly subject: Subject | null
}

export const firstView: ConcordanceView = {
  shown: allNames.shown,
  labels: [],
  namesBy: allNames.sort,
  by: firstOrder,
  subject: null,
}

const oneOf = <Value extends string>(values: readonly Value[], value: unknown, otherwise: Value): Value =>
  values.find(candidate => candidate === value) ?? otherwise

export const nameColumns: readonly NameColumn[] = ['name', 'mentions', 'articles', 'label']
export const contextColumns: readonly ContextColumn[] = ['before', 'words', 'after', 'article', 'label']
export const namesShown: readonly NamesShown[] = ['all', 'entities', 'unlinked']

type Loose = Readonly<Record<string, unknown>>
const loose = (value: unknown): Loose => (typeof value === 'object' && value !== null ? { ...value } : {})

/** What settings hold, as far as it is known here; the rest as at first. */
export function readView(saved: unknown): ConcordanceView {
  const { shown, labels, namesBy, by, subject } = loose(saved)
  return {
    shown: oneOf(namesShown, shown, firstView.shown),
    labels: Array.isArray(labels) ? labels.filter(label => typeof label === 'string') : [],
    namesBy: {
      column: oneOf(nameColumns, loose(namesBy).column, firstView.namesBy.column),
      descending: loose(namesBy).descending !== false,
    },
    by: {
      column: oneOf(contextColumns, loose(by).column, firstView.by.column),
      descending: loose(by).descending === true,
    },
    subject: readSubject(loose(subject)),
  }
}

function readSubject({ kind, key, id, label }: Loose): Subject | null {
  if (kind === 'form' && typeof key === 'string') return { kind, key }
  if (kind === 'entity' && typeof id === 'string') return { kind, id }
  if (kind === 'label' && typeof label === 'string') return { kind, label }
  return kind === 'all' ? { kind } : null
}

let remembered = ''

/** Has the view written where it has changed. */
export function rememberView(view: ConcordanceView): void {
  const key = JSON.stringify(view)
  if (key === remembered) return
  remembered = key
  const { views } = appStore.getState().settings
  void remember({ views: { ...views, concordance: view } })
}
