import type { ExportPreview as PreviewFacts } from '../../shared/api.ts'
import type { Label } from '../../shared/model/scheme.ts'
import { tintOf } from '../article/label-sample.tsx'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { type TaggedLine, toTaggedLines } from './tagged-lines.ts'

type Props = { readonly preview: PreviewFacts; readonly tagged: boolean; readonly stale: boolean }

/** The file's beginning: tag files as words and tags, others as they will be written. */
export function ExportPreview({ preview, tagged, stale }: Props) {
  const t = useText()
  const [first] = preview.files
  return (
    <section
      className="preview"
      aria-label={t(tagged ? 'export.preview.table' : 'export.preview.text')}
      aria-busy={stale}
    >
      <div className="preview-head">
        <h2>{t('export.preview.title')}</h2>
        <bdi className="ltr">{first?.file}</bdi>
        <span className="spring" />
        <span className="dim">{stale ? t('export.preview.loading') : null}</span>
      </div>
      <div className="preview-body">
        {tagged ? <Tokens lines={toTaggedLines(first?.text ?? '')} /> : <pre dir="ltr">{first?.text}</pre>}
      </div>
    </section>
  )
}

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
