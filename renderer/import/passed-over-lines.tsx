import type { PassedOverGroup } from '../../shared/model/passed-over.ts'
import { useText } from '../strings/text.ts'

const namesShown = 6

/** Files that are not read, a line a reason; nothing where there are none. */
export function PassedOverLines({ passedOver }: { readonly passedOver: readonly PassedOverGroup[] }) {
  const t = useText()
  return passedOver.map(({ why, count, names }) => (
    <p key={why} className="hint">
      {t(`import.passedOver.${why}`, { count })}{' '}
      {names.slice(0, namesShown).map((name, at) => (
        <span key={name}>
          {at > 0 ? t('import.comma') : null}
          <bdi>{name}</bdi>
        </span>
      ))}
      {count > namesShown ? t('import.passedOver.more', { count: count - namesShown }) : null}
    </p>
  ))
}
