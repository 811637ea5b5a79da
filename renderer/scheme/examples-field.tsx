import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useText } from '../strings/text.ts'
import { ToolButton } from '../ui/tool-button.tsx'
import { FieldRow, TextField } from './fields.tsx'

type Props = {
  readonly examples: readonly string[]
  /** What marks of this label say in her layers, the most frequent first. */
  readonly drawn: readonly string[]
  readonly onChange: (examples: readonly string[]) => void
}

const offered = 6

/** What stands under a label as examples; those of the corpus are one press away. */
export function ExamplesField({ examples, drawn, onChange }: Props) {
  const t = useText()
  const [written, setWritten] = useState('')
  const add = (text: string): void => {
    if (text !== '' && !examples.includes(text)) onChange([...examples, text])
  }
  const more = drawn.filter(text => !examples.includes(text)).slice(0, offered)
  return (
    <FieldRow name={t('scheme.label.examples')}>
      {examples.length === 0 ? null : (
        <ul className="examples">
          {examples.map(text => (
            <li key={text}>
              <bdi className="naskh" lang="ar">
                {text}
              </bdi>
              <ToolButton
                name={t('scheme.label.dropExample', { text })}
                onPress={() => onChange(examples.filter(other => other !== text))}
              >
                <X className="i s" />
              </ToolButton>
            </li>
          ))}
        </ul>
      )}
      <form
        className="add-example"
        onSubmit={event => {
          event.preventDefault()
          add(written.trim())
          setWritten('')
        }}
      >
        <TextField name={t('scheme.label.newExample')} value={written} onChange={setWritten} dir="rtl" />
        <button type="submit" className="btn quiet" disabled={written.trim() === ''}>
          {t('scheme.add')}
        </button>
      </form>
      <div className="drawn">
        <span className="dim">{t(more.length === 0 ? 'scheme.label.noneDrawn' : 'scheme.label.drawn')}</span>
        {more.map(text => (
          <button
            key={text}
            type="button"
            className="pick"
            title={t('scheme.label.takeExample', { text })}
            onClick={() => add(text)}
          >
            <Plus className="i s" />
            <bdi className="naskh" lang="ar">
              {text}
            </bdi>
          </button>
        ))}
      </div>
    </FieldRow>
  )
}
