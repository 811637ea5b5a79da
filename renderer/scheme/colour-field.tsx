import './colour-field.css'
import { Check, TriangleAlert } from 'lucide-react'
import type { Label } from '../../shared/model/scheme.ts'
import { labelColours } from '../article/paint/label-colours.ts'
import { useText } from '../strings/text.ts'
import { FieldRow } from './fields.tsx'
import { contrastsOf, enough, freePigments } from './pigments.ts'

type Colour = Label['colour']
type Props = {
  readonly colour: Colour
  readonly line: Label['line']
  /** Of the other labels. */
  readonly used: readonly Colour[]
  readonly onChange: (colour: Colour) => void
}

const isHex = (text: string): boolean => /^#[0-9a-f]{6}$/.test(text)
const offered = 8

/** A label's line in each theme, what goes with it, and pigments that no other label is near. */
export function ColourField({ colour, line, used, onChange }: Props) {
  const t = useText()
  return (
    <FieldRow name={t('scheme.label.colour')}>
      <div className="colour-field">
        {(['light', 'dark'] as const).map(theme => (
          <ThemeColour
            key={theme}
            theme={theme}
            colour={colour}
            line={line}
            onChange={one => onChange({ ...colour, [theme]: one })}
          />
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset inside the row's own would be read twice */}
      <div className="pigments" role="group" aria-label={t('scheme.label.pigments')}>
        <span className="dim">{t('scheme.label.pigments')}</span>
        {freePigments(used)
          .slice(0, offered)
          .map(pigment => {
            const name = t(`scheme.pigment.${pigment.name}`)
            const own = pigment.deep ? t('scheme.pigment.deep', { name }) : name
            const isOn = pigment.colour.light === colour.light && pigment.colour.dark === colour.dark
            return (
              <button
                key={own}
                type="button"
                className="pigment"
                title={own}
                aria-label={own}
                aria-pressed={isOn}
                onClick={() => onChange(pigment.colour)}
              >
                <span style={{ background: pigment.colour.light }} />
                <span style={{ background: pigment.colour.dark }} />
              </button>
            )
          })}
      </div>
    </FieldRow>
  )
}

function ThemeColour({
  theme,
  colour,
  line,
  onChange,
}: {
  readonly theme: 'light' | 'dark'
  readonly colour: Colour
  readonly line: Label['line']
  readonly onChange: (colour: string) => void
}) {
  const t = useText()
  const name = t(`scheme.theme.${theme}`)
  const value = colour[theme]
  const isSound = isHex(value)
  const seen = isSound ? contrastsOf(colour, theme) : { paper: 0, fill: 0 }
  const isEnough = seen.paper >= enough && seen.fill >= enough
  const { fill, ink } = labelColours(isSound ? value : '#808080', theme)
  return (
    <div className="theme-colour">
      <input
        type="color"
        aria-label={`${t('scheme.label.colour')}: ${name}`}
        title={name}
        value={isSound ? value : '#808080'}
        onChange={event => onChange(event.target.value)}
      />
      <div className="field code-field">
        <input
          aria-label={`${t('scheme.label.hex')}: ${name}`}
          title={`${t('scheme.label.hex')}: ${name}`}
          dir="ltr"
          maxLength={7}
          aria-invalid={!isSound || undefined}
          value={value}
          onChange={event => onChange(event.target.value.trim().toLowerCase())}
        />
      </div>
      <span className={`derived ${theme} ${line}`} style={{ background: fill, color: ink, borderColor: value }}>
        {name}
      </span>
      <span className={isEnough ? 'contrast' : 'contrast low'}>
        {isEnough ? <Check className="i s" /> : <TriangleAlert className="i s" />}
        {t(isEnough ? 'scheme.label.contrast' : 'scheme.label.lowContrast', {
          paper: seen.paper.toFixed(1),
          fill: seen.fill.toFixed(1),
        })}
      </span>
    </div>
  )
}
