import { bordersSchema, type ExportOptions } from '../../shared/formats/export-options.ts'
import type { ExportOption, Format } from '../../shared/formats/format.ts'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { Choice } from './choice.tsx'
import { LabelsOption } from './labels-option.tsx'
import { LayerOption } from './layer-option.tsx'
import { PresetBar } from './preset-bar.tsx'
import { SplitOption } from './split-option.tsx'
import type { OptionsPatch } from './use-export-options.ts'

type Props = {
  readonly format: Format
  readonly options: ExportOptions
  /** Gold was chosen for her, since nothing of hers would go out. */
  readonly goldAtFirst: boolean
  /** Articles that go out; null while nobody knows. */
  readonly documents: number | null
  readonly onChange: (patch: OptionsPatch) => void
}

/** What a set of choices need not say. */
const unsaid = {
  labels: undefined,
  output: undefined,
  map: undefined,
  excel: undefined,
  boilerplate: undefined,
  offsets: undefined,
  relations: undefined,
} as const

/** The choices that change what this format writes, and no others. */
export function ExportOptionsForm({ format, options, goldAtFirst, documents, onChange }: Props) {
  const t = useText()
  // Where the scheme has never changed no layer can follow an older one.
  const hasOlder = useApp(state => (state.corpus?.scheme.revision ?? 0) > 0)
  const has = (option: ExportOption): boolean => format.options.includes(option)
  return (
    <section className="options" aria-label={t('export.options.title')}>
      <PresetBar
        options={options}
        // What a preset does not say goes without saying, whatever was chosen before.
        onChoose={preset => onChange({ ...unsaid, ...preset })}
      />
      {has('layer') && format.layers === 'chosen' ? (
        <LayerOption
          layer={options.layer}
          hint={goldAtFirst ? t('export.hints.goldAtFirst') : null}
          onChange={layer => onChange({ layer })}
        />
      ) : null}
      {has('statuses') ? (
        <Choice
          name={t('export.options.statuses')}
          chosen={options.statuses}
          onChoose={statuses => onChange({ statuses })}
          hint={options.statuses === 'all' ? t('export.hints.all') : undefined}
          values={[
            { value: 'done', text: t('export.options.done') },
            { value: 'all', text: t('export.options.all') },
          ]}
        />
      ) : null}
      <LabelsOption
        choice={options.labels}
        onChange={labels => onChange(labels === undefined ? { labels: undefined } : { labels })}
      />
      {has('borders') ? (
        <Choice
          name={t('export.options.borders')}
          chosen={options.borders}
          onChoose={borders => onChange({ borders })}
          hint={t(`export.borderHints.${options.borders}`)}
          values={bordersSchema.options.map(value => ({ value, text: t(`export.borders.${value}`) }))}
        />
      ) : null}
      {has('nesting') ? (
        <Choice
          name={t('export.options.nesting')}
          chosen={options.nesting}
          onChoose={nesting => onChange({ nesting })}
          values={[
            { value: 'outermost', text: t('export.options.outermost') },
            { value: 'innermost', text: t('export.options.innermost') },
            { value: 'longest', text: t('export.options.longest') },
          ]}
        />
      ) : null}
      {has('boilerplate') ? (
        <Choice
          name={t('export.options.boilerplate')}
          chosen={options.boilerplate ?? 'leave-out'}
          onChoose={boilerplate => onChange({ boilerplate })}
          hint={t(`export.boilerplateHints.${options.boilerplate ?? 'leave-out'}`)}
          values={[
            { value: 'leave-out', text: t('export.options.leaveOut') },
            { value: 'keep', text: t('export.options.keep') },
          ]}
        />
      ) : null}
      {has('tags') ? (
        <Choice
          name={t('export.options.tags')}
          chosen={options.tags}
          onChoose={tags => onChange({ tags })}
          latin
          values={[
            { value: 'IOB2', text: 'IOB2' },
            { value: 'BILOU', text: 'BILOU' },
            { value: 'BIOES', text: 'BIOES' },
          ]}
        />
      ) : null}
      {has('offsets') ? (
        <Choice
          name={t('export.options.offsets')}
          chosen={options.offsets ?? 'utf-16'}
          onChoose={offsets => onChange({ offsets })}
          hint={t('export.hints.offsets')}
          values={[
            { value: 'utf-16', text: t('export.options.utf16') },
            { value: 'code-point', text: t('export.options.codePoint') },
            { value: 'grapheme', text: t('export.options.grapheme') },
          ]}
        />
      ) : null}
      {has('relations') ? (
        <Choice
          name={t('export.options.relations')}
          chosen={options.relations ?? 'with'}
          onChoose={relations => onChange({ relations })}
          hint={t('export.hints.relations')}
          values={[
            { value: 'with', text: t('export.options.withRelations') },
            { value: 'without', text: t('export.options.withoutRelations') },
          ]}
        />
      ) : null}
      {has('excel') ? (
        <Choice
          name={t('export.options.tables')}
          chosen={options.excel ? 'excel' : 'plain'}
          onChoose={tables => onChange({ excel: tables === 'excel' })}
          hint={t(options.excel ? 'export.hints.excel' : 'export.hints.plainTables')}
          values={[
            { value: 'plain', text: t('export.options.plainTables') },
            { value: 'excel', text: t('export.options.excel') },
          ]}
        />
      ) : null}
      {hasOlder ? (
        <Choice
          name={t('export.options.older')}
          chosen={options.map ? 'map' : 'refuse'}
          onChoose={older => onChange({ map: older === 'map' })}
          hint={t('export.hints.older')}
          values={[
            { value: 'refuse', text: t('export.options.refuse') },
            { value: 'map', text: t('export.options.map') },
          ]}
        />
      ) : null}
      <Choice
        name={t('export.options.output')}
        chosen={options.output ?? 'plain'}
        onChoose={output => onChange({ output })}
        values={[
          { value: 'plain', text: t('export.options.plain') },
          { value: 'zip', text: t('export.options.zip') },
        ]}
      />
      {has('split') ? (
        <SplitOption split={options.split} documents={documents} onChange={split => onChange({ split })} />
      ) : null}
    </section>
  )
}
