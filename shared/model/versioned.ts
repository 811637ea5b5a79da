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

/** Lifts what a file holds to the newest version, unvalidated. Errors: `format/newer`, `file/broken` where it tells no version. */
export function lift(
  { name, version: newest, migrations }: Versioned<unknown>,
  file: string,
  content: unknown,
): Result<Readonly<Record<string, unknown>>> {
  if (!isRecord(content) || typeof content.version !== 'number')
    return broken(file, `no ${name} file: version is missing`)
  if (content.version > newest)
    return fail({ code: 'format/newer', params: { file, version: content.version, supported: newest } })
  let lifted: unknown = content
  for (let version = content.version; version < newest; version++) {
    const step = migrations.find(({ from }) => from === version)
    if (!step || !isRecord(lifted)) return broken(file, `no migration from version ${version} of ${name}`)
    lifted = step.up(lifted)
  }
  return isRecord(lifted) ? ok(lifted) : broken(file, 'does not fit its schema')
}

/**
 * Migrates and validates what a file holds.
 * Errors: `format/newer` where the file is of a later version, `file/broken` (nothing moved yet) where it does not fit.
 */
export function parseVersioned<Value>(kind: Versioned<Value>, file: string, content: unknown): Result<Value> {
  const lifted = lift(kind, file, content)
  if (!lifted.ok) return lifted
  const parsed = kind.schema.safeParse(lifted.value)
  if (parsed.success) return ok(parsed.data)
  const issue = parsed.error.issues[0]
  return broken(file, issue ? `${issue.path.join('.')}: ${issue.message}` : 'does not fit its schema')
}

const broken = (file: string, reason: string): Result<never> =>
  fail({ code: 'file/broken', params: { file, reason, movedTo: null } })
