import { ChevronDown, ChevronLeft, ChevronRight } from 'lucide-react'
import type { LedgerGroup } from '../../shared/model/ledger.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import { useApp } from '../state/app.ts'
import { toFigure } from '../strings/figures.ts'
import { type Language, useText } from '../strings/text.ts'
import type { Heading } from './ledger-lines.ts'

type Props = { readonly heading: Heading; readonly group: LedgerGroup; readonly scheme: Scheme }

/** What the agreements below it have in common, and how many they are. */
export function GroupHeading({ heading, group, scheme }: Props) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const Folded = language === 'ar' ? ChevronLeft : ChevronRight
  return (
    <span className="group-heading" data-closed={heading.isClosed ? '' : undefined}>
      {heading.isClosed ? <Folded className="i" aria-hidden /> : <ChevronDown className="i" aria-hidden />}
      <bdi className="group-name">
        {heading.heading === '' ? t(`ledger.group.without.${group}`) : nameOf(heading, group, scheme, language)}
      </bdi>
      <span className="count">{toFigure(heading.count, language)}</span>
      <span className="unseen">{t(heading.isClosed ? 'ledger.group.isClosed' : 'ledger.group.isOpen')}</span>
    </span>
  )
}

function nameOf({ heading, name }: Heading, group: LedgerGroup, scheme: Scheme, language: Language): string {
  switch (group) {
    case 'party':
      return name ?? heading
    case 'type':
      return scheme.agreementTypes.find(({ id }) => id === heading)?.name[language] ?? heading
    case 'country':
      return new Intl.DisplayNames([language], { type: 'region' }).of(heading) ?? heading
    case 'month':
      return new Intl.DateTimeFormat(language === 'ar' ? 'ar-u-nu-latn' : 'en', {
        month: 'long',
        year: 'numeric',
        timeZone: 'UTC',
      }).format(new Date(`${heading}-01T00:00:00Z`))
  }
}
