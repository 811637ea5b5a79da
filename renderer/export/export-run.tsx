import { CircleAlert, FolderOpen, FolderOutput } from 'lucide-react'
import { useState } from 'react'
import type { Args, Job, StartedExport } from '../../shared/api.ts'
import type { ExportOptions } from '../../shared/formats/export-options.ts'
import { appStore, tell, useApp } from '../state/app.ts'
import { request } from '../state/request.ts'
import { useText } from '../strings/text.ts'
import { useErrorText } from '../ui/error-text.ts'
import { NameTaken } from './name-taken.tsx'

/** The export begun last, running or over; null: none since the program started. */
export const useLastExport = (): Job | null =>
  useApp(state => [...state.jobs.values()].findLast(job => job.kind === 'export') ?? null)

type Props = { readonly options: ExportOptions; readonly empty: boolean }
type Into = Args<'startExport'>['into']
type Taken = Args<'startExport'>['taken']

/** Starts the export, into the folder of the last time or another, shows how far it is, stops it. */
export function ExportRun({ options, empty }: Props) {
  const t = useText()
  const job = useLastExport()
  const corpus = useApp(state => state.corpus?.path) ?? ''
  const folder = useApp(state => state.settings.exportFolders[corpus]) ?? null
  const [asking, setAsking] = useState(false)
  const [taken, setTaken] = useState<StartedExport | null>(null)
  const start = async (into: Into, ifTaken: Taken = 'ask'): Promise<void> => {
    setTaken(null)
    setAsking(true)
    const answer = await request('startExport', { options, into, taken: ifTaken })
    setAsking(false)
    if (!answer.ok) return tell([answer.error])
    if (answer.value === null) return
    keepFolder(corpus, answer.value.folder)
    if (answer.value.job === null) setTaken(answer.value)
  }
  if (job?.state === 'running') return <Running job={job} />
  const off = asking || empty
  const first = t(job?.state === 'done' ? 'export.run.again' : 'export.run.start')
  return (
    <div className="run">
      {job === null ? null : <Outcome job={job} />}
      {folder === null ? (
        <button type="button" className="btn first" disabled={off} onClick={() => void start('chosen')}>
          <FolderOutput className="i" />
          {asking ? t('export.run.starting') : first}
        </button>
      ) : (
        <>
          <button type="button" className="btn" disabled={off} onClick={() => void start('chosen')}>
            <FolderOpen className="i" />
            {t('export.run.elsewhere')}
          </button>
          <button type="button" className="btn first" disabled={off} title={folder} onClick={() => void start('last')}>
            <FolderOutput className="i" />
            <span>
              {t('export.run.into')} <bdi>{nameOf(folder)}</bdi>
            </span>
          </button>
        </>
      )}
      {taken === null ? null : (
        <NameTaken
          taken={taken}
          kind={options.output === 'zip' ? 'file' : 'folder'}
          onChoose={choice => void start('last', choice)}
          onClose={() => setTaken(null)}
        />
      )}
    </div>
  )
}

/** Main has written it down: the page takes it over without asking for all settings. */
const keepFolder = (corpus: string, folder: string): void =>
  appStore.setState(({ settings }) => ({
    settings: { ...settings, exportFolders: { ...settings.exportFolders, [corpus]: folder } },
  }))

/** A folder by its own name; the root by its path. */
const nameOf = (folder: string): string => folder.split(/[\\/]/).findLast(part => part !== '') ?? folder

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
