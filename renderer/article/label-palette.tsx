import { BookOpenText } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { useStore } from 'zustand'
import type { Label } from '../../shared/model/scheme.ts'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { ToolButton } from '../ui/tool-button.tsx'
import { CommandCap } from './command-cap.tsx'
import { labelCommand } from './keymap.ts'
import { LabelSample } from './label-sample.tsx'
import type { OpenArticle } from './open-article.ts'
import { useKeymap, useKeysOf } from './use-keymap.ts'
import { useSettled } from './use-settled.ts'

/** Labels with their keys: what the left hand says. */
export function LabelPalette({ article }: { readonly article: OpenArticle }) {
  return <Palette article={article} version={useSettled(article, state => state.version)} />
}

/** `version`: drawn again with each change of the records. */
type PaletteProps = { readonly article: OpenArticle; readonly version: number }

const Palette = memo(function Palette({ article }: PaletteProps) {
  const t = useText()
  const keysOf = useKeysOf()
  const scheme = useStore(article.store, state => state.scheme)
  const counts = article.store.getState().index.labelCounts
  const offered = scheme.labels.filter(label => label.enabled || counts.has(label.id))
  return (
    <aside className="palette" aria-label={t('article.palette.title')} data-testid="label-palette">
      <div className="pane-head">
        <h2 className="panel-title">{t('article.palette.title')}</h2>
        <span className="spring" />
        <ToolButton
          name={t('scheme.guidelines.show')}
          keys={keysOf('guidelines')}
          onPress={() => article.run({ do: 'guidelines' })}
        >
          <BookOpenText className="i s" />
        </ToolButton>
      </div>
      <ul className="labels">
        {runsByLine(offered).map(run => (
          <li key={run[0]?.id}>
            <ul aria-label={run[0] && t(`article.palette.kinds.${run[0].line}`)}>
              {run.map(label => (
                <li key={label.id}>
                  <LabelButton article={article} label={label} count={counts.get(label.id) ?? 0} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <Legend />
    </aside>
  )
})

/** Neighbours with one kind of line stand together: the scheme's order is kept, so that keys do not move. */
function runsByLine(labels: readonly Label[]): readonly (readonly Label[])[] {
  const runs: Label[][] = []
  for (const label of labels) {
    const last = runs.at(-1)
    if (last?.[0]?.line === label.line) last.push(label)
    else runs.push([label])
  }
  return runs
}

type LabelButtonProps = { readonly article: OpenArticle; readonly label: Label; readonly count: number }

const LabelButton = memo(function LabelButton({ article, label, count }: LabelButtonProps) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const name = label.name[language]
  const other = label.name[language === 'ar' ? 'en' : 'ar']
  const keys = useKeysOf()(labelCommand(label.id)) ?? null
  const tooltip = t('article.palette.tooltip', { name, other, code: label.id })
  return (
    <button
      type="button"
      className={count === 0 ? 'label none' : 'label'}
      data-label-id={label.id}
      aria-label={
        keys === null
          ? t('article.palette.labelWithoutKey', { name, count })
          : t('article.palette.label', { name, key: keys, count })
      }
      aria-keyshortcuts={keys ?? undefined}
      title={[
        tooltip,
        ...(keys === null ? [] : [t('article.palette.keys', { keys }), label.description[language]]),
        t('article.palette.alone'),
      ].join('\n')}
      // The selection in the text must outlive the press.
      onMouseDown={event => event.preventDefault()}
      onClick={event => {
        const isAlone = article.store.getState().alone === label.id
        if (event.shiftKey) article.run({ do: 'alone', label: isAlone ? null : label.id })
        else article.run({ do: 'label', label: label.id })
        article.view.text.focus({ preventScroll: true })
      }}
    >
      {keys === null ? <span /> : <CommandCap id={labelCommand(label.id)} />}
      <LabelSample label={label} />
      <span className="name">{name}</span>
      <span className="code">{label.id}</span>
      <span className="n">{count}</span>
    </button>
  )
})

/** Keys that act on a mark, for those who have not learnt them yet. */
const Legend = memo(function Legend() {
  const t = useText()
  return (
    <dl className="keys" aria-label={t('article.palette.legend')}>
      <LegendRow name={t('article.palette.clitic')} ids={['clitic.start']} />
      <LegendRow name={t('article.palette.edge')} ids={['edge.onward', 'edge.back']} />
      <LegendRow name={t('article.palette.otherEdge')} ids={['edge.other']} />
      <LegendRow name={t('article.palette.nested')} ids={['nested.smallest']} />
      <LegendRow name={t('article.palette.stop')} ids={['stop.next', 'stop.previous']} />
      <LegendRow name={t('article.palette.find')} ids={['find']} />
      <LegendRow name={t('article.palette.note')} ids={['note']} />
      <LegendRow name={t('article.palette.doubt')} ids={['doubt']} />
      <LegendRow name={t('article.palette.remove')} ids={['remove']} />
    </dl>
  )
})

/** Nothing for what she left without a key. */
function LegendRow({ name, ids }: { readonly name: string; readonly ids: readonly string[] }): ReactNode {
  const keymap = useKeymap()
  return !keymap.some(({ id }) => ids.includes(id)) ? null : (
    <div title={name}>
      <dt>{name}</dt>
      <dd>
        {ids.map(id => (
          <CommandCap key={id} id={id} />
        ))}
      </dd>
    </div>
  )
}
