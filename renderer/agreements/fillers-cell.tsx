import { CircleAlert } from 'lucide-react'
import type { CSSProperties } from 'react'
import { columnRoles, type RoleColumn } from '../../shared/ledger/ledger-roles.ts'
import type { LedgerFiller, LedgerRow } from '../../shared/model/ledger.ts'
import { useText } from '../strings/text.ts'

type Props = {
  readonly row: LedgerRow
  readonly column: RoleColumn
  /** Lines it may take: more fillers than that are counted. */
  readonly lines: number
}

/** The fillers of a column's roles, each on a line of its own; nothing is said to be unknown, not none. */
export function FillersCell({ row, column, lines }: Props) {
  const t = useText()
  const roles: readonly string[] = columnRoles[column]
  const fillers = row.fillers.filter(({ role }) => roles.includes(role))
  if (fillers.length === 0) return <span className="dim none">{t('ledger.unknown')}</span>
  const shown = fillers.length > lines ? fillers.slice(0, Math.max(1, lines - 1)) : fillers
  const hidden = fillers.length - shown.length
  // Alone it may take all lines there are; beside others one each.
  const isAlone = fillers.length === 1
  return (
    <span
      className="fillers"
      dir="rtl"
      lang="ar"
      data-alone={isAlone ? '' : undefined}
      style={linesVariable(lines)}
      title={toTitle(fillers)}
    >
      {shown.map((filler, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: fillers have no names of their own, and their order is the record's
        <span key={at} className="filler">
          {filler.lost ? <Lost /> : <bdi>{filler.text}</bdi>}
          {filler.titles.map((title, nth) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as fillers; two titles may be of the same words
            <span key={nth} className="filler-title">
              {' '}
              <bdi>{title}</bdi>
            </span>
          ))}
        </span>
      ))}
      {hidden > 0 ? <span className="dim more">{t('ledger.more', { count: hidden })}</span> : null}
    </span>
  )
}

/** How many lines a cell may take, for its style. */
export const linesVariable = (lines: number): CSSProperties => {
  const style: CSSProperties & { '--lines': number } = { '--lines': lines }
  return style
}

const toTitle = (fillers: readonly LedgerFiller[]): string =>
  fillers.map(({ text, titles }) => [text, ...titles].join(' · ')).join('\n')

/** A mention that filled the role and is there no more. */
export function Lost() {
  const t = useText()
  return (
    <span className="lost" dir="auto">
      <CircleAlert className="i s" aria-hidden /> {t('ledger.lost')}
    </span>
  )
}
