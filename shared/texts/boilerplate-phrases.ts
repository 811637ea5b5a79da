import { foldQuery } from '../text/folding.ts'

const foldedAll = (phrases: readonly string[]): ReadonlySet<string> => new Set(phrases.map(foldQuery))

/** Lines that are buttons and counters of a page, as the sites of the Arab press write them. */
const share = foldedAll([
  ...[
    'شارك',
    'شاركها',
    'شاركه',
    'مشاركة',
    'مشاركات',
    'المشاركات',
    'شارك المقال',
    'شارك الخبر',
    'شارك هذا المقال',
    'شارك هذا الخبر',
  ],
  ...[
    'شارك هذا الموضوع',
    'شارك الموضوع',
    'شارك عبر',
    'مشاركة عبر',
    'مشاركة المقال',
    'مشاركة الخبر',
    'شاركنا رأيك',
    'انشر',
    'نشر',
  ],
  ...[
    'مشاركة عبر البريد',
    'طباعة',
    'اطبع',
    'طباعة المقال',
    'نسخ الرابط',
    'انسخ الرابط',
    'تم نسخ الرابط',
    'رابط مختصر',
    'الرابط المختصر',
  ],
  ...[
    'أرسل',
    'إرسال',
    'أرسل إلى صديق',
    'إرسال بالبريد الإلكتروني',
    'حفظ',
    'حفظ المقال',
    'استمع',
    'استمع للمقال',
    'تكبير الخط',
    'تصغير الخط',
  ],
  ...[
    'فيسبوك',
    'تويتر',
    'إكس',
    'واتساب',
    'واتس اب',
    'تيليغرام',
    'تلغرام',
    'تليجرام',
    'لينكد إن',
    'لينكدإن',
    'إنستغرام',
    'ماسنجر',
    'بينتيريست',
  ],
  ...[
    'إعجاب',
    'أعجبني',
    'اشترك',
    'اشترك الآن',
    'النشرة البريدية',
    'اشترك في النشرة البريدية',
    'تابعنا',
    'تابعونا',
    'إعلان',
    'إعلانات',
  ],
  ...[
    'Share',
    'Shares',
    'Total',
    'Total shares',
    'Tweet',
    'Tweets',
    'Print',
    'Email',
    'Copy link',
    'Link copied',
    'Save',
    'Like',
    'Likes',
  ],
  ...[
    'Facebook',
    'Twitter',
    'X',
    'WhatsApp',
    'Telegram',
    'LinkedIn',
    'Pinterest',
    'Messenger',
    'Instagram',
    'Share this',
    'Pin',
    'Subscribe',
  ],
  ...['Partager', 'Imprimer', 'Advertisement'],
])

/** Lines that begin what else the site offers. */
const related = foldedAll([
  ...[
    'اقرأ أيضا',
    'اقرأ أيضاً',
    'اقرأ المزيد',
    'إقرأ أيضا',
    'اقرأوا أيضا',
    'أقرأ أيضا',
    'للمزيد',
    'المزيد',
    'شاهد أيضا',
    'طالع أيضا',
    'انظر أيضا',
  ],
  ...[
    'مواضيع ذات صلة',
    'مواضيع متعلقة',
    'موضوعات ذات صلة',
    'موضوعات متعلقة',
    'أخبار ذات صلة',
    'أخبار متعلقة',
    'مقالات ذات صلة',
  ],
  ...[
    'مقالات متعلقة',
    'المنشورات ذات الصلة',
    'منشورات ذات صلة',
    'المواضيع ذات الصلة',
    'ذات صلة',
    'روابط ذات صلة',
    'تقارير ذات صلة',
  ],
  ...[
    'مواضيع مشابهة',
    'مقالات مشابهة',
    'أخبار مشابهة',
    'قد يهمك',
    'قد يهمك أيضا',
    'قد يعجبك',
    'قد يعجبك أيضا',
    'ربما يعجبك أيضا',
    'اخترنا لك',
  ],
  ...[
    'الأكثر قراءة',
    'الأكثر مشاهدة',
    'الأكثر تعليقا',
    'آخر الأخبار',
    'أحدث الأخبار',
    'أخبار أخرى',
    'مقالات أخرى',
    'المزيد من الأخبار',
  ],
  ...[
    'الوسوم',
    'وسوم',
    'كلمات مفتاحية',
    'الكلمات المفتاحية',
    'كلمات دلالية',
    'التعليقات',
    'تعليقات',
    'اترك تعليقا',
    'أضف تعليقا',
    'لا توجد تعليقات',
  ],
  ...[
    'Related',
    'Related posts',
    'Related articles',
    'Read more',
    'Read also',
    'See also',
    'You may also like',
    'Most read',
    'Tags',
    'Comments',
  ],
  ...['A lire aussi', 'À lire aussi', 'Lire aussi', 'Leave a comment'],
])

/** What may follow a phrase on its own line, and words before and after it that are no words of the article. */
const edges = /^[\s\p{P}\p{S}\p{Cf}]+|[\s\p{P}\p{S}\p{Cf}]+$/gu

/** A line as it is compared with others: folded, without signs around it. */
export const toComparable = (line: string): string => foldQuery(line).replace(edges, '')

/** A number with its separators and nothing else: `0`, `1,204`, `٣٥`, `2.1K`, `12 ألف`. */
const numberAlone = /^[+(]?[\d٠-٩۰-۹]+(?:[.,٫٬][\d٠-٩۰-۹]+)*\s?(?:k|m|ألف|آلاف|مليون)?[)+%٪]?$/iu
export const isNumberAlone = (line: string): boolean => numberAlone.test(line)

/** `12 مشاركة`, `عدد المشاهدات: 340`, `3 shares`, `5 دقائق للقراءة`. */
const counter =
  /^(?:[\d٠-٩.,٫٬]+\s*(?:k|m|ألف)?\s*(?:مشارك(?:ة|ات)|مشاهد(?:ة|ات)|تعليق(?:ات|ًا|ا)?|إعجاب(?:ات)?|قراء(?:ة|ات)|زيار(?:ة|ات)|shares?|views?|likes?|comments?)|عدد (?:ال)?(?:مشاهدات|زيارات|قراءات|مشاركات|تعليقات)\s*:?\s*[\d٠-٩.,٫٬]*|(?:وقت|مدة) القراءة\s*:?.{0,24}|[\d٠-٩]+\s*(?:دقيقة|دقائق)\s*(?:لل)?قراءة|(?:ال)?(?:مشاهدات|زيارات|مشاركات)\s*:\s*[\d٠-٩.,٫٬]+)$/iu

/** `كتب: الوطن`, `بقلم: سمير العلي`, `By Samir`. A sentence of the article also begins with كتب: no more than six words and no full stop. */
const byline = /^(?:(?:كتبت?|كتابة|بقلم|تحرير|إعداد|ترجمة|تصوير|المصدر)\s*[:：|/]|بقلم\s|by\s).{1,60}$/iu
const isByline = (line: string): boolean =>
  byline.test(line) && line.split(/\s+/u).length <= 7 && !/[.!?؟…]$/u.test(line)

/** What a line is by its words alone; null for a line like any other. */
export function reasonOfLine(line: string): 'share' | 'related' | 'byline' | null {
  // Longer ones are sentences; a phrase followed by a headline on one line is asked for below.
  if (line.length > 240) return null
  const comparable = toComparable(line)
  if (share.has(comparable) || counter.test(line)) return 'share'
  if (related.has(comparable)) return 'related'
  if (isByline(line)) return 'byline'
  const opened = /^([^:：|]{3,24})\s*[:：|]/u.exec(line)?.[1]
  return opened !== undefined && related.has(toComparable(opened)) ? 'related' : null
}

/** Whether what follows this line may be what else the site offers. */
export const opensRelated = (line: string): boolean => related.has(toComparable(line))
