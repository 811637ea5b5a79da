import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { columnRoles, isRoleColumn } from '../../shared/ledger/ledger-roles.ts'
import type { EvidencePart, Passage } from '../../shared/model/evidence.ts'
import type { LedgerColumn, LedgerRow } from '../../shared/model/ledger.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { Keycap } from '../ui/keycap.tsx'
import { ToolButton } from '../ui/tool-button.tsx'
import { EvidencePassage } from './evidence-passage.tsx'
import { setView } from './ledger-session.ts'
import type { FoundEvidence } from './use-evidence.ts'

/** Whether a part fills a role of the column with the cursor; a column of no roles means the trigger. */
export function isLit(part: EvidencePart, column: LedgerColumn): boolean {
  if (!isRoleColumn(column)) return part.kind === 'trigger'
  const roles: readonly string[] = columnRoles[column]
  return part.role !== null && roles.includes(part.role)
}

type Props = {
  readonly row: LedgerRow
  readonly nth: number
  readonly found: FoundEvidence
  readonly cell: LedgerColumn
  readonly scheme: Scheme
  readonly onOpen: () => void
}

/** The words of the article that say what a row says, as footnotes to the table. */
export function EvidenceStrip({ row, nth, found, cell, scheme, onOpen }: Props) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const scroller = useRef<HTMLDivElement>(null)
  const { evidence, at } = found
  // The passage she is at comes into sight; what is read is never moved.
  useEffect(() => {
    const here = scroller.current?.querySelector<HTMLElement>(`[data-passage="${at?.passage ?? 0}"]`)
    here?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [at])
  const type = scheme.agreementTypes.find(({ id }) => id === row.type)?.name[language] ?? row.type
  return (
    <section className="evidence" aria-label={t('ledger.evidence.region')} data-testid="evidence">
      <div className="evidence-head">
        <h2 className="panel-title">{t('ledger.evidence.region')}</h2>
        <span className="dim">
          {nth} · <bdi>{type}</bdi> · <bdi>{row.name}</bdi>
        </span>
        <span className="spring" />
        <button type="button" className="btn quiet" onClick={onOpen}>
          {t('ledger.evidence.open')} <Keycap>↵</Keycap>
        </button>
        <ToolButton name={t('ledger.evidence.close')} keys="Esc" onPress={() => setView({ showsEvidence: false })}>
          <X className="i" />
        </ToolButton>
      </div>
      {evidence === null || evidence.passages.length === 0 ? (
        <p className="dim">{evidence === null ? '' : t('ledger.evidence.none')}</p>
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: no fields are grouped
        <div
          className="evidence-scroll"
          ref={scroller}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys
          tabIndex={0}
          role="group"
          aria-label={t('ledger.evidence.region')}
        >
          {evidence.passages.map((passage, nthPassage) => (
            <figure className="footnote" key={`${passage.start}`} data-passage={nthPassage}>
              <figcaption>
                <span className="footnote-head" dir={language === 'ar' ? 'rtl' : 'ltr'}>
                  <b>{t('article.mentions.paragraph', { number: passage.paragraph })}</b>{' '}
                  <span className="dim">{toRoleNames(passage, scheme, language, t('ledger.evidence.trigger'))}</span>
                </span>
              </figcaption>
              <EvidencePassage
                passage={passage}
                direction={evidence.direction}
                lang={evidence.language}
                labels={scheme.labels}
                isLit={part => isLit(part, cell)}
                here={at?.passage === nthPassage ? at.part : null}
              />
            </figure>
          ))}
        </div>
      )}
    </section>
  )
}

/** What a passage is evidence for. */
function toRoleNames(passage: Passage, scheme: Scheme, language: 'ar' | 'en', trigger: string): string {
  const names = passage.parts.map(({ role }) =>
    role === null ? trigger : (scheme.roleTypes.find(({ id }) => id === role)?.name[language] ?? role),
  )
  return [...new Set(names)].join(language === 'ar' ? '، ' : ', ')
}
