import type { PassedOverGroup, PassedOverReason } from '../../shared/model/passed-over.ts'
import { isolated } from '../../shared/strings/isolated.ts'
import { count } from './count.ts'
import type { Language } from './terminal.ts'

type Sentence = (files: number, names: string) => string

const said =
  (reason: string): Sentence =>
  (files, names) =>
    `Passed over ${count(files, 'file')}, ${reason}: ${names}`

/** The number stands apart from the noun: a line for one file and for many. */
const arabic =
  (reason: string): Sentence =>
  (files, names) =>
    `ملفات متروكة (${files})، ${reason}: ${isolated(names)}`

const sentences: { readonly [Each in Language]: Readonly<Record<PassedOverReason, Sentence>> } = {
  en: {
    unknown: said('in no format that is read'),
    exported: said('made by an export, without articles of their own'),
    'other-format': said('of another format than was asked for'),
    'zip-within': said('a zip within a zip'),
    link: said('a link to another place'),
  },
  ar: {
    unknown: arabic('بلا صيغة مما يُقرأ'),
    exported: arabic('كتبها تصدير ولا مقالة فيها'),
    'other-format': arabic('بصيغة غير المطلوبة'),
    'zip-within': arabic('أرشيف داخل أرشيف'),
    link: arabic('وصلة إلى مكان آخر'),
  },
}

const namesShown = 20

/** Files that were met and are not read, a line a reason. */
export const sayPassedOver = (groups: readonly PassedOverGroup[], language: Language): readonly string[] =>
  groups.map(({ why, count: number, names }) => {
    const shown = names.slice(0, namesShown)
    return sentences[language][why](number, [...shown, ...(number > shown.length ? ['…'] : [])].join(', '))
  })
