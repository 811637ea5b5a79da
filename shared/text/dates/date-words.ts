import { foldQuery } from '../folding.ts'

export type Unit = 'day' | 'week' | 'month' | 'year'

/** Before, at, after the time of writing. */
export type Sign = -1 | 0 | 1

/** What a word does in a date. */
export type DateWord =
  | { readonly is: 'month'; readonly month: number }
  /** 0 is Sunday. */
  | { readonly is: 'weekday'; readonly weekday: number }
  | { readonly is: 'unit'; readonly unit: Unit; readonly count: 'one' | 'two' | 'many'; readonly definite: boolean }
  /** الماضي, الجاري, المقبل: said of what stands before it. */
  | { readonly is: 'when'; readonly sign: Sign }
  /** هذا: said of what stands behind it. */
  | { readonly is: 'this' }
  /** أمس, غدا: days from the day of writing. */
  | { readonly is: 'days'; readonly days: number }
  | { readonly is: 'period'; readonly months: 3 | 6 }
  | { readonly is: 'ordinal'; readonly value: number }
  | { readonly is: 'cardinal'; readonly value: number }
  | { readonly is: 'and' }
  | { readonly is: 'to' }
  /** أوائل, نهاية: the period it is said of is all that is known. */
  | { readonly is: 'part' }
  /** الموافق: between two ways to write one day. */
  | { readonly is: 'same' }
  | { readonly is: 'hijriMonth' }
  | { readonly is: 'hijriEra' }
  /** قبل, منذ before a duration. */
  | { readonly is: 'ago' }
  /** بعد: the date is only a bound. */
  | { readonly is: 'bound' }
  /** لمدة, عدة: how long, not when. */
  | { readonly is: 'lasting' }
  /** التالي, نفسه: told from another date of the text. */
  | { readonly is: 'anaphor' }
  | { readonly is: 'commonEra' }
  /** Words a date may have about it that change nothing: في, صباح. */
  | { readonly is: 'nothing' }

type Entry = readonly [forms: string, word: DateWord]

/** Modern standard and Egyptian, Levantine and Iraqi, Maghrebi, Moroccan. */
const months: readonly Entry[] = [
  'يناير، جانفي، كانون الثاني، كانون ثاني، كانون ثان',
  'فبراير، فيفري، شباط',
  'مارس، آذار',
  'أبريل، إبريل، أفريل، نيسان',
  'مايو، ماي، أيار',
  'يونيو، يونيه، جوان، حزيران',
  'يوليو، يوليه، يوليوز، جويلية، تموز',
  'أغسطس، غشت، أوت، آب',
  'سبتمبر، شتنبر، أيلول',
  'أكتوبر، تشرين الأول، تشرين أول',
  'نوفمبر، نونبر، تشرين الثاني، تشرين ثاني، تشرين ثان',
  'ديسمبر، دجنبر، كانون الأول، كانون أول',
].map((forms, at) => [forms, { is: 'month', month: at + 1 }])

const weekdays: readonly Entry[] = ['الأحد', 'الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت'].map(
  (forms, weekday) => [forms, { is: 'weekday', weekday }],
)

const unitForms: Readonly<Record<Unit, { readonly one: string; readonly two: string; readonly many: string }>> = {
  day: { one: 'يوم، يوما', two: 'يومين، يومان', many: 'أيام' },
  week: { one: 'أسبوع، أسبوعا', two: 'أسبوعين، أسبوعان', many: 'أسابيع' },
  month: { one: 'شهر، شهرا', two: 'شهرين، شهران', many: 'أشهر، شهور' },
  year: { one: 'عام، عاما، سنة', two: 'عامين، عامان، سنتين، سنتان', many: 'أعوام، سنوات، سنين' },
}

const unitNames: readonly Unit[] = ['day', 'week', 'month', 'year']
const counts = ['one', 'two', 'many'] as const

/** Two before their names, which only then are two: يومي 10 و11 يونيو, شهري يونيو ويوليو. */
const constructs: readonly Entry[] = ['يومي', 'أسبوعي', 'شهري', 'عامي، سنتي'].map((forms, at) => [
  forms,
  { is: 'unit', unit: unitNames[at] ?? 'day', count: 'two', definite: false },
])

const list = (forms: string): readonly string[] => forms.split('، ')

const units: readonly Entry[] = unitNames.flatMap(unit =>
  counts.flatMap(count =>
    list(unitForms[unit][count]).flatMap((form): readonly Entry[] => [
      [form, { is: 'unit', unit, count, definite: false }],
      [`ال${form}`, { is: 'unit', unit, count, definite: true }],
    ]),
  ),
)

const masculine = ['الأول', 'الثاني', 'الثالث', 'الرابع', 'الخامس', 'السادس', 'السابع', 'الثامن', 'التاسع']
const ordinal = (value: number, ...forms: readonly string[]): Entry => [forms.join('، '), { is: 'ordinal', value }]
const ordinals: readonly Entry[] = [
  ...masculine.map((form, at) => ordinal(at + 1, form)),
  ordinal(1, 'أول', 'الأولى', 'فاتح'),
  ordinal(2, 'الثانية'),
  ordinal(10, 'العاشر'),
  ordinal(11, 'الحادي عشر'),
  ...masculine.slice(1).map((form, at) => ordinal(at + 12, `${form} عشر`)),
  ordinal(20, 'العشرين', 'العشرون'),
  ordinal(21, 'الحادي والعشرين', 'الحادي والعشرون', 'الواحد والعشرين', 'الواحد والعشرون'),
  ...masculine.slice(1).map((form, at) => ordinal(at + 22, `${form} والعشرين`, `${form} والعشرون`)),
  ordinal(30, 'الثلاثين', 'الثلاثون'),
  ordinal(31, 'الحادي والثلاثين', 'الحادي والثلاثون', 'الواحد والثلاثين', 'الواحد والثلاثون'),
]

const digits = [
  'واحد، واحدة',
  'اثنين، اثنان، اثنتين',
  'ثلاث، ثلاثة، الثلاث، الثلاثة',
  'أربع، أربعة، الأربع، الأربعة',
  'خمس، خمسة، الخمس، الخمسة',
  'ست، ستة، الست، الستة',
  'سبع، سبعة، السبع، السبعة',
  'ثمان، ثماني، ثمانية، الثماني، الثمانية',
  'تسع، تسعة، التسع، التسعة',
  'عشر، عشرة، العشر، العشرة',
]
const tens = ['عشر', 'ثلاث', 'أربع', 'خمس', 'ست', 'سبع', 'ثمان', 'تسع']
const cardinals: readonly Entry[] = [
  ...digits.map((forms, at): Entry => [forms, { is: 'cardinal', value: at + 1 }]),
  ...tens.map((ten, at): Entry => [`${ten}ين، ${ten}ون`, { is: 'cardinal', value: (at + 2) * 10 }]),
  ['مئة، مائة', { is: 'cardinal', value: 100 }],
]

const when = (sign: Sign, ...stems: readonly string[]): Entry => [
  stems.flatMap(stem => [stem, `${stem}ة`, `${stem}ين`, `${stem}تين`]).join('، '),
  { is: 'when', sign },
]

const others: readonly Entry[] = [
  when(-1, 'الماضي', 'الفائت', 'المنصرم', 'المنقضي', 'الفارط', 'السالف', 'الأخير'),
  when(0, 'الجاري', 'الحالي', 'الراهن'),
  when(1, 'المقبل', 'القادم', 'الآتي'),
  ['هذا، هذه، هذين، هذان', { is: 'this' }],
  ['أول أمس، أول من أمس، أمس الأول، قبل أمس، قبل الأمس، أول البارحة', { is: 'days', days: -2 }],
  ['أمس، الأمس، البارحة', { is: 'days', days: -1 }],
  ['الليلة', { is: 'days', days: 0 }],
  ['غدا، غد، الغد', { is: 'days', days: 1 }],
  ['بعد غد، بعد الغد', { is: 'days', days: 2 }],
  ['الربع، ربع، الثلاثي، الفصل', { is: 'period', months: 3 }],
  ['النصف، نصف، السداسي', { is: 'period', months: 6 }],
  ['و', { is: 'and' }],
  ['إلى، حتى، لغاية، إلى غاية', { is: 'to' }],
  ['أوائل، بداية، بدايات، مطلع، مستهل، منتصف، أواسط، وسط، أواخر، نهاية، آخر، ختام', { is: 'part' }],
  ['الموافق، الموافقة، الموافق ل، المصادف', { is: 'same' }],
  ['محرم، المحرم، صفر، رجب، شعبان، رمضان، شوال', { is: 'hijriMonth' }],
  ['ربيع الأول، ربيع الثاني، ربيع الآخر، ربيع أول، ربيع ثاني', { is: 'hijriMonth' }],
  ['جمادى الأولى، جمادى الأول، جمادى الآخرة، جمادى الثانية، جمادى الثاني', { is: 'hijriMonth' }],
  ['ذو القعدة، ذي القعدة، ذو الحجة، ذي الحجة', { is: 'hijriMonth' }],
  ['ه، هجري، هجرية، الهجري، الهجرية، للهجرة', { is: 'hijriEra' }],
  ['قبل، منذ', { is: 'ago' }],
  ['بعد، عقب', { is: 'bound' }],
  ['مدة، لمدة، طيلة، طوال، مدى، على مدى، عدة، بضع، بضعة، أكثر من، أقل من', { is: 'lasting' }],
  [
    'التالي، التالية، الموالي، الموالية، السابق، السابقة، نفسه، نفسها، ذاته، ذاتها، ذلك، تلك، نفس، ذات',
    { is: 'anaphor' },
  ],
  ['في، خلال، من، بين، ما بين، تاريخ، حوالي، نحو، على، ب، ل، ف', { is: 'nothing' }],
  ['صباح، فجر، ظهر، عصر، مساء، ليل، ليلة، ضحى', { is: 'nothing' }],
  ['م، ميلادي، ميلادية، الميلادي، الميلادية، للميلاد', { is: 'commonEra' }],
]

const words: ReadonlyMap<string, DateWord> = new Map(
  [...others, ...cardinals, ...ordinals, ...units, ...constructs, ...weekdays, ...months].flatMap(([forms, word]) =>
    list(forms).map(form => [foldQuery(form), word] as const),
  ),
)

/** The most words one entry has. */
export const longestEntry = 3

/** What a folded form says in a date; several words have one space between them. */
export const dateWordOf = (folded: string): DateWord | undefined => words.get(folded)
