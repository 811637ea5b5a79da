import type { ExportWarning } from '../formats/proof-report.ts'

type Sentences = Readonly<Record<ExportWarning, string>>

/** What the report of an export warns of, in both languages of the interface. */
export const exportWarnings: Readonly<Record<'ar' | 'en', Sentences>> = {
  ar: {
    'gold-cuts':
      'قُطعت الكلمات عند حدود المواضع، ولا يقع قطع إلا حيث موضع: فالنموذج يتعلّم القطع نفسه وسمًا، ومقطّع مكتبة التدريب لا يعرفه فتسقط منه مواضع بلا تنبيه. هذا للحفظ والمقارنة، وللتدريب اختر الكلمة أو فصل السوابق.',
  },
  en: {
    'gold-cuts':
      'Words are cut at the borders of mentions, and nowhere else: a model learns the cuts themselves as labels, and a trainer whose tokenizer does not know them drops mentions without a word. This is for archives and comparison; to train, let mentions grow to words or have clitics cut off.',
  },
}
