import { Check, CircleAlert, LoaderCircle } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import type { SaveState } from '../article/article-state.ts'
import type { OpenArticle } from '../article/open-article.ts'
import { useSettled } from '../article/use-settled.ts'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'

/** Milliseconds until a save that is under way is shown as slow: a quick one never flickers. */
const slow = 400

/** What the disk holds: the word first, then the colour. Without an article there is nothing that could be unsaved. */
export function SaveWord() {
  const article = useApp(state => state.article)
  return (
    <>
      <Word article={article} />
      {article === null ? null : <Revision article={article} />}
    </>
  )
}

function Revision({ article }: { readonly article: OpenArticle }) {
  const t = useText()
  const revision = useSettled(article, state => state.revision)
  return <span className="dim">{t('common.save.revision', { revision })}</span>
}

/**
 * Stops saying “saved” in the frame that shows the mark, so it must cost that frame nothing: React renders it once, what changes is written
 * into it, and the box keeps its size. `data-state` tells at once, the eye with the frame: to write the word before others have measured
 * the page would lay it out twice. Readers hear of a mark once, as it is made: only what could not be saved, and that it is at last, is said.
 */
function Word({ article }: { readonly article: OpenArticle | null }) {
  const t = useText()
  const box = useRef<HTMLSpanElement>(null)
  const word = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    let drawing = 0
    let waiting = 0
    const saveNow = (): SaveState => article?.store.getState().save ?? { state: 'saved' }
    const tell = (): void => {
      if (box.current) box.current.dataset.state = saveNow().state
    }
    const draw = (): void => {
      drawing = 0
      clearTimeout(waiting)
      const save = saveNow()
      if (!box.current || !word.current?.firstChild) return
      if (save.state === 'unsaved') box.current.ariaLive = 'polite'
      else if (box.current.classList.contains('saved')) box.current.ariaLive = 'off'
      box.current.className = `save ${save.state}`
      if (save.state === 'saving') waiting = window.setTimeout(() => box.current?.classList.add('slow'), slow)
      const said =
        save.state === 'unsaved' ? t('common.save.unsaved', { count: save.pending }) : t(`common.save.${save.state}`)
      word.current.firstChild.nodeValue = said
    }
    tell()
    draw()
    const stop = article?.store.subscribe(({ save }, before) => {
      if (save === before.save) return
      tell()
      if (drawing === 0) drawing = requestAnimationFrame(draw)
    })
    return () => {
      cancelAnimationFrame(drawing)
      clearTimeout(waiting)
      stop?.()
    }
  }, [article, t])
  return (
    <span className="save" role="status" aria-live="off" data-testid="save-state" ref={box}>
      <span className="icons">
        <Check className="i s" data-of="saved" />
        <LoaderCircle className="i s" data-of="saving" />
        <CircleAlert className="i s" data-of="unsaved" />
      </span>
      <span className="word" data-room={t('common.save.saved')}>
        <span ref={word}>{t('common.save.saved')}</span>
      </span>
    </span>
  )
}
