// biome-ignore-all lint/a11y/useSemanticElements: rows of a treegrid whose cells hold fields, which is no table
// biome-ignore-all lint/a11y/useFocusableInteractive: the fields in the cells hold the focus
import { attributeTypesOf } from '../../../shared/edit/attributes.ts'
import type { Agreement } from '../../../shared/model/records.ts'
import { AttributeField } from '../attributes/attribute-field.tsx'
import { usePane } from './pane-context.ts'

/** What else is said of an agreement: a line for each attribute of its type. What the scheme does not know is among the warnings. */
export function FrameAttributes({ agreement }: { readonly agreement: Agreement }) {
  const { article, deeds, language, readOnly } = usePane()
  const types = attributeTypesOf(agreement, article.store.getState().scheme) ?? []
  return types
    .filter(({ id }) => id !== 'status')
    .map(type => (
      <div key={type.id} role="row" aria-level={2} className="role" data-attribute={type.id}>
        <div role="rowheader" className="role-name">
          <span className="cap" />
          {type.name[language]}
        </div>
        <div role="gridcell" className="attribute-cell">
          <AttributeField
            type={type}
            value={agreement.attributes[type.id]}
            readOnly={readOnly}
            onSet={value => deeds.edit(agreement.id, { edit: 'attribute', attribute: type.id, value })}
            onLeave={() => article.view.text.focus({ preventScroll: true })}
          />
        </div>
      </div>
    ))
}
