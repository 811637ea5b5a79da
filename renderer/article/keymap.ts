import { assertNever } from '../../shared/result.ts'
import type { ArticleCommand } from './article-state.ts'

/** Where a key stands in the help. */
export type KeyGroup = 'labels' | 'move' | 'borders' | 'mentions' | 'article'

/**
 * One key and what it does. `code` is `KeyboardEvent.code`: the same place on US, Arabic-101 and AZERTY keyboards.
 * `text` names its sentence in the help (strings, `article.keys.<text>`).
 */
export type KeyRow = {
  readonly code: string
  readonly shift?: true
  /** Ctrl, or Cmd on a Mac; read by letter where it is Latin. */
  readonly chord?: true
  readonly group: KeyGroup
  readonly text: string
  readonly command: ArticleCommand
}

const row = (
  code: string,
  group: KeyGroup,
  text: string,
  command: ArticleCommand,
  more: Partial<KeyRow> = {},
): KeyRow => ({
  code,
  group,
  text,
  command,
  ...more,
})
const shift = { shift: true } as const
const chord = { chord: true } as const

/** Arrows point on the screen, so which one is onward depends on the text; `arrowRows` says it. */
const arrowRows = (rtl: boolean): readonly KeyRow[] =>
  [false, true].flatMap(extend => {
    const more = extend ? shift : {}
    const step = (code: string, by: 'word' | 'line', onward: boolean): KeyRow =>
      row(
        code,
        'move',
        `${extend ? 'extend' : 'move'}.${by}.${onward ? 'onward' : 'back'}`,
        { do: 'move', by, onward, extend },
        more,
      )
    return [
      step(rtl ? 'ArrowLeft' : 'ArrowRight', 'word', true),
      step(rtl ? 'ArrowRight' : 'ArrowLeft', 'word', false),
      step('ArrowDown', 'line', true),
      step('ArrowUp', 'line', false),
    ]
  })

const sentenceRows: readonly KeyRow[] = [false, true].flatMap(extend => {
  const more = extend ? shift : {}
  const step = (code: string, onward: boolean): KeyRow =>
    row(
      code,
      'move',
      `${extend ? 'extend' : 'move'}.sentence.${onward ? 'onward' : 'back'}`,
      { do: 'move', by: 'sentence', onward, extend },
      more,
    )
  return [step('Period', true), step('Comma', false)]
})

const fixedRows: readonly KeyRow[] = [
  row('Semicolon', 'move', 'leap', { do: 'leap' }),
  row('KeyL', 'move', 'grow.more', { do: 'grow', more: true }),
  row('KeyL', 'move', 'grow.less', { do: 'grow', more: false }, shift),
  row('KeyH', 'borders', 'clitic.start', { do: 'clitic', side: 'start' }),
  row('KeyH', 'borders', 'clitic.end', { do: 'clitic', side: 'end' }, shift),
  row('KeyU', 'borders', 'edge.onward', { do: 'edge', onward: true }),
  row('KeyI', 'borders', 'edge.back', { do: 'edge', onward: false }),
  row('KeyO', 'borders', 'edge.other', { do: 'otherEdge' }),
  row('KeyJ', 'mentions', 'stop.next', { do: 'stop', onward: true }),
  row('KeyK', 'mentions', 'stop.previous', { do: 'stop', onward: false }),
  row('KeyN', 'mentions', 'nested.smallest', { do: 'nested', largestFirst: false }),
  row('KeyN', 'mentions', 'nested.largest', { do: 'nested', largestFirst: true }, shift),
  row('KeyP', 'mentions', 'find', { do: 'find' }),
  row('KeyB', 'mentions', 'remove', { do: 'remove' }),
  row('Backspace', 'mentions', 'remove', { do: 'remove' }),
  row('Delete', 'mentions', 'remove', { do: 'remove' }),
  row('KeyM', 'mentions', 'note', { do: 'note' }),
  row('Slash', 'mentions', 'doubt', { do: 'doubt' }),
  row('Escape', 'article', 'escape', { do: 'escape' }),
  row('Digit0', 'article', 'article.next', { do: 'article', onward: true }),
  row('Digit9', 'article', 'article.previous', { do: 'article', onward: false }),
  row('KeyZ', 'article', 'undo', { do: 'undo' }, chord),
  row('KeyZ', 'article', 'redo', { do: 'redo' }, { ...chord, ...shift }),
  row('KeyY', 'article', 'redo', { do: 'redo' }, chord),
  row('Enter', 'article', 'doneAndNext', { do: 'doneAndNext' }, chord),
  row('F2', 'article', 'chips', { do: 'chips' }),
  row('F2', 'article', 'alone', { do: 'aloneHere' }, shift),
  row('Equal', 'article', 'size.larger', { do: 'textSize', step: 1 }, chord),
  row('Equal', 'article', 'size.larger', { do: 'textSize', step: 1 }, { ...chord, ...shift }),
  row('Minus', 'article', 'size.smaller', { do: 'textSize', step: -1 }, chord),
  row('Digit0', 'article', 'size.first', { do: 'textSize', step: 0 }, chord),
  row('Slash', 'article', 'help', { do: 'help' }, shift),
  row('F1', 'article', 'help', { do: 'help' }),
  row('F6', 'article', 'swapFocus', { do: 'swapFocus' }),
  row('F7', 'article', 'reading', { do: 'reading' }),
]

/** Keys that answer while a question stands; they go before all others. */
export const answerRows: readonly KeyRow[] = (['Space', 'Enter', 'KeyB', 'Backspace', 'Delete'] as const).flatMap(
  code => {
    const isYes = code === 'Space' || code === 'Enter'
    return [
      row(code, 'article', isYes ? 'answer.yes' : 'answer.no', { do: 'answer', answer: isYes ? 'yes' : 'no' }),
      row(
        code,
        'article',
        isYes ? 'answer.always' : 'answer.never',
        { do: 'answer', answer: isYes ? 'always' : 'never' },
        shift,
      ),
    ]
  },
)

/** Keys of the hits while she goes through them; they go before all others but a question's. */
export const hitRows: readonly KeyRow[] = (
  [
    ['KeyJ', 'next', {}],
    ['ArrowDown', 'next', {}],
    ['KeyK', 'previous', {}],
    ['ArrowUp', 'previous', {}],
    ['Space', 'take', {}],
    ['Enter', 'takeAll', {}],
    ['KeyB', 'pass', {}],
    ['Backspace', 'pass', {}],
    ['Delete', 'pass', {}],
    ['KeyB', 'never', shift],
  ] as const
).map(([code, act, more]) => row(code, 'mentions', `hit.${act}`, { do: 'hit', act }, more))

/** Every key of the article in marking mode: fixed ones and those of the scheme's labels. */
export const keymapOf = (
  labels: readonly { readonly id: string; readonly key: string | null; readonly enabled: boolean }[],
  direction: 'rtl' | 'ltr',
): readonly KeyRow[] => [
  ...labels.flatMap(label =>
    label.enabled && label.key !== null ? [row(label.key, 'labels', 'label', { do: 'label', label: label.id })] : [],
  ),
  ...arrowRows(direction === 'rtl'),
  ...sentenceRows,
  ...fixedRows,
]

/** What of a key press matters here. */
export type KeyPress = Pick<KeyboardEvent, 'code' | 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** `Z` of a chord by the letter it types where that is Latin, else by its place: Ctrl+Z is KeyW on AZERTY, ئ on Arabic-101. */
const chordCode = (press: KeyPress): string =>
  /^[a-z]$/i.test(press.key) ? `Key${press.key.toUpperCase()}` : (chordSigns.get(press.key) ?? press.code)

/** Signs that stand elsewhere on other layouts. */
const chordSigns: ReadonlyMap<string, string> = new Map([
  ['+', 'Equal'],
  ['-', 'Minus'],
  ['0', 'Digit0'],
])

/** What a key press does; null where it is none of ours. Alt and its layouts are never ours. */
export function commandOf(keymap: readonly KeyRow[], press: KeyPress): ArticleCommand | null {
  if (press.altKey) return null
  if (press.key === '?' || press.key === '؟') return { do: 'help' }
  const chorded = press.ctrlKey || press.metaKey
  const code = chorded ? chordCode(press) : press.code
  const found = keymap.find(
    entry => entry.code === code && (entry.chord ?? false) === chorded && (entry.shift ?? false) === press.shiftKey,
  )
  return found?.command ?? null
}

/** Whether holding the key down goes on doing it: moving and edges do, marking never. */
export function repeats(command: ArticleCommand): boolean {
  switch (command.do) {
    case 'move':
    case 'edge':
    case 'grow':
    case 'stop':
    case 'undo':
    case 'redo':
      return true
    case 'hit':
      return command.act === 'next' || command.act === 'previous'
    case 'label':
    case 'leap':
    case 'leapTo':
    case 'otherEdge':
    case 'clitic':
    case 'nested':
    case 'remove':
    case 'find':
    case 'goToHit':
    case 'note':
    case 'writeNote':
    case 'normal':
    case 'doubt':
    case 'status':
    case 'doneAndNext':
    case 'article':
    case 'escape':
    case 'answer':
    case 'help':
    case 'reading':
    case 'swapFocus':
    case 'closePanel':
    case 'show':
    case 'select':
    case 'placeCursor':
    case 'extendTo':
    case 'selectText':
    case 'moveEdgeTo':
    case 'hover':
    case 'preview':
    case 'chips':
    case 'textSize':
    case 'alone':
    case 'aloneHere':
    case 'retrySave':
      return false
    default:
      return assertNever(command)
  }
}
