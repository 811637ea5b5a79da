import { useMemo } from 'react'
import { useStore } from 'zustand'
import { checkScheme } from '../../shared/edit/check-scheme.ts'
import { schemeImpact } from '../../shared/edit/scheme-impact.ts'
import { sumUses } from '../../shared/edit/scheme-usage.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import { useText } from '../strings/text.ts'
import { chord } from '../ui/keys-of-platform.ts'
import { ImpactList, ProblemList } from './impact-list.tsx'
import { takeOver } from './save-scheme.ts'
import { schemeStore } from './scheme-session.ts'

/** Changes that are written and not taken over: what they would do, or what keeps them from being done. */
export function PendingBar({ scheme, sketch }: { readonly scheme: Scheme; readonly sketch: Scheme }) {
  const t = useText()
  const { drafts, usage, isBusy, said } = useStore(schemeStore)
  const standing = useMemo(() => checkScheme(scheme), [scheme])
  const edits = useMemo(() => [...drafts.values()], [drafts])
  const impact = useMemo(() => schemeImpact(scheme, edits, usage ?? sumUses([])), [scheme, edits, usage])
  return (
    <section className="pending" aria-label={t('scheme.pending.title')} data-testid="pending">
      {edits.length === 0 ? (
        <div role="status" className="dim">
          {said === '' && standing.length > 0 ? (
            <>
              <strong>{t('scheme.pending.unsound')}</strong>
              <ProblemList scheme={scheme} problems={standing} />
            </>
          ) : said === '' ? (
            t('scheme.pending.none')
          ) : (
            said
          )}
        </div>
      ) : (
        <>
          <div className="pending-says" role="status">
            <strong>{t('scheme.pending.count', { count: edits.length })}</strong>
            {impact.ok ? (
              <ImpactList scheme={scheme} impact={impact.value} />
            ) : (
              <ProblemList scheme={sketch} problems={impact.error} />
            )}
          </div>
          <div className="pending-acts">
            <button
              type="button"
              className="btn first"
              disabled={!impact.ok || isBusy}
              title={`${t('scheme.pending.take')} · ${chord('↵')}`}
              onClick={() => void takeOver(edits)}
            >
              {t('scheme.pending.take')}
              <kbd>{chord('↵')}</kbd>
            </button>
            <button
              type="button"
              className="btn"
              disabled={isBusy}
              onClick={() => schemeStore.setState({ drafts: new Map(), said: t('scheme.pending.dropped') })}
            >
              {t('scheme.pending.drop')}
            </button>
          </div>
        </>
      )}
    </section>
  )
}
