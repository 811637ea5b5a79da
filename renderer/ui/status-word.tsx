import { Circle, CircleCheck, CircleDotDashed, CircleMinus, type LucideIcon, MessagesSquare } from 'lucide-react'
import type { Status } from '../../shared/model/records.ts'
import { useText } from '../strings/text.ts'

const icons: { readonly [Each in Status]: LucideIcon } = {
  new: Circle,
  'in-progress': CircleDotDashed,
  done: CircleCheck,
  'to-discuss': MessagesSquare,
  irrelevant: CircleMinus,
}

/** A status by icon and word, colour last. */
export function StatusWord({ status }: { readonly status: Status }) {
  const t = useText()
  const Icon = icons[status]
  return (
    <span className={`state ${status}`}>
      <Icon className="i s" />
      <span>{t(`common.status.${status}`)}</span>
    </span>
  )
}
