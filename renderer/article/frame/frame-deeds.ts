import { type Filled, isFilledBy } from '../../../shared/edit/agreements/agreement-of.ts'
import { withTies } from '../../../shared/edit/agreements/person-ties.ts'
import type { Candidate } from '../../../shared/edit/agreements/role-candidates.ts'
import { isTitleRole } from '../../../shared/edit/agreements/role-types.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import type { Agreement, Filler, Role, Span } from '../../../shared/model/records.ts'
import type { OpenArticle } from '../open-article.ts'
import { agreementsOf } from './frame-hue.ts'
import { lightOf, openIn } from './frame-light.ts'
import { spansOf } from './frame-pieces.ts'
import type { AgreementEdit } from './frame-state.ts'
import { knowledgeAt } from './knowledge-at.ts'

/** What the pane does with agreements, by the article's own commands: each is one undo, and said. */
export function createFrameDeeds(article: OpenArticle) {
  const { store, run } = article
  const light = lightOf(article)

  const edit = (id: RecordId, wanted: AgreementEdit): void => run({ do: 'agreement', id, edit: wanted })

  /** The same, and opens the agreement that it makes. */
  function making(act: () => void): void {
    const ids = (): readonly RecordId[] => agreementsOf(store.getState().others).map(({ id }) => id)
    const before = new Set(ids())
    act()
    const made = ids().find(id => !before.has(id))
    if (made) openIn(light, made)
  }

  /** What is selected in the text: a mention, or words; null where nothing is. */
  function chosen(): readonly Span[] | null {
    const { selected, fresh, selection, index } = store.getState()
    const mention = [selected, fresh].flatMap(id => (id === null ? [] : (index.get(id) ?? [])))[0]
    return mention?.spans ?? (selection ? [selection] : null)
  }

  function rolesFor(id: RecordId, role: string, filler: Filler): readonly Role[] {
    const knowledge = knowledgeAt(store.getState(), id, article.isAttested)
    const entity = 'entity' in filler ? store.getState().index.get(filler.entity) : undefined
    return knowledge && entity ? withTies(knowledge, role, entity) : [{ role, filler }]
  }

  return {
    edit,
    chosen,
    /** From what is selected, or without words. */
    create: (): void =>
      making(() => {
        if (store.getState().frame) run({ do: 'openFrame', id: null })
        run({ do: store.getState().selection ? 'frame' : 'frameWithout' })
      }),
    /** With what she points at in the text, as the role's key does. */
    fillHere: (id: RecordId, role: string): void => run({ do: 'role', roles: [role], in: id }),
    /** With one filler: a person brings its title and its side. */
    fill(id: RecordId, role: string, filler: Filler): void {
      edit(id, { edit: 'fill', roles: rolesFor(id, role, filler) })
    },
    /** What is offered, with what belongs to it. */
    take(id: RecordId, { role, fillers }: Candidate): void {
      edit(id, { edit: 'fill', roles: fillers.flatMap(filler => rolesFor(id, role, filler)) })
    },
    /** A person with its titles. */
    takeOut({ id, roles }: Agreement, filled: Filled): void {
      const { scheme } = store.getState()
      const titles = scheme.roleTypes.filter(isTitleRole).map(type => type.id)
      const theirs = roles.filter(({ role, of }) => of !== undefined && titles.includes(role) && isFilledBy(filled, of))
      edit(id, { edit: 'empty', fillers: [filled, ...theirs] })
    },
    addPlace(id: RecordId, spans: readonly Span[]): void {
      const mentions = agreementsOf(store.getState().others).find(one => one.id === id)?.mentions ?? []
      edit(id, { edit: 'change', change: { mentions: [...mentions, spans] } })
    },
    setTrigger(id: RecordId, filler: Filler): void {
      const trigger = spansOf(filler, store.getState().index)
      if (trigger) edit(id, { edit: 'change', change: { trigger } })
    },
    duplicate: (id: RecordId): void => making(() => edit(id, { edit: 'duplicate' })),
    split: (id: RecordId, fillers: readonly Role[]): void => making(() => edit(id, { edit: 'split', fillers })),
  }
}

export type FrameDeeds = ReturnType<typeof createFrameDeeds>
