import { ArrowDown, ArrowUp, Merge, Split, Trash2 } from 'lucide-react'
import { useStore } from 'zustand'
import type { Part, SchemeProblem } from '../../shared/edit/check-scheme.ts'
import type { Entries } from '../../shared/edit/scheme-edit.ts'
import { kindOf } from '../../shared/edit/scheme-lists.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import type { SchemeUsage } from '../../shared/model/scheme-usage.ts'
import { assertNever } from '../../shared/result.ts'
import { LabelSample } from '../article/label-sample.tsx'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { ToolButton } from '../ui/tool-button.tsx'
import { BothLanguages, FieldRow, TextField } from './fields.tsx'
import { LabelEditor } from './label-editor.tsx'
import { canMove, moveEntry } from './move-entry.ts'
import { codeFrom } from './new-entry.ts'
import { RoleEditor } from './role-editor.tsx'
import { draftEntry, entryShown, type SchemeSession, schemeStore } from './scheme-session.ts'
import { splitBegun } from './splitting.ts'
import { AgreementTypeEditor, CategoryEditor, RelationTypeEditor } from './type-editors.tsx'

export type EditorProps<P extends Part> = {
  /** As it would be with all she has written. */
  readonly scheme: Scheme
  /** Code it has in the corpus; null: it is new. */
  readonly id: string | null
  readonly entry: Entries[P]
  readonly usage: SchemeUsage | null
  readonly nameOf: (part: SchemeProblem['part'], id: string) => string
  readonly onChange: (entry: Entries[P]) => void
  /** Changes another entry along with it: one that gives up its key. */
  readonly onOther: <Q extends Part>(part: Q, id: string, change: (entry: Entries[Q]) => Entries[Q]) => void
}

type Props<P extends Part> = EditorProps<P> & { readonly part: P }

/** One entry of the scheme: name and code, what its kind has besides, and what can be done to it as a whole. */
export function EntryEditor<P extends Part>(props: Props<P>) {
  const t = useText()
  const { part, scheme, id, entry, usage, nameOf } = props
  const use = id === null ? undefined : usage?.[kindOf[part]][id]
  const write = (patch: Partial<Entries[Part]>): void => props.onChange({ ...entry, ...patch })
  const label = part === 'labels' ? scheme.labels.find(one => one.id === entry.id) : undefined
  const isCodeDrawn = id === null && (entry.id === '' || entry.id === codeFrom(part, entry.name.en))
  return (
    <section className="scheme-editor" aria-labelledby="entry-title">
      <header className="entry-head">
        {label ? <LabelSample label={label} /> : null}
        <h2 className="panel-title" id="entry-title">
          {id === null ? t(`scheme.new.${part}`) : nameOf(part, entry.id)}
        </h2>
        {id === null ? null : (
          <span className="dim" data-testid="entry-use">
            {use
              ? t('scheme.used', { count: use.count, articles: t('scheme.articles', { count: use.articles }) })
              : t('scheme.unused')}
          </span>
        )}
        <span className="spring" />
        {id === null ? null : <EntryActs part={part} id={id} scheme={scheme} nameOf={nameOf} />}
      </header>
      <BothLanguages
        name={t('scheme.name')}
        value={entry.name}
        onChange={name => write({ name, ...(isCodeDrawn ? { id: codeFrom(part, name.en) } : {}) })}
      />
      <FieldRow
        name={t('scheme.code')}
        hint={id !== null && entry.id !== id ? t('scheme.codeChanges', { id }) : undefined}
      >
        <TextField
          name={t('scheme.code')}
          value={entry.id}
          dir="ltr"
          code
          onChange={code => write({ id: code.replaceAll(/\s/gu, '_') })}
        />
      </FieldRow>
      <OwnFields {...props} />
    </section>
  )
}

type ActsProps = Pick<EditorProps<Part>, 'scheme' | 'nameOf'> & { readonly part: Part; readonly id: string }

function EntryActs({ part, id, scheme, nameOf }: ActsProps) {
  const t = useText()
  const isLast = scheme[part].length < 2
  const drafts = useStore(schemeStore, state => state.drafts)
  const standing = useApp(state => state.corpus?.scheme)
  const isFixed = (step: -1 | 1): boolean => !standing || !canMove(standing, drafts, part, id, step)
  const begun = splitBegun(scheme)
  return (
    <div className="tools">
      <ToolButton
        name={t('scheme.move.up')}
        keys="Alt ↑"
        disabled={isFixed(-1)}
        onPress={() => moveEntry(part, id, -1)}
      >
        <ArrowUp className="i s" />
      </ToolButton>
      <ToolButton
        name={t('scheme.move.down')}
        keys="Alt ↓"
        disabled={isFixed(1)}
        onPress={() => moveEntry(part, id, 1)}
      >
        <ArrowDown className="i s" />
      </ToolButton>
      {part === 'labels' && begun?.label === id ? (
        <button
          type="button"
          className="btn"
          data-act="goOn"
          onClick={() => schemeStore.setState({ splitting: begun })}
        >
          <Split className="i s" />
          {t('scheme.split.goOn', { name: nameOf('labels', id) })}
        </button>
      ) : part === 'labels' ? (
        <button
          type="button"
          className="btn quiet"
          data-act="split"
          title={t('scheme.split.tip')}
          onClick={() => schemeStore.setState({ question: { ask: 'split', label: id } })}
        >
          <Split className="i s" />
          {t('scheme.split.go')}
        </button>
      ) : null}
      <button
        type="button"
        className="btn quiet"
        data-act="delete"
        title={t('scheme.delete.tip')}
        onClick={() => schemeStore.setState({ question: { ask: 'delete', part, id } })}
      >
        {isLast ? <Trash2 className="i s" /> : <Merge className="i s" />}
        {t(isLast ? 'scheme.delete.go' : 'scheme.delete.orMerge')}
      </button>
    </div>
  )
}

/** The fields of its kind. A part and its entry belong together; the switch tells the compiler so. */
function OwnFields<P extends Part>({ part, ...props }: Props<P>) {
  const own = <Q extends Part>(): EditorProps<Q> => props as unknown as EditorProps<Q>
  const known: Part = part
  switch (known) {
    case 'labels':
      return <LabelEditor {...own<'labels'>()} />
    case 'roleTypes':
      return <RoleEditor {...own<'roleTypes'>()} />
    case 'agreementTypes':
      return <AgreementTypeEditor {...own<'agreementTypes'>()} />
    case 'relationTypes':
      return <RelationTypeEditor {...own<'relationTypes'>()} />
    case 'categories':
      return <CategoryEditor {...own<'categories'>()} />
    case 'agreementStatuses':
      return null
    default:
      return assertNever(known)
  }
}

/** Changes another entry as well, whatever she has written of it so far. */
export function draftOther<Q extends Part>(
  scheme: Scheme,
  drafts: SchemeSession['drafts'],
  part: Q,
  id: string,
  change: (entry: Entries[Q]) => Entries[Q],
): void {
  const entry = entryShown(scheme, drafts, part, id)
  if (entry) draftEntry(scheme, part, id, change(entry))
}
