import { type AttributeValue, attributeTypesOf, withAttribute } from '../../../shared/edit/attributes.ts'
import { changeEntity } from '../../../shared/edit/change-entity.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import type { ArticleSession } from '../article-session.ts'

/** Sets an attribute of a mention, or takes it away (null): one commit. */
export function setAttribute(
  { store, commit, say }: ArticleSession,
  id: RecordId,
  attribute: string,
  value: AttributeValue | null,
): void {
  const { index, scheme } = store.getState()
  const mention = index.get(id)
  if (!mention) return
  const attributes = withAttribute(mention.attributes, attribute, value)
  if (!commit('setAttribute', context => changeEntity(context, id, { attributes }))) return
  const type = attributeTypesOf(mention, scheme)?.find(one => one.id === attribute)
  say({ said: 'attribute', attribute, type, value })
}
