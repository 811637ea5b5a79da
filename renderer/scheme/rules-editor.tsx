import type { Scheme } from '../../shared/model/scheme.ts'
import { useText } from '../strings/text.ts'
import { BothLanguages, FieldRow, SegField } from './fields.tsx'
import { draftName, draftPolicy } from './scheme-session.ts'

const nestings = ['any', 'other-label', 'never'] as const
const crossings = ['any', 'never'] as const

/** What holds for the whole scheme: its name, and what marks may hold of each other. */
export function RulesEditor({ scheme, sketch }: { readonly scheme: Scheme; readonly sketch: Scheme }) {
  const t = useText()
  const { policy } = sketch
  return (
    <section className="scheme-editor" aria-labelledby="rules-title">
      <header className="entry-head">
        <h2 className="panel-title" id="rules-title">
          {t('scheme.rooms.rules')}
        </h2>
      </header>
      <BothLanguages name={t('scheme.schemeName')} value={sketch.name} onChange={name => draftName(scheme, name)} />
      <FieldRow name={t('scheme.policy.nesting')} hint={t(`scheme.policy.nestingHint.${policy.nesting}`)}>
        <SegField
          name={t('scheme.policy.nesting')}
          value={policy.nesting}
          options={nestings.map(value => ({ value, face: t(`scheme.policy.nestings.${value}`) }))}
          onChange={nesting => draftPolicy(scheme, { ...policy, nesting })}
        />
      </FieldRow>
      <FieldRow name={t('scheme.policy.crossing')} hint={t(`scheme.policy.crossingHint.${policy.crossing}`)}>
        <SegField
          name={t('scheme.policy.crossing')}
          value={policy.crossing}
          options={crossings.map(value => ({ value, face: t(`scheme.policy.crossings.${value}`) }))}
          onChange={crossing => draftPolicy(scheme, { ...policy, crossing })}
        />
      </FieldRow>
      <p className="dim rule-note">{t('scheme.policy.note')}</p>
    </section>
  )
}
