import { attributeTypesOf, strangeAttributes } from '../../../shared/edit/attributes.ts'
import type { Entity } from '../../../shared/model/records.ts'
import { useApp } from '../../state/app.ts'
import type { OpenArticle } from '../open-article.ts'
import { AttributeField, StrangeAttribute } from './attribute-field.tsx'

type Props = { readonly article: OpenArticle; readonly mention: Entity; readonly readOnly: boolean }

/** What else is said of a mention: a line for each attribute of its label, and for what the scheme does not know. */
export function MentionAttributes({ article, mention, readOnly }: Props) {
  const language = useApp(state => state.settings.language)
  const { scheme } = article.store.getState()
  const types = attributeTypesOf(mention, scheme) ?? []
  const strange = strangeAttributes(mention, scheme).filter(([id]) => types.every(type => type.id !== id))
  return (
    <>
      {types.map(type => (
        <div key={type.id} className="attribute-line" data-attribute={type.id}>
          <dt>{type.name[language]}</dt>
          <dd>
            <AttributeField
              key={mention.id}
              type={type}
              value={mention.attributes[type.id]}
              readOnly={readOnly}
              onSet={value => article.run({ do: 'attribute', id: mention.id, attribute: type.id, value })}
              onLeave={() => article.view.text.focus({ preventScroll: true })}
            />
          </dd>
        </div>
      ))}
      {strange.map(([id, value]) => (
        <div key={id} className="attribute-line" data-attribute={id}>
          <dt>
            <bdi>{id}</bdi>
          </dt>
          <dd>
            <StrangeAttribute
              name={id}
              value={value}
              onClear={
                readOnly ? null : () => article.run({ do: 'attribute', id: mention.id, attribute: id, value: null })
              }
            />
          </dd>
        </div>
      ))}
    </>
  )
}
