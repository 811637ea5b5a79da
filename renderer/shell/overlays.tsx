import { lazy, Suspense, useEffect } from 'react'
import { useStore } from 'zustand'
import { importStore } from '../import/import-session.ts'
import { useApp } from '../state/app.ts'
import { HoldKeys } from '../ui/hold-keys.tsx'

const help = () => import('../keys/help-dialog.tsx')
const palette = () => import('../keys/palette.tsx')
const HelpDialog = lazy(async () => ({ default: (await help()).HelpDialog }))
const Palette = lazy(async () => ({ default: (await palette()).Palette }))
const GuidelinesDialog = lazy(async () => ({
  default: (await import('../scheme/guidelines-dialog.tsx')).GuidelinesDialog,
}))
const ImportQuestion = lazy(async () => ({
  default: (await import('../import/import-question.tsx')).ImportQuestion,
}))
const KeysDialog = lazy(async () => ({ default: (await import('../keys/keys-dialog.tsx')).KeysDialog }))

/** Milliseconds after which the computer counts as idle though it never was. */
const patience = 10_000

/** What lies over every screen: fetched once nothing else is to be done, so that what is typed after its key is not too early for it. */
export function Overlays() {
  useEffect(() => {
    const idle = requestIdleCallback(() => void Promise.all([palette(), help()]), { timeout: patience })
    return () => cancelIdleCallback(idle)
  }, [])
  const overlay = useApp(state => state.overlay)
  const isAsking = useStore(importStore, state => state.waiting !== null)
  return (
    <Suspense fallback={<HoldKeys ready={false} />}>
      {overlay === 'help' ? <HelpDialog /> : null}
      {overlay === 'palette' ? <Palette /> : null}
      {overlay === 'keys' ? <KeysDialog /> : null}
      {isAsking ? <ImportQuestion /> : null}
      {overlay === 'guidelines' ? <GuidelinesDialog /> : null}
    </Suspense>
  )
}
