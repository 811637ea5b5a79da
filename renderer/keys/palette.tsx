import { Search } from 'lucide-react'
import { useState } from 'react'
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components'
import { flushSync } from 'react-dom'
import { appStore, useApp } from '../state/app.ts'
import { remember } from '../state/remember.ts'
import { useText } from '../strings/text.ts'
import { HoldKeys } from '../ui/hold-keys.tsx'
import { closest } from './closeness.ts'
import { CommandSample } from './command-name.tsx'
import { type Entry, useEntries } from './palette-entries.ts'
import './keys.css'

const recentShown = 5

const close = (): void => appStore.setState({ overlay: null })

/** Every command and label by name, in either language and any spelling; what is closest to the words typed stands first. */
export function Palette() {
  const t = useText()
  const entries = useEntries()
  const recent = useApp(state => state.settings.recentCommands)
  const [asked, setAsked] = useState('')
  // Before the field takes it.
  const [opener] = useState(() => document.activeElement)
  const byId = new Map(entries.map(entry => [entry.id, entry]))
  const lately = recent.flatMap(id => byId.get(id) ?? [])
  const others = entries.filter(entry => !recent.includes(entry.id))
  const act = (id: string): void => {
    // The dialog is gone and the focus is back before anything is done, so that whatever takes the focus next keeps it.
    flushSync(close)
    giveFocusTo(opener)
    void remember({ recentCommands: [id, ...recent.filter(other => other !== id)].slice(0, recentShown) })
    byId.get(id)?.run()
  }
  return (
    <ModalOverlay className="veil high" isOpen isDismissable onOpenChange={open => open || close()}>
      <Modal className="dialog palette-dialog">
        <Dialog aria-label={t('keys.palette.title')}>
          <HoldKeys />
          <Autocomplete inputValue={asked} onInputChange={setAsked}>
            <SearchField aria-label={t('keys.palette.search')} className="field search-box" autoFocus>
              <Search className="i s" aria-hidden />
              <Input dir="auto" placeholder={t('keys.palette.search')} />
            </SearchField>
            <Menu
              className="menu commands"
              aria-label={t('keys.palette.title')}
              onAction={key => act(String(key))}
              renderEmptyState={() => <p className="dim">{t('keys.palette.none')}</p>}
            >
              {asked.trim() === '' ? (
                <>
                  {lately.length > 0 ? <Rows title={t('keys.palette.recent')} entries={lately} /> : null}
                  <Rows title={t('keys.palette.all')} entries={others} />
                </>
              ) : (
                closest(entries, asked).map(entry => <Row key={entry.id} entry={entry} />)
              )}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function giveFocusTo(opener: Element | null): void {
  const element =
    opener instanceof HTMLElement && opener !== document.body && opener.isConnected
      ? opener
      : appStore.getState().article?.view.text
  element?.focus({ preventScroll: true })
}

const Rows = ({ title, entries }: { readonly title: string; readonly entries: readonly Entry[] }) => (
  <MenuSection aria-label={title}>
    <Header>{title}</Header>
    {entries.map(entry => (
      <Row key={entry.id} entry={entry} />
    ))}
  </MenuSection>
)

const Row = ({ entry }: { readonly entry: Entry }) => (
  <MenuItem id={entry.id} textValue={entry.names.join(' ')}>
    <CommandSample id={entry.id} />
    <span className="spring">{entry.name}</span>
    {entry.caps.map(cap => (
      <kbd key={cap}>{cap}</kbd>
    ))}
  </MenuItem>
)
