import { LoaderCircle, Printer } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { tell } from '../state/app.ts'
import { request } from '../state/request.ts'
import { useText } from '../strings/text.ts'
import { MenuButton } from '../ui/menu-button.tsx'
import { MenuRow } from '../ui/menu-row.tsx'
import type { OpenArticle } from './open-article.ts'

/** Puts the article on paper: a PDF where she chooses, or the system's printing. While one is written, it says so. */
export function PaperMenu({ article }: { readonly article: OpenArticle }) {
  const t = useText()
  const name = useStore(article.store, state => state.document.name)
  const [writing, setWriting] = useState(false)
  const [written, setWritten] = useState<string | null>(null)

  async function savePdf(): Promise<void> {
    setWriting(true)
    setWritten(null)
    const answer = await request('savePdf', { name })
    setWriting(false)
    if (!answer.ok) tell([answer.error])
    else setWritten(answer.value && (answer.value.file.split(/[/\\]/).at(-1) ?? answer.value.file))
  }

  return (
    <>
      <span role="status" className={writing || written !== null ? 'paper-state' : 'unseen'}>
        {writing ? t('article.menu.writing') : written === null ? '' : t('article.menu.written', { file: written })}
      </span>
      <MenuButton
        name={t('article.menu.name')}
        className="tool"
        face={writing ? <LoaderCircle className="i" /> : <Printer className="i" />}
        disabledKeys={writing ? ['pdf', 'print'] : []}
        onAction={key => {
          if (key === 'pdf') void savePdf()
          else window.print()
        }}
      >
        <MenuRow id="pdf" text={t('article.menu.pdf')} />
        <MenuRow id="print" text={t('article.menu.print')} />
      </MenuButton>
    </>
  )
}
