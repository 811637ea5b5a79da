import type { RoleType } from '../../shared/model/scheme.ts'
import { useText } from '../strings/text.ts'
import type { EditorProps } from './entry-editor.tsx'
import { BothLanguages, CheckField, FieldRow, SelectField } from './fields.tsx'
import { KeyField } from './key-field.tsx'
import { NumberField } from './number-field.tsx'
import { PickMany } from './pick-many.tsx'
import { pickableLabels } from './pickable-labels.ts'

const referents = ['person', 'party'] as const

/** A role with what may fill it, how often, and what its title or side points to. */
export function RoleEditor({ scheme, entry, nameOf, onChange, onOther }: EditorProps<'roleTypes'>) {
  const t = useText()
  const set = (patch: Partial<RoleType>): void => onChange({ ...entry, ...patch })
  return (
    <>
      <PickMany
        name={t('scheme.role.labels')}
        hint={t(entry.labels.length === 0 ? 'scheme.role.anyLabel' : 'scheme.role.theseLabels')}
        all={pickableLabels(scheme, nameOf)}
        chosen={entry.labels}
        onChange={labels => set({ labels })}
      />
      <FieldRow name={t('scheme.role.span')}>
        <CheckField text={t('scheme.role.spanText')} isOn={entry.span} onChange={span => set({ span })} />
      </FieldRow>
      <FieldRow name={t('scheme.role.howMany')}>
        <NumberField
          name={t('scheme.role.minimum')}
          value={entry.minimum}
          onChange={minimum => set({ minimum: minimum ?? 0 })}
        />
        <NumberField
          name={t('scheme.role.maximum')}
          value={entry.maximum}
          least={1}
          onChange={maximum => set({ maximum })}
        />
      </FieldRow>
      <FieldRow name={t('scheme.role.of')} hint={t(`scheme.role.ofHint.${entry.of ?? 'none'}`)}>
        <SelectField
          name={t('scheme.role.of')}
          value={entry.of ?? ''}
          onChange={value => set({ of: referents.find(one => one === value) ?? null })}
          options={[
            { value: '', text: t('scheme.role.ofNone') },
            ...referents.map(one => ({ value: one, text: t(`scheme.role.ofs.${one}`) })),
          ]}
        />
      </FieldRow>
      <KeyField
        part="roleTypes"
        id={entry.id}
        value={entry.key}
        scheme={scheme}
        onChange={key => set({ key })}
        onOther={(other, key) => onOther('roleTypes', other, role => ({ ...role, key }))}
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
