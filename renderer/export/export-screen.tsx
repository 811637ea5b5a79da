// biome-ignore-all lint/a11y/noNoninteractiveTabindex: the middle scrolls, so it must be reached by keys
import '../article/article.css'
import './choices.css'
import './formats.css'
import './preview.css'
import './proof.css'
import './export.css'
import { formats } from '../../shared/formats/registry.ts'
import { useText } from '../strings/text.ts'
import { useErrorText } from '../ui/error-text.ts'
import { ExportOptionsForm } from './export-options-form.tsx'
import { ExportPreview } from './export-preview.tsx'
import { ExportRun, useLastExport } from './export-run.tsx'
import { FormatFacts, FormatList } from './format-list.tsx'
import { NothingToExport } from './nothing-to-export.tsx'
import { ProofPanel } from './proof-panel.tsx'
import { useExportOptions } from './use-export-options.ts'
import { isEmpty, useGoldAtFirst } from './use-gold-at-first.ts'
import { usePreview } from './use-preview.ts'

/** Formats with what they carry, options with a live preview, and the proof of what was written. */
export function ExportScreen() {
  const t = useText()
  const [chosen, change] = useExportOptions()
  const { options, preview, isGoldAtFirst } = useGoldAtFirst(chosen, usePreview)
  const job = useLastExport()
  const format = formats.find(one => one.id === options.format) ?? formats[0]
  const answer = preview?.answer
  if (!format) return null
  const empty = preview ? isEmpty(preview) : null
  return (
    <div className="export">
      <FormatList chosen={format.id} onChoose={chosen => change({ format: chosen.id })} />
      <main className="export-work" tabIndex={0} aria-labelledby="export-title">
        <header className="export-head">
          <h1 className="title" id="export-title">
            {t('export.title')} <bdi className="ltr">{format.id}</bdi>
          </h1>
          <span className="spring" />
          <ExportRun options={options} empty={empty ?? true} />
        </header>
        <FormatFacts format={format} />
        <ExportOptionsForm
          format={format}
          options={options}
          goldAtFirst={isGoldAtFirst}
          documents={answer?.ok ? answer.value.documents : null}
          onChange={change}
        />
        <Source preview={answer} />
        {empty ? (
          <NothingToExport format={format} options={options} onChange={change} />
        ) : answer?.ok && preview ? (
          <ExportPreview
            preview={answer.value}
            tagged={preview.options.format === 'conll' || preview.options.format === 'conll-nested'}
            stale={preview.options !== options}
          />
        ) : null}
      </main>
      <aside className="proof" aria-label={t('export.proof.region')}>
        {job?.report ? (
          <ProofPanel job={job} report={job.report} />
        ) : (
          <div className="seal waiting">
            <h2>{t('export.proof.waitingTitle')}</h2>
            <p>{t('export.proof.waiting')}</p>
          </div>
        )}
      </aside>
    </div>
  )
}

/** What would go into the file now; where it cannot be known, why. */
function Source({ preview }: { readonly preview: NonNullable<ReturnType<typeof usePreview>>['answer'] | undefined }) {
  const t = useText()
  const say = useErrorText()
  if (!preview) return <p className="source dim">{t('export.preview.loading')}</p>
  if (!preview.ok)
    return preview.error.code === 'export/empty' ? null : (
      <p className="source" role="alert">
        {say(preview.error)}
      </p>
    )
  const { documents, entities, unfinished, unchosen, shortened, inBoilerplate, whole } = preview.value
  return (
    <p className="source two" role="status">
      <span>{t('export.source.documents', { count: documents })}</span>
      <span>{t('export.source.entities', { count: entities })}</span>
      {whole ? null : <span className="dim">{t('export.source.atLeast')}</span>}
      {unchosen === 0 ? null : (
        <span className="dim">
          {t('export.source.entities', { count: unchosen })} {t('export.proof.unchosen')}
        </span>
      )}
      {shortened === 0 ? null : (
        <span className="dim">
          {t('export.source.shortened', { count: shortened })}
          {inBoilerplate === 0 ? null : ` ${t('export.source.inBoilerplate', { count: inBoilerplate })}`}
        </span>
      )}
      {unfinished === 0 ? null : <span className="dim">{t('export.source.unfinished', { count: unfinished })}</span>}
    </p>
  )
}
