import { ChevronDown, Pencil, Save, Trash2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { ExportOptions } from '../../shared/formats/export-options.ts'
import { type ExportPresets, presetNameSchema } from '../../shared/formats/export-presets.ts'
import { useText } from '../strings/text.ts'
import { MenuButton } from '../ui/menu-button.tsx'
import { MenuRow } from '../ui/menu-row.tsx'
import { Question } from '../ui/question.tsx'
import { isSameChoice } from './same-choice.ts'
import { usePresets } from './use-presets.ts'

type Props = { readonly options: ExportOptions; readonly onChoose: (options: ExportOptions) => void }

/** Choices under names: taken, kept, called otherwise, let go. */
export function PresetBar({ options, onChoose }: Props) {
  const t = useText()
  const [presets, put] = usePresets()
  const [asking, setAsking] = useState<'save' | 'rename' | null>(null)
  const [last, setLast] = useState<string | null>(null)
  const names = Object.keys(presets).sort()
  const same = names.find(name => isSameChoice(presets[name], options)) ?? null
  const changed = same === null && last !== null && presets[last] !== undefined ? last : null
  const without = (name: string): ExportPresets =>
    Object.fromEntries(Object.entries(presets).filter(([other]) => other !== name))
  const keep = async (name: string): Promise<void> => {
    const others = asking === 'rename' && same !== null ? without(same) : presets
    if (await put({ ...others, [name]: options })) setLast(name)
    setAsking(null)
  }
  return (
    <div className="presets">
      <span>{t('export.presets.title')}</span>
      <MenuButton
        name={`${t('export.presets.title')}: ${same ?? t('export.presets.none')}`}
        className="btn choose"
        face={
          <>
            <bdi>{same ?? t('export.presets.none')}</bdi>
            <ChevronDown className="i s" />
          </>
        }
        selectionMode="single"
        selectedKeys={same === null ? [] : [same]}
        onAction={key => {
          const chosen = presets[String(key)]
          if (!chosen) return
          setLast(String(key))
          onChoose(chosen)
        }}
      >
        {names.map(name => (
          <MenuRow key={name} id={name} text={name} ticked />
        ))}
        {names.length === 0 ? <MenuRow id="" text={t('export.presets.empty')} /> : null}
      </MenuButton>
      {changed === null ? null : (
        <button type="button" className="btn quiet" onClick={() => void put({ ...presets, [changed]: options })}>
          <Save className="i" />
          {t('export.presets.update', { name: changed })}
        </button>
      )}
      {same === null ? (
        <button type="button" className="btn quiet" onClick={() => setAsking('save')}>
          <Save className="i" />
          {t('export.presets.save')}
        </button>
      ) : (
        <>
          <button type="button" className="btn quiet" onClick={() => setAsking('rename')}>
            <Pencil className="i" />
            {t('export.presets.rename')}
          </button>
          <button
            type="button"
            className="tool"
            aria-label={t('export.presets.delete', { name: same })}
            title={t('export.presets.delete', { name: same })}
            onClick={() => void put(without(same))}
          >
            <Trash2 className="i" />
          </button>
        </>
      )}
      {asking === null ? null : (
        <NameQuestion
          title={t(asking === 'save' ? 'export.presets.nameTitle' : 'export.presets.renameTitle')}
          first={asking === 'rename' && same !== null ? same : options.format}
          taken={names.filter(name => name !== same)}
          onName={keep}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  )
}

type NameProps = {
  readonly title: string
  readonly first: string
  readonly taken: readonly string[]
  readonly onName: (name: string) => Promise<void>
  readonly onClose: () => void
}

function NameQuestion({ title, first, taken, onName, onClose }: NameProps) {
  const t = useText()
  const [draft, setDraft] = useState(first)
  const name = presetNameSchema.safeParse(draft)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (name.success) void onName(name.data)
  }
  return (
    <Question title={title} onClose={onClose}>
      <form onSubmit={submit} className="preset-name">
        <div className="field">
          <input
            type="text"
            dir="auto"
            // biome-ignore lint/a11y/noAutofocus: the dialog asks for nothing else
            autoFocus
            aria-label={t('export.presets.name')}
            value={draft}
            maxLength={80}
            onFocus={event => event.target.select()}
            onChange={event => setDraft(event.target.value)}
          />
        </div>
        <p className="hint" role="status">
          {name.success && taken.includes(name.data) ? t('export.presets.taken') : t('export.presets.hint')}
        </p>
        <div className="acts">
          <button type="submit" className="btn first" disabled={!name.success}>
            {t('export.presets.confirm')}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {t('export.presets.cancel')}
          </button>
        </div>
      </form>
    </Question>
  )
}
