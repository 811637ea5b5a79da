import { useState } from 'react'
import { offerRows } from '../article/frame/frame-keys.ts'
import { strokeCap } from '../article/key-caps.ts'
import { hitRows, type KeyGroup } from '../article/keymap.ts'
import { useKeymap, useRoleKeys } from '../article/use-keymap.ts'
import { useLayoutMap } from '../article/use-layout-map.ts'
import { appStore, useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { Question } from '../ui/question.tsx'
import { CommandSample, type Listed, listCommands, useCommandName } from './command-name.tsx'
import { matches } from './matches.ts'
import { useScreenKeys } from './screen-keys.ts'
import { SearchBox } from './search-box.tsx'
import './keys.css'

type Line = { readonly id: string; readonly name: string; readonly caps: readonly string[] }
type Group = { readonly title: string; readonly lines: readonly Line[] }

const keyGroups: readonly KeyGroup[] = ['labels', 'move', 'borders', 'mentions', 'frame', 'roles', 'hits', 'article']

const close = (): void => appStore.setState({ overlay: null })

/** Every key of the screen she is in; in the article, from the very table the keyboard is read by. */
export function HelpDialog() {
  const t = useText()
  const [asked, setAsked] = useState('')
  const isArticle = useApp(state => state.screen === 'article' && state.article !== null)
  const articleGroups = useArticleGroups()
  const screenGroups = useScreenKeys()
  const groups = (isArticle ? articleGroups : screenGroups)
    .map(({ title, lines }) => ({
      title,
      lines: lines.filter(line => matches(asked, [title, line.name, ...line.caps].join(' '))),
    }))
    .filter(({ lines }) => lines.length > 0)
  return (
    <Question title={t('keys.help.title')} onClose={close}>
      {isArticle ? <p>{t('keys.help.intro')}</p> : null}
      <SearchBox name={t('keys.help.search')} value={asked} onChange={setAsked} />
      <div className="help">
        {groups.map(({ title, lines }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {lines.map(line => (
                <div key={line.id}>
                  <dt>
                    <CommandSample id={line.id} /> {line.name}
                  </dt>
                  <dd>
                    {line.caps.map(cap => (
                      <kbd key={cap}>{cap}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        {groups.length === 0 ? <p>{t('keys.help.none')}</p> : null}
      </div>
      <div className="acts">
        <button type="button" className="btn first" onClick={close}>
          {t('keys.help.close')}
        </button>
        <button type="button" className="btn" onClick={() => appStore.setState({ overlay: 'keys' })}>
          {t('keys.help.change')}
        </button>
      </div>
    </Question>
  )
}

function useArticleGroups(): readonly Group[] {
  const t = useText()
  const layout = useLayoutMap()
  const nameOf = useCommandName()
  const keymap = useKeymap()
  const roleKeys = useRoleKeys()
  const commands = listCommands([...keymap, ...hitRows(keymap), ...offerRows(keymap), ...roleKeys]).filter(
    ({ rows }) => rows.length > 0,
  )
  const toLine = (command: Listed): Line => ({
    id: command.id,
    name: nameOf(command),
    caps: command.rows.map(row => strokeCap(layout, row)),
  })
  return keyGroups.map(group => ({
    title: t(`keys.groups.${group}`),
    lines: commands.filter(command => command.group === group).map(toLine),
  }))
}
