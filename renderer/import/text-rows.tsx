import type { ImportDecisions } from '../../shared/formats/import-decisions.ts'
import type { TextChange } from '../../shared/model/document.ts'
import type { ImportSurvey, SurveyedTexts } from '../../shared/model/import-survey.ts'
import { SelectField } from '../scheme/fields.tsx'
import { useText } from '../strings/text.ts'

type Props = {
  readonly survey: ImportSurvey
  readonly decisions: ImportDecisions
  readonly onChange: (patch: Partial<ImportDecisions>) => void
}

/** Changes that would make a difference, and in how many texts. */
const changesFor = ({
  lineEnds,
  normalisation,
  markedWithin,
}: SurveyedTexts): readonly (readonly [TextChange, number])[] => {
  const all: readonly (readonly [TextChange, number])[] = [
    ['line-ends', (lineEnds.crlf ?? 0) + (lineEnds.cr ?? 0) + (lineEnds.mixed ?? 0)],
    ['nfc', (normalisation.nfd ?? 0) + (normalisation.neither ?? 0)],
    ['marks-within', markedWithin],
  ]
  return all.filter(([, count]) => count > 0)
}

/** How the texts came: encoding, marks, line ends, letters, what is not the articles' own; what may be changed on the way in, and which column holds the text. */
export function TextRows({ survey: { texts, encodings }, decisions, onChange }: Props) {
  const t = useText()
  const { changes = new Set<TextChange>() } = decisions
  const [columns, ...others] = texts.columns
  const facts = [
    ...encodings.map(({ encoding, files }) => `${encoding.toUpperCase()} ${t('import.files', { count: files })}`),
    ...(texts.guessed > 0 ? [t('import.texts.guessed', { count: texts.guessed })] : []),
    ...(texts.marked > 0 ? [t('import.texts.marked', { count: texts.marked })] : []),
    ...(texts.withBoilerplate > 0 ? [t('import.texts.boilerplate', { count: texts.boilerplate })] : []),
  ]
  const offered = changesFor(texts)
  if (Object.keys(texts.lineEnds).length === 0) return null
  const asksColumn = columns !== undefined && others.length === 0 && columns.all.length > 1
  const set = (change: TextChange, isOn: boolean): void => {
    const next = new Set(changes)
    if (isOn) next.add(change)
    else next.delete(change)
    onChange({ changes: next })
  }
  return (
    <section className="import-ask" aria-label={t('import.texts.title')}>
      <h3>{t('import.texts.title')}</h3>
      <p className="hint">{facts.join(' · ')}</p>
      {asksColumn || offered.length > 0 ? (
        <ul>
          {asksColumn ? (
            <li>
              <span className="import-what">
                <b>{t('import.texts.column')}</b>
              </span>
              <SelectField
                name={t('import.texts.column')}
                value={decisions.textColumn ?? columns.text}
                onChange={column => onChange({ textColumn: column })}
                options={columns.all.map(column => ({ value: column, text: column }))}
              />
            </li>
          ) : null}
          {offered.map(([change, count]) => (
            <li key={change}>
              <label className="check-field">
                <input
                  type="checkbox"
                  checked={changes.has(change)}
                  onChange={event => set(change, event.target.checked)}
                />
                {t(`import.texts.${change}`)} <span className="dim">{t('import.documents', { count })}</span>
              </label>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
