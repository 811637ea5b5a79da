import type { ReactNode } from 'react'
import { Button, type PressEvent } from 'react-aria-components'
import { Tip } from './tip.tsx'

type Props = {
  /** Its accessible name. */
  readonly name: string
  /** What the tip says, where that is more than the name. */
  readonly tip?: string
  readonly keys?: string | undefined
  readonly disabled?: boolean
  /** A toggle's state; absent: no toggle. */
  readonly pressed?: boolean
  readonly onPress: (event: PressEvent) => void
  readonly children: ReactNode
}

/** A button that is an icon, with its name in a tip. */
export const ToolButton = ({ name, tip = name, keys, disabled = false, pressed, onPress, children }: Props) => (
  <Tip text={tip} keys={keys}>
    <Button
      className="tool"
      aria-label={name}
      isDisabled={disabled}
      onPress={onPress}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
    >
      {children}
    </Button>
  </Tip>
)
