// biome-ignore-all lint/a11y/useSemanticElements: four states by icon and word, two of them checked
import { Ban, Check, CircleDashed, type LucideIcon, Minus } from 'lucide-react'
import { useText } from '../strings/text.ts'
import { decide, useFind } from './find-session.ts'
import type { Decision, FoundRow } from './found-rows.ts'

const icons: { readonly [Each in Decision | 'open']: LucideIcon } = {
  open: CircleDashed,
  take: Check,
  pass: Minus,
  never: Ban,
}

/** What is said of a place, by icon and word; a click says no to it, or takes that back. */
export function DecisionBox({ row }: { readonly row: FoundRow }) {
  const t = useText()
  const decision = useFind(find => find?.decisions.get(row.id))
  const stands = decision ?? 'open'
  const isRefused = decision === 'pass' || decision === 'never'
  const Icon = icons[stands]
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={!isRefused}
      aria-label={t('find.decision.label', { words: row.hit.context.words, stands: t(`find.decision.${stands}`) })}
      className={`decision ${stands}`}
      tabIndex={-1}
      title={t('find.decision.tip')}
      onClick={event => {
        event.stopPropagation()
        decide(row.id, isRefused ? null : 'pass')
      }}
    >
      <Icon className="i s" />
      <span>{t(`find.decision.${stands}`)}</span>
    </button>
  )
}
