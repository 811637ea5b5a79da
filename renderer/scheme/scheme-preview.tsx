// biome-ignore-all lint/a11y/noNoninteractiveTabindex: the preview scrolls, so it must be reached by keys
import type { Label, Scheme } from '../../shared/model/scheme.ts'
import { bothCaps } from '../article/key-caps.ts'
import { LabelSample } from '../article/label-sample.tsx'
import { labelColours } from '../article/paint/label-colours.ts'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'

type Props = {
  readonly scheme: Scheme
  /** The label at hand; null: another list is open. */
  readonly label: Label | null
  readonly examples: Readonly<Record<string, readonly string[]>>
}

/** The palette and a marked sentence as they would be with all she has written. */
export function SchemePreview({ scheme, label, examples }: Props) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const enabled = scheme.labels.filter(one => one.enabled)
  return (
    <aside className="scheme-preview" tabIndex={0} aria-label={t('scheme.preview.title')}>
      <h2 className="panel-title">{t('scheme.preview.title')}</h2>
      {(['light', 'dark'] as const).map(theme => (
        <Sentence key={theme} theme={theme} labels={neighbours(enabled, label)} examples={examples} />
      ))}
      <ul className="preview-palette" aria-label={t('scheme.preview.palette')}>
        {enabled.map(one => (
          <li key={one.id} className={one.id === label?.id ? 'here' : ''}>
            {one.key === null ? <span className="no-key" /> : <kbd>{bothCaps(one.key)}</kbd>}
            <LabelSample label={one} />
            <span className="name">{one.name[language] || one.id}</span>
            <bdi className="code ltr">{one.id}</bdi>
          </li>
        ))}
      </ul>
    </aside>
  )
}

/** The label at hand between two that stand beside it in the palette: likeness shows there. */
function neighbours(enabled: readonly Label[], label: Label | null): readonly Label[] {
  if (label === null) return enabled.slice(0, 3)
  const at = enabled.findIndex(one => one.id === label.id)
  const others = enabled.filter(one => one.id !== label.id)
  const from = Math.max(0, Math.min(at - 1, others.length - 2))
  const [before, after] = others.slice(from, from + 2)
  return [before, label, after].filter(one => one !== undefined)
}

/** In Arabic whatever the interface: the article is. */
const between = ['أعلن ', ' مع ', ' عن ', ' أمس.']

function Sentence({
  theme,
  labels,
  examples,
}: {
  readonly theme: 'light' | 'dark'
  readonly labels: readonly Label[]
  readonly examples: Props['examples']
}) {
  const t = useText()
  return (
    <figure className={`preview-sentence ${theme}`}>
      <figcaption>{t(`scheme.theme.${theme}`)}</figcaption>
      <p dir="rtl" lang="ar">
        {between[0]}
        {labels.map((label, at) => {
          const { line, fill } = labelColours(label.colour[theme], theme)
          const words = label.examples[0] ?? examples[label.id]?.[0] ?? (label.name.ar || label.id)
          return (
            <span key={label.id}>
              <span className={`preview-mark ${label.line}`} style={{ background: fill, borderColor: line }}>
                {words}
              </span>
              {between[at + 1]}
            </span>
          )
        })}
      </p>
    </figure>
  )
}
