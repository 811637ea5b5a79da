import { CircleCheck, Info, type LucideIcon, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useText } from '../strings/text.ts'
import { ToolButton } from './tool-button.tsx'

type Kind = 'bad' | 'warn' | 'plain' | 'done'

const icons: { readonly [Each in Kind]: LucideIcon } = {
  bad: TriangleAlert,
  warn: TriangleAlert,
  plain: Info,
  done: CircleCheck,
}

type Props = {
  readonly kind: Kind
  readonly icon?: LucideIcon
  readonly children: ReactNode
  readonly acts?: ReactNode
  /** Absent: it stays until what it speaks of is over. */
  readonly onDismiss?: () => void
}

/** A line that says something happened, with what can be done about it. */
export function Notice({ kind, icon, children, acts, onDismiss }: Props) {
  const t = useText()
  const Icon = icon ?? icons[kind]
  return (
    <div className={`notice ${kind}`} role={kind === 'bad' ? 'alert' : 'status'}>
      <Icon className="i" />
      <div className="says">{children}</div>
      {acts}
      {onDismiss === undefined ? null : (
        <ToolButton name={t('common.dismiss')} onPress={onDismiss}>
          <X className="i" />
        </ToolButton>
      )}
    </div>
  )
}
