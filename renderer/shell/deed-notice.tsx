import { Redo2, Undo2 } from 'lucide-react'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { DeedOutcome } from '../../shared/edit/corpus-deed.ts'
import { forgetFind } from '../find/find-session.ts'
import { useApp } from '../state/app.ts'
import { deedStore, dismissDeed, loadLastDeed, stepLastDeed } from '../state/corpus-deeds.ts'
import { useText } from '../strings/text.ts'
import { Notice } from '../ui/notice.tsx'
import { deedSentence } from './deed-sentence.ts'

const namesShown = 3

/**
 * The last deed of many articles or from outside one, and the way to take it back from where she is: on every screen when it has just been done or taken back, in
 * the library and beside a search until she puts it away.
 */
export function DeedNotice() {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const screen = useApp(state => state.screen)
  const path = useApp(state => state.corpus?.path)
  const annotator = useApp(state => state.corpus?.annotator?.id)
  const labels = useApp(state => state.corpus?.scheme.labels)
  const isReadOnly = useApp(state => state.corpus?.readOnly ?? true)
  const { last, isFresh, dismissed, isBusy, skipped } = useStore(deedStore)
  useEffect(() => {
    deedStore.setState({ last: null, skipped: [], isFresh: false, dismissed: null })
    forgetFind()
    if (path !== undefined && annotator !== undefined) void loadLastDeed()
  }, [path, annotator])
  const isShown = isFresh || screen === 'library' || screen === 'find'
  if (last === null || !isShown || dismissed === last.sequence || isReadOnly) return null
  const label = labels?.find(one => one.id === last.label)?.name[language] ?? last.label ?? ''
  const which = last.undone ? 'redo' : 'undo'
  const Icon = last.undone ? Redo2 : Undo2
  return (
    <Notice
      kind="plain"
      onDismiss={dismissDeed}
      acts={
        <button type="button" className="btn" disabled={isBusy} onClick={() => void stepLastDeed(which)}>
          <Icon className="i flip" />
          {t(`common.tools.${which}`)}
        </button>
      }
    >
      <span data-testid="last-deed" data-undone={last.undone}>
        {deedSentence(t, last, label)}
        {skipped.length === 0 ? null : ` ${t('common.everywhere.skipped', { articles: namesOf(skipped, language) })}`}
      </span>
    </Notice>
  )
}

function namesOf(skipped: DeedOutcome['skipped'], language: 'ar' | 'en'): string {
  const names = skipped.slice(0, namesShown).map(({ name }) => name)
  return [...names, ...(skipped.length > namesShown ? ['…'] : [])].join(language === 'ar' ? '، ' : ', ')
}
