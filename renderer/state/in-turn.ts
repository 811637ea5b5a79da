let before: Promise<unknown> = Promise.resolve()

/** Does a deed of many articles, or takes one back, after all that were asked for before it; one that failed holds nothing up. */
export function inTurn<Outcome>(deed: () => Promise<Outcome>): Promise<Outcome> {
  const done = before.then(deed)
  before = done.catch(() => {})
  return done
}
