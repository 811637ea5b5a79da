import type { AttributeValue } from '../../../shared/edit/attributes.ts'
import type { AttributeType } from '../../../shared/model/scheme.ts'
import type { Language, useText } from '../../strings/text.ts'

type Text = ReturnType<typeof useText>

/** An attribute that was set, or taken away (null), before it is put in words. `type`: undefined where the scheme does not know it. */
export type AttributeSaid = {
  readonly attribute: string
  readonly type: AttributeType | undefined
  readonly value: AttributeValue | null
}

/** A value in the interface's words; what the scheme does not know as it stands. */
export function wordsOfValue(type: AttributeType | undefined, value: AttributeValue, t: Text, lang: Language): string {
  if (typeof value === 'boolean') return t(value ? 'attributes.yes' : 'attributes.no')
  const known = type?.kind === 'choice' ? type.values.find(({ id }) => id === value) : undefined
  return known?.name[lang] ?? String(value)
}

/** What the live region says of it. */
export function announceAttribute({ attribute, type, value }: AttributeSaid, t: Text, language: Language): string {
  const name = type?.name[language] ?? attribute
  return value === null
    ? t('attributes.cleared', { name })
    : t('attributes.set', { name, value: wordsOfValue(type, value, t, language) })
}
