/** The Latin letter or figure a key types; on a keyboard without Latin letters the one that stands on it elsewhere. Null: the key types none. */
export function letterOf({ key, code }: { readonly key: string; readonly code: string }): string | null {
  if ([...key].length !== 1) return null
  if (/^[a-z\d-]$/i.test(key)) return key.toLowerCase()
  return /^(?:Key|Digit)([A-Z\d])$/.exec(code)?.[1]?.toLowerCase() ?? null
}

/** Whether a name, or a later word of it, begins so. */
const begins = (name: string, typed: string): boolean =>
  name.startsWith(typed) || name.split('-').some(word => word.startsWith(typed))

/**
 * Where a further letter leads from the name at `at`: the letters so far as they are to be kept, and the place of the first name that begins so; null: none
 * does. One letter alone, or pressed again, goes on to the next name with it; more of them stay as long as they fit.
 */
export function findByTyped(
  typed: string,
  letter: string,
  names: readonly string[],
  at: number,
): { readonly typed: string; readonly at: number | null } {
  const isAgain = typed !== '' && typed === letter.repeat(typed.length)
  for (const wanted of [typed + letter, ...(isAgain ? [letter] : [])]) {
    const from = wanted.length === 1 ? 1 : 0
    const steps = names.map((_, step) => (at + step + from) % names.length)
    const place = steps.find(step => begins(names[step] ?? '', wanted))
    if (place !== undefined) return { typed: wanted, at: place }
  }
  return { typed: typed + letter, at: null }
}
