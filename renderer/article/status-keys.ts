import { statuses } from '../../shared/model/statuses.ts'
import type { KeyRow } from './keymap.ts'
import { sameStroke, strokeOf } from './stroke.ts'

/** While the menu of statuses is open, or on its way: the number of each chooses it, Escape leaves. */
export const statusRows: readonly KeyRow[] = [
  ...statuses.map(
    (status, at): KeyRow => ({
      id: `status.${status}`,
      group: 'article',
      text: `status.${status}`,
      code: `Digit${at + 1}`,
      command: { do: 'status', status },
    }),
  ),
  { id: 'escape', group: 'article', text: 'escape', code: 'Escape', command: { do: 'escape' } },
]

type Press = Parameters<typeof strokeOf>[0]

/** The status a number stands for; undefined for every other key. */
export const statusRowOf = (press: Press): KeyRow | undefined =>
  statusRows.find(row => row.command.do === 'status' && sameStroke(row, strokeOf(press)))
