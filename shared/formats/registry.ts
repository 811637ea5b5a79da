import { fail, ok, type Result } from '../result.ts'
import { brat } from './brat.ts'
import { chat } from './chat.ts'
import { conll } from './conll.ts'
import { conllNested } from './conll-nested.ts'
import { csv } from './csv.ts'
import { doccano } from './doccano.ts'
import type { Format } from './format.ts'
import { gliner } from './gliner.ts'
import { huggingface } from './huggingface.ts'
import { labelStudio } from './label-studio.ts'
import { native } from './native.ts'
import { prodigy } from './prodigy.ts'
import { spacy } from './spacy.ts'
import { w3c } from './w3c.ts'
import { webannoTsv } from './webanno-tsv.ts'

/** Every exchange format, in the order they are offered. */
export const formats: readonly Format[] = [
  native,
  spacy,
  conll,
  conllNested,
  huggingface,
  gliner,
  webannoTsv,
  prodigy,
  labelStudio,
  doccano,
  brat,
  w3c,
  csv,
  chat,
]

/** Error: `format/unknown`. */
export function findFormat(id: string): Result<Format> {
  const format = formats.find(candidate => candidate.id === id)
  return format ? ok(format) : fail({ code: 'format/unknown', params: { format: id } })
}
