import { basename, extname } from 'node:path'
import { stemOf } from '../../shared/formats/source-file.ts'

/** Written by exports and by other tools beside what is read: they hold settings, tokens and reports, or what a file beside them says too. */
const companions: ReadonlySet<string> = new Set([
  'visual.conf',
  'tools.conf',
  'kb_shortcuts.conf',
  'config.cfg',
  'tokenizer.py',
  'tokens.py',
  'tokenizer.json',
  'tokens.json',
  'report.json',
  'losses.jsonl',
  'thumbs.db',
  'desktop.ini',
])

const twinOf: ReadonlyMap<string, string> = new Map([
  ['.spacy', '.jsonl'],
  ['.parquet', '.jsonl'],
])

/** What speaks of a folder is not one of its articles; named itself, it is. */
export const speaksOfFolder = (path: string): boolean =>
  /(?:^|[\\/])(?:readme|licen[cs]e|changelog)(?:\.[a-z]+)?$/i.test(path)

/** Whether a file of a folder is passed over without a word. `has`: whether a file of that name lies beside it. */
export function needsNoWord(path: string, has: (name: string) => boolean): boolean {
  const twin = twinOf.get(extname(path).toLowerCase())
  return (
    speaksOfFolder(path) ||
    companions.has(basename(path).toLowerCase()) ||
    (twin !== undefined && has(`${stemOf(basename(path))}${twin}`))
  )
}
