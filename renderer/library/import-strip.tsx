import type { Job } from '../../shared/api.ts'
import { PassedOverLines } from '../import/passed-over-lines.tsx'
import { useApp } from '../state/app.ts'
import { forgetJob } from '../state/main-events.ts'
import { request } from '../state/request.ts'
import { useText } from '../strings/text.ts'
import { useErrorText } from '../ui/error-text.ts'
import { Notice } from '../ui/notice.tsx'

const problemsShown = 5

/** Imports under way, and what came of those that are over. */
export function ImportStrips() {
  const jobs = useApp(state => state.jobs)
  return [...jobs.values()].flatMap(job => {
    if (job.kind !== 'import' && job.kind !== 'survey') return []
    return [job.state === 'running' ? <Running key={job.id} job={job} /> : <Over key={job.id} job={job} />]
  })
}

function Running({ job }: { readonly job: Job }) {
  const t = useText()
  const said =
    job.total > 0
      ? t('library.import.progress', { done: job.done, total: job.total })
      : job.done > 0
        ? t('library.import.looking', { count: job.done })
        : t('library.import.running')
  return (
    <Notice
      kind="plain"
      acts={
        <button type="button" className="btn" onClick={() => void request('cancelJob', { id: job.id })}>
          {t('library.import.cancel')}
        </button>
      }
    >
      <span className="progress-line">
        {said}
        <progress
          aria-label={t('library.import.running')}
          max={job.total || 1}
          {...(job.total === 0 ? {} : { value: job.done })}
        />
      </span>
    </Notice>
  )
}

function Over({ job }: { readonly job: Job }) {
  const t = useText()
  const errorText = useErrorText()
  const problems = [
    ...(job.error === null || job.state === 'cancelled' ? [] : [job.error]),
    ...(job.imported?.problems ?? []),
  ]
  const count = problems.length - (job.imported?.problems.length ?? 0) + (job.imported?.problemCount ?? 0)
  return (
    <Notice kind={problems.length > 0 || job.state === 'failed' ? 'warn' : 'done'} onDismiss={() => forgetJob(job.id)}>
      <p>
        <Outcome job={job} />
      </p>
      {job.imported === null ? null : <PassedOverLines passedOver={job.imported.passedOver} />}
      {problems.length === 0 ? null : (
        <ul className="problem-list">
          {problems.slice(0, problemsShown).map(problem => (
            <li key={JSON.stringify(problem)}>{errorText(problem)}</li>
          ))}
          {count > problemsShown ? <li>{t('library.import.more', { count: count - problemsShown })}</li> : null}
        </ul>
      )}
    </Notice>
  )
}

function Outcome({ job }: { readonly job: Job }) {
  const t = useText()
  const { imported, state } = job
  const { added = [], known = 0 } = imported ?? {}
  const sentences = [
    ...(state === 'cancelled' ? [t('library.import.cancelled')] : []),
    ...(imported === null && state !== 'cancelled' ? [t('library.import.failed')] : []),
    ...(added.length > 0 || (imported !== null && known === 0 && state !== 'cancelled')
      ? [t('library.import.added', { count: added.length })]
      : []),
    ...(known > 0 ? [t('library.import.known', { count: known })] : []),
  ]
  return sentences.join(' ')
}
