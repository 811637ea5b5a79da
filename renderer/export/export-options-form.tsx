import type { ExportOptions } from '../../shared/formats/export-options.ts'
import type { ExportOption, Format } from '../../shared/formats/format.ts'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { Choice } from './choice.tsx'
import { SplitOption } from './split-option.tsx'

type Props = {
  readonly format: Format
  readonly options: ExportOptions
  readonly onChange: (patch: Partial<ExportOptions>) => void
}

/** The choices that change what this format writes, and no others. */
export function ExportOptionsForm({ format, options, onChange }: Props) {
  const t = useText()
  // Where the scheme has never changed no layer can follow an older one.
  const hasOlder = useApp(state => (state.corpus?.scheme.revision ?? 0) > 0)
  const has = (option: ExportOption): boolean => format.options.includes(option)
  return (
    <section className="options" aria-label={t('export.options.title')}>
      {has('layer') && format.layers === 'chosen' ? (
        <Choice
          name={t('export.options.layer')}
          chosen={options.layer}
          onChoose={layer => onChange({ layer })}
          values={[
            { value: 'own', text: t('export.options.own') },
            { value: 'gold', text: t('export.options.gold') },
          ]}
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
      {has('borders') ? (
        <Choice
          name={t('export.options.borders')}
          chosen={options.borders}
          onChoose={borders => onChange({ borders })}
          hint={t(`export.hints.${options.borders}`)}
          values={[
            { value: 'word', text: t('export.options.word') },
            { value: 'clitic', text: t('export.options.clitic') },
            { value: 'gold', text: t('export.options.exact') },
          ]}
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
      {has('split') ? <SplitOption split={options.split} onChange={split => onChange({ split })} /> : null}
    </section>
  )
}
