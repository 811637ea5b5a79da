import type { FindingCode } from '../edit/constraints.ts'
import type { Violation } from '../model/ledger.ts'
import type { Scheme } from '../model/scheme.ts'

/** Findings about an agreement, and what only the ledger finds. */
export type ViolationCode =
  | Exclude<
      FindingCode,
      | 'label-unknown'
      | 'label-off'
      | 'relation-unknown'
      | 'relation-end'
      | 'category-unknown'
      | 'no-trigger'
      | 'crossing'
      | 'nested'
    >
  | 'off-weekday'

type Words = {
  /** For the facet: what kind of thing it is. */
  readonly name: string
  /** What it is about by name, and a label where there is one. */
  readonly say: (what: string, label: string) => string
}
type Sentences = { readonly [Code in ViolationCode]: Words }

const en: Sentences = {
  'type-unknown': {
    name: 'Unknown type',
    say: what => `The scheme has no agreement type ${what}. Choose another type.`,
  },
  'status-unknown': { name: 'Unknown status', say: what => `The scheme has no status ${what}. Choose another one.` },
  'attribute-unknown': {
    name: 'Unknown attribute',
    say: what => `The scheme does not know the attribute ${what}. Choose a value that it has.`,
  },
  'role-unknown': { name: 'Unknown role', say: what => `${what} is no role of this type of agreement.` },
  'role-label': { name: 'Unfit label', say: (what, label) => `${what} may not be filled by ${label}.` },
  'role-span': { name: 'Bare words', say: what => `${what} wants a marked mention, not bare words.` },
  'role-few': { name: 'Too few', say: what => `${what}: fewer than an agreement needs.` },
  'role-many': { name: 'Too many', say: what => `${what}: more than there can be.` },
  'missing-record': {
    name: 'Mention gone',
    say: () => 'A mention that filled a role is gone. Fill the role anew or empty it.',
  },
  'fills-itself': { name: 'Fills itself', say: what => `${what} is filled by itself. Empty that role.` },
  'person-side': { name: 'Side unknown', say: what => `${what}: for which party? Say whose side it is.` },
  'title-person': { name: 'Title of nobody', say: what => `${what}: whose is it? Say whose title it is.` },
  'off-weekday': { name: 'Weekday', say: what => `${what}: the day of the week does not fit the date.` },
}

const ar: Sentences = {
  'type-unknown': { name: 'نوع مجهول', say: what => `ليس في المخطط نوع اتفاق باسم ${what}. اختر نوعًا آخر.` },
  'status-unknown': { name: 'حالة مجهولة', say: what => `ليس في المخطط حالة باسم ${what}. اختر حالة أخرى.` },
  'attribute-unknown': {
    name: 'سمة مجهولة',
    say: what => `ليس في المخطط سمة بهذه القيمة: ${what}. اختر قيمة منه.`,
  },
  'role-unknown': { name: 'دور مجهول', say: what => `«${what}» ليس من أدوار هذا النوع من الاتفاقات.` },
  'role-label': { name: 'صنف غير مناسب', say: (what, label) => `دور «${what}» لا يملؤه صنف «${label}».` },
  'role-span': { name: 'كلمات غير موسومة', say: what => `دور «${what}» يحتاج موضعًا موسومًا، لا كلمات مجرّدة.` },
  'role-few': { name: 'عدد ناقص', say: what => `«${what}»: أقلّ مما يلزم الاتفاق.` },
  'role-many': { name: 'عدد زائد', say: what => `«${what}»: أكثر من المسموح.` },
  'missing-record': { name: 'موضع محذوف', say: () => 'حُذف موضع كان يملأ دورًا. املأ الدور من جديد أو أفرغه.' },
  'fills-itself': { name: 'يملأ نفسه', say: what => `«${what}» يملأ نفسه بنفسه. أفرغ هذا الدور.` },
  'person-side': { name: 'بلا طرف', say: what => `«${what}»: عن أي طرف؟ عيّن الطرف الذي يمثّله.` },
  'title-person': { name: 'صفة بلا صاحب', say: what => `«${what}»: صفة من؟ عيّن صاحبها.` },
  'off-weekday': { name: 'يوم الأسبوع', say: what => `«${what}»: يوم الأسبوع لا يوافق التاريخ.` },
}

const sentences: Readonly<Record<'ar' | 'en', Sentences>> = { ar, en }

const isKnown = (code: string): code is ViolationCode => Object.hasOwn(en, code)

/** A kind of violation in a word or two; a code of a later program as it stands. */
export const violationName = (code: string, language: 'ar' | 'en'): string =>
  isKnown(code) ? sentences[language][code].name : code

/** A violation in a sentence, with the names of the scheme. */
export function sayViolation({ code, what }: Violation, scheme: Scheme, language: 'ar' | 'en'): string {
  if (!isKnown(code)) return `${code} ${what}`
  const [first = what, second = ''] = code === 'role-label' ? what.split(' ') : [what]
  const role = scheme.roleTypes.find(({ id }) => id === first)?.name[language]
  const label = scheme.labels.find(({ id }) => id === second)?.name[language]
  return sentences[language][code].say(role ?? first, label ?? second)
}
