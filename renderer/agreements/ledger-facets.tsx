import { Check, ChevronDown, ChevronUp } from 'lucide-react'
import { useState } from 'react'
import { noFacets } from '../../shared/ledger/ledger-page.ts'
import { type FacetName, type FacetValue, facetNames } from '../../shared/model/ledger.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import { violationName } from '../../shared/strings/violations.ts'
import { useApp } from '../state/app.ts'
import { toFigure } from '../strings/figures.ts'
import { useText } from '../strings/text.ts'
import { ask, toggleFacet, useLedger } from './ledger-session.ts'
import { useAnnotatorName } from './use-annotator-name.ts'

/** Values shown before she asks for the others. */
const fewValues = 6

/** What narrows the list, with how many each would show. */
export function LedgerFacets({ scheme }: { readonly scheme: Scheme }) {
  const t = useText()
  const facets = useLedger(state => state.page?.facets ?? null)
  const choice = useLedger(state => state.filter.facets)
  const isNarrowed = facetNames.some(name => name !== 'annotator' && choice[name].length > 0)
  return (
    <aside className="ledger-facets" aria-label={t('ledger.facets.region')}>
      {facetNames.map(name => (
        <Facet key={name} name={name} values={facets?.[name] ?? []} chosen={choice[name]} scheme={scheme} />
      ))}
      {isNarrowed ? (
        <button
          type="button"
          className="btn quiet"
          onClick={() => ask({ facets: { ...noFacets, annotator: choice.annotator } })}
        >
          {t('ledger.facets.clear')}
        </button>
      ) : null}
    </aside>
  )
}

type Props = {
  readonly name: FacetName
  readonly values: readonly FacetValue[]
  readonly chosen: readonly string[]
  readonly scheme: Scheme
}

function Facet({ name, values, chosen, scheme }: Props) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const [isWhole, setWhole] = useState(false)
  const nameOf = useFacetNames(name, scheme)
  if (values.length === 0) return null
  const shown = isWhole ? values : values.filter(({ value }, at) => at < fewValues || chosen.includes(value))
  const hidden = values.length - shown.length
  return (
    <fieldset className="facet" data-facet={name}>
      <legend>{t(`ledger.facets.${name}`)}</legend>
      <div className="facet-values">
        {shown.map(value => (
          <button
            key={value.value}
            type="button"
            className="facet-value"
            aria-pressed={chosen.includes(value.value)}
            onClick={() => toggleFacet(name, value.value)}
          >
            {chosen.includes(value.value) ? <Check className="i s" aria-hidden /> : null}
            <bdi className="facet-name" {...(name === 'party' ? { dir: 'rtl', lang: 'ar' } : {})}>
              {nameOf(value)}
            </bdi>
            <span className="count">{toFigure(value.count, language)}</span>
          </button>
        ))}
      </div>
      {hidden > 0 || isWhole ? (
        <button type="button" className="facet-more" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t('ledger.facets.fewer') : t('ledger.facets.more', { count: hidden })}
          {isWhole ? <ChevronUp className="i s" aria-hidden /> : <ChevronDown className="i s" aria-hidden />}
        </button>
      ) : null}
    </fieldset>
  )
}

function useFacetNames(name: FacetName, scheme: Scheme): (value: FacetValue) => string {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const annotatorName = useAnnotatorName()
  const known = (names: Scheme['agreementStatuses'], id: string): string =>
    names.find(each => each.id === id)?.name[language] ?? id
  return ({ value, name: words }) => {
    switch (name) {
      case 'type':
        return known(scheme.agreementTypes, value)
      case 'status':
        return value === '' ? t('ledger.noStatus') : known(scheme.agreementStatuses, value)
      case 'party':
        return words ?? value
      case 'missing':
        return known(scheme.roleTypes, value)
      case 'violation':
        return violationName(value, language)
      case 'annotator':
        return annotatorName(value)
    }
  }
}
