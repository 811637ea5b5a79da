import { ChevronDown, ChevronLeft, ChevronRight, Eye, EyeOff } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { MenuSection, Separator } from 'react-aria-components'
import { useStore } from 'zustand'
import { statuses } from '../../shared/model/statuses.ts'
import { remember } from '../state/remember.ts'
import { useText } from '../strings/text.ts'
import { MenuButton } from '../ui/menu-button.tsx'
import { MenuRow } from '../ui/menu-row.tsx'
import { StatusWord } from '../ui/status-word.tsx'
import { ToolButton } from '../ui/tool-button.tsx'
import { AboutMenu } from './about/about-menu.tsx'
import { ArticleMenu } from './article-menu.tsx'
import { CommandCap } from './command-cap.tsx'
import { KeyCap } from './key-cap.tsx'
import type { OpenArticle } from './open-article.ts'
import { ReadingToggle } from './reading/reading-toggle.tsx'
import { statusRowOf, statusRows } from './status-keys.ts'
import { TextLookPopover } from './text-look-popover.tsx'
import { useKeysOf } from './use-keymap.ts'

/** Where she is, what state the article is in, and how it is shown. */
export function SheetHead({ article }: { readonly article: OpenArticle }) {
  const t = useText()
  const keysOf = useKeysOf()
  const document = useStore(article.store, state => state.document)
  return (
    <header className="sheet-head">
      <div className="tools">
        <ToolButton
          name={t('article.sheet.previous')}
          keys={keysOf('article.previous')}
          disabled={document.previous === null}
          onPress={() => article.run({ do: 'article', onward: false })}
        >
          <ChevronLeft className="i flip" />
        </ToolButton>
        <span>{t('article.sheet.place', { at: document.place.at + 1, of: document.place.of })}</span>
        <ToolButton
          name={t('article.sheet.next')}
          keys={keysOf('article.next')}
          disabled={document.next === null}
          onPress={() => article.run({ do: 'article', onward: true })}
        >
          <ChevronRight className="i flip" />
        </ToolButton>
      </div>
      <h1>
        <bdi dir="auto">{document.name}</bdi>
      </h1>
      <span>{t('article.sheet.words', { count: document.words })}</span>
      <span className="spring" />
      <StatusMenu article={article} />
      <span className="sep" />
      <AboutMenu article={article} />
      <ReadingToggle article={article} />
      <TextLookPopover />
      <GoldToggle article={article} />
      <ArticleMenu article={article} />
    </header>
  )
}

function StatusMenu({ article }: { readonly article: OpenArticle }) {
  const t = useText()
  const status = useStore(article.store, state => state.status)
  const isOpen = useStore(article.store, state => state.panel === 'status')
  const keysOf = useKeysOf()
  const readOnly = useStore(article.store, state => state.layer === 'gold')
  const name = t('article.sheet.status', { status: t(`common.status.${status}`) })
  if (readOnly) return <span className="gold-shown">{t('article.sheet.goldLegend')}</span>
  const onNumber = (event: KeyboardEvent): void => {
    const row = isOpen ? statusRowOf(event.nativeEvent) : undefined
    if (!row) return
    event.preventDefault()
    event.stopPropagation()
    article.run(row.command)
  }
  return (
    // The numbers are keys of the menu inside.
    <span onKeyDownCapture={onNumber}>
      <MenuButton
        name={name}
        className="btn quiet"
        face={
          <>
            <StatusWord status={status} />
            <ChevronDown className="i s" />
          </>
        }
        keys={keysOf('statusMenu')}
        isOpen={isOpen}
        onOpenChange={open => article.run({ do: open ? 'statusMenu' : 'closePanel' })}
        selectionMode="single"
        selectedKeys={[status]}
        onAction={key => {
          const chosen = statuses.find(one => one === key)
          if (chosen) article.run({ do: 'status', status: chosen })
          else article.run({ do: 'doneAndNext' })
        }}
      >
        {statuses.map(one => (
          <MenuRow key={one} id={one} text={t(`common.status.${one}`)} ticked>
            <span className="spring">
              <StatusWord status={one} />
            </span>
            <KeyCap code={statusRows.find(({ id }) => id === `status.${one}`)?.code ?? ''} />
          </MenuRow>
        ))}
        <Separator />
        <MenuSection aria-label={t('article.sheet.doneAndNext')} selectionMode="none">
          <MenuRow id="done-and-next" text={t('article.sheet.doneAndNext')} ticked>
            <span className="spring">{t('article.sheet.doneAndNext')}</span>
            <CommandCap id="doneAndNext" />
          </MenuRow>
        </MenuSection>
      </MenuButton>
    </span>
  )
}

function GoldToggle({ article }: { readonly article: OpenArticle }) {
  const t = useText()
  const hasGold = useStore(article.store, state => state.document.hasGold)
  const shown = useStore(article.store, state => state.layer === 'gold')
  const name = shown ? t('article.sheet.hideGold') : t('article.sheet.showGold')
  return (
    <ToolButton
      name={name}
      tip={hasGold ? name : t('article.sheet.noGold')}
      pressed={shown}
      disabled={!hasGold && !shown}
      onPress={() => {
        article.run({ do: 'show', layer: shown ? 'own' : 'gold' })
        void remember({ showGold: !shown })
      }}
    >
      {shown ? <EyeOff className="i" /> : <Eye className="i" />}
    </ToolButton>
  )
}
