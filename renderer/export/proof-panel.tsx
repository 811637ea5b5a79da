import { BadgeCheck, Check, FileText, FolderOpen, Minus, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Job } from '../../shared/api.ts'
import { listedLosses, type ProofReport } from '../../shared/formats/proof-report.ts'
import { formats } from '../../shared/formats/registry.ts'
import { exportWarnings } from '../../shared/strings/export-warnings.ts'
import { tell, useApp } from '../state/app.ts'
import { request } from '../state/request.ts'
import { useText } from '../strings/text.ts'
import { LossList } from './loss-list.tsx'
import { type ProofSums, toProofSums } from './proof-sums.ts'
import { saveReport } from './save-report.ts'
import { SplitReport } from './split-report.tsx'

type Props = { readonly job: Job; readonly report: ProofReport }

/** The scribe's note of collation: what went in, what came back, and every difference by name. */
export function ProofPanel({ job, report }: Props) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const sums = toProofSums(report)
  const misread = report.counts.some(({ reason }) => reason === 'misread')
  const reveal = async (): Promise<void> => {
    const answer = await request('revealOutput', { job: job.id })
    if (!answer.ok) tell([answer.error])
  }
  return (
    <>
      <div className="seal">
        <h2>{t(misread ? 'export.proof.titleAltered' : 'export.proof.title')}</h2>
        {misread ? <TriangleAlert className="i bad" aria-hidden /> : <BadgeCheck className="i ok" aria-hidden />}
        <p>{t('export.proof.text')}</p>
      </div>
      {report.warnings.map(warning => (
        <p key={warning} className="warning">
          <TriangleAlert className="i s warn" aria-hidden />
          {exportWarnings[language][warning]}
        </p>
      ))}
      <Account sums={sums} report={report} />
      <LossList title={t('export.proof.alteredList')} groups={sums.alteredGroups} />
      <LossList title={t('export.proof.notCarriedList')} groups={sums.notCarriedGroups} />
      {sums.notCarriedGroups.length === 0 ? null : <CarriedBy report={report} />}
      {report.counts.some(({ count }) => count > listedLosses) ? (
        <p className="hint">{t('export.proof.lossFile')}</p>
      ) : null}
      <SplitReport report={report} />
      <ul className="files" aria-label={t('export.proof.files')}>
        {report.files.map(file => (
          <li key={file.path}>
            <b>
              <bdi className="ltr">{file.path}</bdi>
            </b>
            <span className="spring" />
            <span>{t('export.source.words', { count: file.words })}</span>
            <span>{t('export.source.entities', { count: file.entities })}</span>
          </li>
        ))}
      </ul>
      <HowToUse format={report.format} />
      <div className="acts">
        <button type="button" className="btn first" onClick={() => void reveal()}>
          <FolderOpen className="i" />
          {t('export.proof.open')}
        </button>
        <button
          type="button"
          className="btn"
          onClick={() => saveReport(report, language, t('export.proof.fileName', { format: report.format }))}
        >
          <FileText className="i" />
          {t('export.proof.save')}
        </button>
      </div>
    </>
  )
}

function Account({ sums, report }: { readonly sums: ProofSums; readonly report: ProofReport }) {
  const t = useText()
  const { unfinished, unchosen, shortened } = report
  return (
    <dl className="account" aria-label={t('export.proof.sum')}>
      <Sum count={sums.entities} total>
        {t('export.proof.entities')}
      </Sum>
      <Sum count={sums.kept}>
        <Check className="i s ok" />
        {t('export.proof.kept')}
      </Sum>
      <Sum count={sums.altered}>{t('export.proof.altered')}</Sum>
      <Sum count={sums.notCarried}>
        {sums.notCarried === 0 ? null : <Minus className="i s warn" />}
        {t('export.proof.notCarried')}
      </Sum>
      {sums.others === 0 ? null : (
        <Sum count={sums.others}>
          <Minus className="i s warn" />
          {t('export.proof.others')}
        </Sum>
      )}
      {unchosen === 0 ? null : <Sum count={unchosen}>{t('export.proof.unchosen')}</Sum>}
      {shortened === 0 ? null : <Sum count={shortened}>{t('export.proof.shortened')}</Sum>}
      {unfinished === 0 ? null : <Sum count={unfinished}>{t('export.proof.unfinished')}</Sum>}
    </dl>
  )
}

type SumProps = { readonly count: number; readonly total?: boolean; readonly children: ReactNode }

const Sum = ({ count, total = false, children }: SumProps) => (
  <div className={total ? 'total' : undefined}>
    <dt>{count}</dt>
    <dd>{children}</dd>
  </div>
)

const featureOf = { relation: 'relations', agreement: 'agreements', documentLabel: 'documentLabels' } as const

/** Formats that would hold what this one does not. */
function CarriedBy({ report }: { readonly report: ProofReport }) {
  const t = useText()
  const kinds = new Set(report.notCarried.map(loss => loss.kind))
  const whole = formats.filter(
    format =>
      format.id !== report.format &&
      format.carries.nested !== 'reported' &&
      [...kinds].every(kind => kind === 'entity' || format.carries[featureOf[kind]] === 'carried'),
  )
  return whole.length === 0 ? null : (
    <p className="two">
      {t('export.proof.carriedBy')} <bdi className="ltr">{whole.map(format => format.id).join(', ')}</bdi>
    </p>
  )
}

/** What is typed in the folder to go on with the files. */
function HowToUse({ format }: { readonly format: string }) {
  const t = useText()
  const use = formats.find(({ id }) => id === format)?.use
  return use === undefined ? null : (
    <p className="two">
      {t('export.proof.use')}
      <code className="ltr use">{use}</code>
    </p>
  )
}
