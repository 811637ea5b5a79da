import type { SchemeProblem, SchemeProblemCode } from '../edit/check-scheme.ts'

/** `at`: what the entry is called; `what`: the value it is about; keys come as they are shown. */
type Sentences = { readonly [Code in SchemeProblemCode]: (at: string, what: string) => string }

const iso = (text: string): string => `\u2068${text}\u2069`

const en: Sentences = {
  gone: (_, what) => `${what} is not in the scheme any more. Look at the list again.`,
  unchanged: () => 'Nothing would change.',
  'id-form': (_, what) =>
    what === ''
      ? 'A code is missing. Give it a short one, letters and digits.'
      : `The code “${what}” does not do: use letters, digits, hyphens and dots, no spaces.`,
  'id-taken': (_, what) => `The code ${what} is there already. Choose another.`,
  'name-missing': (at, what) =>
    `${at || 'The scheme'} has no ${what === 'ar' ? 'Arabic' : 'English'} name. Write one: the interface comes in both languages.`,
  'colour-form': (at, what) => `${at}: “${what}” is no colour. Write it as #rrggbb.`,
  'key-fixed': (at, what) =>
    `${at}: the key ${what} belongs to the program or is not on every keyboard. Choose one for the left hand.`,
  'key-shared': (at, what) => `${at} and ${what} are on one key. Give one of them another.`,
  'parent-unknown': (at, what) =>
    `${at} stands under ${what}, which is not in the scheme. Choose another parent, or none.`,
  'parent-cycle': (_, what) =>
    `These labels stand under each other in a circle: ${what}. Take the parent from one of them.`,
  'label-unknown': (at, what) =>
    `${at} names the label ${what}, which is not in the scheme. Take it out, or add the label.`,
  'role-unknown': (at, what) =>
    `${at} names the role ${what}, which is not in the scheme. Take it out, or add the role.`,
  'type-without-roles': at => `${at} has no roles, so nothing could be said in it. Give it at least one.`,
  'bounds-crossed': (at, what) => `${at}: at least and at most do not fit together (${what}).`,
  'choice-without-values': (at, what) => `${at}: the attribute ${what} offers nothing to choose from. Add a value.`,
  'left-open': (at, what) =>
    `${at} takes ${what} alone: without it, it would take any mark. Choose where the marks go, or change ${at} first.`,
}

const ar: Sentences = {
  gone: (_, what) => `${iso(what)} لم يعد في المخطط. راجع القائمة.`,
  unchanged: () => 'لا شيء يتغيّر.',
  'id-form': (_, what) =>
    what === ''
      ? 'الرمز ناقص. ضع رمزًا قصيرًا من حروف وأرقام.'
      : `الرمز «${iso(what)}» لا يصلح: استعمل الحروف والأرقام والشرطة والنقطة بلا مسافات.`,
  'id-taken': (_, what) => `الرمز ${iso(what)} موجود من قبل. اختر غيره.`,
  'name-missing': (at, what) =>
    `${at === '' ? 'المخطط' : iso(at)} بلا اسم ${what === 'ar' ? 'عربي' : 'إنجليزي'}. اكتبه، فالواجهة باللغتين.`,
  'colour-form': (at, what) => `${iso(at)}: «${iso(what)}» ليس لونًا. اكتبه على صورة ${iso('#rrggbb')}.`,
  'key-fixed': (at, what) =>
    `${iso(at)}: المفتاح ${iso(what)} للبرنامج، أو ليس في كل لوحة مفاتيح. اختر مفتاحًا من مفاتيح اليد اليسرى.`,
  'key-shared': (at, what) => `${iso(at)} و${iso(what)} على مفتاح واحد. غيّر مفتاح أحدهما.`,
  'parent-unknown': (at, what) => `${iso(at)} تحت ${iso(what)}، وليس هذا في المخطط. اختر أصلًا آخر، أو لا تجعل له أصلًا.`,
  'parent-cycle': (_, what) => `هذه الأصناف بعضها تحت بعض في حلقة: ${iso(what)}. انزع الأصل من أحدها.`,
  'label-unknown': (at, what) => `${iso(at)} يذكر الصنف ${iso(what)}، وليس في المخطط. انزعه، أو أضف الصنف.`,
  'role-unknown': (at, what) => `${iso(at)} يذكر الدور ${iso(what)}، وليس في المخطط. انزعه، أو أضف الدور.`,
  'type-without-roles': at => `${iso(at)} بلا أدوار، فلا يُقال فيه شيء. أعطه دورًا واحدًا على الأقل.`,
  'bounds-crossed': (at, what) => `${iso(at)}: الحدّ الأدنى والأعلى لا يتفقان (${iso(what)}).`,
  'choice-without-values': (at, what) => `${iso(at)}: السمة ${iso(what)} ليس فيها ما يُختار. أضف قيمة.`,
  'left-open': (at, what) =>
    `لا يملأ ${iso(at)} إلا ${iso(what)}، فإن حُذف ملأه كل موضع. اختر إلى أين تنتقل المواضع، أو غيّر ${iso(at)} أولًا.`,
}

/** What keeps a scheme from being used, and what to do about it. */
export const schemeProblemSentences: Readonly<Record<'ar' | 'en', Sentences>> = { ar, en }

/** The sentence of a problem. `nameOf`: what an entry is called; `keyCap`: what stands on a key. */
export function schemeProblemText(
  { code, part, id, what }: SchemeProblem,
  language: 'ar' | 'en',
  nameOf: (part: SchemeProblem['part'], id: string) => string,
  keyCap: (code: string) => string,
): string {
  const about =
    code === 'key-fixed'
      ? keyCap(what)
      : code === 'key-shared'
        ? nameOf(part, what)
        : code === 'label-unknown' || code === 'left-open'
          ? nameOf('labels', what)
          : what
  return schemeProblemSentences[language][code](part === 'scheme' ? '' : nameOf(part, id), about)
}
