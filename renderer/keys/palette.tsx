import { Search } from 'lucide-react'
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
import { appStore } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { CommandSample } from './command-name.tsx'
import { matches } from './matches.ts'
import { type Entry, useEntries } from './palette-entries.ts'
import './keys.css'

/** Commands run from here, the last first; as long as the program runs. */
let recent: readonly string[] = []
const recentShown = 5

const close = (): void => appStore.setState({ overlay: null })

/** Every command and label by name, in either language and any spelling. */
export function Palette() {
  const t = useText()
  const entries = useEntries()
  const byId = new Map(entries.map(entry => [entry.id, entry]))
  const lately = recent.flatMap(id => byId.get(id) ?? [])
  const others = entries.filter(entry => !recent.includes(entry.id))
  const act = (id: string): void => {
    const entry = byId.get(id)
    close()
    recent = [id, ...recent.filter(other => other !== id)].slice(0, recentShown)
    // The dialog gives the focus back in the frame after it is gone; what the command opens takes it then.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        // Whoever was faster has put it elsewhere already.
        if (document.activeElement === document.body)
          appStore.getState().article?.view.text.focus({ preventScroll: true })
        entry?.run()
      }),
    )
  }
  return (
    <ModalOverlay className="veil high" isOpen isDismissable onOpenChange={open => open || close()}>
      <Modal className="dialog palette-dialog">
        <Dialog aria-label={t('keys.palette.title')}>
          <Autocomplete filter={(words, asked) => matches(asked, words)}>
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
              {lately.length > 0 ? <Rows title={t('keys.palette.recent')} entries={lately} /> : null}
              <Rows title={t('keys.palette.all')} entries={others} />
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

const Rows = ({ title, entries }: { readonly title: string; readonly entries: readonly Entry[] }) => (
  <MenuSection aria-label={title}>
    <Header>{title}</Header>
    {entries.map(entry => (
      <MenuItem key={entry.id} id={entry.id} textValue={entry.words}>
        <CommandSample id={entry.id} />
        <span className="spring">{entry.name}</span>
        {entry.caps.map(cap => (
          <kbd key={cap}>{cap}</kbd>
        ))}
      </MenuItem>
    ))}
  </MenuSection>
)
