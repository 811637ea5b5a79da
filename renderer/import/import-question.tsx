import { useState } from 'react'
import { useStore } from 'zustand'
import { applySchemeEdits } from '../../shared/edit/scheme-edits.ts'
import { firstDecisions, type ImportDecisions, toChoices } from '../../shared/formats/import-decisions.ts'
import type { ImportSurvey } from '../../shared/model/import-survey.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import { newEntry } from '../scheme/new-entry.ts'
import { useApp } from '../state/app.ts'
import { sendSchemeChange } from '../state/send-scheme-change.ts'
import { useText } from '../strings/text.ts'
import { useErrorText } from '../ui/error-text.ts'
import { Question } from '../ui/question.tsx'
import { BorderRows } from './border-rows.tsx'
import { dropImport, importStore, startImport, type WaitingImport } from './import-session.ts'
import { LayerRows } from './layer-rows.tsx'
import { PassedOverLines } from './passed-over-lines.tsx'
import { TextRows } from './text-rows.tsx'
import { UnknownRows } from './unknown-rows.tsx'
import '../scheme/scheme-fields.css'
import './import.css'

/** What files would bring, and what is hers to decide, before anything comes in. */
export function ImportQuestion() {
  const waiting = useStore(importStore, state => state.waiting)
  const scheme = useApp(state => state.corpus?.scheme)
  return waiting && scheme ? <Decisions key={waiting.job} waiting={waiting} scheme={scheme} /> : null
}

function Decisions({ waiting: { job, survey }, scheme }: { readonly waiting: WaitingImport; readonly scheme: Scheme }) {
  const t = useText()
  const own = useApp(state => state.corpus?.annotator?.id ?? null)
  const [decisions, setDecisions] = useState(() => firstDecisions(survey, scheme, own))
  const [isBusy, setBusy] = useState(false)
  const change = (patch: Partial<ImportDecisions>): void => setDecisions({ ...decisions, ...patch })
  const { edits, choices } = toChoices(decisions, survey, scheme, newEntry)
  const grown = applySchemeEdits(scheme, edits)
  const bringIn = async (): Promise<void> => {
    setBusy(true)
    // Labels first: a mark never stands in an article under a label nobody knows.
    const isReady = edits.length === 0 || (grown.ok && (await sendSchemeChange(grown.value)) !== null)
    if (isReady) await startImport(job, choices)
    else setBusy(false)
  }
  const needsName = edits.length > 0 && own === null
  return (
    <Question title={t('import.title')} onClose={dropImport}>
      <Summary survey={survey} />
      <div className="import-asks">
        <UnknownRows survey={survey} scheme={scheme} decisions={decisions} onChange={change} />
        <LayerRows survey={survey} decisions={decisions} onChange={change} />
        <BorderRows survey={survey} scheme={scheme} decisions={decisions} onChange={change} />
        <TextRows survey={survey} decisions={decisions} onChange={change} />
        <Problems survey={survey} />
      </div>
      {needsName ? <p role="status">{t('import.needsName')}</p> : null}
      <div className="acts">
        <button
          type="button"
          className="btn first"
          disabled={isBusy || needsName || survey.documents === 0 || (edits.length > 0 && !grown.ok)}
          onClick={() => void bringIn()}
        >
          {t('import.go', { count: survey.documents })}
        </button>
        <button type="button" className="btn" onClick={dropImport}>
          {t('import.cancel')}
        </button>
      </div>
    </Question>
  )
}

function Summary({ survey }: { readonly survey: ImportSurvey }) {
  const t = useText()
  const { documents, known, repeated, mentions, relations, agreements, documentLabels, troubled, files } = survey
  const parts = [
    t('import.documents', { count: documents }),
    ...(mentions > 0 ? [t('import.mentions', { count: mentions })] : []),
    ...(relations > 0 ? [t('import.relations', { count: relations })] : []),
    ...(agreements > 0 ? [t('import.agreements', { count: agreements })] : []),
    ...(documentLabels > 0 ? [t('import.documentLabels', { count: documentLabels })] : []),
    ...(known > 0 ? [t('import.known', { count: known })] : []),
    ...(repeated > 0 ? [t('import.repeated', { count: repeated })] : []),
    ...(troubled > 0 ? [t('import.troubled', { count: troubled })] : []),
  ]
  return (
    <>
      <p className="import-sum">{parts.join(t('import.comma'))}</p>
      <ul className="import-files">
        {files.map(({ format, files: number, documents: held }) => (
          <li key={format}>
            <bdi className="ltr code">{format}</bdi> {t('import.files', { count: number })} ·{' '}
            {t('import.documents', { count: held })}
          </li>
        ))}
      </ul>
      <PassedOverLines passedOver={survey.passedOver} />
    </>
  )
}

const problemsShown = 50
/** So few are read at once. */
const problemsOpen = 3

function Problems({ survey: { problems, problemCount } }: { readonly survey: ImportSurvey }) {
  const t = useText()
  const errorText = useErrorText()
  if (problemCount === 0) return null
  const hidden = problemCount - Math.min(problems.length, problemsShown)
  return (
    <details className="import-ask" open={problemCount <= problemsOpen}>
      <summary>{t('import.problems', { count: problemCount })}</summary>
      <p className="hint">{t('import.problemsHint')}</p>
      <ul className="problem-list">
        {problems.slice(0, problemsShown).map((problem, at) => (
          // Problems of a survey never move, and two may say the same.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={at}>{errorText(problem)}</li>
        ))}
        {hidden > 0 ? <li>{t('library.import.more', { count: hidden })}</li> : null}
      </ul>
    </details>
  )
}
