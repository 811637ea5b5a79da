import {
  Ban,
  Calendar,
  Check,
  CircleCheck,
  CircleDashed,
  CircleDot,
  Handshake,
  type LucideIcon,
  MessageCircleQuestion,
  PenLine,
  RotateCw,
} from 'lucide-react'
import type { Scheme } from '../../shared/model/scheme.ts'
import { type Language, useText } from '../strings/text.ts'
import { Unknown } from './plain-cells.tsx'

/** Of the statuses the first scheme has; one that she adds has a dot. */
const icons: Readonly<Record<string, readonly [LucideIcon, 'firm' | 'open' | 'off']>> = {
  proposed: [MessageCircleQuestion, 'open'],
  planned: [Calendar, 'open'],
  held: [Check, 'firm'],
  agreed: [Handshake, 'firm'],
  signed: [PenLine, 'firm'],
  ongoing: [RotateCw, 'open'],
  completed: [CircleCheck, 'firm'],
  cancelled: [Ban, 'off'],
}

type Props = { readonly status: string | null; readonly scheme: Scheme; readonly language: Language }

/** How firm an agreement is: an icon and a word. */
export function AgreementStatus({ status, scheme, language }: Props) {
  const t = useText()
  const known = scheme.agreementStatuses.find(({ id }) => id === status)
  if (status !== null && !known) return <Unknown id={status} />
  const [Icon, kind] = known ? (icons[known.id] ?? [CircleDot, 'open']) : [CircleDashed, 'off']
  return (
    <span className={`firmness ${kind}`}>
      <Icon className="i s" aria-hidden />
      <span>{known ? known.name[language] : t('ledger.noStatus')}</span>
    </span>
  )
}
