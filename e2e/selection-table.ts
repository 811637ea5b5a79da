/** One line of an article, what its words are, and what selecting some of them captures. */
export type Row = {
  readonly name: string
  readonly text: string
  /** Where the cursor stops, in reading order, with the sign that belongs to a word: what an Arabic annotator calls a word. */
  readonly words: readonly string[]
  /** First and last word selected: counted from 0. */
  readonly select: readonly [number, number]
  /** What is then captured. It stands once in the text. */
  readonly surface: string
  /** Keys that set the edges by letter after the words are selected; with the mouse the pins are dragged there. */
  readonly letters?: readonly string[]
  /** The tokens of the captured words in a token format that cuts words at mentions. */
  readonly tokens: readonly string[]
}

const row = (
  name: string,
  text: string,
  words: string,
  select: readonly [number, number],
  surface: string,
  tokens: string,
  letters?: readonly string[],
): Row => ({
  name,
  text,
  words: words.split('|'),
  select,
  surface,
  tokens: tokens.split('|'),
  ...(letters ? { letters } : {}),
})

/** Decisions: hyphens of every kind, slashes, dots, apostrophes and quotes are borders of words; %, joiners, tatweel and marks are not. */
export const tables: readonly { readonly name: string; readonly rows: readonly Row[] }[] = [
  {
    name: '1-latin',
    rows: [
      row(
        'latin name',
        'وقعت شركة Huawei Technologies اتفاقا',
        'وقعت|شركة|Huawei|Technologies|اتفاقا',
        [1, 3],
        'شركة Huawei Technologies',
        'شركة|Huawei|Technologies',
      ),
      row(
        'latin alone',
        'مع Morocco Tech في الرباط',
        'مع|Morocco|Tech|في|الرباط',
        [1, 2],
        'Morocco Tech',
        'Morocco|Tech',
      ),
      row('latin first', 'Microsoft تفتح مكتبا', 'Microsoft|تفتح|مكتبا', [0, 1], 'Microsoft تفتح', 'Microsoft|تفتح'),
      row('slash', 'معيار GSM/R للقطارات', 'معيار|GSM|R|للقطارات', [0, 2], 'معيار GSM/R', 'معيار|GSM|/|R'),
      row('letters and figures', 'شبكة 5G الجديدة', 'شبكة|5G|الجديدة', [0, 1], 'شبكة 5G', 'شبكة|5G'),
      row('waw before latin', 'هواوي وHuawei معا', 'هواوي|و|Huawei|معا', [2, 2], 'Huawei', 'Huawei'),
      row('latin by letter', 'نظام SmartCity هنا', 'نظام|SmartCity|هنا', [1, 1], 'City', 'City', [
        'KeyO',
        'KeyU',
        'KeyU',
        'KeyU',
        'KeyU',
        'KeyU',
      ]),
      row(
        'accents',
        'مقهى Café de Flore بباريس',
        'مقهى|Café|de|Flore|بباريس',
        [1, 3],
        'Café de Flore',
        'Café|de|Flore',
      ),
      row('apostrophe', 'شركة L’Oréal الفرنسية', 'شركة|L|Oréal|الفرنسية', [1, 2], 'L’Oréal', 'L|’|Oréal'),
      row('dots', 'شركة U.S. Steel هناك', 'شركة|U|S|Steel|هناك', [1, 3], 'U.S. Steel', 'U|.|S|.|Steel'),
    ],
  },
  {
    name: '2-quotes',
    rows: [
      row('curly', 'مؤسسة “هواوي” هنا', 'مؤسسة|هواوي|هنا', [1, 1], 'هواوي', 'هواوي'),
      row(
        'head and quote',
        'وكالة أنباء “سبوتنيك” اليوم',
        'وكالة|أنباء|سبوتنيك|اليوم',
        [0, 2],
        'وكالة أنباء “سبوتنيك”',
        'وكالة|أنباء|“|سبوتنيك|”',
      ),
      row(
        'paired backwards',
        'مجمع ”سوناطراك“ وشركاؤه',
        'مجمع|سوناطراك|وشركاؤه',
        [0, 1],
        'مجمع ”سوناطراك“',
        'مجمع|”|سوناطراك|“',
      ),
      row(
        'straight',
        'معرض "القوة الرقمية" غدا',
        'معرض|القوة|الرقمية|غدا',
        [0, 2],
        'معرض "القوة الرقمية"',
        'معرض|"|القوة|الرقمية|"',
      ),
      row(
        'guillemets',
        'جريدة «الشروق اليومي» أمس',
        'جريدة|الشروق|اليومي|أمس',
        [1, 2],
        'الشروق اليومي',
        'الشروق|اليومي',
      ),
      row(
        'wrongly paired',
        'برنامج «الأفق" الجديد',
        'برنامج|الأفق|الجديد',
        [0, 1],
        'برنامج «الأفق"',
        'برنامج|«|الأفق|"',
      ),
      row('single angles', 'كتاب ‹النيل› القديم', 'كتاب|النيل|القديم', [0, 1], 'كتاب ‹النيل›', 'كتاب|‹|النيل|›'),
      row('single curly', 'مشروع ‘نيوم’ السعودي', 'مشروع|نيوم|السعودي', [0, 1], 'مشروع ‘نيوم’', 'مشروع|‘|نيوم|’'),
      row(
        'round brackets',
        'شركة (سوناطراك) الجزائرية',
        'شركة|سوناطراك|الجزائرية',
        [0, 1],
        'شركة (سوناطراك)',
        'شركة|(|سوناطراك|)',
      ),
      row('square brackets', 'هيئة [النقد] العربية', 'هيئة|النقد|العربية', [1, 1], 'النقد', 'النقد'),
      row('curly brackets', 'رمز {أمان} هنا', 'رمز|أمان|هنا', [0, 1], 'رمز {أمان}', 'رمز|{|أمان|}'),
      row(
        'latin in brackets',
        'الاتحاد (ITU) الدولي',
        'الاتحاد|ITU|الدولي',
        [0, 1],
        'الاتحاد (ITU)',
        'الاتحاد|(|ITU|)',
      ),
    ],
  },
  {
    name: '3-figures',
    rows: [
      row('percent', 'من 16% إلى 20% سنويا', 'من|16%|إلى|20%|سنويا', [1, 1], '16%', '16|%'),
      row(
        'percent to percent',
        'نمو 17% إلى 21% قريبا',
        'نمو|17%|إلى|21%|قريبا',
        [1, 3],
        '17% إلى 21%',
        '17|%|إلى|21|%',
      ),
      row('arabic percent', 'نسبة ١٢٫٥٪ تقريبا', 'نسبة|١٢٫٥٪|تقريبا', [1, 1], '١٢٫٥٪', '١٢٫٥|٪'),
      row('date with slashes', 'يوم 10/06/2024 صباحا', 'يوم|10|06|2024|صباحا', [1, 3], '10/06/2024', '10|/|06|/|2024'),
      row('date by ISO', 'يوم 2024-06-11 مساء', 'يوم|2024|06|11|مساء', [1, 3], '2024-06-11', '2024|-|06|-|11'),
      row('arabic date', 'يوم ١٠/٦ ظهرا', 'يوم|١٠|٦|ظهرا', [1, 2], '١٠/٦', '١٠|/|٦'),
      row(
        'two days',
        'يومي 12 و13 يونيو 2025',
        'يومي|12|و|13|يونيو|2025',
        [0, 5],
        'يومي 12 و13 يونيو 2025',
        'يومي|12|و|13|يونيو|2025',
      ),
      row('grouped', 'مبلغ 2,380 دولار', 'مبلغ|2,380|دولار', [1, 2], '2,380 دولار', '2,380|دولار'),
      row('dollar', 'مبلغ $450 فقط', 'مبلغ|$450|فقط', [1, 1], '$450', '$|450'),
      row(
        'hyphen',
        'هواوي للاتصالات-الجزائر اليوم',
        'هواوي|للاتصالات|الجزائر|اليوم',
        [0, 2],
        'هواوي للاتصالات-الجزائر',
        'هواوي|للاتصالات|-|الجزائر',
      ),
      row('unicode hyphen', 'كوفيد‐19 والعالم', 'كوفيد|19|والعالم', [0, 1], 'كوفيد‐19', 'كوفيد|‐|19'),
      row('no-break hyphen', 'سارس‑2 هنا', 'سارس|2|هنا', [0, 1], 'سارس‑2', 'سارس|‑|2'),
      row('en dash', 'طريق الجزائر–تونس السريع', 'طريق|الجزائر|تونس|السريع', [1, 2], 'الجزائر–تونس', 'الجزائر|–|تونس'),
      row('em dash', 'القاهرة—عمّان رحلة', 'القاهرة|عمّان|رحلة', [0, 1], 'القاهرة—عمّان', 'القاهرة|—|عمّان'),
    ],
  },
  {
    name: '4-letters',
    rows: [
      row('no-break space', 'مجلس\u00a0الأمن الدولي', 'مجلس|الأمن|الدولي', [0, 1], 'مجلس\u00a0الأمن', 'مجلس|الأمن'),
      row(
        'tatweel',
        'شركة ســـونـاطـــراك ـــ هنا',
        'شركة|ســـونـاطـــراك|هنا',
        [0, 1],
        'شركة ســـونـاطـــراك',
        'شركة|ســـونـاطـــراك',
      ),
      row('stacked marks', 'السيد مُحَمَّدٌٍَُّ الكبير', 'السيد|مُحَمَّدٌٍَُّ|الكبير', [1, 1], 'مُحَمَّدٌٍَُّ', 'مُحَمَّدٌٍَُّ'),
      row(
        'lam-alef',
        'منظمة الأمم المتحدة',
        'منظمة|الأمم|المتحدة',
        [0, 2],
        'منظمة الأمم المتحدة',
        'منظمة|الأمم|المتحدة',
      ),
      row('clitic before a lam-alef', 'قال ولأحمد كتاب', 'قال|ولأحمد|كتاب', [1, 1], 'أحمد', 'أحمد', [
        'KeyO',
        'KeyU',
        'KeyU',
      ]),
      row('lam-alef as one character', 'اﻷمم وﻻية هنا', 'اﻷمم|وﻻية|هنا', [1, 1], 'ﻻية', 'ﻻية', ['KeyO', 'KeyU']),
      row('presentation forms', 'دولة ﺍﻟﺠﺰﺍﺋﺮ اليوم', 'دولة|ﺍﻟﺠﺰﺍﺋﺮ|اليوم', [1, 1], 'ﺍﻟﺠﺰﺍﺋﺮ', 'ﺍﻟﺠﺰﺍﺋﺮ'),
      row('clitic', 'وقعت بالصين أمس', 'وقعت|بالصين|أمس', [1, 1], 'الصين', 'الصين'),
      row('clitic of two letters', 'زار وبالمغرب قال', 'زار|وبالمغرب|قال', [1, 1], 'المغرب', 'المغرب'),
      row('lam of lam', 'سافر للمغرب صباحا', 'سافر|للمغرب|صباحا', [1, 1], 'لمغرب', 'لمغرب'),
      row('clitic with marks', 'مرّ بِالسُّودانِ ليلا', 'مرّ|بِالسُّودانِ|ليلا', [1, 1], 'السُّودانِ', 'السُّودانِ'),
      row('pronoun', 'مع وزيرهم هنا', 'مع|وزيرهم|هنا', [1, 1], 'وزير', 'وزير', ['Shift+KeyH']),
      row('non-joiner', 'کتاب می‌خواهم امروز', 'کتاب|می‌خواهم|امروز', [1, 1], 'می‌خواهم', 'می‌خواهم'),
      row('joiner', 'سنة 1445 ه\u200d هجرية', 'سنة|1445|ه\u200d|هجرية', [1, 2], '1445 ه\u200d', '1445|ه\u200d'),
    ],
  },
  {
    name: '5-odd',
    rows: [
      row(
        'family',
        'نادي 👨‍👩‍👧‍👦 الأسرة هنا',
        'نادي|الأسرة|هنا',
        [0, 1],
        'نادي 👨‍👩‍👧‍👦 الأسرة',
        'نادي|👨‍👩‍👧‍👦|الأسرة',
      ),
      row('flag', 'منتخب 🇩🇿 الجزائر فاز', 'منتخب|الجزائر|فاز', [0, 1], 'منتخب 🇩🇿 الجزائر', 'منتخب|🇩🇿|الجزائر'),
      row('keycap', 'المركز 1️⃣ عربيا', 'المركز|1️⃣|عربيا', [0, 1], 'المركز 1️⃣', 'المركز|1️⃣'),
      row('skin', 'شركة 👍🏽 النجاح اليوم', 'شركة|النجاح|اليوم', [1, 1], 'النجاح', 'النجاح'),
      row('astral letters', 'شركة 𝒜𝓁𝑔𝑒𝓇 هنا', 'شركة|𝒜𝓁𝑔𝑒𝓇|هنا', [0, 1], 'شركة 𝒜𝓁𝑔𝑒𝓇', 'شركة|𝒜𝓁𝑔𝑒𝓇'),
      row('marks of direction', 'وقال \u200fABC\u200e كذا', 'وقال|ABC|كذا', [1, 1], 'ABC', 'ABC'),
      row('astral figures', 'عددها 𝟛𝟜 فقط', 'عددها|𝟛𝟜|فقط', [1, 1], '𝟛𝟜', '𝟛𝟜'),
      row('the name in one character', 'بيت ﷲ الحرام', 'بيت|ﷲ|الحرام', [0, 1], 'بيت ﷲ', 'بيت|ﷲ'),
      row(
        'isolates',
        'وقال \u2067Huawei الصين\u2069 أيضا',
        'وقال|Huawei|الصين|أيضا',
        [1, 2],
        'Huawei الصين',
        'Huawei|الصين',
      ),
      row('override', 'رمز \u202eabc\u202c مقلوب', 'رمز|abc|مقلوب', [1, 1], 'abc', 'abc'),
    ],
  },
  {
    name: '6-lines',
    rows: [
      row(
        'marks at a line’s start',
        '\u064b\u0651كلمة أولى',
        '\u064b\u0651كلمة|أولى',
        [0, 0],
        '\u064b\u0651كلمة',
        '\u064b\u0651كلمة',
      ),
      row(
        'CRLF',
        'انتهى السطر هنا\r\nوبدأ غيره',
        'انتهى|السطر|هنا|وبدأ|غيره',
        [1, 3],
        'السطر هنا\r\nوبدأ',
        'السطر|هنا|وبدأ',
      ),
      row('other separators', 'أول\u2028ثان\u2029ثالث\rرابع', 'أول|ثان|ثالث|رابع', [2, 2], 'ثالث', 'ثالث'),
      row('narrow space', 'نحو\u202f15\u202fألف نسمة', 'نحو|15|ألف|نسمة', [1, 2], '15\u202fألف', '15|ألف'),
    ],
  },
]
