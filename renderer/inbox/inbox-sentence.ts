import type { BorderCode } from '../../shared/inbox/borders.ts'
import type { InboxItem } from '../../shared/model/inbox.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import { assertNever } from '../../shared/result.ts'
import { sayViolation } from '../../shared/strings/violations.ts'
import type { Language, useText } from '../strings/text.ts'

type Words = { readonly t: ReturnType<typeof useText>; readonly language: Language; readonly scheme: Scheme }

const nameOf = (scheme: Scheme, id: string, language: Language): string =>
  scheme.labels.find(label => label.id === id)?.name[language] ?? id

const isBorder = (code: string): code is BorderCode =>
  ['sign', 'half-quote', 'inside-start', 'inside-end', 'clitic', 'lines', 'long'].includes(code)

/** What is odd about an item, in a sentence. */
export function inboxSentence(item: InboxItem, { t, language, scheme }: Words): string {
  const { kind, code, what, label, elsewhere } = item
  const places = t('concordance.mentions', { count: elsewhere?.count ?? 0 })
  switch (kind) {
    case 'unmarked':
      return t('inbox.says.unmarked', { label: nameOf(scheme, label ?? '', language), places })
    case 'labels':
      return t('inbox.says.labels', {
        label: nameOf(scheme, label ?? '', language),
        other: nameOf(scheme, elsewhere?.label ?? '', language),
        places,
      })
    case 'frame':
      return code === 'no-trigger' ? t('inbox.says.noTrigger') : sayViolation({ code, what }, scheme, language)
    case 'border':
      return isBorder(code) ? t(`inbox.borders.${code}`) : code
    default:
      return assertNever(kind)
  }
}

/** What the key of yes does about it. */
export function fixSentence({ fix }: InboxItem, { t, language, scheme }: Words): string {
  switch (fix?.do) {
    case undefined:
      return t('inbox.fixes.open')
    case 'mark':
      return t('inbox.fixes.mark', { label: nameOf(scheme, fix.label, language) })
    case 'relabel':
      return t('inbox.fixes.relabel', { label: nameOf(scheme, fix.label, language) })
    case 'move':
      return t('inbox.fixes.move')
    default:
      return assertNever(fix)
  }
}
