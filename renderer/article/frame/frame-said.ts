import { agreementOf } from '../../../shared/edit/agreements/change-agreement.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import type { Agreement } from '../../../shared/model/records.ts'
import type { Scheme } from '../../../shared/model/scheme.ts'
import { surfaceOf } from '../../../shared/model/surface.ts'
import { assertNever } from '../../../shared/result.ts'
import type { Language, useText } from '../../strings/text.ts'
import type { ArticleState } from '../article-state.ts'
import { announceAttribute } from '../attributes/attribute-words.ts'
import type { FrameSaid, Offered } from './frame-state.ts'

type Text = ReturnType<typeof useText>
type Spoken = {
  readonly scheme: Scheme
  readonly language: Language
  /** Those of the article shown; without them an agreement is named by nothing. */
  readonly records?: ArticleState['records']
  readonly document?: ArticleState['document']
}

/** UTF-16 units read out of a long filler. */
const spokenLength = 80
const brief = (words: string): string =>
  words.length <= spokenLength ? words : `${words.slice(0, spokenLength / 2)} … ${words.slice(-spokenLength / 2)}`

/** What happened to an agreement, in the interface's words. */
export function announceFrame(said: FrameSaid, t: Text, spoken: Spoken): string {
  const { scheme, language, records, document } = spoken
  const comma = language === 'ar' ? '، ' : ', '
  const list = (words: readonly string[]): string => words.map(brief).join(comma)
  const nameIn = (ids: readonly { readonly id: string; readonly name: Scheme['name'] }[], id: unknown): string =>
    ids.find(one => one.id === id)?.name[language] ?? String(id)
  const roleName = (role: string): string => nameIn(scheme.roleTypes, role)
  const record = (id: RecordId): Agreement | undefined => records && agreementOf(records, id)
  const typeName = (id: RecordId): string => nameIn(scheme.agreementTypes, record(id)?.type ?? '')
  const withNext = (words: string, next: Offered | null): string =>
    next === null
      ? words
      : t('frames.said.next', {
          said: /[.!؟]$/u.test(words) ? words : `${words}.`,
          role: roleName(next.role),
          words: list(next.words),
        })
  switch (said.what) {
    case 'made':
    case 'opened':
      return withNext(t(`frames.said.${said.what}`, { type: typeName(said.id) }), said.next)
    case 'closed':
    case 'choosesType':
    case 'duplicated':
    case 'merged':
    case 'split':
    case 'deleted':
      return t(`frames.said.${said.what}`)
    case 'changed':
      return changed(said.field, record(said.id))
    case 'attribute':
      return announceAttribute(said, t, language)
    case 'filled':
      return withNext(filled(said), said.next)
    case 'emptied':
      return withNext(t('frames.said.emptied', { role: roleName(said.role), words: list(said.words) }), said.next)
    case 'side':
      return said.party === null
        ? t('frames.said.noSide', { person: said.person })
        : t('frames.said.side', { person: said.person, party: brief(said.party) })
    case 'candidate':
      return t('frames.said.candidate', {
        role: roleName(said.role),
        words: list(said.words),
        at: said.at,
        of: said.of,
      })
    case 'noCandidate':
      return said.role === null ? t('frames.said.noMore') : t('frames.said.noCandidate', { role: roleName(said.role) })
    default:
      return assertNever(said)
  }

  function changed(field: Extract<FrameSaid, { what: 'changed' }>['field'], now: Agreement | undefined): string {
    const trigger = now?.trigger && document ? brief(surfaceOf(document.text, now.trigger)) : ''
    switch (field) {
      case 'type':
        return t('frames.said.changed.type', { value: nameIn(scheme.agreementTypes, now?.type ?? '') })
      case 'status': {
        const status = now?.attributes.status
        return status === undefined
          ? t('frames.said.changed.noStatus')
          : t('frames.said.changed.status', { value: nameIn(scheme.agreementStatuses, status) })
      }
      case 'trigger':
        return now?.trigger ? t('frames.said.changed.trigger', { value: trigger }) : t('frames.said.changed.noTrigger')
      case 'doubt':
        return t(now?.doubt ? 'frames.said.changed.doubt' : 'frames.said.changed.doubtless', { value: trigger })
      case 'mentions':
        return t('frames.said.changed.mentions', { count: now?.mentions.length ?? 0 })
      case 'note':
      case 'other':
        return t(`frames.said.changed.${field}`)
      default:
        return assertNever(field)
    }
  }

  function filled({ role, words, how, of, title }: Extract<FrameSaid, { what: 'filled' }>): string {
    const told = { role: roleName(role), words: list(words) }
    const plain =
      how === 'list'
        ? t('frames.said.filledList', { ...told, count: words.length })
        : t(how === 'marked' ? 'frames.said.filledMarked' : 'frames.said.filled', told)
    const titled = title === null ? plain : t('frames.said.titled', { filled: plain, title: brief(title) })
    return of === null ? titled : t('frames.said.for', { filled: titled, of: brief(of) })
  }
}
