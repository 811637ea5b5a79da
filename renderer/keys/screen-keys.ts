import { bothCaps } from '../article/key-caps.ts'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { chord } from '../ui/keys-of-platform.ts'

type Line = { readonly id: string; readonly name: string; readonly caps: readonly string[] }

type ConcordanceKey =
  | 'enter'
  | 'search'
  | 'same'
  | 'take'
  | 'choose'
  | 'relabel'
  | 'link'
  | 'unlink'
  | 'names'
  | 'merge'
  | 'open'
  | 'leave'

/** The keys outside the article: of the library or the export, and of the program. */
export function useScreenKeys(): readonly { readonly title: string; readonly lines: readonly Line[] }[] {
  const t = useText()
  const screen = useApp(state => state.screen)
  const line = (id: Parameters<typeof nameOf>[0], ...caps: readonly string[]): Line => ({ id, name: nameOf(id), caps })
  const nameOf = (
    id:
      | 'cells'
      | 'chooseRow'
      | 'chooseMore'
      | 'editCell'
      | 'evidence'
      | 'copy'
      | 'widen'
      | 'rows'
      | 'open'
      | 'search'
      | 'clear'
      | 'heads'
      | 'controls'
      | 'choose'
      | 'formats'
      | 'palette'
      | 'help',
  ): string => t(`keys.screens.${id}`)
  const own = (id: ConcordanceKey, ...caps: readonly string[]): Line => ({
    id,
    name: t(`concordance.keys.${id}`),
    caps,
  })
  const ofScreen =
    screen === 'concordance'
      ? [
          line('rows', '↑', '↓'),
          own('enter', '↵'),
          own('search', '/ ظ'),
          own('same', bothCaps('KeyY')),
          own('take', '␣', bothCaps('KeyB')),
          own('choose', '␣', 'Shift ↑', 'Shift ↓', chord('A')),
          own('relabel', bothCaps('KeyF'), bothCaps('KeyA'), '…'),
          own('link', bothCaps('KeyL')),
          own('unlink', bothCaps('KeyU')),
          own('names', bothCaps('KeyN')),
          own('merge', bothCaps('KeyM')),
          own('open', '↵', bothCaps('KeyO')),
          own('leave', 'Esc'),
          line('heads', '↑', '←', '→'),
        ]
      : screen === 'export'
        ? [line('formats', '↑', '↓'), line('choose', '␣')]
        : screen === 'agreements'
          ? [
              line('rows', '↑', '↓'),
              line('cells', '←', '→'),
              line('open', '↵'),
              line('evidence', 'N', 'Shift N'),
              line('editCell', 'F2'),
              line('chooseRow', '␣'),
              line('chooseMore', 'Shift ↑', 'Shift ↓', chord('A')),
              line('copy', chord('C')),
              line('search', '/ ظ'),
              line('clear', 'Esc'),
              line('heads', '↑', '←', '→'),
              line('widen', 'Alt ←', 'Alt →'),
            ]
          : [
              line('rows', '↑', '↓'),
              line('open', '↵'),
              line('search', '/ ظ'),
              line('clear', 'Esc'),
              line('heads', '↑', '←', '→'),
            ]
  return [
    { title: t('keys.groups.screen'), lines: ofScreen },
    {
      title: t('keys.groups.program'),
      lines: [line('controls', 'Tab', 'Shift Tab'), line('palette', chord('K')), line('help', '? ؟', 'F1')],
    },
  ]
}
