import { ownedKey } from '../../shared/edit/scheme-mapping.ts'
import type { Label } from '../../shared/model/scheme.ts'
import { LabelSample } from '../article/label-sample.tsx'
import { useText } from '../strings/text.ts'
import { AttributesField } from './attributes-field.tsx'
import { ColourField } from './colour-field.tsx'
import type { EditorProps } from './entry-editor.tsx'
import { ExamplesField } from './examples-field.tsx'
import { BothLanguages, CheckField, FieldRow, SegField, SelectField } from './fields.tsx'
import { KeyField } from './key-field.tsx'

const lines = ['solid', 'dotted', 'double'] as const

/** Everything a label is. */
export function LabelEditor({ scheme, id, entry, usage, nameOf, onChange, onOther }: EditorProps<'labels'>) {
  const t = useText()
  const set = (patch: Partial<Label>): void => onChange({ ...entry, ...patch })
  const others = scheme.labels.filter(label => label.id !== entry.id)
  return (
    <>
      <FieldRow name={t('scheme.label.state')}>
        <CheckField text={t('scheme.label.enabled')} isOn={entry.enabled} onChange={enabled => set({ enabled })} />
      </FieldRow>
      <ColourField
        colour={entry.colour}
        line={entry.line}
        used={others.map(label => label.colour)}
        onChange={colour => set({ colour })}
      />
      <FieldRow name={t('scheme.label.line')} hint={t(`scheme.label.lineHint.${entry.line}`)}>
        <SegField
          name={t('scheme.label.line')}
          value={entry.line}
          onChange={line => set({ line })}
          options={lines.map(line => ({
            value: line,
            face: (
              <span className="line-face">
                <LabelSample label={{ ...entry, line }} />
                {t(`scheme.label.lines.${line}`)}
              </span>
            ),
          }))}
        />
      </FieldRow>
      <KeyField
        part="labels"
        id={entry.id}
        value={entry.key}
        scheme={scheme}
        onChange={key => set({ key })}
        onOther={(other, key) => onOther('labels', other, label => ({ ...label, key }))}
      />
      <FieldRow name={t('scheme.label.parent')}>
        <SelectField
          name={t('scheme.label.parent')}
          value={entry.parent ?? ''}
          onChange={parent => set({ parent: parent === '' ? null : parent })}
          options={[
            { value: '', text: t('scheme.label.noParent') },
            ...others.map(label => ({ value: label.id, text: nameOf('labels', label.id) })),
          ]}
        />
      </FieldRow>
      <BothLanguages
        name={t('scheme.description')}
        value={entry.description}
        onChange={description => set({ description })}
        long
      />
      <ExamplesField
        examples={entry.examples}
        drawn={usage?.examples[id ?? ''] ?? []}
        onChange={examples => set({ examples })}
      />
      <AttributesField
        attributes={entry.attributes ?? []}
        countOf={attribute => usage?.labelAttributes[ownedKey(id ?? '', attribute)]?.count ?? 0}
        onChange={attributes => set({ attributes })}
      />
    </>
  )
}
