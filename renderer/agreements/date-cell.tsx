import { TriangleAlert } from 'lucide-react'
import { columnRoles } from '../../shared/ledger/ledger-roles.ts'
import type { LedgerRow } from '../../shared/model/ledger.ts'
import { useText } from '../strings/text.ts'
import { Lost } from './fillers-cell.tsx'

type Props = { readonly row: LedgerRow; readonly lines: number }

/** Dates as they are written, with the day they mean where that is known. */
export function DateCell({ row, lines }: Props) {
  const t = useText()
  const roles: readonly string[] = columnRoles.date
  const dates = row.fillers.filter(({ role }) => roles.includes(role))
  if (dates.length === 0) return <span className="dim none">{t('ledger.unknown')}</span>
  return (
    <span className="fillers dates" data-alone={dates.length === 1 ? '' : undefined}>
      {dates.slice(0, lines).map((filler, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: fillers have no names of their own, and their order is the record's
        <span key={at} className="filler">
          {filler.lost ? (
            <Lost />
          ) : (
            <bdi dir="rtl" lang="ar">
              {filler.text}
            </bdi>
          )}
          {filler.day === null ? null : (
            <time className="day" dateTime={filler.day} dir="ltr">
              {filler.day}
            </time>
          )}
          {filler.offDay ? (
            <span className="off-day" title={t('ledger.offDay')}>
              <TriangleAlert className="i s" aria-hidden />
              <span className="unseen">{t('ledger.offDay')}</span>
            </span>
          ) : null}
        </span>
      ))}
    </span>
  )
}
