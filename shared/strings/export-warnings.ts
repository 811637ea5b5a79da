import type { ExportWarning } from '../formats/proof-report.ts'

type Sentences = Readonly<Record<ExportWarning, string>>

/** What the report of an export warns of, in both languages of the interface. */
export const exportWarnings: Readonly<Record<'ar' | 'en', Sentences>> = {
  ar: {
    'gold-cuts':
      'قُطعت الكلمات عند حدود المواضع، ولا قطع إلا حيث موضع: فيتعلّم النموذج القطع نفسه وسمًا، وتسقط في التدريب مواضع بلا تنبيه. هذا للحفظ والمقارنة؛ وللتدريب وسّع الحدود إلى الكلمة أو افصل السوابق.',
    'labels-merged':
      'خرجت أصناف من المخطط باسم واحد، فلا يفرّق النموذج بينها، ولا تعود كما كانت إن استُورد الملف. إن لم تقصد ذلك فسمّ كلًّا منها باسم.',
    'side-empty': 'لم يقع لجانب من القسمة أيّ مقالة، فليس له ملف. زد المقالات أو غيّر النسب إن احتجت إليه.',
  },
  en: {
    'gold-cuts':
      'Words are cut at the borders of mentions, and nowhere else: a model learns the cuts themselves as labels, and mentions drop out of training without a word. This is for archives and comparison; to train, grow borders to the word or cut clitics off.',
    'labels-merged':
      'Labels of the scheme go out under one name: a model cannot tell them apart, and an import of the file does not part them again. If that is not meant, give each a name of its own.',
    'side-empty':
      'A side of the split got no article, so it has no file. Take more articles or other shares if you need it.',
  },
}
