/** Work that pauses at each `yield`, so that whoever drives it may do something else meanwhile; its result is what it returns. */
export type Steps<Value> = Generator<undefined, Value>

/** Does all that is left without a pause. */
export function finish<Value>(steps: Steps<Value>): Value {
  let at = steps.next()
  while (!at.done) at = steps.next()
  return at.value
}
