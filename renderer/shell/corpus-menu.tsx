import { ChevronDown, FolderOpen, FolderPlus } from 'lucide-react'
import { useState } from 'react'
import { Header, MenuSection, Separator } from 'react-aria-components'
import { useApp } from '../state/app.ts'
import { moveTo } from '../state/corpora.ts'
import { useText } from '../strings/text.ts'
import { MenuButton } from '../ui/menu-button.tsx'
import { MenuRow } from '../ui/menu-row.tsx'
import { NewCorpusQuestion } from '../welcome/new-corpus-question.tsx'

/** The corpus's name, and the ways to another one. */
export function CorpusMenu() {
  const t = useText()
  const corpus = useApp(state => state.corpus)
  const recent = useApp(state => state.settings.recentCorpora)
  const [naming, setNaming] = useState(false)
  const name = corpus?.name ?? t('common.corpus.none')
  const others = recent.flatMap((path, at) => (path === corpus?.path ? [] : [{ path, at }]))

  const act = (key: string) => {
    if (key === 'open') void moveTo('choose')
    else if (key === 'create') setNaming(true)
    else void moveTo({ recent: Number(key) })
  }

  return (
    <>
      <MenuButton
        name={t('common.corpus.menu', { name })}
        className="corpus-name"
        face={
          <>
            <bdi dir="auto">{name}</bdi>
            {corpus?.readOnly ? <span className="dim">{t('common.corpus.readOnly')}</span> : null}
            <ChevronDown className="i s" />
          </>
        }
        onAction={key => act(String(key))}
      >
        <MenuRow id="open" text={t('common.corpus.open')}>
          <FolderOpen className="i" />
          {t('common.corpus.open')}
        </MenuRow>
        <MenuRow id="create" text={t('common.corpus.create')}>
          <FolderPlus className="i" />
          {t('common.corpus.create')}
        </MenuRow>
        {others.length === 0 ? null : (
          <>
            <Separator />
            <MenuSection>
              <Header>{t('common.corpus.recent')}</Header>
              {others.map(({ path, at }) => (
                <MenuRow key={path} id={String(at)} text={path}>
                  <bdi className="ltr path">{path}</bdi>
                </MenuRow>
              ))}
            </MenuSection>
          </>
        )}
      </MenuButton>
      {naming ? <NewCorpusQuestion onClose={() => setNaming(false)} /> : null}
    </>
  )
}
