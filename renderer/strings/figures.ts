import type { Language } from './text.ts'

const plain = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })

/** A number in Western digits; in Arabic thousands are parted by ٬, since a comma would read as a decimal one. */
export function toFigure(value: number, language: Language): string {
  return language === 'en' ? plain.format(value) : plain.format(value).replaceAll(',', '٬')
}
