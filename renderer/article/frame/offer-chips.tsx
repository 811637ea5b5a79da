import type { Candidate } from '../../../shared/edit/agreements/role-candidates.ts'
import type { Agreement } from '../../../shared/model/records.ts'
import { surfaceOf } from '../../../shared/model/surface.ts'
import { useText } from '../../strings/text.ts'
import { shorten } from '../mention-facts.ts'
import { spansOf } from './frame-pieces.ts'
import { usePane } from './pane-context.ts'

/** UTF-16 units of an offer that are shown. */
const shownLength = 60

type Props = {
  readonly agreement: Agreement
  readonly roleName: string
  readonly offers: readonly Candidate[]
}

/** What may fill a role, dashed as all that is only suggested; pressed, it does. */
export function OfferChips({ agreement, roleName, offers }: Props) {
  const t = useText()
  const { article, deeds } = usePane()
  const { index, document } = article.store.getState()
  return offers.map(offer => {
    const words = offer.fillers
      .map(filler => shorten(surfaceOf(document.text, spansOf(filler, index) ?? []), shownLength))
      .join('، ')
    return (
      <button
        key={`${offer.place.start} ${offer.place.end}`}
        type="button"
        data-stop
        data-offer={offer.role}
        className="offer"
        aria-label={t('framePane.offer', { words, role: roleName })}
        title={t('framePane.offer', { words, role: roleName })}
        onMouseDown={event => event.preventDefault()}
        onPointerEnter={() => article.run({ do: 'hover', id: mentionIn(offer) })}
        onPointerLeave={() => article.run({ do: 'hover', id: null })}
        onClick={() => deeds.take(agreement.id, offer)}
      >
        <bdi dir={document.metadata.direction} lang={document.metadata.language}>
          {words}
        </bdi>
        <span aria-hidden>؟</span>
      </button>
    )
  })
}

function mentionIn({ fillers }: Candidate) {
  const [first] = fillers
  return first && 'entity' in first ? first.entity : null
}
