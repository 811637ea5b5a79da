import { isolated } from './isolated.ts'

/**
 * What readers say of a line, in English as they say it and in Arabic; `{}` stands for what differs. What begins with the place inside the line
 * (`record 3: …`) is said part by part.
 */
const sentences: readonly (readonly [en: string, ar: string])[] = [
  ['record {}: {}', 'السجلّ {}: {}'],
  ['annotation {}: {}', 'التعليق {}: {}'],
  ['annotations {}: {}', 'التعليق {}: {}'],
  ['task {}: {}', 'المهمة {}: {}'],
  ['draft {}: {}', 'المسوّدة {}: {}'],
  ['prediction {}: {}', 'التنبّؤ {}: {}'],
  ['predictions {}: {}', 'التنبّؤ {}: {}'],
  ['result {}: {}', 'النتيجة {}: {}'],
  ['entity {}: {}', 'الموضع {}: {}'],
  ['label {}: {}', 'الصنف {}: {}'],
  ['span {}: {}', 'المقطع {}: {}'],
  ['relation {}: {}', 'العلاقة {}: {}'],
  ['{}–{} outside the text or inside a character', '{}–{} خارج النص أو داخل محرف'],
  ['{}–{} ends before it begins', '{}–{} ينتهي قبل أن يبدأ'],
  ['{}–{} is no place in the text', '{}–{} ليس موضعًا في النص'],
  ['token {} is not what stands in the text at its place', 'الكلمة {} ليست ما في موضعها من النص'],
  ['answered {}: its marks are left out', 'الجواب {}: تُركت علاماته'],
  ['no text', 'لا نصّ فيه'],
  ['not JSON', 'ليس بصيغة JSON'],
  ['too long to be a document', 'أطول من أن يكون مقالة'],
  ['not UTF-8: this line was left out', 'ليس بترميز UTF-8، فتُرك هذا السطر'],
  ['too long a line to be read', 'سطر أطول من أن يُقرأ'],
  ['a text of {} MiB, more than the {} an article may have', 'نص حجمه {} ميبيبايت، وأقصى ما تبلغه المقالة {}'],
  ['too long a size to be read', 'أكبر من أن يُقرأ'],
  ['{} leads out of the zip: it was not read', 'المسار {} يخرج من الأرشيف، فلم يُقرأ'],
  ['{} is encrypted: it was not read', 'الملف {} معمّى، فلم يُقرأ'],
  ['{} is a link: it was not read', 'الملف {} وصلة، فلم يُقرأ'],
  ['{} is packed in a way that is not read ({})', 'الملف {} مضغوط بطريقة لا تُقرأ ({})'],
  ['{} stands in it twice: the first was read', 'الملف {} فيه مرّتين، فقُرئ الأول'],
  ['{} would unpack to {} times its size: it was not read', 'يبلغ الملف {} إذا فُكّ {} ضعف حجمه، فلم يُقرأ'],
  ['{} is damaged: it was not read', 'الملف {} تالف، فلم يُقرأ'],
  ['no zip that can be read', 'ليس أرشيفًا يُقرأ'],
  ['it would unpack to {} MiB, more than the {} that are read', 'يبلغ إذا فُكّ {} ميبيبايت، وأقصى ما يُقرأ {}'],
  [
    '{} entities of this corpus stay in it; its articles come in with their marks',
    'في هذه المدوّنة مسمّيات تبقى فيها، وعددها {}، وتدخل مقالاتها بوسومها',
  ],
  [
    'the file ends inside a character, so it was cut; the article it ends in was left out',
    'ينتهي الملف في وسط محرف، فقد انقطع؛ والمقالة التي ينتهي عندها تُركت',
  ],
  ['the file ends before its list does', 'ينتهي الملف قبل أن تنتهي قائمته'],
  ['second one with the id {}', 'ثانٍ يحمل المعرّف {}'],
  ['the text holds half of a surrogate pair', 'في النص نصف محرف مزدوج'],
  ['half of a surrogate pair stands in it', 'فيه نصف محرف مزدوج'],
  [
    'the text does not fit its sha256; to import it as it is, remove the fields id and sha256',
    'النص لا يوافق sha256؛ لاستيراده كما هو احذف الحقلين id وsha256',
  ],
  [
    'the id does not fit the text; to import it as it is, remove the fields id and sha256',
    'المعرّف لا يوافق النص؛ لاستيراده كما هو احذف الحقلين id وsha256',
  ],
  ['metadata.boilerplate: {} of {} do not fit the text', 'metadata.boilerplate: {} من {} لا توافق النص'],
  ['its text {} is not beside it', 'نصّه {} ليس إلى جانبه'],
  ['its text {} is empty', 'نصّه {} فارغ'],
  ['the trigger {} of {} is not there', 'الكلمة الدالّة {} للسجلّ {} غير موجودة'],
  ['a note or an attribute of {}, which is not there', 'ملاحظة أو سمة للسجلّ {}، وهو غير موجود'],
  ['its offsets count {}: they were converted', 'مواضعه معدودة بوحدة {}، فحُوّلت'],
  ['{} continues no mention: read as its beginning', '{} لا يكمل موضعًا: قُرئ بدايةً له'],
  ['tag {} has no name in README.md', 'الوسم {} لا اسم له في README.md'],
  ['{} tokens and {} tags', '{} كلمات و{} وسوم'],
  ['a mention from token {} to {} of {}', 'موضع من الكلمة {} إلى {} من {}'],
  ['token {} is not what stands in the text at its place', 'الكلمة {} ليست ما في موضعها من النص'],
  ['no tag: read as O', 'لا وسم فيه: قُرئ O'],
  ['no tag: “{}”, read as O', '«{}» ليس وسمًا: قُرئ O'],
  ['no token: left out', 'لا كلمة فيه: تُرك'],
  ['a token with space in it: read as {} tokens', 'كلمة فيها مسافة: قُرئت {} كلمات'],
  ['a byte order mark inside the file: left out', 'علامة ترتيب البايتات داخل الملف: تُركت'],
  ['the label of “{}” is not among the others: read as {}', 'صنف «{}» ليس بين الأصناف: قُرئ {}'],
  ['data: no text, or several of which none is called text', 'data: لا نصّ فيه، أو فيه عدّة نصوص ليس بينها text'],
  ['a {} on the whole text has no place here', 'لا مكان هنا لـ{} على النص كله'],
  ['{} belongs to {}, which is not there', '{} تابع للموضع {}، وهو غير موجود'],
  ['a relation without both its ends', 'علاقة ينقصها أحد طرفيها'],
  [
    'its place is in HTML, not in a text: marks on hypertext are not read',
    'موضعه في HTML لا في نصّ: لا تُقرأ العلامات على النص الفائق',
  ],
  ['no start or no end', 'لا بداية له أو لا نهاية'],
  ['{} is not read', '{} لا يُقرأ'],
  ['no label', 'لا صنف له'],
  ['no permission to read it', 'لا إذن بقراءته'],
  ['no such file', 'لا ملف بهذا الاسم'],
  ['no file', 'ليس ملفًا'],
  ['no Word document: word/document.xml is missing', 'ليس مستند Word: ينقصه word/document.xml'],
  ['the archive cannot be opened: {}', 'تعذّر فتح الأرشيف ({})'],
  ['the document is damaged: {}', 'المستند معطوب ({})'],
  ['it does not end, or is no part of a document', 'لا ينتهي، أو ليس جزءًا من مستند'],
  ['a mention from token {} to {} of {}', 'موضع من الكلمة {} إلى {} والكلمات {}'],
  ['a relation of mentions {} and {} of {}', 'علاقة بين الموضعين {} و{} والمواضع {}'],
  ['token {} is empty or holds a space', 'الكلمة {} فارغة أو فيها مسافة'],
  ['tag {} has no name in {}', 'الوسم {} بلا اسم في {}'],
  ['not a Parquet file of tagged rows', 'ليس ملف Parquet لصفوف موسومة'],
  ['answered {}: its marks are left out', 'الجواب {}: تُركت علاماته'],
  ['token {} is not what stands in the text at its place', 'الكلمة {} ليست ما في النص عند موضعها'],
  ['a quote begins here that is never closed', 'تبدأ هنا علامة اقتباس لا تُغلق'],
  [
    'a row begins here that is too long to be one; a quote may never be closed',
    'يبدأ هنا صفّ أطول مما ينبغي؛ لعلّ علامة اقتباس لم تُغلق',
  ],
  ['a text holds half of a surrogate pair', 'في نصّ نصف محرف مزدوج'],
  ['{} cells where the first line has {}', '{} خلايا وفي السطر الأول {}'],
  ['no text in the column {}', 'لا نصّ في العمود {}'],
  ['no column {}; there are: {}', 'لا عمود {}؛ والأعمدة: {}'],
  ['no text', 'لا نصّ فيه'],
  ['row of line {} does not end', 'الصفّ الذي يبدأ في السطر {} لا ينتهي'],
  ['fewer than two that are the same', 'أقلّ من اثنين يُسمّيان الشيء نفسه'],
  ['{} joins {} and {}, which are not both mentions', '{} يربط {} و{}، وليسا موضعين كلاهما'],
  ['{} joins {} and {}, which are not both there', '{} يربط {} و{}، وليسا موجودين كلاهما'],
  ['the {} is another agreement ({}): its words are taken', '{} اتفاق آخر ({}): أُخذت كلماته'],
  ['the text of {} is neither in the file nor beside it', 'نصّ {} ليس في الملف ولا إلى جانبه'],
  ['no annotation', 'لا تعليق فيه'],
  ['no mention of the form {}', 'ليس موضعًا بالصورة {}'],
  ['no note of the form {}', 'ليست ملاحظة بالصورة {}'],
  ['no line of a kind that is known', 'سطر من نوع غير معروف'],
  ['a role is not of the form {}', 'دور ليس بالصورة {}'],
  ['no agreement of the form {}', 'ليس اتفاقًا بالصورة {}'],
  ['no relation of the form {}', 'ليست علاقة بالصورة {}'],
  ['no attribute of the form {}', 'ليست سمة بالصورة {}'],
  ['no reference of the form {}', 'ليس مرجعًا بالصورة {}'],
  ['a linked resource that is nowhere: left out', 'مورد مرتبط غير موجود: تُرك'],
  ['a description that cannot be read: left out', 'وصف لا يُقرأ: تُرك'],
  ['an annotation without a place in the text: left out', 'تعليق لا موضع له في النص: تُرك'],
  ['a sentence that begins inside the one before', 'جملة تبدأ داخل التي قبلها'],
  ['offsets outside the text: left out', 'مواضع خارج النص: تُركت'],
  ['no line of a token: left out', 'ليس سطر كلمة: تُرك'],
  ['“{}” does not stand at {}: left out', '«{}» ليست في الموضع {}: تُركت'],
  ['the layer {} is none of marks: left out', 'الطبقة {} ليست طبقة علامات: تُركت'],
  ['the relation {} ends where no mark is: left out', 'العلاقة {} تنتهي حيث لا موضع: تُركت'],
  ['a file without a text', 'ملف بلا نصّ'],
  ['does not fit the format', 'لا يطابق الصيغة'],
  // What the schema library says of a value: its path, and what was expected.
  ['Invalid input: expected {}, received {}', 'المنتظر {} والموجود {}'],
  ['Invalid input: expected {}', 'المنتظر {}'],
  ['Invalid input', 'قيمة لا تصحّ'],
  ['Invalid string: {}', 'نصّ لا يصحّ ({})'],
  ['Invalid option: {}', 'قيمة ليست من المتاح ({})'],
  ['Too big: {}', 'أكبر مما ينبغي ({})'],
  ['Too small: {}', 'أصغر مما ينبغي ({})'],
  ['Invalid discriminator value. {}', 'نوع غير معروف'],
]

const words: Readonly<Record<string, string>> = {
  'with text': 'فيه نصّ',
  none: 'لا شيء',
  string: 'نصّ',
  number: 'عدد',
  int: 'عدد صحيح',
  array: 'قائمة',
  tuple: 'قائمة',
  object: 'كائن',
  record: 'كائن',
  boolean: 'صواب أو خطأ',
  undefined: 'لا شيء',
  null: 'لا شيء',
  NaN: 'ليس عددًا',
  'UTF-16 units': 'UTF-16',
  'code points': 'النقاط الترميزية',
  graphemes: 'الحروف المرئية',
}

const literally = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

const patterns = sentences.map(([en, ar]) => ({
  matches: new RegExp(`^${en.split('{}').map(literally).join('(.*?)')}$`, 's'),
  parts: ar.split('{}'),
}))

/** A reader's reason in Arabic; null where nobody has said it in Arabic yet. */
export function arabicReason(reason: string): string | null {
  for (const { matches, parts } of patterns) {
    const found = matches.exec(reason)
    if (!found) continue
    const said = found.slice(1).map(held => arabicReason(held) ?? words[held] ?? isolated(held))
    return parts.map((part, at) => part.replaceAll(/[A-Za-z][\w.]*/g, isolated) + (said[at] ?? '')).join('')
  }
  // A place inside the line, and what is wrong there.
  const at = reason.indexOf(': ')
  const rest = at < 0 ? null : arabicReason(reason.slice(at + 2))
  return rest === null ? null : `${isolated(reason.slice(0, at))}: ${rest}`
}
