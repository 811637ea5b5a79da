import type { ReactNode } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'

type Props = {
  readonly title: string
  readonly children: ReactNode
  /** Absent: it must be answered. */
  readonly onClose?: () => void
  readonly alert?: boolean
}

/** A dialog over everything that asks one thing; it is open as long as it is rendered. */
export const Question = ({ title, children, onClose, alert = false }: Props) => (
  <ModalOverlay
    className="veil"
    isOpen
    isKeyboardDismissDisabled={onClose === undefined}
    onOpenChange={open => {
      if (!open) onClose?.()
    }}
  >
    <Modal className="dialog">
      <Dialog role={alert ? 'alertdialog' : 'dialog'}>
        <Heading slot="title" className="panel-title">
          {title}
        </Heading>
        {children}
      </Dialog>
    </Modal>
  </ModalOverlay>
)
