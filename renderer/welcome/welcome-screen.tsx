import { FolderOpen, FolderPlus, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useReady } from '../shell/use-ready.ts'
import { useApp } from '../state/app.ts'
import { moveTo } from '../state/corpora.ts'
import { useText } from '../strings/text.ts'
import { useErrorText } from '../ui/error-text.ts'
import { NewCorpusQuestion } from './new-corpus-question.tsx'
import './welcome.css'

/** No corpus is open: says why, and offers every way to one. */
export function WelcomeScreen() {
  const t = useText()
  const errorText = useErrorText()
  const problems = useApp(state => state.problems)
  const recent = useApp(state => state.settings.recentCorpora)
  const [naming, setNaming] = useState(false)
  useReady('welcome', true)
  return (
    <main className="welcome">
      <div className="page-of-one">
        <h1 className="title">{problems.length === 0 ? t('common.welcome.title') : t('common.welcome.failed')}</h1>
        {problems.length === 0 ? <p className="two">{t('common.welcome.text')}</p> : null}
        {problems.map(problem => (
          <p key={JSON.stringify(problem)} className="why" role="alert">
            <TriangleAlert className="i" />
            <span>{errorText(problem)}</span>
          </p>
        ))}
        <div className="ways">
          <button type="button" className="btn first" onClick={() => void moveTo('choose')}>
            <FolderOpen className="i" />
            {problems.length === 0 ? t('common.corpus.open') : t('common.welcome.another')}
          </button>
          <button type="button" className="btn" onClick={() => setNaming(true)}>
            <FolderPlus className="i" />
            {t('common.corpus.create')}
          </button>
        </div>
        {recent.length === 0 ? null : (
          <section aria-labelledby="recent-title">
            <h2 id="recent-title" className="panel-title">
              {t('common.corpus.recent')}
            </h2>
            <ul className="recent">
              {recent.map((path, at) => (
                <li key={path}>
                  <button type="button" onClick={() => void moveTo({ recent: at })}>
                    <b>
                      <bdi dir="auto">{lastPart(path)}</bdi>
                    </b>
                    <bdi className="ltr dim">{path}</bdi>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      {naming ? <NewCorpusQuestion onClose={() => setNaming(false)} /> : null}
    </main>
  )
}

/** The folder's own name, on either kind of path. */
const lastPart = (path: string): string => path.split(/[\\/]/).filter(Boolean).at(-1) ?? path
