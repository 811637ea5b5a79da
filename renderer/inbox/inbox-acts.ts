import type { Act } from '../../shared/edit/act.ts'
import type { CommandName } from '../../shared/edit/commit.ts'
import type { DocumentAct } from '../../shared/edit/corpus-deed.ts'
import type { InboxItem } from '../../shared/model/inbox.ts'
import { toRecordId } from '../../shared/model/make-id.ts'
import type { Stamp } from '../../shared/model/records.ts'
import { assertNever } from '../../shared/result.ts'
import { appStore } from '../state/app.ts'
import { openDocument } from '../state/navigate.ts'
import { sendActs } from '../state/send-acts.ts'
import { dropItems, gatherInbox, setCurrentItem } from './inbox-store.ts'

const newId = () => toRecordId(crypto.getRandomValues(new Uint8Array(10)))

/** What is new is stamped where it is written. */
function made(): { readonly id: ReturnType<typeof newId>; readonly source: 'person'; readonly stamp: Stamp } {
  const { corpus } = appStore.getState()
  if (!corpus) throw new Error('an inbox is of a corpus')
  return { id: newId(), source: 'person', stamp: [0, corpus.device] }
}

function actOf({ fix, record, label: carried, span: held }: InboxItem): Act | null {
  if (fix === null) return null
  const ids = record === null ? [] : [record]
  const was = carried === null ? {} : { label: carried }
  switch (fix.do) {
    case 'mark': {
      const { label, span, normal } = fix
      const blank = { attributes: {}, note: '', doubt: false }
      const named = normal === undefined ? {} : { normal }
      return { do: 'add', records: [{ kind: 'entity', ...made(), label, spans: [span], ...named, ...blank }] }
    }
    case 'relabel':
      return { do: 'changeEntities', ids, was, change: { label: fix.label } }
    case 'move':
      return { do: 'changeEntities', ids, was: { ...was, spans: [held] }, change: { spans: [fix.span] } }
    default:
      return assertNever(fix)
  }
}

const deedOf = ({ fix }: InboxItem): CommandName =>
  fix?.do === 'relabel' ? 'relabelEntity' : fix?.do === 'move' ? 'moveEdge' : 'createEntity'

/** Does what the items propose, all of them alike, as one deed with one undo. */
export async function fixItems(items: readonly InboxItem[]): Promise<void> {
  const [first] = items
  if (!first) return
  const acts = items.flatMap((item): readonly DocumentAct[] => {
    const act = actOf(item)
    return act ? [{ document: item.document, act }] : []
  })
  await settle(items, deedOf(first), acts)
}

/** They leave at once, so that the next key means the next of them; where nothing was written they are gathered again. */
async function settle(items: readonly InboxItem[], name: CommandName, acts: readonly DocumentAct[]): Promise<void> {
  dropItems(new Set(items.map(({ id }) => id)))
  if ((await sendActs(name, acts)) === null) await gatherInbox()
}

/** They are fine as they are, and stay so: remembered with each article, and taken back like any deed. */
export async function settleItems(items: readonly InboxItem[]): Promise<void> {
  const acts = items.map(
    ({ document, subject }): DocumentAct => ({
      document,
      act: { do: 'add', records: [{ kind: 'dismissal', ...made(), of: 'inbox', subject }] },
    }),
  )
  await settle(items, 'dismiss', acts)
}

/** Opens the article at the place: the mention, the agreement opened, or the words selected. The inbox stays and is returned to. */
export async function openItem({ id, kind, document, record, span }: InboxItem): Promise<void> {
  setCurrentItem(id)
  await openDocument(document)
  const { article } = appStore.getState()
  if (article?.store.getState().document.id !== document) return
  if (kind === 'frame' && record !== null) article.run({ do: 'openFrame', id: record })
  else if (record === null) article.run({ do: 'selectText', span, exact: true })
  else article.run({ do: 'select', id: record })
}
