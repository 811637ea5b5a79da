import { CircleAlert, FolderOutput } from 'lucide-react'
import { useState } from 'react'
import type { Job } from '../../shared/api.ts'
import type { ExportOptions } from '../../shared/formats/export-options.ts'
import { tell, useApp } from '../state/app.ts'
import { request } from '../state/request.ts'
import { useText } from '../strings/text.ts'
import { useErrorText } from '../ui/error-text.ts'

/** The export begun last, running or over; null: none since the program started. */
export const useLastExport = (): Job | null =>
  useApp(state => [...state.jobs.values()].findLast(job => job.kind === 'export') ?? null)

type Props = { readonly options: ExportOptions; readonly empty: boolean }

/** Starts the export, shows how far it is, stops it. */
export function ExportRun({ options, empty }: Props) {
  const t = useText()
  const job = useLastExport()
  const [asking, setAsking] = useState(false)
  const start = async (): Promise<void> => {
    setAsking(true)
    const answer = await request('startExport', options)
    setAsking(false)
    if (!answer.ok) tell([answer.error])
  }
  if (job?.state === 'running') return <Running job={job} />
  return (
    <div className="run">
      {job === null ? null : <Outcome job={job} />}
      <button type="button" className="btn first" disabled={asking || empty} onClick={() => void start()}>
        <FolderOutput className="i" />
        {t(asking ? 'export.run.starting' : job?.state === 'done' ? 'export.run.again' : 'export.run.start')}
      </button>
    </div>
  )
}

function Running({ job }: { readonly job: Job }) {
  const t = useText()
  const text =
    job.total === 0 || job.phase === null
      ? t('export.run.runningUnknown')
      : t(`export.run.${job.phase}`, { done: job.done, total: job.total })
  return (
    <div className="run">
      <label className="two" htmlFor="export-progress">
        {text}
      </label>
      <progress
        id="export-progress"
        aria-label={t('export.run.progress')}
        {...(job.total === 0 ? {} : { max: job.total, value: job.done })}
      />
      <button type="button" className="btn" onClick={() => void request('cancelJob', { id: job.id })}>
        {t('export.run.cancel')}
      </button>
    </div>
  )
}

/** How the last export ended, where it did not end well. */
function Outcome({ job }: { readonly job: Job }) {
  const t = useText()
  const say = useErrorText()
  if (job.state === 'cancelled') return <p role="status">{t('export.run.cancelled')}</p>
  if (job.state !== 'failed') return null
  return (
    <p role="alert" className="failed">
      <CircleAlert className="i s" />
      <span>
        {t('export.run.failed')}
        {job.error === null ? null : `: ${say(job.error)}`}
      </span>
    </p>
  )
}
