import type { Loss, LossReason } from '../formats/proof-report.ts'

/** The words themselves (`surface`, `written`, `within`) stand beside the sentence; they are not repeated in it. */
type Sentences = { readonly [Reason in LossReason]: (loss: Pick<Loss, 'written'>) => string }

const en: Sentences = {
  'grown-to-word': () => 'Its borders went to whole words.',
  'fragments-joined': () => 'Its fragments became one stretch, with the words between them.',
  nested: ({ written }) =>
    written === null
      ? 'It nests with another mention, and the format gives a word to one mention only.'
      : 'It nests with another mention: it stands in the full list of spans, not in the flat one.',
  overlapping: ({ written }) =>
    written === null
      ? 'It shares a word with another mention, and the format gives a word to one mention only.'
      : 'It shares a word with another mention: it stands in the full list of spans, not in the flat one.',
  crossing: () => 'It crosses another mention of its label, and tags cannot tell the two apart.',
  'kind-not-carried': () => 'The format has no place for records of this kind.',
  'fragments-not-carried': () => 'The format has no place for a mention in several fragments.',
  'attributes-not-carried': () => 'The mention is there; its note, normal form, link, doubt or attributes are not.',
  'end-not-carried': () => 'A mention that it joins is not in the file.',
  blank: () => 'It holds only spaces, so there is no word to carry it.',
  'label-not-declared': () => 'Its label is not in the scheme, by which the format numbers labels.',
  'label-with-space': () =>
    'Its label has a space in it, and the format parts columns by spaces. Give it another name for this export.',
  long: ({ written }) =>
    written === null
      ? 'It is longer than the longest item of the format.'
      : 'It is in the file, but has more words than the model looks at, unless that is set higher.',
  apart: () => 'The two mentions it joins do not stand in one item of the file.',
  'end-not-chosen': ({ written }) =>
    written === null
      ? 'It joins a mention whose label was not chosen.'
      : 'It is there; where it named a mention whose label was not chosen, only the words are left.',
  'grown-to-grapheme': () => 'It began or ended between a letter and its mark, and grew to hold both.',
  'break-trimmed': () => 'The line break at its edge was left out.',
  'trigger-lent': () => 'It has no trigger: the words of its first role stand in for one, marked as implicit.',
  'no-trigger': () => 'It has neither a trigger nor a role, so there are no words to hang it on.',
  'of-shared': () => 'One mention fills the same role twice, for different parties; the format holds one of them.',
  'in-boilerplate': ({ written }) =>
    written === null
      ? 'It stands, at least in part, in what is not the article’s own, and that was left out.'
      : 'It is there, but for what stands in what is not the article’s own: that was left out.',
  misread: () => 'What was read back from the file is not what was marked. Do not train on this file.',
}

const ar: Sentences = {
  'grown-to-word': () => 'امتدّت حدوده إلى كلمات كاملة.',
  'fragments-joined': () => 'صارت أجزاؤه مقطعًا واحدًا يضمّ ما بينها من كلمات.',
  nested: ({ written }) =>
    written === null
      ? 'متداخل مع موضع آخر، والصيغة لا تعطي الكلمة إلا لموضع واحد.'
      : 'متداخل مع موضع آخر: هو في القائمة الكاملة، لا في القائمة المسطّحة.',
  overlapping: ({ written }) =>
    written === null
      ? 'يشترك مع موضع آخر في كلمة، والصيغة لا تعطي الكلمة إلا لموضع واحد.'
      : 'يشترك مع موضع آخر في كلمة: هو في القائمة الكاملة، لا في القائمة المسطّحة.',
  crossing: () => 'يتقاطع مع موضع آخر من الصنف نفسه، ولا تميّز الوسوم بينهما.',
  'kind-not-carried': () => 'لا مكان في هذه الصيغة لهذا النوع.',
  'fragments-not-carried': () => 'لا مكان في هذه الصيغة لموضع من عدّة أجزاء.',
  'attributes-not-carried': () => 'الموضع في الملف، أما ملاحظته أو صيغته المجرّدة أو رابطه أو شكّه أو سماته فليست فيه.',
  'end-not-carried': () => 'موضع مما يربط بينه ليس في الملف.',
  blank: () => 'ليس فيه إلا مسافات، فلا كلمة تحمله.',
  'label-not-declared': () => 'صنفه ليس في المخطط، والصيغة ترقّم الأصناف بحسبه.',
  'label-with-space': () => 'في اسم صنفه مسافة، والصيغة تفصل الأعمدة بالمسافات. سمِّه باسم آخر عند التصدير.',
  long: ({ written }) =>
    written === null
      ? 'أطول من أطول قطعة في هذه الصيغة.'
      : 'هو في الملف، لكن كلماته أكثر مما ينظر فيه النموذج ما لم يُرفع حدّه.',
  apart: () => 'الموضعان اللذان تربط بينهما ليسا في قطعة واحدة من الملف.',
  'end-not-chosen': ({ written }) =>
    written === null ? 'أحد طرفيه موضع لم يُختر صنفه.' : 'هو في الملف، وحيث سمّى موضعًا لم يُختر صنفه بقيت الكلمات وحدها.',
  'grown-to-grapheme': () => 'وقع طرفه بين حرف وعلامته، فامتدّ ليضمّهما.',
  'break-trimmed': () => 'حُذف فاصل السطر عند طرفه.',
  'trigger-lent': () => 'لا كلمة تدلّ عليه في النص: نابت عنها كلمات أول أدواره، موسومةً بأنها ضمنية.',
  'no-trigger': () => 'ليست له كلمة تدلّ عليه ولا دور، فلا كلمات يُعلَّق عليها.',
  'of-shared': () => 'موضع واحد يؤدّي الدور نفسه مرتين لطرفين مختلفين، والصيغة تحفظ أحدهما.',
  'in-boilerplate': ({ written }) =>
    written === null
      ? 'يقع كله أو بعضه في أسطر ليست من المقالة نفسها، وقد تُركت.'
      : 'هو في الملف، إلا ما وقع منه في أسطر ليست من المقالة نفسها، وقد تُركت.',
  misread: () => 'ما قُرئ من الملف ليس ما وُسم. لا تدرّب على هذا الملف.',
}

/** Why something is not in a file as it was marked, in both languages of the interface. */
export const lossSentences: Readonly<Record<'ar' | 'en', Sentences>> = { ar, en }
