import { Ellipsis, LoaderCircle } from 'lucide-react'
import { useState } from 'react'
import { Separator } from 'react-aria-components'
import { useStore } from 'zustand'
import { tell } from '../state/app.ts'
import { request } from '../state/request.ts'
import { useText } from '../strings/text.ts'
import { Keycap } from '../ui/keycap.tsx'
import { MenuButton } from '../ui/menu-button.tsx'
import { MenuRow } from '../ui/menu-row.tsx'
import type { OpenArticle } from './open-article.ts'

/**
 * What is seldom done with an article: a PDF where she chooses, the system's printing (while one is written, it says so), and the keys.
 */
export function ArticleMenu({ article }: { readonly article: OpenArticle }) {
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
        face={writing ? <LoaderCircle className="i" /> : <Ellipsis className="i" />}
        disabledKeys={writing ? ['pdf', 'print'] : []}
        onAction={key => {
          if (key === 'pdf') void savePdf()
          else if (key === 'print') window.print()
          else article.run({ do: key === 'help' ? 'help' : 'keys' })
        }}
      >
        <MenuRow id="pdf" text={t('article.menu.pdf')} />
        <MenuRow id="print" text={t('article.menu.print')} />
        <Separator />
        <MenuRow id="help" text={t('keys.help.title')}>
          <span className="spring">{t('keys.help.title')}</span>
          <Keycap>?</Keycap>
        </MenuRow>
        <MenuRow id="keys" text={t('keys.change.title')} />
      </MenuButton>
    </>
  )
}
