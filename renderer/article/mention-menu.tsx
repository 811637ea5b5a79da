import { useEffect, useRef, useState } from 'react'
import { Menu, Popover, Separator } from 'react-aria-components'
import { useStore } from 'zustand'
import type { Entity } from '../../shared/model/records.ts'
import { useText } from '../strings/text.ts'
import { HoldKeys } from '../ui/hold-keys.tsx'
import { MenuRow } from '../ui/menu-row.tsx'
import type { ArticleCommand } from './article-command.ts'
import { CommandCap } from './command-cap.tsx'
import type { OpenArticle } from './open-article.ts'

/** Where the menu hangs, px in the window. */
type Point = { readonly x: number; readonly y: number }

/** Rows by the id of their command in the keymap, a line between finding and undoing. */
const commands = {
  note: { do: 'note' },
  doubt: { do: 'doubt' },
  find: { do: 'find' },
  findInCorpus: { do: 'findInCorpus' },
  alone: { do: 'aloneHere' },
  remove: { do: 'remove' },
} as const satisfies Readonly<Record<string, ArticleCommand>>
type Row = keyof typeof commands
const changes: readonly Row[] = ['note', 'doubt', 'find', 'findInCorpus', 'remove']

/** What can be done with the mention under the right button, which is selected by it; by the menu key, with the one that is selected. */
export function MentionMenu({ article }: { readonly article: OpenArticle }) {
  const t = useText()
  const [at, setAt] = useState<Point | null>(null)
  const anchor = useRef<HTMLSpanElement>(null)
  const readOnly = useStore(article.store, state => state.layer === 'gold')
  const isDoubtful = useStore(article.store, () => chosen(article)?.doubt === true)

  useEffect(() => {
    const { element } = article.view
    const open = (event: MouseEvent): void => {
      event.preventDefault()
      const isByPointer = event.button === 2
      const mention = isByPointer ? pointedAt(article, event) : chosen(article)
      if (!mention) return
      if (mention !== chosen(article)) article.run({ do: 'select', id: mention.id })
      setAt(isByPointer ? { x: event.clientX, y: event.clientY } : besideOf(article, mention))
    }
    // The browser tells of the menu key some time after it was struck: keys that follow would go to the text.
    const openByKey = (event: KeyboardEvent): void => {
      const mention =
        event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey) ? chosen(article) : undefined
      if (!mention) return
      event.preventDefault()
      setAt(besideOf(article, mention))
    }
    element.addEventListener('contextmenu', open)
    element.addEventListener('keydown', openByKey)
    return () => {
      element.removeEventListener('contextmenu', open)
      element.removeEventListener('keydown', openByKey)
    }
  }, [article])

  const row = (id: Row, text: string) => (
    <MenuRow id={id} text={text}>
      <span className="spring">{text}</span>
      <CommandCap id={id} />
    </MenuRow>
  )
  return (
    <>
      <span ref={anchor} className="menu-point" style={at ? { left: at.x, top: at.y } : {}} />
      <Popover
        aria-label={t('article.mentionMenu.name')}
        triggerRef={anchor}
        placement="bottom start"
        isOpen={at !== null}
        onOpenChange={open => open || setAt(null)}
        offset={2}
      >
        <HoldKeys />
        <Menu
          className="menu"
          aria-label={t('article.mentionMenu.name')}
          autoFocus="first"
          onClose={() => setAt(null)}
          disabledKeys={readOnly ? changes : []}
          onAction={key => {
            for (const [id, command] of Object.entries(commands)) if (id === key) article.run(command)
          }}
        >
          {row('note', t('article.mentionMenu.note'))}
          {row('doubt', t(isDoubtful ? 'article.details.clearDoubt' : 'article.details.setDoubt'))}
          <Separator />
          {row('find', t('article.mentionMenu.find'))}
          {row('findInCorpus', t('article.mentionMenu.findInCorpus'))}
          {row('alone', t('article.mentionMenu.alone'))}
          <Separator />
          {row('remove', t('article.details.delete'))}
        </Menu>
      </Popover>
    </>
  )
}

function chosen({ store }: OpenArticle): Entity | undefined {
  const { selected, index } = store.getState()
  return selected === null ? undefined : index.get(selected)
}

/** The selected one where it is under the pointer, else the smallest. */
function pointedAt(article: OpenArticle, { clientX, clientY }: MouseEvent): Entity | undefined {
  const offset = article.view.offsetAt(clientX, clientY)
  const under = offset === null ? [] : article.store.getState().index.at(offset)
  return under.find(one => one === chosen(article)) ?? under[0]
}

/** Below the mention's first word. */
function besideOf({ view }: OpenArticle, { spans }: Entity): Point {
  const [rect] = spans.flatMap(span => view.rectsOf(span))
  const page = view.text.closest('.page')?.getBoundingClientRect()
  return { x: (rect?.right ?? 0) + (page?.left ?? 0), y: (rect?.bottom ?? 0) + (page?.top ?? 0) }
}
