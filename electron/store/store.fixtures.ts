import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Commit } from '../../shared/edit/commit.ts'
import { emptyDiff } from '../../shared/edit/records-diff.ts'
import type { Provenance } from '../../shared/model/document.ts'
import { type DocumentId, deviceIdSchema, recordIdSchema } from '../../shared/model/ids.ts'
import type { Annotation, Entity } from '../../shared/model/records.ts'
import { type Scheme, schemeVersion } from '../../shared/model/scheme.ts'
import type { Result } from '../../shared/result.ts'
import type { NewDocument } from './corpus-store.ts'
import type { FileSystem } from './file-system.ts'
import { nodeFileSystem } from './node-file-system.ts'

export const device = deviceIdSchema.parse('abcdefgh')
export const otherDevice = deviceIdSchema.parse('zzzzzzzz')

export const emptyScheme: Scheme = {
  version: schemeVersion,
  id: 'empty',
  revision: 0,
  name: { ar: 'فارغ', en: 'Empty' },
  policy: { nesting: 'any', crossing: 'any' },
  labels: [],
  relationTypes: [],
  roleTypes: [],
  agreementTypes: [],
  agreementStatuses: [],
  categories: [],
}

const provenance: Provenance = {
  file: 'a.txt',
  importedAt: '2026-01-01T00:00:00.000Z',
  bytesSha256: '0'.repeat(64),
  encoding: 'utf-8',
  byteOrderMark: false,
  lineEnds: 'none',
  normalisation: 'nfc',
}

export const toDocument = (text: string, name = 'a'): NewDocument => ({
  text,
  name,
  metadata: { language: 'ar', direction: 'rtl' },
  provenance,
})

/** The value of a result; a failure fails the test with its code. */
export function must<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

/** A mention of `text.slice(start, end)`; `counter` is its stamp's. */
export const toEntity = (id: string, start: number, end: number, counter = 1, by = device): Entity => ({
  kind: 'entity',
  id: recordIdSchema.parse(id),
  label: 'ORG',
  spans: [{ start, end }],
  attributes: {},
  note: '',
  doubt: false,
  source: 'person',
  stamp: [counter, by],
})

export const addCommit = (sequence: number, document: DocumentId, ...added: readonly Annotation[]): Commit => ({
  sequence,
  name: 'createEntity',
  at: '2026-01-01T00:00:00.000Z',
  diffs: [{ document, diff: { ...emptyDiff, added } }],
})

/** SHA-256 of every file below a real folder, by its path from there. */
export function hashFolder(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name =>
    statSync(join(folder, name)).isFile(),
  )
  return new Map(
    files.sort().map(name => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  )
}

/** The disk, read only: every write throws this errno. */
export function failingToWrite(code: string): FileSystem {
  const fail = (path: string): Promise<never> => Promise.reject(Object.assign(new Error(`${code} ${path}`), { code }))
  return {
    ...nodeFileSystem,
    createFile: fail,
    openToAppend: fail,
    makeFolder: fail,
    rename: fail,
    link: fail,
    unlink: fail,
  }
}
