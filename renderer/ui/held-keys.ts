import { isTypedText } from './is-typed-text.ts'

/** Keys that wait, in the order they were struck. */
const struck: KeyboardEvent[] = []
/** Codes that went down while keys were held: a key that went down before comes up where it belongs. */
const down = new Set<string>()
let holds = 0
let isReplaying = false
let isDispatching = false

/** ms after which keys are let go in any case: an overlay that never takes the focus must not silence the keyboard. */
const heldAtMost = 2000

function hold(event: KeyboardEvent): void {
  // A key that is replayed goes through, and what the page makes of it: a field hands its arrows on to its list.
  if (isDispatching || event.isComposing) return
  if (event.type === 'keydown') down.add(event.code)
  else if (!down.delete(event.code)) return
  event.preventDefault()
  event.stopImmediatePropagation()
  struck.push(event)
}

/**
 * Keeps keys back that are struck from now on, for an overlay that is on its way: until it has the focus they would go to what lies behind it. The function returned
 * lets them go, to whatever has the focus by then.
 */
export function holdKeys(): () => void {
  if (holds === 0 && !isReplaying)
    for (const type of ['keydown', 'keyup'] as const) window.addEventListener(type, hold, { capture: true })
  holds++
  let isHeld = true
  const release = (): void => {
    if (!isHeld) return
    isHeld = false
    clearTimeout(limit)
    holds--
    if (holds === 0 && !isReplaying) void replay()
  }
  const limit = setTimeout(release, heldAtMost)
  return release
}

/** Keeps keys back until an answer has come that an overlay waits for to open. */
export async function holdKeysFor<Value>(answer: Promise<Value>): Promise<Value> {
  const release = holdKeys()
  try {
    return await answer
  } finally {
    release()
  }
}

/** One key after the other, each once the page has done with the one before; what is struck meanwhile comes after them. */
async function replay(): Promise<void> {
  isReplaying = true
  // What is being taken away may make room for what is to have them, and holds them again.
  await nextTask()
  for (let event = next(); event; event = next()) {
    const target = document.activeElement ?? document.body
    isDispatching = true
    const isLeft = target.dispatchEvent(new KeyboardEvent(event.type, event))
    isDispatching = false
    if (isLeft && event.type === 'keydown') type(target, event)
    await nextTask()
  }
  isReplaying = false
  if (holds > 0) return
  down.clear()
  for (const type of ['keydown', 'keyup'] as const) window.removeEventListener(type, hold, { capture: true })
}

const nextTask = (): Promise<void> => new Promise(done => setTimeout(done))

const next = (): KeyboardEvent | undefined => (holds === 0 ? struck.shift() : undefined)

/** What the browser does with a real key in a field. */
function type(target: Element, { key, ctrlKey, metaKey, altKey }: KeyboardEvent): void {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return
  if (ctrlKey || metaKey || altKey) return
  if (isTypedText(key)) document.execCommand('insertText', false, key)
  else if (key === 'Backspace') document.execCommand('delete')
}
