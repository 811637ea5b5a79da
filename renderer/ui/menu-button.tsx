import type { ReactNode } from 'react'
import { Button, Menu, type MenuProps, MenuTrigger, type MenuTriggerProps, Popover } from 'react-aria-components'
import { HoldKeys } from './hold-keys.tsx'
import { Tip } from './tip.tsx'

type Props = {
  readonly name: string
  readonly className: string
  /** What stands on the button. */
  readonly face: ReactNode
  readonly children: ReactNode
  /** What stands on its key. */
  readonly keys?: string | undefined
} & Pick<MenuTriggerProps, 'isOpen' | 'onOpenChange'> &
  Pick<MenuProps<object>, 'onAction' | 'selectionMode' | 'selectedKeys' | 'onSelectionChange' | 'disabledKeys'>

/** A button that opens a menu. */
export const MenuButton = ({ name, className, face, children, keys, isOpen, onOpenChange, ...menu }: Props) => (
  <MenuTrigger {...(isOpen === undefined ? {} : { isOpen })} {...(onOpenChange ? { onOpenChange } : {})}>
    <Tip text={name} keys={keys}>
      <Button className={className} aria-label={name}>
        {face}
      </Button>
    </Tip>
    <Popover offset={4}>
      <HoldKeys />
      <Menu className="menu" {...menu}>
        {children}
      </Menu>
    </Popover>
  </MenuTrigger>
)
