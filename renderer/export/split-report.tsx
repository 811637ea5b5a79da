import type { ProofReport } from '../../shared/formats/proof-report.ts'
import { openDocument } from '../state/navigate.ts'
import { useText } from '../strings/text.ts'

const groupsShown = 5

/** How a split came out: mentions by label on each side, and articles so alike that they stayed together. */
export function SplitReport({ report }: { readonly report: ProofReport }) {
  const t = useText()
  const { files, together } = report
  if (!together || files.length < 2) return null
  const labels = [...new Set(files.flatMap(file => Object.keys(file.labels)))].sort()
  const more = together.groups - Math.min(together.listed.length, groupsShown)
  return (
    <section className="split-report">
      <h3>{t('export.proof.labelsBySide')}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('export.options.labels')}</th>
            {files.map(file => (
              <th key={file.path} scope="col">
                <bdi className="ltr">{file.path.replace(/\.[^.]*$/, '')}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {labels.map(label => (
            <tr key={label}>
              <th scope="row">
                <bdi className="ltr">{label}</bdi>
              </th>
              {files.map(file => (
                <td key={file.path}>{file.labels[label] ?? 0}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {together.groups === 0 ? null : (
        <>
          <h3>
            {t('export.proof.together')} <span className="dim">{together.documents}</span>
          </h3>
          <ul>
            {together.listed.slice(0, groupsShown).map(({ side, documents }) => (
              <li key={documents[0]?.id}>
                <bdi className="code ltr">{side}</bdi>
                {documents.map(({ id, name }) => (
                  <button key={id} type="button" className="btn quiet" onClick={() => void openDocument(id)}>
                    <bdi className="ltr">{name}</bdi>
                  </button>
                ))}
              </li>
            ))}
          </ul>
          {more > 0 ? <p className="hint">{t('export.proof.togetherMore', { count: more })}</p> : null}
        </>
      )}
    </section>
  )
}
