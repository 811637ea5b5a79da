import { ownedKey } from '../../shared/edit/scheme-mapping.ts'
import type { AgreementType, RelationType } from '../../shared/model/scheme.ts'
import { useText } from '../strings/text.ts'
import { AttributesField } from './attributes-field.tsx'
import type { EditorProps } from './entry-editor.tsx'
import { BothLanguages, FieldRow } from './fields.tsx'
import { KeyField } from './key-field.tsx'
import { PickMany } from './pick-many.tsx'
import { pickableLabels } from './pickable-labels.ts'
import { schemeStore } from './scheme-session.ts'
import { ValuesField } from './values-field.tsx'

/** An agreement type: its roles, and what can be said of it. */
export function AgreementTypeEditor({ scheme, id, entry, usage, nameOf, onChange }: EditorProps<'agreementTypes'>) {
  const t = useText()
  const set = (patch: Partial<AgreementType>): void => onChange({ ...entry, ...patch })
  return (
    <>
      <PickMany
        name={t('scheme.type.roles')}
        all={scheme.roleTypes.map(role => ({ id: role.id, name: nameOf('roleTypes', role.id) }))}
        chosen={entry.roles}
        onChange={roles => set({ roles })}
      />
      <BothLanguages
        name={t('scheme.description')}
        value={entry.description ?? { ar: '', en: '' }}
        onChange={description => set({ description })}
        long
      />
      <AttributesField
        attributes={entry.attributes ?? []}
        countOf={attribute => usage?.typeAttributes[ownedKey(id ?? '', attribute)]?.count ?? 0}
        onChange={attributes => set({ attributes })}
      />
    </>
  )
}

/** A relation between two marks: what may stand at either end. */
export function RelationTypeEditor({ scheme, entry, nameOf, onChange, onOther }: EditorProps<'relationTypes'>) {
  const t = useText()
  const set = (patch: Partial<RelationType>): void => onChange({ ...entry, ...patch })
  const all = pickableLabels(scheme, nameOf)
  return (
    <>
      <PickMany
        name={t('scheme.relation.from')}
        {...(entry.from.length === 0 ? { hint: t('scheme.role.anyLabel') } : {})}
        all={all}
        chosen={entry.from}
        onChange={from => set({ from })}
      />
      <PickMany
        name={t('scheme.relation.to')}
        {...(entry.to.length === 0 ? { hint: t('scheme.role.anyLabel') } : {})}
        all={all}
        chosen={entry.to}
        onChange={to => set({ to })}
      />
      <KeyField
        part="relationTypes"
        id={entry.id}
        value={entry.key ?? null}
        scheme={scheme}
        onChange={key => set({ key })}
        onOther={(other, key) => onOther('relationTypes', other, type => ({ ...type, key }))}
      />
      <BothLanguages
        name={t('scheme.description')}
        value={entry.description ?? { ar: '', en: '' }}
        onChange={description => set({ description })}
        long
      />
    </>
  )
}

/** A category of articles and its values. */
export function CategoryEditor({ id, entry, usage, onChange }: EditorProps<'categories'>) {
  const t = useText()
  return (
    <FieldRow name={t('scheme.category.values')}>
      <ValuesField
        name={t('scheme.category.value')}
        part="categories"
        values={entry.values}
        countOf={value => usage?.values[ownedKey(id ?? '', value)]?.count ?? 0}
        onChange={values => onChange({ ...entry, values })}
        {...(id === null
          ? {}
          : {
              onDelete: (value: string) =>
                schemeStore.setState({ question: { ask: 'deleteValue', category: id, value } }),
            })}
      />
    </FieldRow>
  )
}
