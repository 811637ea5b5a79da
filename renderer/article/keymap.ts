import type { Status } from '../../shared/model/records.ts'
import { statuses } from '../../shared/model/statuses.ts'
import type { ArticleCommand } from './article-command.ts'
import type { HitAct } from './article-state.ts'
import { type KeyPress, type Stroke, sameStroke, strokeIn, strokeOf } from './stroke.ts'

/** Where a key stands in the help. */
export type { KeyPress }

export type KeyGroup = 'labels' | 'move' | 'borders' | 'mentions' | 'hits' | 'frame' | 'roles' | 'article'

/** One key and what it does: the same place on US, Arabic-101 and AZERTY keyboards; a chord is read by letter where it is Latin. */
export type KeyRow = Stroke & {
  /** Names the command: all its keys share it, and settings know it by it. */
  readonly id: string
  readonly group: KeyGroup
  /** Its sentence in the help (strings, `article.keys.<text>`). */
  readonly text: string
  readonly command: ArticleCommand
}

const row = (
  code: string,
  group: KeyGroup,
  text: string,
  command: ArticleCommand,
  more: Omit<Stroke, 'code'> = {},
): KeyRow => ({ id: text, code, group, text, command, ...more })
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
  row('Semicolon', 'move', 'leap', { do: 'leap', extend: false }),
  row('Semicolon', 'move', 'extend.leap', { do: 'leap', extend: true }, shift),
  row('KeyL', 'move', 'grow.more', { do: 'grow', more: true }),
  row('KeyL', 'move', 'grow.less', { do: 'grow', more: false }, shift),
  row('KeyH', 'borders', 'clitic.start', { do: 'clitic', side: 'start' }),
  row('KeyH', 'borders', 'clitic.end', { do: 'clitic', side: 'end' }, shift),
  row('KeyU', 'borders', 'edge.onward', { do: 'edge', onward: true }),
  row('KeyI', 'borders', 'edge.back', { do: 'edge', onward: false }),
  row('KeyO', 'borders', 'edge.other', { do: 'otherEdge' }),
  row('KeyO', 'borders', 'part.add', { do: 'addPart' }, shift),
  row('KeyB', 'borders', 'part.remove', { do: 'removePart', at: null }, shift),
  row('KeyJ', 'mentions', 'stop.next', { do: 'stop', onward: true }),
  row('KeyK', 'mentions', 'stop.previous', { do: 'stop', onward: false }),
  row('KeyJ', 'mentions', 'suggestion.next', { do: 'suggestion', onward: true }, shift),
  row('KeyK', 'mentions', 'suggestion.previous', { do: 'suggestion', onward: false }, shift),
  row('KeyN', 'mentions', 'nested.smallest', { do: 'nested', largestFirst: false }),
  row('KeyN', 'mentions', 'nested.largest', { do: 'nested', largestFirst: true }, shift),
  row('KeyP', 'mentions', 'find', { do: 'find' }),
  row('KeyP', 'mentions', 'findInCorpus', { do: 'findInCorpus' }, shift),
  row('KeyB', 'mentions', 'remove', { do: 'remove' }),
  row('Backspace', 'mentions', 'remove', { do: 'remove' }),
  row('Delete', 'mentions', 'remove', { do: 'remove' }),
  row('Space', 'mentions', 'accept', { do: 'accept' }),
  row('Enter', 'mentions', 'accept', { do: 'accept' }),
  row('KeyM', 'mentions', 'note', { do: 'note' }),
  row('KeyY', 'frame', 'frame.open', { do: 'frame' }),
  row('KeyY', 'frame', 'frame.next', { do: 'nextFrame', onward: true }, shift),
  row('KeyU', 'frame', 'frame.side', { do: 'side' }, shift),
  row('KeyM', 'frame', 'frame.mention', { do: 'addAgreementMention' }, shift),
  row('Slash', 'mentions', 'doubt', { do: 'doubt' }),
  row('KeyI', 'mentions', 'relate', { do: 'relate' }, shift),
  row('Escape', 'article', 'escape', { do: 'escape' }),
  row('Digit0', 'article', 'article.next', { do: 'article', onward: true }),
  row('Digit9', 'article', 'article.previous', { do: 'article', onward: false }),
  row('KeyZ', 'article', 'undo', { do: 'undo' }, chord),
  row('KeyZ', 'article', 'redo', { do: 'redo' }, { ...chord, ...shift }),
  row('KeyY', 'article', 'redo', { do: 'redo' }, chord),
  row('F4', 'article', 'statusMenu', { do: 'statusMenu' }),
  row('F8', 'article', 'about', { do: 'about' }),
  row('F8', 'article', 'publication', { do: 'publication' }, shift),
  row('Enter', 'article', 'doneAndNext', { do: 'doneAndNext' }, chord),
  row('F2', 'article', 'chips', { do: 'chips' }),
  row('F2', 'article', 'alone', { do: 'aloneHere' }, shift),
  row('Equal', 'article', 'size.larger', { do: 'textSize', step: 1 }, chord),
  row('Equal', 'article', 'size.larger', { do: 'textSize', step: 1 }, { ...chord, ...shift }),
  row('Minus', 'article', 'size.smaller', { do: 'textSize', step: -1 }, chord),
  row('Digit0', 'article', 'size.first', { do: 'textSize', step: 0 }, chord),
  row('KeyK', 'article', 'palette', { do: 'palette' }, chord),
  row('KeyF', 'article', 'search', { do: 'search' }, chord),
  row('Slash', 'article', 'help', { do: 'help' }, shift),
  row('F1', 'article', 'help', { do: 'help' }),
  row('F9', 'article', 'guidelines', { do: 'guidelines' }),
  row('F6', 'article', 'swapFocus', { do: 'swapFocus' }),
  row('F7', 'article', 'reading', { do: 'reading' }),
]

/** Keys that answer while a question stands, before all others: those of yes and no, with Shift for good. */
export function answerRows(keymap: readonly KeyRow[]): readonly KeyRow[] {
  const answers = (id: string, once: 'yes' | 'no', ever: 'always' | 'never'): readonly KeyRow[] =>
    keymap
      .filter(entry => entry.id === id)
      .flatMap(({ code, shift: _, ...more }) => [
        { ...more, code, command: { do: 'answer', answer: once } as const },
        { ...more, code, ...shift, command: { do: 'answer', answer: ever } as const },
      ])
  return [...answers('accept', 'yes', 'always'), ...answers('remove', 'no', 'never')]
}

/** Commands that have no key until she gives them one; the palette has them all. */
export type Keyless = Omit<KeyRow, 'code' | 'shift' | 'chord'>

const statusText = (status: Status): string => `status.${status}`

const keylessFrame = (id: string, command: ArticleCommand): Keyless => ({ id, group: 'frame', text: id, command })

export const keylessCommands: readonly Keyless[] = [
  keylessFrame('frame.without', { do: 'frameWithout' }),
  keylessFrame('frame.duplicate', { do: 'agreement', id: null, edit: { edit: 'duplicate' } }),
  keylessFrame('frame.merge', { do: 'mergeNext' }),
  keylessFrame('frame.split', { do: 'splitSelected' }),
  keylessFrame('frame.noStatus', { do: 'agreement', id: null, edit: { edit: 'change', change: { status: null } } }),
  keylessFrame('frame.doubt', { do: 'doubtAgreement' }),
  keylessFrame('frame.delete', { do: 'agreement', id: null, edit: { edit: 'delete' } }),
  ...statuses.map(
    (status): Keyless => ({
      id: statusText(status),
      group: 'article',
      text: statusText(status),
      command: { do: 'status', status },
    }),
  ),
]

/** Digits of the project's own labels: those that bring no key of their own get them in order. */
const ownDigits = ['Digit3', 'Digit4', 'Digit5', 'Digit6', 'Digit7', 'Digit8'] as const

/** Keys that a scheme may give its labels: no label takes the keys of moving, of yes, or those by which she gets out. */
const labelKeys = /^(Key[A-Z]|Digit[0-9]|Minus|Equal|Comma|Period|Slash|Semicolon)$/

type Keyed = { readonly id: string; readonly key: string | null; readonly enabled: boolean }

function labelRows(labels: readonly Keyed[]): readonly KeyRow[] {
  const offered = labels
    .filter(label => label.enabled)
    .map(({ id, key }) => ({ id, key: key !== null && labelKeys.test(key) ? key : null }))
  const taken = new Set(offered.map(label => label.key))
  const free = ownDigits.filter(code => !taken.has(code))
  const without = offered.filter(label => label.key === null)
  return offered.flatMap(label => {
    const code = label.key ?? free[without.indexOf(label)]
    const command = { do: 'label', label: label.id } as const
    return code === undefined ? [] : [{ ...row(code, 'labels', 'label', command), id: labelCommand(label.id) }]
  })
}

/** The command of a label's key. */
export const labelCommand = (label: string): string => `label.${label}`

/**
 * Keys of the hits while she goes through them; they go before all others but a question's. They are those of the article for the same:
 * to the next stop and back, no; the first key of yes takes this one, its others take all (with Shift where it has no other).
 */
export function hitRows(keymap: readonly KeyRow[]): readonly KeyRow[] {
  const keys = (id: string): readonly Stroke[] => keymap.filter(entry => entry.id === id).map(strokeIn)
  const hits = (act: HitAct, strokes: readonly Stroke[]): readonly KeyRow[] =>
    strokes.map(({ code, ...more }) => row(code, 'hits', `hit.${act}`, { do: 'hit', act }, more))
  const [yes, ...others] = keys('accept')
  const forAll = others.length === 0 && yes ? [{ ...yes, ...shift }] : others
  const no = keys('remove')
  return [
    ...hits('next', [...keys('stop.next'), ...keys('move.line.onward')]),
    ...hits('previous', [...keys('stop.previous'), ...keys('move.line.back')]),
    ...hits('take', yes ? [yes] : []),
    ...hits('takeAll', forAll),
    ...hits('pass', no),
    ...hits(
      'never',
      no.slice(0, 1).map(stroke => ({ ...stroke, ...shift })),
    ),
  ]
}

/** Every key of the article in marking mode: fixed ones and those of the scheme's labels. */
export const keymapOf = (labels: readonly Keyed[], direction: 'rtl' | 'ltr'): readonly KeyRow[] => [
  ...labelRows(labels),
  ...arrowRows(direction === 'rtl'),
  ...sentenceRows,
  ...fixedRows,
]

/** What a key press does; null where it is none of ours. Alt and its layouts are never ours. */
export function commandOf(keymap: readonly KeyRow[], press: KeyPress): ArticleCommand | null {
  if (press.altKey) return null
  if (press.key === '?' || press.key === '؟') return { do: 'help' }
  const stroke = strokeOf(press)
  const found = keymap.find(entry => sameStroke(entry, stroke))
  return found?.command ?? null
}
