// biome-ignore-all lint/a11y/useSemanticElements: rows of a treegrid whose cells hold buttons, which is no table
// biome-ignore-all lint/a11y/useFocusableInteractive: the buttons in the cells hold the focus
import type { Candidate } from '../../../shared/edit/agreements/role-candidates.ts'
import type { Agreement } from '../../../shared/model/records.ts'
import { useText } from '../../strings/text.ts'
import { type Dragged, dropTarget } from './drag-filler.ts'
import { FillerItem } from './filler-item.tsx'
import { roleCommand } from './frame-keys.ts'
import { OfferChips } from './offer-chips.tsx'
import { usePane } from './pane-context.ts'
import type { RoleLine } from './role-lines.ts'
import { useFrameKeys } from './use-frame-keys.ts'

type Props = {
  readonly agreement: Agreement
  readonly line: RoleLine
  /** Positions chosen to be split off; null: none is to be. */
  readonly splitting: ReadonlySet<number> | null
  readonly onToggle: (at: number) => void
  /** What may fill it. */
  readonly offers: readonly Candidate[]
}

/** One role under a rule: its key, its name, what fills it. */
export function RoleRow({ agreement, line, splitting, onToggle, offers }: Props) {
  const t = useText()
  const { article, deeds, language, readOnly } = usePane()
  const keys = useFrameKeys(article)(roleCommand(line.id))
  const name = line.type?.name[language] ?? line.id
  const take = ({ filler, from }: Dragged): void => {
    if (from?.agreement === agreement.id)
      deeds.edit(agreement.id, { edit: 'move', at: from.at, to: { role: line.id, before: null } })
    else deeds.fill(agreement.id, line.id, filler)
  }
  const isTitle = line.type?.of === 'person'
  return (
    <div role="row" aria-level={2} className="role" data-role={line.id} {...(readOnly ? {} : dropTarget(take))}>
      <div role="rowheader">
        {readOnly || isTitle || !line.type ? (
          <span className="role-name">
            <span className="cap" />
            {name}
          </span>
        ) : (
          <button
            type="button"
            data-stop
            className="role-name"
            data-role-id={line.id}
            aria-label={
              keys ? t('framePane.fillKey', { role: name, key: keys.full }) : t('framePane.fill', { role: name })
            }
            title={keys ? t('framePane.fillKey', { role: name, key: keys.full }) : t('framePane.fill', { role: name })}
            // The selection in the text must outlive the press.
            onMouseDown={event => event.preventDefault()}
            onClick={() => {
              deeds.fillHere(agreement.id, line.id)
              article.view.text.focus({ preventScroll: true })
            }}
          >
            <span className="cap">{keys ? <kbd>{keys.tight}</kbd> : null}</span>
            {name}
          </button>
        )}
      </div>
      <div role="gridcell" className="fillers">
        {line.fillers.length > 0 || offers.length > 0 ? null : <span className="dim">{t('framePane.nobody')}</span>}
        <OfferChips agreement={agreement} roleName={name} offers={offers} />
        {line.fillers.map(filler => (
          <FillerItem
            key={filler.at}
            agreement={agreement}
            line={filler}
            roleName={name}
            choice={splitting && { chosen: splitting.has(filler.at), toggle: () => onToggle(filler.at) }}
          />
        ))}
      </div>
    </div>
  )
}
