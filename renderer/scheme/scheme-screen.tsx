// biome-ignore-all lint/a11y/noNoninteractiveTabindex: the middle scrolls, so it must be reached by keys
import '../article/article.css'
import './scheme.css'
import './scheme-asks.css'
import './scheme-fields.css'
import './scheme-narrow.css'
import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import type { Part } from '../../shared/edit/check-scheme.ts'
import { sketchEdits } from '../../shared/edit/scheme-edits.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import { useReady } from '../shell/use-ready.ts'
import { tell, useApp } from '../state/app.ts'
import { deedStore } from '../state/corpus-deeds.ts'
import { request } from '../state/request.ts'
import { useText } from '../strings/text.ts'
import { DeleteEntry, DeleteValue } from './delete-question.tsx'
import { EndSplit } from './end-split.tsx'
import { draftOther, EntryEditor } from './entry-editor.tsx'
import { GuidelinesEditor } from './guidelines-editor.tsx'
import { ImportQuestion } from './import-question.tsx'
import { newEntry } from './new-entry.ts'
import { PendingBar } from './pending-bar.tsx'
import { RulesEditor } from './rules-editor.tsx'
import { takeOver } from './save-scheme.ts'
import { SchemePreview } from './scheme-preview.tsx'
import { draftEntry, entryShown, forgetScheme, isRoomOfEntries, schemeStore } from './scheme-session.ts'
import { SchemeSide } from './scheme-side.tsx'
import { SplitQuestion } from './split-question.tsx'
import { SplitView } from './split-view.tsx'
import { splitBegun } from './splitting.ts'
import { useNameOf } from './use-name-of.ts'

/** What may be marked, and how: lists at the side, one entry in the middle, and what it would look like. */
export function SchemeScreen() {
  const scheme = useApp(state => state.corpus?.scheme)
  const path = useApp(state => state.corpus?.path)
  useEffect(() => {
    if (lastPath !== undefined && path !== lastPath) forgetScheme()
    lastPath = path
  }, [path])
  return scheme ? <OfCorpus scheme={scheme} /> : null
}

/** The corpus whose drafts are kept while she looks at another screen. */
let lastPath: string | undefined

function OfCorpus({ scheme }: { readonly scheme: Scheme }) {
  const t = useText()
  const isReadOnly = useApp(state => state.corpus?.readOnly ?? true)
  const { drafts, room, usage, chosen, splitting } = useStore(schemeStore)
  const sketch = useMemo(() => sketchEdits(scheme, [...drafts.values()]), [scheme, drafts])
  useUsage(scheme)
  useReady('scheme', usage !== null)
  useEffect(() => {
    document.addEventListener('keydown', takeByKey)
    return () => document.removeEventListener('keydown', takeByKey)
  }, [])
  const part = isRoomOfEntries(room) ? room : null
  const id = part === null ? null : idAt(scheme, part, chosen[part])
  const label = part === 'labels' ? (entryShown(scheme, drafts, 'labels', id) ?? null) : null
  return (
    <div className={room === 'guidelines' || splitting !== null ? 'scheme wide' : 'scheme'}>
      <SchemeSide scheme={sketch} isReadOnly={isReadOnly} />
      <main className="scheme-work" aria-labelledby="scheme-title">
        <h1 className="unseen" id="scheme-title">
          {t('scheme.title')}
        </h1>
        <div className="scheme-scroll" tabIndex={0}>
          {isReadOnly ? <p className="hint">{t('scheme.readOnly')}</p> : null}
          <div inert={isReadOnly}>
            {splitting !== null && splitBegun(scheme) !== null ? (
              <SplitView scheme={scheme} split={splitting} />
            ) : part !== null ? (
              <EntryAt key={`${part} ${id ?? '+'}`} scheme={scheme} sketch={sketch} part={part} id={id} />
            ) : room === 'rules' ? (
              <RulesEditor scheme={scheme} sketch={sketch} />
            ) : (
              <GuidelinesEditor />
            )}
          </div>
        </div>
        {room === 'guidelines' || splitting !== null ? null : <PendingBar scheme={scheme} sketch={sketch} />}
      </main>
      {room === 'guidelines' || splitting !== null ? null : (
        <SchemePreview scheme={sketch} label={label} examples={usage?.examples ?? {}} />
      )}
      <QuestionShown scheme={scheme} />
    </div>
  )
}

/** The chosen entry, or the first; one that is there no more gives way to the first. */
function idAt(scheme: Scheme, part: Part, chosen: string | null | undefined): string | null {
  if (chosen === null) return null
  return chosen !== undefined && scheme[part].some(({ id }) => id === chosen) ? chosen : (scheme[part][0]?.id ?? null)
}

function EntryAt({
  scheme,
  sketch,
  part,
  id,
}: {
  readonly scheme: Scheme
  readonly sketch: Scheme
  readonly part: Part
  readonly id: string | null
}) {
  const { drafts, usage } = useStore(schemeStore)
  const nameOf = useNameOf(sketch)
  const blank = useMemo(() => newEntry(scheme, part), [scheme, part])
  const entry = entryShown(scheme, drafts, part, id) ?? blank
  return (
    <EntryEditor
      part={part}
      scheme={sketch}
      id={id}
      entry={entry}
      usage={usage}
      nameOf={nameOf}
      onChange={to => draftEntry(scheme, part, id, to)}
      onOther={(other, otherId, change) =>
        draftOther(scheme, schemeStore.getState().drafts, other, originIn(otherId), change)
      }
    />
  )
}

/** The code an entry has in the corpus, where a draft has given it another. */
function originIn(id: string): string {
  for (const edit of schemeStore.getState().drafts.values())
    if (edit.do === 'change' && edit.to.id === id) return edit.id
  return id
}

function QuestionShown({ scheme }: { readonly scheme: Scheme }) {
  const question = useStore(schemeStore, state => state.question)
  switch (question?.ask) {
    case 'delete':
      return <DeleteEntry scheme={scheme} part={question.part} id={question.id} />
    case 'deleteValue':
      return <DeleteValue scheme={scheme} category={question.category} value={question.value} />
    case 'import':
      return <ImportQuestion scheme={scheme} by={question.scheme} problems={question.problems} />
    case 'split': {
      const label = scheme.labels.find(({ id }) => id === question.label)
      return label ? <SplitQuestion scheme={scheme} label={label} /> : null
    }
    case 'endSplit':
      return <EndSplit scheme={scheme} label={question.label} />
    case undefined:
      return null
  }
}

/** Counts what the scheme is used for: when the screen opens, and after every deed. */
function useUsage(scheme: Scheme): void {
  const deeds = useStore(deedStore, state => state.count)
  // biome-ignore lint/correctness/useExhaustiveDependencies: counted again when the scheme or the corpus has changed
  useEffect(() => {
    let isGone = false
    void request('schemeUsage', {}).then(answer => {
      if (isGone) return
      if (answer.ok) schemeStore.setState({ usage: answer.value })
      else tell([answer.error])
    })
    return () => {
      isGone = true
    }
  }, [scheme, deeds])
}

/** Ctrl+Enter takes the changes over from wherever she writes. */
function takeByKey(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  const { drafts, question, isBusy } = schemeStore.getState()
  if (question !== null || isBusy || drafts.size === 0) return
  event.preventDefault()
  void takeOver([...drafts.values()])
}
