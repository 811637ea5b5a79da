import { about as aboutAr } from './ar/about.ts'
import { article as articleAr } from './ar/article.ts'
import { attributes as attributesAr } from './ar/attributes.ts'
import { common as commonAr } from './ar/common.ts'
import { concordance as concordanceAr } from './ar/concordance.ts'
import { exporting as exportAr } from './ar/export.ts'
import { find as findAr } from './ar/find.ts'
import { framePane as framePaneAr } from './ar/frame-pane.ts'
import { frames as framesAr } from './ar/frames.ts'
import { importing as importAr } from './ar/import.ts'
import { inbox as inboxAr } from './ar/inbox.ts'
import { keys as keysAr } from './ar/keys.ts'
import { ledger as ledgerAr } from './ar/ledger.ts'
import { library as libraryAr } from './ar/library.ts'
import { reading as readingAr } from './ar/reading.ts'
import { relations as relationsAr } from './ar/relations.ts'
import { scheme as schemeAr } from './ar/scheme.ts'
import { about as aboutEn } from './en/about.ts'
import { article as articleEn } from './en/article.ts'
import { attributes as attributesEn } from './en/attributes.ts'
import { common as commonEn } from './en/common.ts'
import { concordance as concordanceEn } from './en/concordance.ts'
import { exporting as exportEn } from './en/export.ts'
import { find as findEn } from './en/find.ts'
import { framePane as framePaneEn } from './en/frame-pane.ts'
import { frames as framesEn } from './en/frames.ts'
import { importing as importEn } from './en/import.ts'
import { inbox as inboxEn } from './en/inbox.ts'
import { keys as keysEn } from './en/keys.ts'
import { ledger as ledgerEn } from './en/ledger.ts'
import { library as libraryEn } from './en/library.ts'
import { reading as readingEn } from './en/reading.ts'
import { relations as relationsEn } from './en/relations.ts'
import { scheme as schemeEn } from './en/scheme.ts'

/** Every sentence of the interface, by area. Both languages hold the same keys; plural endings differ as the languages do. */
export const en = {
  common: commonEn,
  library: libraryEn,
  import: importEn,
  article: articleEn,
  attributes: attributesEn,
  reading: readingEn,
  export: exportEn,
  keys: keysEn,
  frames: framesEn,
  find: findEn,
  framePane: framePaneEn,
  ledger: ledgerEn,
  concordance: concordanceEn,
  inbox: inboxEn,
  scheme: schemeEn,
  relations: relationsEn,
  about: aboutEn,
}
export const ar = {
  common: commonAr,
  library: libraryAr,
  import: importAr,
  article: articleAr,
  attributes: attributesAr,
  reading: readingAr,
  export: exportAr,
  keys: keysAr,
  frames: framesAr,
  find: findAr,
  framePane: framePaneAr,
  ledger: ledgerAr,
  concordance: concordanceAr,
  inbox: inboxAr,
  scheme: schemeAr,
  relations: relationsAr,
  about: aboutAr,
}
