import { Check, CircleAlert, LoaderCircle, type LucideIcon } from 'lucide-react'
import { useStore } from 'zustand'
import type { SaveState } from '../article/article-state.ts'
import type { OpenArticle } from '../article/open-article.ts'
import { useSettled } from '../article/use-settled.ts'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'

const icons: { readonly [Each in SaveState['state']]: LucideIcon } = {
  saved: Check,
  saving: LoaderCircle,
  unsaved: CircleAlert,
}

/** What the disk holds: the word first, then the colour. Without an article there is nothing that could be unsaved. */
export function SaveWord() {
  const article = useApp(state => state.article)
  return article === null ? <Word save={{ state: 'saved' }} /> : <ArticleSave article={article} />
}

function ArticleSave({ article }: { readonly article: OpenArticle }) {
  const t = useText()
  const save = useStore(article.store, state => state.save)
  const revision = useSettled(article, state => state.revision)
  return (
    <>
      <Word save={save} />
      <span className="dim">{t('common.save.revision', { revision })}</span>
    </>
  )
}

function Word({ save }: { readonly save: SaveState }) {
  const t = useText()
  const Icon = icons[save.state]
  return (
    <span className="save" role="status" data-testid="save-state" data-state={save.state}>
      <Icon className="i s" />
      <span>
        {save.state === 'unsaved' ? t('common.save.unsaved', { count: save.pending }) : t(`common.save.${save.state}`)}
      </span>
    </span>
  )
}
