import { type KeyboardEvent, useState } from 'react'
import type { ExportPreview as PreviewFacts } from '../../shared/api.ts'
import type { Label } from '../../shared/model/scheme.ts'
import { tintOf } from '../article/label-sample.tsx'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { FoldedRecords } from './folded-records.tsx'
import { type TaggedLine, toTaggedLines } from './tagged-lines.ts'

type Props = { readonly preview: PreviewFacts; readonly tagged: boolean; readonly stale: boolean }

/** The beginning of each file: tag files as words and tags, others as they will be written. */
export function ExportPreview({ preview, tagged, stale }: Props) {
  const t = useText()
  const [wanted, setWanted] = useState<string | null>(null)
  const { files } = preview
  const shown = files.find(({ file }) => file === wanted) ?? files[0]
  const isTagged = tagged && shown === files[0]
  const [isRaw, setRaw] = useState(false)
  const records = shown?.records ?? null
  const choose = (event: KeyboardEvent<HTMLElement>): void => {
    const step = stepOf(event.key)
    const next = step === 0 || !shown ? undefined : files[(files.indexOf(shown) + step + files.length) % files.length]
    if (!next) return
    event.preventDefault()
    setWanted(next.file)
    document.getElementById(tabId(next.file))?.focus()
  }
  return (
    <section
      className="preview"
      aria-label={t(isTagged ? 'export.preview.table' : 'export.preview.text')}
      aria-busy={stale}
    >
      <div className="preview-head">
        <h2>{t('export.preview.title')}</h2>
        <div role="tablist" aria-label={t('export.preview.files')} className="file-tabs" onKeyDown={choose}>
          {files.map(({ file }) => (
            <button
              key={file}
              id={tabId(file)}
              type="button"
              role="tab"
              aria-selected={file === shown?.file}
              aria-controls="preview-panel"
              tabIndex={file === shown?.file ? 0 : -1}
              onClick={() => setWanted(file)}
            >
              <bdi className="ltr">{file}</bdi>
            </button>
          ))}
        </div>
        <span className="spring" />
        {records === null ? null : (
          <fieldset className="seg" aria-label={t('export.preview.view')}>
            {[false, true].map(raw => (
              <button key={String(raw)} type="button" aria-pressed={raw === isRaw} onClick={() => setRaw(raw)}>
                {t(raw ? 'export.preview.raw' : 'export.preview.records')}
              </button>
            ))}
          </fieldset>
        )}
        <span className="dim">{stale ? t('export.preview.loading') : null}</span>
      </div>
      <div
        className="preview-body"
        id="preview-panel"
        role="tabpanel"
        aria-labelledby={shown ? tabId(shown.file) : undefined}
      >
        {shown?.text === null ? (
          <p className="hint">{t('export.preview.binary')}</p>
        ) : records !== null && !isRaw ? (
          <FoldedRecords records={records} />
        ) : isTagged ? (
          <Tokens lines={toTaggedLines(shown?.text ?? '')} />
        ) : (
          <pre dir="ltr">{shown?.text}</pre>
        )}
      </div>
    </section>
  )
}

/** How many tabs further an arrow key goes. */
function stepOf(key: string): number {
  const forward = isRightToLeft() ? 'ArrowLeft' : 'ArrowRight'
  if (key === forward || key === 'ArrowDown') return 1
  return key === 'ArrowUp' || key === 'ArrowLeft' || key === 'ArrowRight' ? -1 : 0
}

const tabId = (file: string): string => `preview-tab ${file}`.replaceAll(/\s/g, '-')

const isRightToLeft = (): boolean => document.documentElement.dir === 'rtl'

const noLabels: readonly Label[] = []

function Tokens({ lines }: { readonly lines: readonly TaggedLine[] }) {
  const labels = useApp(state => state.corpus?.scheme.labels) ?? noLabels
  let token = 0
  return (
    <ol className="tokens">
      {lines.map((line, at) => {
        if (line.kind === 'token') token++
        // Lines of a preview are never moved: their place is their name.
        const key = `${at} ${line.kind}`
        switch (line.kind) {
          case 'document':
            return (
              <li key={key} className="token-document">
                <bdi className="ltr">{line.name}</bdi>
              </li>
            )
          case 'break':
            return <li key={key} className="token-break" aria-hidden />
          default:
            return (
              <li key={key} className="token">
                <span className="no" aria-hidden>
                  {token}
                </span>
                <bdi className="naskh" dir="auto" lang="ar">
                  {line.token}
                </bdi>
                {line.label === null ? (
                  <span className="dim">{line.tag}</span>
                ) : (
                  <span className="tag" style={tintOf(labels.find(label => label.id === line.label))}>
                    {line.tag}
                  </span>
                )}
              </li>
            )
        }
      })}
    </ol>
  )
}
