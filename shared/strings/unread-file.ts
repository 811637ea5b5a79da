import type { ErrorParams } from '../result.ts'
import { isolated } from './isolated.ts'

type Unread = ErrorParams['file/unread']

/** Fields that formats of JSON are told by. */
const soughtFields = {
  'Label Studio': 'data, annotations',
  doccano: 'text, label, entities',
  GLiNER: 'tokenized_text, ner',
  'Web Annotation': '@context',
}

const soughtIn = (quote: (text: string) => string): string =>
  Object.entries(soughtFields)
    .map(([name, fields]) => quote(`${name} (${fields})`))
    .join(', ')

function en({ file, why, seems, fields }: Unread): string {
  if (why === 'exported')
    return `${file} was made of articles by an export and holds none itself, so it was not imported. The articles are in the corpus it was exported from; to take marks elsewhere, export in the format native.`
  const said = `${file} was not imported: it is in no format that is read.`
  switch (seems) {
    case 'json':
      return `${said} It is JSON${fields === '' ? '' : ` with the fields ${fields}`}. Formats of JSON that are read have these: ${soughtIn(text => text)}. Save it in one of these, or as JSON lines (.jsonl) with a column of text.`
    case 'text':
      return `${said} It holds text: give it the ending .txt to take it as an article.`
    case 'bytes':
      return `${said} It holds no text. Save what it shows as text, as a web page or as .docx.`
    case 'nothing':
      return `${said} It is empty: check that it is the right file.`
  }
}

function ar({ file, why, seems, fields }: Unread): string {
  if (why === 'exported')
    return `الملف ${isolated(file)} كتبه تصدير من مقالات ولا مقالة فيه، فلم يُستورد. المقالات في المدوّنة التي صُدّر منها؛ ولنقل الوسوم إلى مكان آخر صدّرها بصيغة ${isolated('native')}.`
  const said = `لم يُستورد الملف ${isolated(file)}، فليس بصيغة مما يُقرأ.`
  switch (seems) {
    case 'json':
      return `${said} هو ملف ${isolated('JSON')}${fields === '' ? '' : ` حقوله ${isolated(fields)}`}، وللصيغ التي تُقرأ هذه الحقول: ${soughtIn(isolated).replaceAll(', \u2068', '، \u2068')}. احفظه بإحدى هذه الصيغ، أو أسطرًا (${isolated('.jsonl')}) فيها عمود للنص.`
    case 'text':
      return `${said} فيه نص: اجعل نهاية اسمه ${isolated('.txt')} ليُستورد مقالة.`
    case 'bytes':
      return `${said} ليس فيه نص. احفظ ما يعرضه نصًّا، أو صفحة ويب، أو ملف ${isolated('.docx')}.`
    case 'nothing':
      return `${said} هو ملف خالٍ، فتأكّد من أنه الملف المقصود.`
  }
}

/** What is said of a file that is not read, and what to do. */
export const unreadFile = { en, ar }
