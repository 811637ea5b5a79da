import type { Scheme } from '../../../shared/model/scheme.ts'
import type { KeyRow } from '../keymap.ts'
import type { OwnKeys } from '../remap.ts'
import { type Stroke, sameStroke, strokeFrom, strokeIn, strokeText } from '../stroke.ts'

type Framed = Pick<Scheme, 'roleTypes' | 'agreementStatuses' | 'agreementTypes'>

/** The commands of a role's key and of a status's. */
export const roleCommand = (role: string): string => `role.${role}`
export const agreementStatusCommand = (status: string): string => `agreementStatus.${status}`

/** Keys of moving, of yes and of getting out are no role's. */
const roleKeys = /^(Key[A-Z]|Digit[0-9]|Minus|Equal|Comma|Period|Slash|Semicolon)$/
const statusDigits = ['Digit1', 'Digit2', 'Digit3', 'Digit4', 'Digit5', 'Digit6', 'Digit7', 'Digit8'] as const

/** What a scheme says of the keys of an open frame: its roles by their keys, several on one where it says so, its statuses by number. */
export function frameDefaults({ roleTypes, agreementStatuses }: Framed): readonly KeyRow[] {
  const roles = roleTypes.flatMap(({ id, key }): readonly KeyRow[] =>
    key !== null && roleKeys.test(key)
      ? [{ id: roleCommand(id), code: key, group: 'roles', text: 'role', command: { do: 'role', roles: [id] } }]
      : [],
  )
  const taken = new Set(roles.map(({ code }) => code))
  const free = statusDigits.filter(code => !taken.has(code))
  const statuses = agreementStatuses.flatMap(({ id }, at): readonly KeyRow[] => {
    const code = free[at]
    return code === undefined
      ? []
      : [
          {
            id: agreementStatusCommand(id),
            code,
            group: 'roles',
            text: 'agreementStatus',
            command: { do: 'agreement', id: null, edit: { edit: 'change', change: { status: id } } },
          },
        ]
  })
  return [...roles, ...statuses]
}

/** The same with her own keys; roles may go on sharing one. */
export const withOwnFrameKeys = (defaults: readonly KeyRow[], own: OwnKeys): readonly KeyRow[] =>
  defaults.flatMap(row => {
    const mine = own[row.id]
    if (mine === undefined) return [row]
    const { code: _, shift: __, chord: ___, ...rest } = row
    return mine.flatMap((text): readonly KeyRow[] => {
      const stroke = strokeFrom(text)
      return stroke ? [{ ...rest, ...stroke }] : []
    })
  })

/** Roles that share a key as one row: the frame chooses among them. */
function together(rows: readonly KeyRow[]): readonly KeyRow[] {
  const byStroke = new Map<string, KeyRow>()
  for (const row of rows) {
    const stroke = strokeText(row)
    const held = byStroke.get(stroke)
    if (!held) byStroke.set(stroke, row)
    else if (held.command.do === 'role' && row.command.do === 'role')
      byStroke.set(stroke, { ...held, command: { do: 'role', roles: [...held.command.roles, ...row.command.roles] } })
  }
  return [...byStroke.values()]
}

const withShift = (row: KeyRow): KeyRow => ({ ...row, shift: true })
const isPlain = ({ shift, chord }: Stroke): boolean => shift === undefined && chord === undefined

/** Keys of yes, no and of suggestions mean what is offered. */
export function offerRows(keymap: readonly KeyRow[]): readonly KeyRow[] {
  const like = (id: string, text: string, command: KeyRow['command']): readonly KeyRow[] =>
    keymap.filter(row => row.id === id).map(row => ({ ...strokeIn(row), id: text, group: 'frame', text, command }))
  return [
    ...like('accept', 'frame.accept', { do: 'acceptCandidate' }),
    ...like('remove', 'frame.empty', { do: 'emptyRole' }),
    ...like('suggestion.next', 'frame.candidate.next', { do: 'candidate', onward: true }),
    ...like('suggestion.previous', 'frame.candidate.previous', { do: 'candidate', onward: false }),
  ]
}

/** Every key while a frame is open: roles in place of labels, labels with Shift. `framed`: as `withOwnFrameKeys`. */
export function frameRows(keymap: readonly KeyRow[], framed: readonly KeyRow[]): readonly KeyRow[] {
  const labels = keymap.filter(({ group }) => group === 'labels')
  return [
    ...together(framed),
    ...offerRows(keymap),
    ...labels.filter(isPlain).map(withShift),
    ...keymap.filter(({ group }) => group !== 'labels'),
  ]
}

/** Roles while marking: their keys with Shift, as far as no other command has those. */
export const rolesWhileMarking = (keymap: readonly KeyRow[], framed: readonly KeyRow[]): readonly KeyRow[] =>
  together(framed.filter(row => row.command.do === 'role' && isPlain(row)))
    .map(withShift)
    .filter(row => !keymap.some(held => sameStroke(held, row)))

/** While the type is chosen: its number chooses it, the frame’s key takes the trigger, Escape leaves. All else is not meant for the text. */
export const typeRows = ({ agreementTypes }: Framed, keymap: readonly KeyRow[]): readonly KeyRow[] => [
  ...agreementTypes.slice(0, 9).map(
    ({ id }, at): KeyRow => ({
      id: `agreementType.${id}`,
      code: `Digit${at + 1}`,
      group: 'frame',
      text: 'frame.type',
      command: { do: 'agreement', id: null, edit: { edit: 'change', change: { type: id } } },
    }),
  ),
  ...keymap.filter(({ id }) => id === 'frame.open' || id === 'escape' || id === 'help'),
]
