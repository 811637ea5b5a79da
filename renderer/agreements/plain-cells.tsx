import { Quote, StickyNote, TriangleAlert } from 'lucide-react'
import type { LedgerRow } from '../../shared/model/ledger.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import { sayViolation } from '../../shared/strings/violations.ts'
import { type Language, useText } from '../strings/text.ts'
import { AgreementStatus } from './agreement-status.tsx'
import { NoteEditor, TypeEditor } from './cell-editor.tsx'
import { linesVariable } from './fillers-cell.tsx'
import type { ShownLine } from './ledger-lines.ts'
import { useLedger } from './ledger-session.ts'

type LineProps = { readonly line: ShownLine }
type SchemeProps = { readonly scheme: Scheme; readonly language: Language }

const useEditing = ({ id }: ShownLine, column: 'type' | 'note'): boolean =>
  useLedger(({ editing }) => editing?.line === id && editing.column === column)

/** What kind of agreement, how firm, and whether there is more to say of it. */
export function TypeCell({ line, scheme, language }: LineProps & SchemeProps) {
  const t = useText()
  const isEditing = useEditing(line, 'type')
  if (line.row === null) return null
  if (isEditing) return <TypeEditor row={line.row} scheme={scheme} language={language} />
  const { type, status, note, doubt } = line.row
  const known = scheme.agreementTypes.find(({ id }) => id === type)
  return (
    <span className="kind">
      <span className="kind-name">
        {known ? known.name[language] : <Unknown id={type} />}
        {doubt ? (
          <span className="doubt" title={t('ledger.doubt')}>
            {' '}
            ؟
          </span>
        ) : null}
      </span>
      <span className="kind-status">
        <AgreementStatus status={status} scheme={scheme} language={language} />
        {note === '' ? null : (
          <span title={note}>
            <StickyNote className="i s" aria-label={note} role="img" />
          </span>
        )}
      </span>
    </span>
  )
}

/** An id that the scheme does not have. */
export function Unknown({ id }: { readonly id: string }) {
  const t = useText()
  return (
    <span className="unknown" title={t('ledger.notInScheme')}>
      <TriangleAlert className="i s" aria-hidden /> <bdi>{id}</bdi>
      <span className="unseen"> {t('ledger.notInScheme')}</span>
    </span>
  )
}

type ViolationsProps = SchemeProps & { readonly row: LedgerRow; readonly lines: number }

/** What does not fit the scheme, in words. */
export function ViolationsCell({ row, scheme, language, lines }: ViolationsProps) {
  const t = useText()
  const { violations } = row
  if (violations.length === 0) return <span className="unseen">{t('ledger.noViolations')}</span>
  const said = violations.map(violation => sayViolation(violation, scheme, language))
  return (
    <span className="violations" title={said.join('\n')}>
      <TriangleAlert className="i s" aria-hidden />
      <span className="clamped" style={linesVariable(lines)}>
        {said.join(' ')}
      </span>
    </span>
  )
}

export function NoteCell({ line }: LineProps) {
  const isEditing = useEditing(line, 'note')
  if (line.row === null) return null
  if (isEditing) return <NoteEditor row={line.row} />
  return (
    <span className="clamped note" dir="auto" title={line.row.note}>
      {line.row.note}
    </span>
  )
}

/** Which article, and which paragraph of it. */
export function PlaceCell({ row }: { readonly row: LedgerRow }) {
  const t = useText()
  const short = /^[^_\s]+/.exec(row.name)?.[0] ?? row.name
  return (
    <span className="place-cell" title={row.name}>
      <Quote className="i s" aria-hidden />
      <bdi className="article-name">{short}</bdi>
      <span>{t('article.mentions.paragraph', { number: row.paragraph })}</span>
    </span>
  )
}
