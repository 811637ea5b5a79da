import type { ExportWarning } from '../formats/proof-report.ts'

type Sentences = Readonly<Record<ExportWarning, string>>

/** What the report of an export warns of, in both languages of the interface. */
export const exportWarnings: Readonly<Record<'ar' | 'en', Sentences>> = {
  ar: {
    'gold-cuts':
      'قُطعت الكلمات عند حدود المواضع، ولا قطع إلا حيث موضع: فيتعلّم النموذج القطع نفسه وسمًا، وتسقط في التدريب مواضع بلا تنبيه. هذا للحفظ والمقارنة؛ وللتدريب وسّع الحدود إلى الكلمة أو افصل السوابق.',
  },
  en: {
    'gold-cuts':
      'Words are cut at the borders of mentions, and nowhere else: a model learns the cuts themselves as labels, and mentions drop out of training without a word. This is for archives and comparison; to train, grow borders to the word or cut clitics off.',
  },
}
