import type { FindingCode } from '../../shared/edit/constraints.ts'

type Sentences = { readonly [Code in FindingCode]: (what: string) => string }

const en: Sentences = {
  'label-unknown': what => `The scheme has no label ${what}. Add it to the scheme or relabel the mark.`,
  'label-off': what => `The label ${what} is switched off. Switch it on in the scheme or relabel the mark.`,
  'relation-unknown': what => `The scheme has no relation ${what}. Add it to the scheme or remove the relation.`,
  'relation-end': what => `The scheme does not allow this end of the relation: ${what}. Choose another mention.`,
  'type-unknown': what => `The scheme has no agreement type ${what}. Add it to the scheme or choose another type.`,
  'role-unknown': what => `Agreements of this type have no role ${what}. Add it to the scheme or empty the role.`,
  'role-label': what => `The scheme does not let this label fill the role: ${what}. Choose another mention.`,
  'role-span': what => `The role ${what} takes marked mentions only. Mark the words first.`,
  'role-few': what => `Too few fill the role ${what}. Look in the text for the others.`,
  'role-many': what => `Too many fill the role ${what}. Keep those that belong there.`,
  'status-unknown': what => `The scheme has no status ${what}. Choose one that it has.`,
  'attribute-unknown': what => `The scheme does not know this attribute and value: ${what}. Choose one that it has.`,
  'category-unknown': what => `The scheme has no such document label: ${what}. Choose one that it has.`,
  'missing-record': what => `It points to the record ${what}, which is not in this layer. Choose another mention.`,
  'person-side': what => `A person in the role ${what} stands for no party. Say for which.`,
  'title-person': what => `A title in the role ${what} is nobody’s. Say whose it is.`,
  'fills-itself': what => `The role ${what} is filled by itself. Empty it or choose another mention.`,
  'no-trigger': what => `This ${what} has no trigger. Mark the words that name it, if there are any.`,
  nested: what =>
    `The scheme does not let these labels stand in each other: ${what}. Move a border, or change the policy.`,
  crossing: what => `Two marks share words and neither holds the other: ${what}. Move a border, or change the policy.`,
}

const ar: Sentences = {
  'label-unknown': what => `ليس في المخطط صنف باسم \u2068${what}\u2069. أضفه إلى المخطط، أو غيّر صنف الموضع.`,
  'label-off': what => `الصنف \u2068${what}\u2069 موقوف. فعّله في المخطط، أو غيّر صنف الموضع.`,
  'relation-unknown': what => `ليس في المخطط علاقة باسم \u2068${what}\u2069. أضفها إلى المخطط، أو احذف العلاقة.`,
  'relation-end': what => `لا يسمح المخطط بهذا الطرف للعلاقة: \u2068${what}\u2069. اختر موضعًا آخر.`,
  'type-unknown': what => `ليس في المخطط نوع اتفاق باسم \u2068${what}\u2069. أضفه إلى المخطط، أو اختر نوعًا آخر.`,
  'role-unknown': what => `ليس لهذا النوع من الاتفاقات دور باسم \u2068${what}\u2069. أضفه إلى المخطط، أو أفرغ الدور.`,
  'role-label': what => `لا يسمح المخطط بأن يملأ هذا الصنف الدور: \u2068${what}\u2069. اختر موضعًا آخر.`,
  'role-span': what => `الدور \u2068${what}\u2069 لا تملؤه إلا مواضع موسومة. سِم الكلمات أولًا.`,
  'role-few': what => `من يملأ الدور \u2068${what}\u2069 أقلّ من المطلوب. ابحث في النص عن البقية.`,
  'role-many': what => `من يملأ الدور \u2068${what}\u2069 أكثر من المسموح. أبقِ من يخصّه.`,
  'status-unknown': what => `ليس في المخطط حالة باسم \u2068${what}\u2069. اختر حالة منه.`,
  'attribute-unknown': what => `ليس في المخطط هذه السمة بهذه القيمة: \u2068${what}\u2069. اختر قيمة منه.`,
  'category-unknown': what => `ليس في المخطط تصنيف كهذا للمقالة: \u2068${what}\u2069. اختر تصنيفًا منه.`,
  'missing-record': what => `يشير إلى السجل \u2068${what}\u2069، وليس في هذه الطبقة. اختر موضعًا آخر.`,
  'person-side': what => `شخص في الدور \u2068${what}\u2069 لا يمثّل طرفًا. عيّن طرفه.`,
  'title-person': what => `صفة في الدور \u2068${what}\u2069 لا صاحب لها. عيّن صاحبها.`,
  'fills-itself': what => `الدور \u2068${what}\u2069 يملأ نفسه بنفسه. أفرغه أو اختر موضعًا آخر.`,
  'no-trigger': what => `هذا الاتفاق (\u2068${what}\u2069) بلا مؤشر. سِم الكلمات التي تسمّيه إن وُجدت.`,
  nested: what => `لا يسمح المخطط بتداخل هذين الصنفين: \u2068${what}\u2069. انقل أحد الحدود، أو غيّر قاعدة التداخل.`,
  crossing: what =>
    `يشترك موضعان في كلمات ولا يحوي أحدهما الآخر: \u2068${what}\u2069. انقل أحد الحدود، أو غيّر قاعدة التداخل.`,
}

/** What does not fit the scheme and what to do about it. */
export const findingSentences: Readonly<Record<'ar' | 'en', Sentences>> = { ar, en }
