import { useApp } from '../state/app.ts'
import { remember } from '../state/remember.ts'
import { useText } from '../strings/text.ts'

const choices = ['ask', 'always', 'never'] as const

/** What was settled for good when it was asked can be asked again. */
export function AbsorbChoice() {
  const t = useText()
  const chosen = useApp(state => state.settings.absorb)
  return (
    <fieldset className="absorb-choice">
      <legend>{t('keys.change.absorb')}</legend>
      <div className="seg">
        {choices.map(absorb => (
          <button key={absorb} type="button" aria-pressed={absorb === chosen} onClick={() => void remember({ absorb })}>
            {t(`keys.change.absorbs.${absorb}`)}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
