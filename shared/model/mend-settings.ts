import { ok, type Result } from '../result.ts'
import { defaultSettings } from './default-settings.ts'
import { type Settings, settingsFile } from './settings.ts'
import { lift } from './versioned.ts'

export type MendedSettings = {
  readonly settings: Settings
  /** What did not fit and is gone, by its name in the file: `textSize`, `keys.leap`. */
  readonly lost: readonly string[]
}

/**
 * Settings with all that fits of what a file holds: what is missing or does not fit has its default again; of a list or a table only the
 * entry that does not fit is left out. Errors: as of `lift`.
 */
export function mendSettings(file: string, content: unknown): Result<MendedSettings> {
  const lifted = lift(settingsFile, file, content)
  if (!lifted.ok) return lifted
  let mended: Fields = { ...defaultSettings, ...lifted.value }
  const lost = new Set<string>()
  // What is left out may leave another fault to be seen; what has its default fits.
  for (;;) {
    const parsed = settingsFile.schema.safeParse(mended)
    if (parsed.success) return ok({ settings: parsed.data, lost: [...lost] })
    const faults = new Map<string, readonly (string | null)[]>()
    for (const { path } of parsed.error.issues) {
      const [field, entry] = path.map(String)
      if (field === undefined) throw new Error('settings are no table')
      faults.set(field, [...(faults.get(field) ?? []), entry ?? null])
    }
    for (const [field, entries] of faults) {
      const kept = withoutEntries(mended[field], entries, Reflect.get(defaultSettings, field))
      for (const entry of entries) lost.add(kept && entry !== null ? `${field}.${entry}` : field)
      mended = { ...mended, [field]: kept ?? Reflect.get(defaultSettings, field) }
    }
  }
}

type Fields = Readonly<Record<string, unknown>>

/** A list or a table of hers without some entries; null where it is neither, or does not fit as a whole. */
function withoutEntries(held: unknown, entries: readonly (string | null)[], initial: unknown): object | null {
  if (typeof held !== 'object' || held === null || initial === null || entries.includes(null)) return null
  return Array.isArray(held)
    ? held.filter((_, at) => !entries.includes(String(at)))
    : Object.fromEntries(Object.entries(held).filter(([name]) => !entries.includes(name)))
}
