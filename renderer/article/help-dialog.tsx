import { useStore } from 'zustand'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { chord } from '../ui/keys-of-platform.ts'
import { Question } from '../ui/question.tsx'
import { arabicCap, latinCap } from './key-caps.ts'
import { type KeyGroup, type KeyRow, keymapOf } from './keymap.ts'
import { LabelSample } from './label-sample.tsx'
import type { OpenArticle } from './open-article.ts'

const keyGroups: readonly KeyGroup[] = ['labels', 'move', 'borders', 'mentions', 'article']

/** Every key of the article, from the very table the keyboard is read by. */
export function HelpDialog({ article }: { readonly article: OpenArticle }) {
  const t = useText()
  const open = useStore(article.store, state => state.panel === 'help')
  if (!open) return null
  const { scheme, document } = article.store.getState()
  const keymap = keymapOf(scheme.labels, document.metadata.direction)
  const close = (): void => article.run({ do: 'closePanel' })
  return (
    <Question title={t('article.help.title')} onClose={close}>
      <p>{t('article.help.intro')}</p>
      <div className="help">
        {keyGroups.map(group => (
          <section key={group}>
            <h3>{t(`article.help.groups.${group}`)}</h3>
            <dl>
              {deedsOf(keymap, group).map(rows => (
                <Deed key={`${rows[0]?.text} ${rows[0]?.code}`} article={article} rows={rows} />
              ))}
            </dl>
          </section>
        ))}
      </div>
      <div className="acts">
        {/* biome-ignore lint/a11y/noAutofocus: a dialog takes the focus, and closing is all there is to do */}
        <button type="button" className="btn first" autoFocus onClick={close}>
          {t('article.help.close')}
        </button>
      </div>
    </Question>
  )
}

/** Rows of a group, those that do the same together: B, Backspace and Delete are one line. */
function deedsOf(keymap: readonly KeyRow[], group: KeyGroup): readonly (readonly KeyRow[])[] {
  const deeds = new Map<string, KeyRow[]>()
  for (const row of keymap) {
    if (row.group !== group) continue
    const deed = JSON.stringify(row.command)
    deeds.set(deed, [...(deeds.get(deed) ?? []), row])
  }
  return [...deeds.values()]
}

function Deed({ article, rows }: { readonly article: OpenArticle; readonly rows: readonly KeyRow[] }) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const first = rows[0]
  if (!first) return null
  const { command } = first
  const label =
    command.do === 'label' ? article.store.getState().scheme.labels.find(one => one.id === command.label) : undefined
  return (
    <div>
      <dt>
        {label ? (
          <>
            <LabelSample label={label} /> {label.name[language]}
          </>
        ) : (
          // Every row's sentence is there in both languages: announce.test.ts.
          t(`article.keys.${first.text}` as 'article.keys.undo')
        )}
      </dt>
      <dd>
        {rows.map(row => (
          <kbd key={capOf(row)}>{capOf(row)}</kbd>
        ))}
      </dd>
    </div>
  )
}

/** A key as it is pressed: `Shift H ا`, `Ctrl Z`, `F ب`. */
function capOf({ code, shift, chord: chorded }: KeyRow): string {
  if (chorded) return chord(latinCap(code), shift)
  const arabic = arabicCap(code)
  return [...(shift ? ['Shift'] : []), latinCap(code), ...(arabic ? [arabic] : [])].join(' ')
}
