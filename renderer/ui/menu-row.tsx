import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { MenuItem } from 'react-aria-components'

type Props = {
  readonly id: string
  /** Plain text of the row, for typing ahead and for readers. */
  readonly text: string
  /** Leaves room for the tick of rows that can be chosen. */
  readonly ticked?: boolean
  readonly children?: ReactNode
}

/** One row of a menu. */
export const MenuRow = ({ id, text, ticked = false, children }: Props) => (
  <MenuItem id={id} textValue={text}>
    {ticked ? <Check className="i s check" /> : null}
    {children ?? text}
  </MenuItem>
)
