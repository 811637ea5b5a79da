import { CommandCap } from '../article/command-cap.tsx'
import { tintOf } from '../article/label-sample.tsx'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { useErrorText } from '../ui/error-text.ts'
import { Keycap } from '../ui/keycap.tsx'
import { goCommand } from './find-keys.ts'
import { type CorpusFind, leaveFind, markFound, passOpen, stopFind, useFind } from './find-session.ts'
import { countDecisions } from './found-rows.ts'

/** What is looked for, how far the search is, and what can be done with what it found. */
export function FindHead() {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const labels = useApp(state => state.corpus?.scheme.labels)
  const find = useFind(present => present)
  if (find === null) return null
  const label = labels?.find(one => one.id === find.sought.label)
  const counts = countDecisions(find.rows, find.decisions)
  const chosen = counts.open + counts.take
  return (
    <header className="found-top">
      <div className="found-title">
        <h1 className="title">
          <bdi dir="auto">{find.words}</bdi>
        </h1>
        <span className="tag" style={tintOf(label)}>
          {label?.name[language] ?? find.sought.label}
        </span>
        <span className="spring" />
        <div className="found-acts" role="toolbar" aria-label={t('find.acts.region')}>
          {find.rows.length === 0 ? null : (
            <button
              type="button"
              className="btn first"
              disabled={chosen === 0 || find.isWriting}
              title={t('find.acts.allTip')}
              onClick={() => void markFound('all')}
            >
              {t('find.acts.all', { count: chosen })} <CommandCap id="hit.takeAll" />
            </button>
          )}
          {counts.take === 0 || counts.open === 0 ? null : (
            <button
              type="button"
              className="btn"
              disabled={find.isWriting}
              title={t('find.acts.takenTip')}
              onClick={() => void markFound('taken')}
            >
              {t('find.acts.taken', { count: counts.take })}
            </button>
          )}
          {counts.open === 0 ? null : (
            <button type="button" className="btn quiet" title={t('find.acts.passOpenTip')} onClick={passOpen}>
              {t('find.acts.passOpen')}
            </button>
          )}
          <button
            type="button"
            className="btn quiet"
            aria-keyshortcuts="Escape"
            disabled={find.isWriting}
            title={t('find.acts.leaveTip')}
            onClick={() => void leaveFind()}
          >
            {t('find.acts.leave')} <Keycap>Esc</Keycap>
          </button>
        </div>
      </div>
      <div className="found-line">
        <Progress find={find} />
        <span className="spring" />
        {find.rows.length === 0 ? null : <Keys />}
      </div>
    </header>
  )
}

function Progress({ find }: { readonly find: CorpusFind }) {
  const t = useText()
  const errorText = useErrorText()
  const { state, done, total, left, rows, documents, isFull, error, isAwaited, isWriting } = find
  const far = t('find.progressText', { done, total })
  const sum = t('find.sum', {
    places: t('common.counts.places', { count: rows.length }),
    articles: t('common.counts.articles', { count: documents }),
  })
  return (
    <>
      <p role="status" className={error !== null && state === 'failed' ? 'failed' : undefined}>
        {isWriting
          ? t('find.writing')
          : state === 'failed' && error !== null
            ? errorText(error)
            : state === 'running'
              ? t(isAwaited ? 'find.awaited' : 'find.running', { sum })
              : state === 'cancelled'
                ? t('find.stopped', { sum })
                : rows.length === 0
                  ? t('find.nothing.short')
                  : isFull
                    ? t('find.full', { sum })
                    : sum}
      </p>
      {state === 'running' ? (
        <>
          <progress
            aria-label={t('find.progress')}
            aria-valuetext={far}
            {...(total === 0 ? {} : { max: total, value: done })}
          />
          <span className="dim">
            {total === 0
              ? ''
              : left === null
                ? far
                : t('find.farAndLeft', { far, left: t('find.left', { count: left }) })}
          </span>
          <button type="button" className="btn quiet" onClick={stopFind}>
            {t('find.stop')}
          </button>
        </>
      ) : null}
    </>
  )
}

/** The keys of the rows, as the foot of the library has them. */
function Keys() {
  const t = useText()
  return (
    <div className="found-keys" aria-hidden>
      {(
        [
          ['move', 'hit.next', 'hit.previous'],
          ['take', 'hit.take'],
          ['pass', 'hit.pass'],
          ['never', 'hit.never'],
          ['go', goCommand],
        ] as const
      ).map(([deed, ...commands]) => (
        <span key={deed} className="hint">
          {t(`find.keys.${deed}`)}{' '}
          {commands.map(id => (
            <CommandCap key={id} id={id} />
          ))}
        </span>
      ))}
    </div>
  )
}
