import type { SchemeProblem } from '../../shared/edit/check-scheme.ts'
import type { SchemeImpact } from '../../shared/edit/scheme-impact.ts'
import { fromOwnedKey, type MappedKind } from '../../shared/edit/scheme-mapping.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import { schemeProblemText } from '../../shared/strings/scheme-problems.ts'
import { bothCaps } from '../article/key-caps.ts'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { useNameOf } from './use-name-of.ts'

const partOf = {
  labels: 'labels',
  roles: 'roleTypes',
  types: 'agreementTypes',
  statuses: 'agreementStatuses',
  relations: 'relationTypes',
  categories: 'categories',
  values: 'categories',
  labelAttributes: 'labels',
  typeAttributes: 'agreementTypes',
} as const satisfies Record<MappedKind, SchemeProblem['part']>

const nounOf = (kind: MappedKind): 'marks' | 'agreements' | 'uses' =>
  kind === 'labels' ? 'marks' : kind === 'types' ? 'agreements' : 'uses'

/** What a change does to what is there, in numbers. */
export function ImpactList({ scheme, impact }: { readonly scheme: Scheme; readonly impact: SchemeImpact }) {
  const t = useText()
  const before = useNameOf(scheme)
  const after = useNameOf(impact.change.scheme)
  const ownedName = (kind: MappedKind, key: string): string => {
    const [owner, id] = fromOwnedKey(key)
    return kind === 'values' || kind === 'labelAttributes' || kind === 'typeAttributes'
      ? `${before(partOf[kind], owner)} · ${id}`
      : before(partOf[kind], key)
  }
  const { lines, emptied, unfit } = impact
  if (lines.length === 0 && unfit.length === 0)
    return (
      <p className="dim" data-testid="impact">
        {t('scheme.impact.none')}
      </p>
    )
  return (
    <ul className="impact" data-testid="impact">
      {lines.map(line => (
        <li key={`${line.kind} ${line.from}`}>
          {t(line.to === null ? 'scheme.impact.go' : 'scheme.impact.move', {
            uses: t(`scheme.impact.${nounOf(line.kind)}`, { count: line.count }),
            name: ownedName(line.kind, line.from),
            to: line.to === null ? '' : after(partOf[line.kind], line.to),
            articles: t('scheme.articles', { count: line.articles }),
          })}
          {line.done === 0 ? null : <span className="dim"> {t('scheme.impact.done', { count: line.done })}</span>}
        </li>
      ))}
      {emptied === 0 ? null : <li>{t('scheme.impact.emptied', { count: emptied })}</li>}
      {unfit.map(({ role, label, count }) => (
        <li key={`${role} ${label}`}>
          {t(label === '' ? 'scheme.impact.unfitSpan' : 'scheme.impact.unfit', {
            count,
            role: after('roleTypes', role),
            label: after('labels', label),
          })}
        </li>
      ))}
    </ul>
  )
}

/** What keeps a scheme from being used, each with what to do. */
export function ProblemList({
  scheme,
  problems,
}: {
  readonly scheme: Scheme
  readonly problems: readonly SchemeProblem[]
}) {
  const language = useApp(state => state.settings.language)
  const nameOf = useNameOf(scheme)
  return (
    <ul className="problems" data-testid="scheme-problems">
      {problems.map(problem => (
        <li key={`${problem.code} ${problem.part} ${problem.id} ${problem.what}`}>
          {schemeProblemText(problem, language, nameOf, bothCaps)}
        </li>
      ))}
    </ul>
  )
}
