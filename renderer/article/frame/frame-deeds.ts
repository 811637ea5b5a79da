import type { AgreementChange } from '../../../shared/edit/agreements/agreement-change.ts'
import type { Filled } from '../../../shared/edit/agreements/agreement-of.ts'
import { changeAgreement } from '../../../shared/edit/agreements/change-agreement.ts'
import { createAgreement } from '../../../shared/edit/agreements/create-agreement.ts'
import { emptyRole, fillRole, setOf } from '../../../shared/edit/agreements/fill-role.ts'
import { type Edit, inTurn } from '../../../shared/edit/agreements/in-turn.ts'
import { type FillerPlace, moveFiller } from '../../../shared/edit/agreements/move-filler.ts'
import {
  duplicateAgreement,
  mergeAgreements,
  splitAgreement,
} from '../../../shared/edit/agreements/reshape-agreements.ts'
import type { CommandName } from '../../../shared/edit/commit.ts'
import { createEntity } from '../../../shared/edit/create-entity.ts'
import { deleteRecords } from '../../../shared/edit/delete-records.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import { toRecordId } from '../../../shared/model/make-id.ts'
import type { Agreement, Filler, Role, Span } from '../../../shared/model/records.ts'
import { surfaceOf } from '../../../shared/model/surface.ts'
import { appStore } from '../../state/app.ts'
import { t } from '../../strings/text.ts'
import { shorten } from '../mention-facts.ts'
import type { OpenArticle } from '../open-article.ts'
import { isAgreement } from './frame-hue.ts'
import { lightOf, openIn } from './frame-light.ts'
import { titleRoleOf } from './role-lines.ts'

/** UTF-16 units of words that are read out. */
const spoken = 60

/** What the pane does with agreements: each one commit, one undo, and said. */
export function createFrameDeeds(article: OpenArticle) {
  const { store } = article
  const light = lightOf(article)
  const newId = (): RecordId => toRecordId(crypto.getRandomValues(new Uint8Array(10)))
  const say = (said: string): void =>
    light.setState(({ said: before }) => ({ said: { words: said, count: before.count + 1 } }))

  function edit(name: CommandName, command: Edit, said: string): boolean {
    const done = article.commit(name, command) !== null
    say(done ? said : t('framePane.said.refused'))
    return done
  }

  const frame = (id: RecordId): Agreement | null => {
    const record = store.getState().records.get(id)
    return record && isAgreement(record) ? record : null
  }

  const roleName = (id: string): string => {
    const { language } = appStore.getState().settings
    return store.getState().scheme.roleTypes.find(type => type.id === id)?.name[language] ?? id
  }

  function words(filler: Filler): string {
    const { index, document } = store.getState()
    const spans = 'entity' in filler ? index.get(filler.entity)?.spans : filler.spans
    return spans ? shorten(surfaceOf(document.text, spans), spoken) : t('framePane.gone')
  }

  /** What is selected in the text: a mention, or words; null where nothing is. */
  function chosen(): Filler | null {
    const { selected, fresh, selection, index } = store.getState()
    const mention = [selected, fresh].find(id => id !== null && index.get(id))
    if (mention) return { entity: mention }
    return selection ? { spans: [selection] } : null
  }

  const spansOf = (filler: Filler): readonly Span[] | null =>
    'entity' in filler ? (store.getState().index.get(filler.entity)?.spans ?? null) : filler.spans

  /** The same of what is selected; says so where nothing is. */
  function withChosen(act: (filler: Filler) => void): void {
    const filler = chosen()
    if (filler) act(filler)
    else say(t('framePane.said.nothing'))
  }

  const titles = (role: string): string | null => titleRoleOf(store.getState().scheme, role)?.id ?? null

  function fill(id: RecordId, roles: readonly Role[]): void {
    const [first] = roles
    if (!first) return
    const said = t('framePane.said.filled', { words: words(first.filler), role: roleName(first.role) })
    edit('fillRole', context => fillRole(context, id, roles), said)
  }

  return {
    chosen,
    withChosen,
    create(): void {
      const { scheme, layer } = store.getState()
      const type = scheme.agreementTypes[0]
      if (!type || layer === 'gold') return
      const filler = chosen()
      const trigger = filler && spansOf(filler)
      const id = newId()
      const made = { id, type: type.id, ...(trigger ? { trigger } : {}) }
      const { language } = appStore.getState().settings
      const said = t('framePane.said.created', { type: type.name[language] })
      if (edit('createAgreement', context => createAgreement(context, made), said)) openIn(light, id)
    },
    fill,
    move(id: RecordId, at: number, to: FillerPlace): void {
      const role = frame(id)?.roles[at]
      if (!role) return
      const said = t('framePane.said.moved', { words: words(role.filler), role: roleName(to.role) })
      edit('fillRole', context => moveFiller(context, id, at, to, titles), said)
    },
    takeOut(id: RecordId, filled: readonly Filled[]): void {
      const [first] = filled
      if (!first) return
      const said = t('framePane.said.emptied', { words: words(first.filler), role: roleName(first.role) })
      edit('emptyRole', context => emptyRole(context, id, filled), said)
    },
    setOf(id: RecordId, filled: Filled, of: RecordId | null): void {
      const name = of === null ? '' : words({ entity: of })
      const said =
        of === null
          ? t('framePane.said.unsided', { words: words(filled.filler) })
          : t('framePane.said.sided', { words: words(filled.filler), name })
      edit('setOf', context => setOf(context, id, filled, of), said)
    },
    change(id: RecordId, change: AgreementChange): void {
      edit('changeAgreement', context => changeAgreement(context, id, change), t('framePane.said.changed'))
    },
    addPlace(id: RecordId, filler: Filler): void {
      const spans = spansOf(filler)
      const mentions = frame(id)?.mentions ?? []
      if (!spans) return
      const change = { mentions: [...mentions, spans] }
      edit('changeAgreement', context => changeAgreement(context, id, change), t('framePane.said.changed'))
    },
    setTrigger(id: RecordId, filler: Filler): void {
      const trigger = spansOf(filler)
      if (trigger)
        edit('changeAgreement', context => changeAgreement(context, id, { trigger }), t('framePane.said.changed'))
    },
    duplicate(id: RecordId): void {
      const copy = newId()
      if (edit('duplicateAgreement', context => duplicateAgreement(context, id, copy), t('framePane.said.duplicated')))
        openIn(light, copy)
    },
    merge(ids: readonly RecordId[]): void {
      if (edit('mergeAgreements', context => mergeAgreements(context, ids), t('framePane.said.merged')))
        openIn(light, ids[0] ?? null)
    },
    split(from: RecordId, fillers: readonly Filled[]): void {
      const id = newId()
      if (edit('splitAgreement', context => splitAgreement(context, from, { id, fillers }), t('framePane.said.split')))
        openIn(light, id)
    },
    remove(id: RecordId): void {
      edit('deleteRecords', context => deleteRecords(context, [id]), t('framePane.said.removed'))
    },
    /** Marks the bare words of a filler, so that a mention fills the role. */
    markFiller(id: RecordId, filled: Filled, label: string): void {
      const { filler, role } = filled
      if ('entity' in filler) return
      const entity = newId()
      edit(
        'fillRole',
        inTurn(
          context => createEntity(context, { id: entity, label, spans: filler.spans }),
          context => emptyRole(context, id, [filled]),
          context => fillRole(context, id, [{ role, filler: { entity } }]),
        ),
        t('framePane.said.filled', { words: words(filler), role: roleName(role) }),
      )
    },
  }
}

export type FrameDeeds = ReturnType<typeof createFrameDeeds>
