import { nameKey } from './form-key.ts'

const keys = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(nameKey))

/** What stands before a name and says only what kind of thing it is. ولاية and جمهورية are none of them: they make another name. */
const heads = keys(
  'شركة مؤسسة مجموعة مجمع منظمة هيئة مدينة بلدة قرية دولة السيد السيدة الدكتور الدكتورة الأستاذ الأستاذة المهندس المهندسة الشيخ الرئيس ' +
    'الوزير الوزيرة mr mrs ms dr prof the',
)
/** The same behind a Latin name. */
const tails = keys('group company co inc ltd llc corp corporation plc gmbh sa spa')

/** Cities called as their country is: with مدينة before them they are another place. */
const countries = keys('الجزائر تونس الكويت المكسيك سنغافورة بنما جيبوتي لوكسمبورغ غواتيمالا')

/** Nouns that begin many names and are none by themselves. */
const common = keys(
  'وزارة مركز جامعة معهد مجلس مكتب بنك مصرف وكالة لجنة صندوق اتحاد برنامج مشروع مخطط معرض مؤتمر مستشفى مدرسة كلية محكمة مديرية إدارة قسم دائرة ' +
    'شركة مؤسسة مجموعة مجمع منظمة هيئة جمعية حزب حكومة رئاسة قناة صحيفة جريدة موقع شبكة نظام قانون اتفاق اتفاقية مذكرة قمة جائزة center centre ' +
    'ministry university institute council bank agency fund union program project group company',
)

/** Whether a name of these words says nothing of whom it names. */
export const isCommon = (core: string): boolean =>
  core.length < 3 || common.has(core) || common.has(core.replace(/^ال/u, ''))

/**
 * A name's key without the words before and behind it that only say what kind of thing it names: مجمع سوناطراك and سوناطراك agree. What would
 * leave nothing, a common noun, or a country for its city stays whole.
 */
export function nameCore(key: string): string {
  const words = key.split(' ')
  const [first = '', ...rest] = words
  if (rest.length === 0) return key
  const last = words.at(-1) ?? ''
  const left = heads.has(first) ? rest : tails.has(last) ? words.slice(0, -1) : null
  const core = left?.join(' ') ?? key
  return core === key || isCommon(core) || countries.has(core) ? key : nameCore(core)
}
