const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const definedFields = (value: Readonly<Record<string, unknown>>): number => {
  let count = 0
  for (const field in value) if (value[field] !== undefined) count++
  return count
}

/** Whether two values as JSON holds them say the same: fields in any order, an undefined field as one that is not there. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (!isObject(a) || !isObject(b)) return false
  if (Array.isArray(a) || Array.isArray(b))
    return (
      Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((value, at) => sameValue(value, b[at]))
    )
  let count = 0
  for (const field in a) {
    if (a[field] === undefined) continue
    if (!Object.hasOwn(b, field) || !sameValue(a[field], b[field])) return false
    count++
  }
  return count === definedFields(b)
}
