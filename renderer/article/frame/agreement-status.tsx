import {
  CalendarClock,
  Check,
  CircleCheck,
  CircleDashed,
  CircleDotDashed,
  CircleSlash,
  Handshake,
  Lightbulb,
  type LucideIcon,
  PenLine,
} from 'lucide-react'
import type { Scheme } from '../../../shared/model/scheme.ts'
import type { Language } from '../../strings/text.ts'

/** Signs of the statuses a scheme comes with; others of hers have the general one. */
const icons: Readonly<Record<string, LucideIcon>> = {
  proposed: Lightbulb,
  planned: CalendarClock,
  held: Check,
  agreed: Handshake,
  signed: PenLine,
  ongoing: CircleDotDashed,
  completed: CircleCheck,
  cancelled: CircleSlash,
}

type Props = {
  readonly scheme: Scheme
  readonly status: string
  readonly language: Language
}

/** How firm an agreement is, by icon and word. */
export function AgreementStatus({ scheme, status, language }: Props) {
  const Icon = icons[status] ?? CircleDashed
  const name = scheme.agreementStatuses.find(({ id }) => id === status)?.name[language] ?? status
  return (
    <span className="agreement-status">
      <Icon className="i s" aria-hidden />
      <span>{name}</span>
    </span>
  )
}
