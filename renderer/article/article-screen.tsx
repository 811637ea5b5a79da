import './article.css'
import './chip.css'
import './strips.css'
import './inspector.css'
import './narrow.css'
import { lazy, Suspense, useEffect, useLayoutEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { hullOf } from '../../shared/edit/mention-index.ts'
import type { Span } from '../../shared/model/records.ts'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { AboutStrip } from './about/about-strip.tsx'
import { AloneStrip } from './alone-strip.tsx'
import type { ArticleState } from './article-state.ts'
import { CaptureChip } from './capture-chip.tsx'
import { spanOf } from './caret.ts'
import { FindPanel } from './find-panel.tsx'
import { FrameStrip } from './frame/frame-strip.tsx'
import { FramesPane } from './frame/frames-pane.tsx'
import { RolePalette } from './frame/role-palette.tsx'
import { LabelPalette } from './label-palette.tsx'
import { LiveRegion } from './live-region.tsx'
import { MentionMenu } from './mention-menu.tsx'
import { MentionsPane } from './mentions-pane.tsx'
import { NoteEditor } from './note-editor.tsx'
import type { OpenArticle } from './open-article.ts'
import { paintBoilerplate } from './paint/boilerplate.ts'
import { leadingOf } from './paint/faces.ts'
import { PaperHead } from './paper-head.tsx'
import { PartsStrip, QuestionStrip } from './question-strip.tsx'
import { useReading } from './reading/use-reading.ts'
import { RelatingStrip } from './relations/relating-strip.tsx'
import { SheetHead } from './sheet-head.tsx'
import { useKeysOf } from './use-keymap.ts'
import { useSettled } from './use-settled.ts'

/** Palette, sheet, inspector. The text itself is not React's: its painted element is adopted as it is. */
export function ArticleScreen({ article }: { readonly article: OpenArticle }) {
  const t = useText()
  return (
    <div className="work">
      <Palette article={article} />
      <main className="sheet" aria-label={t('article.sheet.region')}>
        <SheetHead article={article} />
        <AboutStrip article={article} />
        <PaperHead article={article} />
        <Matn article={article} />
        <AloneStrip article={article} />
        <NoteEditor article={article} />
        <SearchPanel article={article} />
        <FrameStrip article={article} />
        <PartsStrip article={article} />
        <RelatingStrip article={article} />
        <QuestionStrip article={article} />
      </main>
      <aside className="inspector" aria-label={t('article.inspector')}>
        <FindPanel article={article} />
        <MentionsPane key={article.store.getState().document.id} article={article} />
        <FramesPane article={article} />
      </aside>
      <CaptureChip article={article} />
      <MentionMenu article={article} />
      <LiveRegion article={article} />
    </div>
  )
}

/** What the left hand says: roles while an agreement is open, else labels. */
function Palette({ article }: { readonly article: OpenArticle }) {
  const isFrame = useSettled(article, state => state.frame !== null)
  return isFrame ? <RolePalette article={article} /> : <LabelPalette article={article} />
}

const searchStrip = () => import('./search-strip.tsx')
const SearchStrip = lazy(async () => ({ default: (await searchStrip()).SearchStrip }))

/** The search, fetched once nothing else is to be done, so that what is typed after its key is not too early for it. */
function SearchPanel({ article }: { readonly article: OpenArticle }) {
  const open = useStore(article.store, state => state.panel === 'search')
  useEffect(() => {
    const idle = requestIdleCallback(() => void searchStrip(), { timeout: 10_000 })
    return () => cancelIdleCallback(idle)
  }, [])
  return open ? (
    <Suspense>
      <SearchStrip article={article} />
    </Suspense>
  ) : null
}

/** Where she was, or where another screen sent her. */
function placeOfWork(state: ArticleState): Span {
  const mention = state.selected === null ? undefined : state.index.get(state.selected)
  return mention ? hullOf(mention) : spanOf(state.document.text, state)
}

/** The article's own element, moved here and never made again: it was painted before this program was loaded. */
function Matn({ article }: { readonly article: OpenArticle }) {
  const t = useText()
  const host = useRef<HTMLDivElement>(null)
  const theme = useApp(state => state.theme)
  const { textSize, font, measure } = useApp(state => state.settings)
  const leading = useApp(state => leadingOf(state.settings))
  const alone = useStore(article.store, state => state.alone)
  const chips = useApp(state => state.settings.chips)
  const language = useApp(state => state.settings.language)
  const labels = useStore(article.store, state => state.scheme.labels)
  const name = useStore(article.store, state => state.document.name)
  const keysOf = useKeysOf()
  const { view } = article

  useLayoutEffect(() => {
    if (view.element.parentElement !== host.current) host.current?.append(view.element)
    // An element that is moved in the page forgets where it was scrolled to.
    view.scrollTo(placeOfWork(article.store.getState()))
    view.text.focus({ preventScroll: true })
  }, [article, view])
  useLayoutEffect(
    () => view.setLook({ theme, labels, textSize, font, measure, leading, alone }),
    [view, theme, labels, textSize, font, measure, leading, alone],
  )
  useLayoutEffect(
    () => view.setChips({ shown: chips, nameOf: label => (language === 'ar' ? label.name.ar : label.id) }),
    [view, chips, language],
  )
  useLayoutEffect(() => {
    // Another article is another text: its name is heard where the focus comes to it.
    view.text.setAttribute('aria-label', t('article.sheet.text', { name }))
    view.text.setAttribute('aria-describedby', 'article-text-help')
  }, [view, t, name])
  useLayoutEffect(() => {
    const { boilerplate = [] } = article.store.getState().document.metadata
    return paintBoilerplate(view.sections, boilerplate, why => t(`article.beside.${why}`))
  }, [article, view, t])
  const reading = useReading(article)

  return (
    <div className="matn-host" ref={host}>
      <p id="article-text-help" className="unseen">
        {reading
          ? t('reading.help', {
              list: keysOf('swapFocus') ?? t('article.mentions.title'),
              marking: keysOf('reading') ?? t('reading.toggle'),
            })
          : t('article.sheet.textHelp')}
      </p>
    </div>
  )
}
