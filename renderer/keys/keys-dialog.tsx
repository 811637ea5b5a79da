import { useState } from 'react'
import { frameDefaults } from '../article/frame/frame-keys.ts'
import { keymapOf } from '../article/keymap.ts'
import { type OwnKeys, resetKey } from '../article/remap.ts'
import { useKeymap, useRoleKeys } from '../article/use-keymap.ts'
import { appStore, useApp } from '../state/app.ts'
import { remember } from '../state/remember.ts'
import { useText } from '../strings/text.ts'
import { Question } from '../ui/question.tsx'
import { AbsorbChoice } from './absorb-choice.tsx'
import { type Listed, listCommands, useCommandName } from './command-name.tsx'
import { KeyLine } from './key-line.tsx'
import { matches } from './matches.ts'
import { SearchBox } from './search-box.tsx'
import './keys.css'

const groups = ['labels', 'move', 'borders', 'mentions', 'frame', 'roles', 'article'] as const

const close = (): void => appStore.setState({ overlay: null })

/** Every command with its key, and a way to give it another. What is done is said in a line below. */
export function KeysDialog() {
  const t = useText()
  const nameOf = useCommandName()
  const keymap = useKeymap()
  const roleKeys = useRoleKeys()
  const own = useApp(state => state.settings.keys)
  const scheme = useApp(state => state.corpus?.scheme)
  const direction = useApp(state => state.article?.store.getState().document.metadata.direction ?? 'rtl')
  const [asked, setAsked] = useState('')
  const [said, setSaid] = useState('')
  const ofRoles = scheme ? frameDefaults(scheme) : []
  const defaults = [...keymapOf(scheme?.labels ?? [], direction), ...ofRoles]
  // Labels and roles are never asked for at one time: a key may be one of each.
  const keymaps = {
    roles: [...roleKeys, ...keymap.filter(({ group }) => group !== 'labels')],
    others: keymap,
  }
  const commands = listCommands([...keymap, ...roleKeys], defaults).filter(
    command => command.id !== 'escape' && command.id !== 'help',
  )
  const save = (keys: OwnKeys, words: string): void => {
    void remember({ keys })
    setSaid(words)
  }
  const reset = (command: Listed): void =>
    save(resetKey(defaults, own, command.id), t('keys.change.restored', { name: nameOf(command) }))
  return (
    <Question title={t('keys.change.title')} onClose={close}>
      <p>{t('keys.change.intro')}</p>
      <SearchBox name={t('keys.change.search')} value={asked} onChange={setAsked} />
      <div className="key-list">
        {groups.map(group => {
          const shown = commands.filter(
            command =>
              command.group === group &&
              matches(asked, `${t(`keys.groups.${group}`)} ${nameOf(command)} ${command.id}`),
          )
          return shown.length === 0 ? null : (
            <section key={group} aria-label={t(`keys.groups.${group}`)}>
              <h3>{t(`keys.groups.${group}`)}</h3>
              <ul>
                {shown.map(command => (
                  <KeyLine
                    key={command.id}
                    command={command}
                    keymap={group === 'roles' ? keymaps.roles : keymaps.others}
                    own={own}
                    onGive={save}
                    onReset={own[command.id] === undefined ? null : () => reset(command)}
                  />
                ))}
              </ul>
            </section>
          )
        })}
      </div>
      <AbsorbChoice />
      <p role="status" className="dim key-said">
        {said}
      </p>
      <div className="acts">
        <button type="button" className="btn first" onClick={close}>
          {t('keys.change.done')}
        </button>
        <ResetAll disabled={Object.keys(own).length === 0} onReset={() => save({}, t('keys.change.allRestored'))} />
      </div>
    </Question>
  )
}

/** Asks once more: nothing brings back what was given up. */
function ResetAll({ disabled, onReset }: { readonly disabled: boolean; readonly onReset: () => void }) {
  const t = useText()
  const [sure, setSure] = useState(false)
  if (!sure || disabled)
    return (
      <button type="button" className="btn" disabled={disabled} onClick={() => setSure(true)}>
        {t('keys.change.resetAll')}
      </button>
    )
  return (
    <>
      {/* biome-ignore lint/a11y/noAutofocus: it stands where the button was that was pressed */}
      <button type="button" className="btn" autoFocus onClick={() => setSure(false)}>
        {t('keys.change.resetNo')}
      </button>
      <button
        type="button"
        className="btn"
        onClick={() => {
          setSure(false)
          onReset()
        }}
      >
        {t('keys.change.resetSure')}
      </button>
    </>
  )
}
