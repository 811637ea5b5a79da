import { fold } from './folding.ts'

// Region codes (ISO 3166-1) of the states that articles name; their names come from the engine's own locale data (CLDR).
const codes =
  'AE AF AL AM AO AR AT AU AZ BA BD BE BF BG BH BI BJ BR BY CA CD CF CG CH CI CL CM CN CO CR CU CY CZ DE DJ DK DO DZ EC EE EG ER ES ET FI FR GA GB GE GH GM GN GQ GR GT GW HK HN HR HT HU ID IE IN IQ IR IS IT JM JO JP KE KG KH KM KP KR KW KZ LA LB LK LR LT LU LV LY MA MD ME MG MK ML MM MN MR MT MU MX MY MZ NA NE NG NI NL NO NP NZ OM PA PE PH PK PL PS PT PY QA RO RS RU RW SA SD SE SG SI SK SL SN SO SS SV SY TD TG TH TJ TM TN TR TW TZ UA UG US UY UZ VE VN XK YE ZA ZM ZW'.split(
    ' ',
  )

/** Names in the news that the locale data write otherwise or at length. */
const newsNames: Readonly<Record<string, readonly string[]>> = {
  SA: ['السعودية', 'المملكة العربية السعودية'],
  AE: ['الإمارات', 'الإمارات العربية المتحدة'],
  US: ['الولايات المتحدة', 'الولايات المتحدة الأمريكية', 'أمريكا', 'أميركا'],
  GB: ['بريطانيا', 'المملكة المتحدة'],
  KR: ['كوريا الجنوبية'],
  KP: ['كوريا الشمالية'],
  PS: ['فلسطين'],
  CI: ['ساحل العاج', 'كوت ديفوار'],
  CD: ['الكونغو الديمقراطية'],
  CZ: ['التشيك'],
  MA: ['Morocco'],
}

let known: { readonly names: ReadonlyMap<string, string>; readonly longest: number } | null = null

function countryNames(): { readonly names: ReadonlyMap<string, string>; readonly longest: number } {
  if (known) return known
  const [arabic, english] = ['ar', 'en'].map(locale => new Intl.DisplayNames([locale], { type: 'region' }))
  const names = new Map(
    codes.flatMap(code =>
      [arabic?.of(code), english?.of(code), ...(newsNames[code] ?? [])].flatMap(name =>
        name === undefined ? [] : [[fold(name).text.trim(), code] as const],
      ),
    ),
  )
  known = { names, longest: Math.max(...Array.from(names.keys(), name => name.split(' ').length)) }
  return known
}

/**
 * Region codes of the states that are named in these words, as whole words, folded, also behind a clitic (بالجزائر, للمغرب). Adjectives
 * (الجزائرية) say where a body comes from and not where an agreement is made: they do not count.
 */
export function countriesIn(words: string): readonly string[] {
  const { names, longest } = countryNames()
  const tokens = fold(words)
    .text.split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)
  const found = new Set<string>()
  for (let at = 0; at < tokens.length; at++) {
    for (let count = Math.min(longest, tokens.length - at); count > 0; count--) {
      const phrase = tokens.slice(at, at + count).join(' ')
      const code = names.get(phrase) ?? names.get(withoutClitic(phrase))
      if (code === undefined) continue
      found.add(code)
      at += count - 1
      break
    }
  }
  return [...found]
}

const withoutClitic = (phrase: string): string => phrase.replace(/^و?لل/u, 'ال').replace(/^[وبلك](?=.{3})/u, '')
