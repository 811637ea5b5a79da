import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { hullOf } from '../../shared/edit/mention-index.ts'
import type { Entity } from '../../shared/model/records.ts'
import { surfaceOf } from '../../shared/model/surface.ts'
import { useText } from '../strings/text.ts'
import { shorten } from './mention-facts.ts'
import type { OpenArticle } from './open-article.ts'

/** The note of the selected mention, written at the foot of the sheet as a gloss is. */
export function NoteEditor({ article }: { readonly article: OpenArticle }) {
  const open = useStore(article.store, state => state.panel === 'note')
  const selected = useStore(article.store, state => state.selected)
  const mention = selected === null ? undefined : article.store.getState().index.get(selected)
  return open && mention ? <NoteForm key={mention.id} article={article} mention={mention} /> : null
}

/** Leaves the note field, and gives the keys back to the text. */
function leave(article: OpenArticle): void {
  article.run({ do: 'closePanel' })
  article.view.text.focus({ preventScroll: true })
}

function NoteForm({ article, mention }: { readonly article: OpenArticle; readonly mention: Entity }) {
  const t = useText()
  const [note, setNote] = useState(mention.note)
  const field = useRef<HTMLTextAreaElement>(null)
  const { text, metadata } = article.store.getState().document
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
    // The sheet has become shorter: the mention must not lie below its edge.
    article.view.scrollTo(hullOf(mention))
  }, [article, mention])
  const write = (): void => {
    if (note.trim() !== mention.note) article.run({ do: 'writeNote', note: note.trim() })
  }
  const save = (): void => {
    write()
    leave(article)
  }
  return (
    <form
      className="note-editor"
      onSubmit={event => {
        event.preventDefault()
        save()
      }}
      onBlur={event => {
        // Whoever turns to something else has not thrown the note away; another window in front is no turning away.
        const isOpen = article.store.getState().panel === 'note'
        if (isOpen && document.hasFocus() && !event.currentTarget.contains(event.relatedTarget)) write()
      }}
      onKeyDown={event => {
        if (event.key === 'Escape') leave(article)
        else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    >
      <label htmlFor="note-field">
        {t('article.note.title')}{' '}
        <bdi className="naskh" dir={metadata.direction} lang={metadata.language}>
          {shorten(surfaceOf(text, mention.spans), 80)}
        </bdi>
      </label>
      <textarea
        id="note-field"
        ref={field}
        rows={3}
        dir="auto"
        value={note}
        aria-describedby="note-hint"
        onChange={event => setNote(event.target.value)}
      />
      <div className="acts">
        <button type="submit" className="btn first">
          {t('article.note.save')}
        </button>
        <button type="button" className="btn quiet" onClick={() => leave(article)}>
          {t('article.note.cancel')}
        </button>
        <span className="spring" />
        <span id="note-hint" className="dim">
          {t('article.note.hint')}
        </span>
      </div>
    </form>
  )
}
