import type { ZodType } from 'zod'
import { fail, ok, type Result } from '../result.ts'

/** Lifts a file's content from format version `from` to `from + 1`. */
export type Migration = { readonly from: number; readonly up: (old: Readonly<Record<string, unknown>>) => unknown }

/** A kind of file: its newest version, how older ones are lifted, and what the newest must look like. */
export type Versioned<Value> = {
  readonly name: string
  readonly version: number
  readonly migrations: readonly Migration[]
  readonly schema: ZodType<Value>
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Migrates and validates what a file holds.
 * Errors: `format/newer` where the file is of a later version, `file/broken` (nothing moved yet) where it does not fit.
 */
export function parseVersioned<Value>(kind: Versioned<Value>, file: string, content: unknown): Result<Value> {
  const broken = (reason: string): Result<Value> =>
    fail({ code: 'file/broken', params: { file, reason, movedTo: null } })
  if (!isRecord(content) || typeof content.version !== 'number')
    return broken(`no ${kind.name} file: version is missing`)
  if (content.version > kind.version)
    return fail({ code: 'format/newer', params: { file, version: content.version, supported: kind.version } })
  let lifted: unknown = content
  for (let version = content.version; version < kind.version; version++) {
    const step = kind.migrations.find(migration => migration.from === version)
    if (!step || !isRecord(lifted)) return broken(`no migration from version ${version} of ${kind.name}`)
    lifted = step.up(lifted)
  }
  const parsed = kind.schema.safeParse(lifted)
  if (parsed.success) return ok(parsed.data)
  const issue = parsed.error.issues[0]
  return broken(issue ? `${issue.path.join('.')}: ${issue.message}` : 'does not fit its schema')
}
