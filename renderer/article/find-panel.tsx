import './find-panel.css'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import type { ArticleCommand } from './article-command.ts'
import type { Finding, HitAct } from './article-state.ts'
import { CommandCap } from './command-cap.tsx'
import { paragraphsOf } from './document-facts.ts'
import { countHits, stateOfHit } from './find-places.ts'
import { HitRow, hitRowId } from './hit-row.tsx'
import { KeyCap } from './key-cap.tsx'
import { commandOf, hitRows } from './keymap.ts'
import { tintOf } from './label-sample.tsx'
import { lastFrom, shorten } from './mention-facts.ts'
import type { OpenArticle } from './open-article.ts'
import { useKeymap } from './use-keymap.ts'
import { useScrollWindow } from './use-scroll-window.ts'
import { useSettled } from './use-settled.ts'
import { heightOf, scrollFor, topOf, visibleRows } from './visible-rows.ts'

/** CSS px; find-panel.css says the same of `.hit`. */
const rowHeight = 78
const spareRows = 6

/** Where a mention's words stand elsewhere in the article, in the inspector; the keys stay the text's. */
export function FindPanel({ article }: { readonly article: OpenArticle }) {
  const finding = useSettled(article, state => state.finding)
  const version = useSettled(article, state => state.version)
  return finding === null ? null : <Panel article={article} finding={finding} version={version} />
}

type Props = {
  readonly article: OpenArticle
  readonly finding: Finding
  /** Of the records, which change in place. */
  readonly version: number
}

function Panel({ article, finding }: Props) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const state = article.store.getState()
  const { document } = state
  const label = state.scheme.labels.find(one => one.id === finding.sought.label)
  const name = label?.name[language] ?? finding.sought.label
  const { open } = countHits(state, finding)
  const run = (command: ArticleCommand): void => {
    article.run(command)
    if (article.store.getState().finding === null) article.view.text.focus({ preventScroll: true })
  }
  const act = (done: HitAct): void => run({ do: 'hit', act: done })
  return (
    <section className="pane find" aria-label={t('article.find.title')} data-testid="find-panel">
      <div className="find-head">
        <h2 className="panel-title">
          <bdi dir={document.metadata.direction} lang={document.metadata.language}>
            {shorten(finding.words, 40)}
          </bdi>
        </h2>
        <span className="tag" style={tintOf(label)}>
          {name}
        </span>
        <p className="dim">
          {t('article.find.place', { at: finding.at + 1, of: finding.hits.length })}
          {' · '}
          {t('article.find.open', { count: open })}
        </p>
      </div>
      <HitList article={article} finding={finding} name={name} run={run} />
      {/* The focus stays where it is: in the text, for whoever works with the mouse. */}
      <div className="find-acts" role="toolbar" aria-label={t('article.find.acts')}>
        <Act
          name={t('article.find.takeAll')}
          tip={t('article.keys.hit.takeAll')}
          cap={<CommandCap id="hit.takeAll" />}
          first
          onAct={() => act('takeAll')}
        />
        <Act
          name={t('article.find.take')}
          tip={t('article.keys.hit.take')}
          cap={<CommandCap id="hit.take" />}
          onAct={() => act('take')}
        />
        <Act
          name={t('article.find.pass')}
          tip={t('article.keys.hit.pass')}
          cap={<CommandCap id="hit.pass" />}
          onAct={() => act('pass')}
        />
        <Act
          name={t('article.find.never')}
          tip={t('article.keys.hit.never')}
          cap={<CommandCap id="hit.never" />}
          onAct={() => act('never')}
        />
        <Act
          name={t('article.find.close')}
          tip={t('article.keys.hit.close')}
          cap={<KeyCap code="Escape" />}
          onAct={() => run({ do: 'escape' })}
        />
      </div>
    </section>
  )
}

type ActProps = {
  readonly name: string
  readonly tip: string
  /** What stands on its key. */
  readonly cap: ReactNode
  readonly first?: true
  readonly onAct: () => void
}

const Act = ({ name, tip, cap, first, onAct }: ActProps) => (
  <button
    type="button"
    className={first ? 'btn first' : 'btn'}
    title={tip}
    onMouseDown={event => event.preventDefault()}
    onClick={onAct}
  >
    {name}
    <span className="caps">{cap}</span>
  </button>
)

type ListProps = {
  readonly article: OpenArticle
  readonly finding: Finding
  readonly name: string
  readonly run: (command: ArticleCommand) => void
}

/** The places in reading order; only rows that show are in the page. One tab stop, with the keys of the text. */
function HitList({ article, finding, name, run }: ListProps) {
  const t = useText()
  const keymap = useKeymap()
  const scroller = useRef<HTMLDivElement>(null)
  const shown = useScrollWindow(scroller)
  const state = article.store.getState()
  const { hits, at, words } = finding
  const layout = { count: hits.length, row: rowHeight, opened: null, extra: 0 }
  const { from, to } = visibleRows(layout, shown.top, shown.height, spareRows)
  const starts = paragraphsOf(state.document)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another hit scrolls
  useEffect(() => {
    const element = scroller.current
    const next = element && scrollFor(layout, at, element.scrollTop, element.clientHeight)
    if (element && next !== null) element.scrollTop = next
  }, [at])
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const command: ArticleCommand | null = event.key === 'Escape' ? { do: 'escape' } : commandOf(hitRows(keymap), event)
    if (!command) return
    event.preventDefault()
    run(command)
  }
  return (
    <div
      className="hit-scroll"
      ref={scroller}
      role="listbox"
      aria-label={t('article.find.list', { words, label: name })}
      aria-activedescendant={at >= from && at < to ? hitRowId(at) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ blockSize: heightOf(layout), position: 'relative' }}>
        <div
          role="presentation"
          style={{ insetBlockStart: topOf(layout, from), position: 'absolute', inlineSize: '100%' }}
        >
          {hits.slice(from, to).map((hit, nth) => (
            <HitRow
              key={hit.span.start}
              article={article}
              hit={hit}
              at={from + nth}
              label={finding.sought.label}
              stands={stateOfHit(state, finding, hit)}
              paragraph={lastFrom(starts, hit.span.start) + 1}
              present={from + nth === at}
              count={hits.length}
            />
          ))}
        </div>
      </div>
    </div>
  )
}
