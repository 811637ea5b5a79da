import { assertNever } from '../../shared/result.ts'
import type { Span } from '../../shared/text/span.ts'

/** What a hand does. Each counts one, Shift with its key too. Offsets are UTF-16. */
export type Input =
  | { readonly kind: 'key'; readonly code: string; readonly shift: boolean }
  | { readonly kind: 'click'; readonly offset: number }
  /** From the first character of `span` to its last one. */
  | { readonly kind: 'drag'; readonly span: Span }

export const key = (code: string, shift = false): Input => ({ kind: 'key', code, shift })

const signs: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Semicolon: ';',
  Comma: ',',
  Period: '.',
  Slash: '/',
  BracketLeft: '[',
  BracketRight: ']',
  Quote: "'",
}

/** What a key of the US layout types without Shift, as `KeyboardEvent.key`. */
export const typedBy = (code: string): string =>
  /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : /^Digit\d$/.test(code) ? code.slice(5) : (signs[code] ?? code)

/** An input as the list of a replay shows it. */
export function nameOf(input: Input): string {
  switch (input.kind) {
    case 'key':
      return `${input.shift ? '⇧' : ''}${(signs[input.code] ?? input.code.replace(/^(Key|Digit)/, '')).toUpperCase()}`
    case 'click':
      return 'click'
    case 'drag':
      return 'drag'
    default:
      return assertNever(input)
  }
}
