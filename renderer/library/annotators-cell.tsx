import { useText } from '../strings/text.ts'
import { initialOf } from '../ui/initial-of.ts'

/** Everyone with a layer, by initials; the names on hover and for readers. */
export function AnnotatorsCell({ names }: { readonly names: readonly string[] }) {
  const t = useText()
  if (names.length === 0) return <span className="dim">{t('library.unknown')}</span>
  return (
    <span className="annotators">
      {names.map(name => (
        <span key={name} role="img" aria-label={name} title={name}>
          <span aria-hidden="true">{initialOf(name)}</span>
        </span>
      ))}
    </span>
  )
}
