// Keys by `KeyboardEvent.code`. The left hand says what, the right hand says where: the right hand's keys belong to the program.

/** Left-hand letters, by hand from the index finger outward. */
export const leftHandKeys = [
  'KeyF',
  'KeyA',
  'KeyS',
  'KeyD',
  'KeyG',
  'KeyW',
  'KeyQ',
  'KeyE',
  'KeyR',
  'KeyT',
  'KeyZ',
  'KeyX',
  'KeyC',
  'KeyV',
] as const

/** Digits that labels may have; in an open agreement they are its statuses. */
export const digitKeys = ['Digit1', 'Digit2', 'Digit3', 'Digit4', 'Digit5', 'Digit6', 'Digit7', 'Digit8'] as const

const left: ReadonlySet<string> = new Set(leftHandKeys)
const digits: ReadonlySet<string> = new Set([...digitKeys, 'Minus', 'Equal'])

/** Whether a scheme may give its labels this key. */
export const isLabelKey = (code: string): boolean => left.has(code) || digits.has(code)

/** Whether a scheme may give roles and relations this key. */
export const isRoleKey = (code: string): boolean => left.has(code)
