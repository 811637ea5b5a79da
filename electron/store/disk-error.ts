import { type AppError, fail, type Result } from '../../shared/result.ts'

/** An expected failure on its way through code that can only throw, such as a lowdb adapter. `attempt` makes it a value again. */
export class AppFailure extends Error {
  readonly error: AppError

  constructor(error: AppError) {
    super(error.code)
    this.error = error
  }
}

/** The errno of what the system threw, such as `ENOSPC`; undefined for anything else. */
export const errnoOf = (thrown: unknown): string | undefined =>
  thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' && /^E[A-Z0-9]+$/.test(thrown.code)
    ? thrown.code
    : undefined

/** What the system said, as a value. `path`: what was to be read or written. Undefined where `thrown` is no system error. */
export function toDiskError(thrown: unknown, path: string): AppError | undefined {
  const errno = errnoOf(thrown)
  switch (errno) {
    case undefined:
      return undefined
    case 'ENOSPC':
    case 'EDQUOT':
      return { code: 'disk/full', params: { path } }
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return { code: 'disk/read-only', params: { path } }
    default:
      return { code: 'disk/failed', params: { path, reason: errno } }
  }
}

/** Expected failures inside `act` become values; bugs go on throwing. */
export async function attempt<Value>(path: string, act: () => Promise<Result<Value>>): Promise<Result<Value>> {
  try {
    return await act()
  } catch (thrown) {
    const error = thrown instanceof AppFailure ? thrown.error : toDiskError(thrown, path)
    if (!error) throw thrown
    return fail(error)
  }
}
