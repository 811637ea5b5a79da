import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { type StoredCommit, storedCommitSchema } from '../shared/edit/stored-commit.ts'
import { layerSchema } from '../shared/model/layer.ts'

/** What stands on disk, read without the program: code points, end exclusive. */
export type StoredMark = {
  readonly label: string
  readonly start: number
  readonly end: number
  readonly surface: string | undefined
}

const byPlace = (a: StoredMark, b: StoredMark): number =>
  a.start - b.start || b.end - a.end || (a.label < b.label ? -1 : 1)

/** Every file below a folder, paths relative to it, sorted. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => lstatSync(path.join(folder, name), { throwIfNoEntry: false })?.isFile())
    .sort()
}

/** SHA-256 of every file below a folder by relative path; `leaveOut` names what may come and go. */
export function hashFiles(folder: string, leaveOut: RegExp = /^corpus\.lock/): Readonly<Record<string, string>> {
  return Object.fromEntries(
    filesBelow(folder)
      .filter(name => !leaveOut.test(name))
      .map(name => [
        name,
        createHash('sha256')
          .update(readFileSync(path.join(folder, name)))
          .digest('hex'),
      ]),
  )
}

const lineSchema = z.object({ sum: z.string(), entry: storedCommitSchema })

/**
 * The entries of her journals, oldest first. What follows the last line feed is no line yet, only what a kill left of one; a whole line
 * that does not parse fails the test.
 */
export function readJournal(corpus: string): readonly StoredCommit[] {
  const folder = path.join(corpus, 'journal')
  return readdirSync(folder)
    .filter(name => name.endsWith('.jsonl') && !name.startsWith('gold-'))
    .flatMap(name => readFileSync(path.join(folder, name), 'utf8').split('\n').slice(0, -1))
    .map(line => lineSchema.parse(JSON.parse(line)).entry)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

type StoredEntity = Extract<StoredCommit['diffs'][number]['added'][number], { kind: 'entity' }>

const toMarks = (records: Iterable<{ readonly kind: string }>): readonly StoredMark[] =>
  [...records]
    .filter((record): record is StoredEntity => record.kind === 'entity')
    .flatMap(({ label, spans, surface }) => spans.map(([start, end]) => ({ label, start, end, surface })))
    .sort(byPlace)

export type StoredRecord = StoredCommit['diffs'][number]['added'][number]

/** The records that the journal's commits leave for a document, replayed here without any code of the store. */
export function recordsInJournal(corpus: string, document: string): readonly StoredRecord[] {
  const records = new Map<string, StoredRecord>()
  for (const { diffs } of readJournal(corpus)) {
    for (const diff of diffs.filter(one => one.document === document)) {
      for (const record of diff.removed) records.delete(record.id)
      for (const [, to] of diff.updated) records.set(to.id, to)
      for (const record of diff.added) records.set(record.id, record)
    }
  }
  return [...records.values()]
}

/** The marks that the journal's commits leave for a document. */
export const marksInJournal = (corpus: string, document: string): readonly StoredMark[] =>
  toMarks(recordsInJournal(corpus, document))

/** The checkpoints of everyone but gold for a document. */
export function checkpointFiles(corpus: string, document: string): readonly string[] {
  const folder = path.join(corpus, 'annotations')
  return filesBelow(folder)
    .filter(name => name.endsWith(`${document}.json`) && !name.startsWith('gold'))
    .map(name => path.join(folder, name))
}

/** The records in her checkpoint for a document. */
export const recordsInCheckpoint = (corpus: string, document: string): readonly StoredRecord[] =>
  checkpointFiles(corpus, document).flatMap(file => layerSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).records)

/** The marks in her checkpoint for a document. */
export const marksInCheckpoint = (corpus: string, document: string): readonly StoredMark[] =>
  toMarks(recordsInCheckpoint(corpus, document))
