// biome-ignore-all lint/a11y/useSemanticElements: rows of a treegrid whose cells hold buttons, which is no table
// biome-ignore-all lint/a11y/useFocusableInteractive: the buttons in the cells hold the focus
import { TriangleAlert } from 'lucide-react'
import { attributeTypesOf } from '../../../shared/edit/attributes.ts'
import type { Agreement } from '../../../shared/model/records.ts'
import { surfaceOf } from '../../../shared/model/surface.ts'
import { assertNever } from '../../../shared/result.ts'
import { useText } from '../../strings/text.ts'
import { wordsOfValue } from '../attributes/attribute-words.ts'
import { shorten } from '../mention-facts.ts'
import { spansOf } from './frame-pieces.ts'
import type { Fix, FrameWarning } from './frame-warnings.ts'
import { usePane } from './pane-context.ts'

type Props = { readonly agreement: Agreement; readonly warnings: readonly FrameWarning[] }

/** What does not fit the scheme, in words, each with what helps. Nothing is refused for it. */
export const WarningRows = ({ agreement, warnings }: Props) =>
  warnings.map(warning => (
    <WarningRow
      key={`${warning.code} ${'at' in warning ? warning.at : ''} ${'role' in warning ? warning.role.id : 'attribute' in warning ? warning.attribute : ''}`}
      agreement={agreement}
      warning={warning}
    />
  ))

function WarningRow({ agreement, warning }: { readonly agreement: Agreement; readonly warning: FrameWarning }) {
  const { readOnly } = usePane()
  const says = useWarningWords(agreement, warning)
  return (
    <div role="row" aria-level={2} className="frame-warning">
      <div role="gridcell" className="warning-words">
        <TriangleAlert className="i s" aria-hidden />
        <span>{says}</span>
      </div>
      <div role="gridcell">
        {readOnly || !warning.fix ? null : <FixButton agreement={agreement} fix={warning.fix} />}
      </div>
    </div>
  )
}

function useWarningWords(agreement: Agreement, warning: FrameWarning): string {
  const t = useText()
  const { article, language } = usePane()
  const { scheme, index, document } = article.store.getState()
  const filled = 'at' in warning ? agreement.roles[warning.at] : undefined
  const spans = filled && spansOf(filled.filler, index)
  const words = spans ? shorten(surfaceOf(document.text, spans), 40) : t('framePane.gone')
  const roleName = (id: string): string => scheme.roleTypes.find(one => one.id === id)?.name[language] ?? id
  switch (warning.code) {
    case 'role-few':
      return t('framePane.warn.role-few', { role: warning.role.name[language], minimum: warning.role.minimum })
    case 'role-many':
      return t('framePane.warn.role-many', { role: warning.role.name[language], maximum: warning.role.maximum ?? 0 })
    case 'role-label': {
      const mention = filled && 'entity' in filled.filler ? index.get(filled.filler.entity) : undefined
      const label = scheme.labels.find(({ id }) => id === mention?.label)?.name[language] ?? mention?.label ?? ''
      return t('framePane.warn.role-label', { words, label, role: warning.role.name[language] })
    }
    case 'role-span':
      return t('framePane.warn.role-span', { words, role: warning.role.name[language] })
    case 'role-unknown':
      return t('framePane.warn.role-unknown', { role: roleName(filled?.role ?? '') })
    case 'missing-record':
      return t('framePane.warn.missing-record', { role: roleName(filled?.role ?? '') })
    case 'person-side':
    case 'title-person':
    case 'fills-itself':
      return t(`framePane.warn.${warning.code}`, { words })
    case 'missing-of':
      return t('framePane.warn.missing-of', { words })
    case 'type-unknown':
      return t('framePane.warn.type-unknown', { type: agreement.type })
    case 'status-unknown':
      return t('framePane.warn.status-unknown', { status: String(agreement.attributes.status) })
    case 'attribute-unknown': {
      const type = attributeTypesOf(agreement, scheme)?.find(({ id }) => id === warning.attribute)
      const value = wordsOfValue(type, warning.value, t, language)
      return t('attributes.warn', { name: type?.name[language] ?? warning.attribute, value })
    }
    case 'no-trigger':
      return t('framePane.warn.no-trigger')
    default:
      return assertNever(warning)
  }
}

function FixButton({ agreement, fix }: { readonly agreement: Agreement; readonly fix: Fix }) {
  const t = useText()
  const { article, deeds, language } = usePane()
  const { scheme } = article.store.getState()
  const nameIn = (
    list: readonly { readonly id: string; readonly name: { readonly ar: string; readonly en: string } }[],
    id: string,
  ): string => list.find(one => one.id === id)?.name[language] ?? id
  const [words, act] = ((): readonly [string, () => void] => {
    switch (fix.do) {
      case 'fill':
        return [t('framePane.fix.fill'), () => deeds.fillHere(agreement.id, fix.role)]
      case 'takeOut':
        return [t('framePane.fix.takeOut'), () => deeds.takeOut(agreement, fix.filled)]
      case 'move':
        return [
          t('framePane.fix.move', { role: nameIn(scheme.roleTypes, fix.role) }),
          () => deeds.edit(agreement.id, { edit: 'move', at: fix.at, to: { role: fix.role, before: null } }),
        ]
      case 'mark':
        return [
          t('framePane.fix.mark', { label: nameIn(scheme.labels, fix.label) }),
          () => deeds.edit(agreement.id, { edit: 'mark', filled: fix.filled, label: fix.label }),
        ]
      case 'clearOf':
        return [
          t('framePane.fix.clear'),
          () => deeds.edit(agreement.id, { edit: 'setOf', filled: fix.filled, of: null }),
        ]
      case 'clearStatus':
        return [t('framePane.fix.clear'), () => deeds.edit(agreement.id, { edit: 'change', change: { status: null } })]
      case 'clearAttribute':
        return [
          t('framePane.fix.clear'),
          () => deeds.edit(agreement.id, { edit: 'attribute', attribute: fix.attribute, value: null }),
        ]
      case 'setType':
        return [
          t('framePane.fix.choose', { type: nameIn(scheme.agreementTypes, fix.type) }),
          () => deeds.edit(agreement.id, { edit: 'change', change: { type: fix.type } }),
        ]
      case 'setTrigger':
        return [t('framePane.fix.trigger'), () => deeds.setTrigger(agreement.id, { spans: deeds.chosen() ?? [] })]
      default:
        return assertNever(fix)
    }
  })()
  return (
    <button
      type="button"
      data-stop
      className="plain-link"
      // The selection in the text must outlive the press.
      onMouseDown={event => event.preventDefault()}
      onClick={act}
    >
      {words}
    </button>
  )
}
