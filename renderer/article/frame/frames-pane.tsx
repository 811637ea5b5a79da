// biome-ignore-all lint/a11y/useSemanticElements: a treegrid of rows that hold buttons is no table
import { Plus } from 'lucide-react'
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { hullOf } from '../../../shared/edit/mention-index.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import type { Filler } from '../../../shared/model/records.ts'
import { useApp } from '../../state/app.ts'
import { useText } from '../../strings/text.ts'
import { ToolButton } from '../../ui/tool-button.tsx'
import type { OpenArticle } from '../open-article.ts'
import { enterText } from '../reading/enter-text.ts'
import { FillerMenu } from './filler-menu.tsx'
import { createFrameDeeds } from './frame-deeds.ts'
import { FrameEntry } from './frame-entry.tsx'
import { agreementsOf, hueOf } from './frame-hue.ts'
import { lightOf, openIn, shownOpen } from './frame-light.ts'
import { hull } from './frame-pieces.ts'
import { FramesLesson } from './frames-lesson.tsx'
import { type FillerMenuAt, type PaneContext, PaneProvider } from './pane-context.ts'
import { useFramesVersion } from './use-frames-version.ts'
import { usePaneKeys } from './use-pane-keys.ts'
import './frames-pane.css'
import './fillers.css'

/** The article's agreements: all of them as heads, the open one as ruled roles. */
export function FramesPane({ article }: { readonly article: OpenArticle }) {
  return (
    <Frames
      article={article}
      version={useFramesVersion(article)}
      open={useStore(lightOf(article), light => shownOpen(light, article.store.getState().records))}
    />
  )
}

type Props = {
  readonly article: OpenArticle
  /** Of the agreements and what fills them: records change in place. */
  readonly version: number
  readonly open: RecordId | null
}

const Frames = memo(function Frames({ article, version, open }: Props) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const readOnly = useStore(article.store, state => state.layer === 'gold')
  const deeds = useMemo(() => createFrameDeeds(article), [article])
  const [menu, setMenu] = useState<FillerMenuAt | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const { others } = article.store.getState()
  const leave = useCallback(() => enterText(article.view, article.store.getState().cursor.focus), [article])
  const keys = usePaneKeys(list, leave)

  const show = useCallback(
    (filler: Filler, enter: boolean): void => {
      const mention = 'entity' in filler ? article.store.getState().index.get(filler.entity) : undefined
      if ('entity' in filler && !mention) return
      const place = mention ? hullOf(mention) : 'spans' in filler ? hull(filler.spans) : null
      if (!place) return
      article.run(mention ? { do: 'select', id: mention.id } : { do: 'selectText', span: place, exact: true })
      article.view.scrollTo(place)
      if (enter) article.view.text.focus({ preventScroll: true })
    },
    [article],
  )
  const pane = useMemo<PaneContext>(
    () => ({ article, deeds, language, readOnly, version, openMenu: setMenu, show }),
    [article, deeds, language, readOnly, show, version],
  )
  const agreements = agreementsOf(others)
  /** Where keys fill an agreement, they fill the one that is shown. */
  const toggle = (id: RecordId): void => {
    const next = id === open ? null : id
    openIn(lightOf(article), next)
    const { frame } = article.store.getState()
    if (frame && frame.id !== next) article.run({ do: 'openFrame', id: next })
  }
  // The first stands open until she opens another or none.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is come to, not each change of it
  useEffect(() => {
    if (open === null) openIn(lightOf(article), agreements[0]?.id ?? null)
  }, [article, readOnly])
  return (
    <section className="pane agreements" aria-label={t('article.agreements.title')}>
      <div className="pane-head">
        <h2 className="panel-title">{t('article.agreements.title')}</h2>
        <span className="dim">{agreements.length}</span>
        <span className="spring" />
        {readOnly ? (
          <span className="dim">{t('article.agreements.readOnly')}</span>
        ) : (
          <ToolButton
            name={t('framePane.create')}
            tip={t('framePane.createTip')}
            keys="Y"
            onPress={() => deeds.create()}
          >
            <Plus className="i" />
          </ToolButton>
        )}
      </div>
      {agreements.length === 0 ? (
        readOnly ? null : (
          <FramesLesson />
        )
      ) : (
        <div
          className="agreement-scroll"
          role="treegrid"
          aria-label={t('framePane.list')}
          data-testid="agreement-list"
          ref={list}
          {...keys}
        >
          <PaneProvider value={pane}>
            {agreements.map(agreement => (
              <FrameEntry
                key={agreement.id}
                agreement={agreement}
                hue={hueOf(agreements, agreement.id)}
                open={agreement.id === open}
                onToggle={() => toggle(agreement.id)}
              />
            ))}
            {menu ? (
              <FillerMenu key={`${menu.agreement.id} ${menu.at}`} menu={menu} onClose={() => setMenu(null)} />
            ) : null}
          </PaneProvider>
        </div>
      )}
    </section>
  )
})
