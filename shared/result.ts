/** What can go wrong in expected ways: code and the facts its sentence needs. The interface has one sentence a code, in each language. */
export type ErrorParams = {
  readonly 'corpus/missing': { readonly path: string }
  readonly 'corpus/not-a-corpus': { readonly path: string }
  readonly 'corpus/exists': { readonly path: string }
  readonly 'corpus/within': { readonly path: string; readonly corpus: string }
  readonly 'corpus/locked': { readonly path: string; readonly host: string; readonly pid: number }
  readonly 'corpus/lock-lost': { readonly path: string }
  readonly 'format/newer': { readonly file: string; readonly version: number; readonly supported: number }
  readonly 'file/broken': { readonly file: string; readonly reason: string; readonly movedTo: string | null }
  readonly 'settings/mended': { readonly file: string; readonly lost: string; readonly movedTo: string | null }
  readonly 'journal/torn': { readonly file: string }
  readonly 'journal/damaged': { readonly file: string; readonly lines: number; readonly movedTo: string | null }
  readonly 'journal/replaced': { readonly file: string }
  readonly 'document/missing': { readonly id: string }
  readonly 'layer/read-only': { readonly annotator: string }
  readonly 'text/encoding': { readonly file: string }
  readonly 'text/too-large': { readonly file: string; readonly bytes: number; readonly limit: number }
  readonly 'text/empty': { readonly file: string }
  readonly 'format/unknown': { readonly format: string }
  /** A file named itself that is not read: why, what it seems to be, and the first fields of JSON. */
  readonly 'file/unread': {
    readonly file: string
    readonly why: 'unknown' | 'exported'
    readonly seems: 'json' | 'text' | 'bytes' | 'nothing'
    readonly fields: string
  }
  readonly 'format/line': { readonly file: string; readonly line: number; readonly reason: string }
  /** `file`, `line`: where it comes from a file that is imported. */
  readonly 'mention/misplaced': {
    readonly document: string
    readonly id: string
    readonly surface: string
    readonly file?: string
    readonly line?: number
  }
  readonly 'export/empty': Record<string, never>
  /** A file that was written does not give back what was marked; `document` is its name. */
  readonly 'export/untrue': { readonly format: string; readonly document: string; readonly reason: string }
  readonly 'disk/full': { readonly path: string }
  readonly 'disk/read-only': { readonly path: string }
  readonly 'disk/failed': { readonly path: string; readonly reason: string }
  readonly 'program/failed': { readonly reason: string }
  /** Line 0: the file as a whole. */
  readonly 'record/kept': {
    readonly file: string
    readonly line: number
    readonly document: string
    readonly id: string
  }
  readonly 'record/conflict': { readonly document: string; readonly id: string }
  /** Revisions: the one a change was made of, and the one that stands. */
  readonly 'scheme/changed': { readonly revision: number; readonly present: number }
  /** Names of the annotator and the article; `records` of hers would be changed. */
  readonly 'scheme/older': {
    readonly annotator: string
    readonly document: string
    readonly revision: number
    readonly present: number
    readonly records: number
  }
  /** How many records of the article have what the scheme has no more, and what that is. */
  readonly 'scheme/late': { readonly document: string; readonly names: string; readonly records: number }
  /** The revision that two laptops have made, each its own. */
  readonly 'scheme/conflict': { readonly revision: number }
  readonly 'job/cancelled': Record<string, never>
}

export type ErrorCode = keyof ErrorParams

/** Closed union: `code` decides the shape of `params`. */
export type AppError = { [Code in ErrorCode]: { readonly code: Code; readonly params: ErrorParams[Code] } }[ErrorCode]

/** Every code, for tables that must be complete (sentences, tests). */
export const errorCodes = [
  'corpus/missing',
  'corpus/not-a-corpus',
  'corpus/exists',
  'corpus/within',
  'corpus/locked',
  'corpus/lock-lost',
  'format/newer',
  'file/broken',
  'settings/mended',
  'journal/torn',
  'journal/damaged',
  'journal/replaced',
  'document/missing',
  'layer/read-only',
  'text/encoding',
  'text/too-large',
  'text/empty',
  'format/unknown',
  'file/unread',
  'format/line',
  'mention/misplaced',
  'export/empty',
  'export/untrue',
  'disk/full',
  'disk/read-only',
  'disk/failed',
  'program/failed',
  'record/kept',
  'record/conflict',
  'scheme/changed',
  'scheme/older',
  'scheme/late',
  'scheme/conflict',
  'job/cancelled',
] as const satisfies readonly ErrorCode[]

/** An expected failure is a value; a bug throws. */
export type Result<Value, Failure = AppError> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Failure }

export const ok = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({ ok: true, value })

export const fail = <Failure>(error: Failure): { readonly ok: false; readonly error: Failure } => ({ ok: false, error })

/** Closes a union: a new member no branch handles fails the compile here. */
export function assertNever(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`)
}
