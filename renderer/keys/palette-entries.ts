import { roleCommand } from '../article/frame/frame-keys.ts'
import { strokeCap } from '../article/key-caps.ts'
import { keymapOf, labelCommand } from '../article/keymap.ts'
import { useKeymap, useRoleKeys } from '../article/use-keymap.ts'
import { useLayoutMap } from '../article/use-layout-map.ts'
import { appStore, useApp } from '../state/app.ts'
import { setLanguage, setTheme } from '../state/appearance.ts'
import { goTo, lastDocument } from '../state/navigate.ts'
import { type Language, useText } from '../strings/text.ts'
import { listCommands, useCommandName } from './command-name.tsx'

export type Entry = {
  readonly id: string
  readonly name: string
  /** What it is found by: its name in both languages, and its code. */
  readonly names: readonly string[]
  readonly caps: readonly string[]
  readonly run: () => void
}

const languages: readonly Language[] = ['ar', 'en']
const screens = ['library', 'article', 'agreements', 'concordance', 'scheme', 'export'] as const
const themes = ['light', 'dark', 'system'] as const
const themeNames = { light: 'themeLight', dark: 'themeDark', system: 'themeSystem' } as const

/** What can be done where she is: the article's commands in the article, the program's everywhere. */
export function useEntries(): readonly Entry[] {
  const t = useText()
  const layout = useLayoutMap()
  const nameOf = useCommandName()
  const keymap = useKeymap()
  const article = useApp(state => (state.screen === 'article' ? state.article : null))
  const scheme = useApp(state => state.corpus?.scheme)
  const labels = scheme?.labels
  const language = useApp(state => state.settings.language)

  const direction = article?.store.getState().document.metadata.direction ?? 'rtl'
  const isFrame = useApp(state => state.article?.store.getState().frame != null)
  const roleKeys = useRoleKeys()
  // What has lost its key to another command is still to be had here.
  const ofArticle = listCommands([...keymap, ...(isFrame ? roleKeys : [])], keymapOf(labels ?? [], direction))
    .filter(({ id }) => article !== null && id !== 'palette' && id !== 'escape')
    .map((command): Entry => {
      const label = labels?.find(one => labelCommand(one.id) === command.id)
      const role = scheme?.roleTypes.find(one => roleCommand(one.id) === command.id)
      const named = label ?? role
      const names = named
        ? [named.name.ar, named.name.en, named.id]
        : languages.map(lng => t(`article.keys.${command.text}` as 'article.keys.undo', { lng }))
      return {
        id: command.id,
        name: nameOf(command),
        names,
        caps: command.rows.map(row => strokeCap(layout, row)),
        run: () => article?.run(command.command),
      }
    })

  const entry = (id: string, nameIn: (lng: Language) => string, run: () => void): Entry => ({
    id,
    name: nameIn(language),
    names: languages.map(nameIn),
    caps: [],
    run,
  })
  const shown = screens.filter(screen => screen !== 'article' || lastDocument() !== null)
  return [
    ...ofArticle,
    ...shown.map(screen =>
      entry(
        `screen.${screen}`,
        lng => t('keys.palette.goTo', { lng, screen: t(`common.screens.${screen}`, { lng }) }),
        () => void goTo(screen),
      ),
    ),
    ...themes.map(theme =>
      entry(
        `theme.${theme}`,
        lng => t('keys.palette.theme', { lng, theme: t(`common.tools.${themeNames[theme]}`, { lng }) }),
        () => void setTheme(theme),
      ),
    ),
    entry(
      'language',
      lng => t('keys.palette.language', { lng }),
      () => void setLanguage(language === 'ar' ? 'en' : 'ar'),
    ),
    entry(
      'keys',
      lng => t('keys.palette.changeKeys', { lng }),
      () => appStore.setState({ overlay: 'keys' }),
    ),
    ...(article === null
      ? [
          entry(
            'help',
            lng => t('keys.help.title', { lng }),
            () => appStore.setState({ overlay: 'help' }),
          ),
        ]
      : []),
  ]
}
