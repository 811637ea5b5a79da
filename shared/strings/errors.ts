import type { AppError, ErrorCode, ErrorParams } from '../result.ts'
import { isolated } from './isolated.ts'
import { arabicReason } from './line-reasons.ts'
import { unreadFile } from './unread-file.ts'

type Sentences = { readonly [Code in ErrorCode]: (params: ErrorParams[Code]) => string }

const inMebibytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(bytes < 10 * 1024 * 1024 ? 1 : 0)

/** Line 0: the file as a whole. */
const placeIn = (file: string, line = 0): string => (line === 0 ? file : `${file}, line ${line}`)
const arabicPlaceIn = (file: string, line = 0): string =>
  line === 0 ? `الملف ${isolated(file)}` : `الملف ${isolated(file)}، السطر ${line}`

const en: Sentences = {
  'corpus/missing': ({ path }) =>
    `There is no folder ${path}. Put the corpus back where it was, or open another folder.`,
  'corpus/not-a-corpus': ({ path }) =>
    `${path} is not a corpus: there is no corpus.json in it. Open the folder that holds that file, or make a new corpus.`,
  'corpus/exists': ({ path }) =>
    `There is something at ${path} already, and it was not touched. Choose an empty folder or a new name.`,
  'corpus/within': ({ path, corpus }) =>
    `${path} lies in the folder of the corpus ${corpus}, where nothing else is written. Choose a place outside it.`,
  'corpus/locked': ({ path, host, pid }) =>
    `${path} is open elsewhere: on ${host}, process ${pid}. Close it there, then try again.`,
  'corpus/lock-lost': ({ path }) =>
    `Another program has opened ${path} in the meantime, so nothing more is written from here. Close it there, then open the corpus again.`,
  'format/newer': ({ file, version, supported }) =>
    `${file} comes from a newer Hashiya (file version ${version}; this one reads up to ${supported}). Update Hashiya to open it; the file was not changed.`,
  'file/broken': ({ file, reason, movedTo }) =>
    movedTo === null
      ? `${file} is damaged (${reason}). It was left as it is; if you miss something, put a sound copy in its place.`
      : `${file} is damaged (${reason}). It was set aside as ${movedTo}; look there if you miss something.`,
  'settings/mended': ({ file, lost, movedTo }) =>
    `Some of your choices in ${file} could not be read (${lost}), so the program's own stand in their place; all others are kept. ${
      movedTo === null ? 'The file was left as it is.' : `The file as it was is kept as ${movedTo}.`
    }`,
  'journal/torn': ({ file }) =>
    `The last save in ${file} was cut short, perhaps because the program or the laptop stopped. All that had shown as saved is here; look at the mark you made last.`,
  'journal/damaged': ({ file, lines, movedTo }) =>
    `${lines === 1 ? 'One line' : `${lines} lines`} of the journal ${file} cannot be read; every other line was. ${
      movedTo === null ? 'The file was left as it is.' : `The file as it was is kept as ${movedTo}.`
    } Check the articles changed last.`,
  'journal/replaced': ({ file }) =>
    `Another program moved or replaced the journal ${file} while it was open, so the last marks are not saved. Save a copy of them, then start Hashiya again.`,
  'document/missing': ({ id }) =>
    `The article ${id} is no longer in the corpus. If its file was moved or deleted, put it back; else import the text again.`,
  'layer/read-only': ({ annotator }) => `The layer “${annotator}” can only be read. Mark in your own layer.`,
  'text/encoding': ({ file }) =>
    `${file} is not UTF-8 text, so it was not imported. Save it as UTF-8; a text from an old Arabic program may be Windows-1256.`,
  'text/too-large': ({ file, bytes, limit }) =>
    `${file} has ${inMebibytes(bytes)} MiB, more than the ${inMebibytes(limit)} MiB an article may have. Split it into several articles.`,
  'text/empty': ({ file }) => `${file} holds no text, so it was not imported. Check that it is the right file.`,
  'format/unknown': ({ format }) => `There is no format “${format}”. Choose one that is offered.`,
  'file/unread': unreadFile.en,
  'format/line': ({ file, line, reason }) => `${placeIn(file, line)}: ${reason}.`,
  'mention/misplaced': ({ document, id, surface, file, line }) =>
    `${file === undefined ? '' : `${placeIn(file, line)}: `}“${surface}” (${id}) does not stand where the file says in article ${document}. Check this mark against the text.`,
  'export/empty': () =>
    'No article fits this choice, so nothing was written. Finish an article, or export all statuses or another layer.',
  'export/untrue': ({ format, document, reason }) =>
    `Read back, the ${format} file does not say of “${document}” what was marked, so it was not kept. The fault is Hashiya’s, not yours: export in another format, and report it (${reason}).`,
  'disk/full': ({ path }) =>
    `The disk is full: ${path} could not be written. Make room, then try again; what was saved before is safe.`,
  'disk/read-only': ({ path }) =>
    `${path} may not be written. Allow writing to this folder, or work in a copy of it elsewhere.`,
  'disk/failed': ({ path, reason }) =>
    `The disk failed at ${path} (${reason}). Check that the place is there and its disk connected, then try again.`,
  'program/failed': ({ reason }) =>
    `Something went wrong inside Hashiya (${reason}). Your marks are still on the screen: try again, or save a copy and start the program anew.`,
  'record/kept': ({ file, line, document, id }) =>
    `${placeIn(file, line)}: the file has the mark ${id} of article ${document} otherwise and does not say when it was made, so the one in the corpus stays. Change it by hand if the file is right.`,
  'record/conflict': ({ document, id }) =>
    `The mark ${id} in article ${document} was changed on two computers. The later change holds; check that it is the right one.`,
  'scheme/changed': ({ revision, present }) =>
    `The scheme has changed in the meantime (from revision ${revision} to ${present}), so this change was not made. Look at the scheme as it is now, then change it again.`,
  'scheme/older': ({ annotator, document, revision, present, records }) =>
    `Marks of ${annotator} in ${document} follow revision ${revision} of the scheme; the corpus is at ${present}, and ${records === 1 ? '1 record' : `${records} records`} would change. Let ${annotator} open the corpus, or have them mapped for this export (--map).`,
  'scheme/late': ({ document, names, records }) =>
    `In ${document}, ${records === 1 ? '1 record has' : `${records} records have`} what the scheme has no more (${names}): made under an older scheme, perhaps on another computer. Nothing of it was changed. Give it what the scheme has now, or add the old name to the scheme again.`,
  'scheme/conflict': ({ revision }) =>
    `The scheme was changed on two computers that did not know of each other (revision ${revision}). The one in corpus.json stands, all marks are kept. Look through the scheme for what the other change brought, and change it once more: then it is settled.`,
  'job/cancelled': () => 'Stopped as you asked; nothing was left half-written. Start again whenever you like.',
}

const ar: Sentences = {
  'corpus/missing': ({ path }) => `لا يوجد المجلد ${isolated(path)}. أعد المدوّنة إلى مكانها، أو افتح مجلدًا آخر.`,
  'corpus/not-a-corpus': ({ path }) =>
    `المجلد ${isolated(path)} ليس مدوّنة، فليس فيه ملف ${isolated('corpus.json')}. افتح المجلد الذي فيه هذا الملف، أو أنشئ مدوّنة جديدة.`,
  'corpus/exists': ({ path }) => `يوجد شيء في ${isolated(path)} من قبل، ولم يُمسّ. اختر مجلدًا فارغًا أو اسمًا آخر.`,
  'corpus/within': ({ path, corpus }) =>
    `يقع ${isolated(path)} داخل مجلد المدوّنة ${isolated(corpus)}، ولا يُكتب فيه شيء سواها. اختر مكانًا خارجه.`,
  'corpus/locked': ({ path, host, pid }) =>
    `المدوّنة ${isolated(path)} مفتوحة في مكان آخر: على الجهاز ${isolated(host)}، العملية ${pid}. أغلقها هناك ثم أعد المحاولة.`,
  'corpus/lock-lost': ({ path }) =>
    `فتح برنامج آخر المدوّنة ${isolated(path)} في هذه الأثناء، فتوقّفت الكتابة من هنا. أغلقها هناك ثم افتحها من جديد.`,
  'format/newer': ({ file, version, supported }) =>
    `كُتب الملف ${isolated(file)} بإصدار أحدث من حاشية (نسخة الملف ${version}، وأحدث ما يُقرأ هنا ${supported}). حدّث البرنامج لتفتحه، والملف لم يتغيّر.`,
  'file/broken': ({ file, reason, movedTo }) =>
    movedTo === null
      ? `الملف ${isolated(file)} تالف (${isolated(reason)}). تُرك على حاله؛ فإن افتقدت شيئًا فضع مكانه نسخة سليمة.`
      : `الملف ${isolated(file)} تالف (${isolated(reason)}). نُحّي جانبًا باسم ${isolated(movedTo)}، فارجع إليه إن افتقدت شيئًا.`,
  'settings/mended': ({ file, lost, movedTo }) =>
    `تعذّرت قراءة بعض اختياراتك في ${isolated(file)}، وهي ${isolated(lost)}، فعادت إلى أصلها وبقي ما سواها. ${
      movedTo === null ? 'تُرك الملف على حاله.' : `وحُفظت نسخة منه كما كان باسم ${isolated(movedTo)}.`
    }`,
  'journal/torn': ({ file }) =>
    `انقطع آخر حفظ في ${isolated(file)}، ولعل البرنامج أو الجهاز توقف حينها. كل ما ظهر أنه محفوظ موجود؛ تحقّق من آخر موضع وسمته.`,
  'journal/damaged': ({ file, lines, movedTo }) =>
    `في السجلّ ${isolated(file)} أسطر تالفة، عددها ${lines}، وقُرئ ما سواها. ${
      movedTo === null ? 'تُرك الملف على حاله.' : `وحُفظت نسخة منه كما كان باسم ${isolated(movedTo)}.`
    } راجع آخر المقالات التي عُدّلت.`,
  'journal/replaced': ({ file }) =>
    `نقل برنامج آخر السجلّ ${isolated(file)} أو استبدله وهو مفتوح، فلم تُحفظ آخر الوسوم. احفظ نسخة منها، ثم أعد تشغيل حاشية.`,
  'document/missing': ({ id }) =>
    `المقالة ${isolated(id)} لم تعد في المدوّنة. إن نُقل ملفها أو حُذف فأعده، وإلا فاستورد النص من جديد.`,
  'layer/read-only': ({ annotator }) => `الطبقة «${isolated(annotator)}» للقراءة فقط. ضع وسومك في طبقتك أنت.`,
  'text/encoding': ({ file }) =>
    `الملف ${isolated(file)} ليس نصًّا بترميز ${isolated('UTF-8')}، فلم يُستورد. احفظه بهذا الترميز؛ وإن جاء من برنامج عربي قديم فقد يكون ترميزه ${isolated('Windows-1256')}.`,
  'text/too-large': ({ file, bytes, limit }) =>
    `حجم الملف ${isolated(file)} هو ${isolated(`${inMebibytes(bytes)} MiB`)}، وأقصى ما تبلغه المقالة ${isolated(`${inMebibytes(limit)} MiB`)}. قسّمه إلى عدّة مقالات.`,
  'text/empty': ({ file }) => `الملف ${isolated(file)} خالٍ من النص، فلم يُستورد. تأكّد من أنه الملف المقصود.`,
  'format/unknown': ({ format }) => `لا توجد صيغة باسم «${isolated(format)}». اختر صيغة من الصيغ المعروضة.`,
  'file/unread': unreadFile.ar,
  'format/line': ({ file, line, reason }) =>
    `${arabicPlaceIn(file, line)}: ${arabicReason(reason) ?? isolated(reason)}.`,
  'mention/misplaced': ({ document, id, surface, file, line }) =>
    `${file === undefined ? '' : `${arabicPlaceIn(file, line)}: `}العبارة «${isolated(surface)}» (${isolated(id)}) ليست حيث يذكر الملف من المقالة ${isolated(document)}. راجع هذا الوسم على النص.`,
  'export/empty': () =>
    'لا مقالة توافق هذا الاختيار، فلم يُكتب شيء. أنجز مقالة، أو صدّر جميع الحالات، أو اختر طبقة أخرى.',
  'export/untrue': ({ format, document, reason }) =>
    `قُرئ ملف ${isolated(format)} بعد كتابته فلم يطابق ما وُسم في «${isolated(document)}»، فلم يُحتفظ به. الخلل من حاشية لا منك: صدّر بصيغة أخرى، وأبلغ عن الخلل (${isolated(reason)}).`,
  'disk/full': ({ path }) =>
    `امتلأ القرص فتعذّرت الكتابة في ${isolated(path)}. أخلِ مكانًا ثم أعد المحاولة، وما حُفظ من قبل سليم.`,
  'disk/read-only': ({ path }) =>
    `لا يُسمح بالكتابة في ${isolated(path)}. اسمح بالكتابة في هذا المجلد، أو اعمل على نسخة منه في مكان آخر.`,
  'disk/failed': ({ path, reason }) =>
    `تعذّر التعامل مع القرص عند ${isolated(path)} (${isolated(reason)}). تأكّد من وجود المكان واتصال قرصه ثم أعد المحاولة.`,
  'program/failed': ({ reason }) =>
    `حدث خلل داخل حاشية (${isolated(reason)}). وسومك باقية على الشاشة: أعد المحاولة، أو احفظ نسخة ثم أعد تشغيل البرنامج.`,
  'record/kept': ({ file, line, document, id }) =>
    `${arabicPlaceIn(file, line)}: في الملف صورة أخرى للوسم ${isolated(id)} من المقالة ${isolated(document)} بلا ما يدلّ على وقتها، فبقي الوسم الذي في المدوّنة. عدّله بيدك إن كان ما في الملف هو الصواب.`,
  'record/conflict': ({ document, id }) =>
    `عُدّل الوسم ${isolated(id)} في المقالة ${isolated(document)} على جهازين. أُخذ بالتعديل الأحدث، فتأكّد من صحّته.`,
  'scheme/changed': ({ revision, present }) =>
    `تغيّر المخطط في هذه الأثناء (من المراجعة ${revision} إلى ${present})، فلم يُجرَ هذا التعديل. انظر المخطط كما هو الآن ثم عدّله من جديد.`,
  'scheme/older': ({ annotator, document, revision, present, records }) =>
    `مواضع ${isolated(annotator)} في ${isolated(document)} تتبع المراجعة ${revision} من المخطط، والمدوّنة عند المراجعة ${present}، وعدد السجلات التي ستتغيّر ${records}. ليفتح صاحبها المدوّنة، أو اختر نقلها في هذا التصدير (${isolated('--map')}).`,
  'scheme/late': ({ document, names, records }) =>
    `في المقالة ${isolated(document)} سجلات فيها ما لم يعد في المخطط (${isolated(names)})، وعددها ${records}: كُتبت على مخطط أقدم، وربما على جهاز آخر. لم يُغيَّر منها شيء. أعطها ما في المخطط الآن، أو أعد الاسم القديم إليه.`,
  'scheme/conflict': ({ revision }) =>
    `عُدّل المخطط على جهازين لم يعلم أحدهما بالآخر (المراجعة ${revision}). بقي ما في ${isolated('corpus.json')}، وكل الوسوم محفوظة. انظر في المخطط ما جاء به التعديل الآخر، ثم عدّله مرّة أخرى ليستقرّ.`,
  'job/cancelled': () => 'توقّف العمل كما طلبت، ولم يبقَ منه ملف ناقص. ابدأ من جديد متى شئت.',
}

/** What happened and what to do, one sentence or two a code, in both languages of the interface. */
export const errorSentences: Readonly<Record<'ar' | 'en', Sentences>> = { ar, en }

/** The sentence of an error. */
export function sentenceOf<Code extends ErrorCode>(
  error: { readonly code: Code; readonly params: ErrorParams[Code] } & AppError,
  language: 'ar' | 'en',
): string {
  const sentence: (params: ErrorParams[Code]) => string = errorSentences[language][error.code]
  return sentence(error.params)
}
