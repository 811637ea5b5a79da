import { X } from 'lucide-react'
import type { Scheme } from '../../shared/model/scheme.ts'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { MenuButton } from '../ui/menu-button.tsx'
import { MenuRow } from '../ui/menu-row.tsx'
import { ToolButton } from '../ui/tool-button.tsx'
import { changeAgreements } from './change-agreements.ts'
import { chooseNone, ledgerStore, useLedger } from './ledger-session.ts'
import { copyTable } from './table-commands.ts'

/** What can be done to the rows she has chosen, all at once. */
export function ChosenStrip({ scheme }: { readonly scheme: Scheme }) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const count = useLedger(state => state.chosen.size)
  if (count === 0) return null
  const change = (status: string | null): void => {
    void changeAgreements([...ledgerStore.getState().chosen.values()], { status })
  }
  return (
    <div className="chosen-strip" role="toolbar" aria-label={t('ledger.chosen.region')}>
      <b>{t('ledger.chosen.count', { count })}</b>
      <MenuButton
        name={t('ledger.chosen.status')}
        className="btn"
        face={t('ledger.chosen.status')}
        onAction={key => change(key === 'none' ? null : String(key))}
      >
        {scheme.agreementStatuses.map(({ id, name }) => (
          <MenuRow key={id} id={id} text={name[language]} />
        ))}
        <MenuRow id="none" text={t('ledger.noStatus')} />
      </MenuButton>
      <button type="button" className="btn quiet" onClick={() => void copyTable()}>
        {t('ledger.chosen.copy')}
      </button>
      <span className="spring" />
      <ToolButton name={t('ledger.chosen.none')} keys="Esc" onPress={chooseNone}>
        <X className="i" />
      </ToolButton>
    </div>
  )
}
