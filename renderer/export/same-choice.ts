import type { ExportOptions } from '../../shared/formats/export-options.ts'

/** JSON with sorted keys and without what goes without saying. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

const withDefaults = ({
  labels,
  output = 'plain',
  map = false,
  excel = false,
  boilerplate = 'leave-out',
  offsets = 'utf-16',
  relations = 'with',
  ...options
}: ExportOptions): unknown => ({
  ...options,
  output,
  map,
  excel,
  boilerplate,
  offsets,
  relations,
  labels: labels ?? { only: null, rename: {} },
})

/** Whether two sets of choices write the same. */
export const isSameChoice = (a: ExportOptions | undefined, b: ExportOptions): boolean =>
  a !== undefined && canonical(withDefaults(a)) === canonical(withDefaults(b))
