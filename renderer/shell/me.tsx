import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { initialOf } from '../ui/initial-of.ts'

/** Who marks here: her initial, her name on hover and for readers. */
export function Me() {
  const t = useText()
  const name = useApp(state => state.corpus?.annotator?.name ?? state.settings.annotatorName)
  const said = name === null ? t('common.tools.nobody') : t('common.tools.me', { name })
  return (
    <span className="me" role="img" aria-label={said} title={said}>
      <span aria-hidden="true">{name === null ? '؟' : initialOf(name)}</span>
    </span>
  )
}
