import type { FoldedLine } from '../../shared/formats/fold-record.ts'
import { useText } from '../strings/text.ts'

type Props = { readonly records: readonly (readonly FoldedLine[])[] }

/** The first records of a JSON file, text first and what is long cut short; how much is not shown stands beside. */
export function FoldedRecords({ records }: Props) {
  const t = useText()
  return (
    <>
      <p className="hint">{t('export.preview.folded')}</p>
      <ol className="records" dir="ltr">
        {records.map((lines, at) => (
          // Records of a preview are never moved: their place is their name.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={at}>
            {lines.map((line, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <Line key={place} line={line} />
            ))}
          </li>
        ))}
      </ol>
    </>
  )
}

/** UTF-16 units from which a text has lines of its own. */
const longText = 80

const isArabic = (text: string): boolean => /[\u0600-\u06FF]/.test(text)

function Line({ line: { depth, key, value, isText, more } }: { readonly line: FoldedLine }) {
  const t = useText()
  const isLong = isText && (value ?? '').length > longText
  return (
    <div className={isLong ? 'field-line long' : 'field-line'} style={{ paddingInlineStart: `${depth * 1.5}em` }}>
      {key === null ? null : <code className="field-name">{key}</code>}
      {value === null ? null : isText ? (
        <bdi className={isArabic(value) ? 'naskh' : undefined} dir="auto">
          {value}
        </bdi>
      ) : (
        <Json json={value} />
      )}
      {more === 0 ? null : (
        <span className="dim">
          <bdi>{t(isText ? 'export.preview.moreCharacters' : 'export.preview.moreItems', { count: more })}</bdi>
        </span>
      )}
    </div>
  )
}

/** Texts within JSON apart, so that Arabic ones do not turn the marks between them round. */
const Json = ({ json }: { readonly json: string }) => (
  <code>
    {json.split(/("(?:[^"\\]|\\.)*")/).map((part, at) =>
      part.startsWith('"') && isArabic(part) ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text that stands
        <bdi key={at}>{part}</bdi>
      ) : (
        part
      ),
    )}
  </code>
)
