import type { ReactNode } from 'react'
import { Button, Menu, type MenuProps, MenuTrigger, Popover } from 'react-aria-components'

type Props = {
  readonly name: string
  readonly className: string
  /** What stands on the button. */
  readonly face: ReactNode
  readonly children: ReactNode
} & Pick<MenuProps<object>, 'onAction' | 'selectionMode' | 'selectedKeys' | 'onSelectionChange' | 'disabledKeys'>

/** A button that opens a menu. */
export const MenuButton = ({ name, className, face, children, ...menu }: Props) => (
  <MenuTrigger>
    <Button className={className} aria-label={name}>
      {face}
    </Button>
    <Popover offset={4}>
      <Menu className="menu" {...menu}>
        {children}
      </Menu>
    </Popover>
  </MenuTrigger>
)
