/** One way on from a state, and what it costs: a whole number above 0. */
export type Step<State, Way> = { readonly way: Way; readonly cost: number; readonly to: State }

export type Problem<State, Way> = {
  readonly start: State
  readonly isGoal: (state: State) => boolean
  readonly stepsFrom: (state: State) => Iterable<Step<State, Way>>
  /** Two states of one key are the same state. */
  readonly keyOf: (state: State) => string
  /** A dearer path is not looked for; it may come down while one looks. */
  readonly limit: () => number
}

export type Path<State, Way> = { readonly ways: readonly Way[]; readonly end: State; readonly cost: number }

/** Paths to goals, the cheapest first, among equals the one whose steps were offered first. From a goal no path goes on. */
export function* pathsByCost<State, Way>(problem: Problem<State, Way>): Generator<Path<State, Way>> {
  const { isGoal, stepsFrom, keyOf, limit } = problem
  const reached = new Set<string>()
  const byCost = new Map<number, Path<State, Way>[]>()
  const keep = (path: Path<State, Way>): void => {
    const alike = byCost.get(path.cost)
    if (alike) alike.push(path)
    else byCost.set(path.cost, [path])
  }
  keep({ ways: [], end: problem.start, cost: 0 })
  for (let cost = 0; cost <= limit(); cost += 1) {
    for (const { ways, end } of byCost.get(cost) ?? []) {
      const key = keyOf(end)
      if (reached.has(key)) continue
      reached.add(key)
      if (isGoal(end)) {
        yield { ways, end, cost }
        continue
      }
      if (cost >= limit()) continue
      for (const step of stepsFrom(end))
        if (!reached.has(keyOf(step.to))) keep({ ways: [...ways, step.way], end: step.to, cost: cost + step.cost })
    }
  }
}

/** The cheapest path to a goal; null where none is within the limit. */
export const cheapestPath = <State, Way>(problem: Problem<State, Way>): Path<State, Way> | null =>
  pathsByCost(problem).next().value ?? null
