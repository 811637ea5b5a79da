/** Right to left where more letters of a text are Arabic (or Hebrew, Syriac, Thaana, N'Ko) than of other scripts. A text without letters is Arabic. */
export function directionOf(text: string): 'rtl' | 'ltr' {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const toLeft =
    text.match(/[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu)?.length ?? 0
  return toLeft * 2 >= letters ? 'rtl' : 'ltr'
}
