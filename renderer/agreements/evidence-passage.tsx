import { useEffect, useRef } from 'react'
import type { EvidencePart, Passage } from '../../shared/model/evidence.ts'
import type { Label } from '../../shared/model/scheme.ts'
import { useApp } from '../state/app.ts'
import { createPassagePaint, type PassagePaint } from './passage-paint.ts'

type Props = {
  readonly passage: Passage
  readonly direction: 'rtl' | 'ltr'
  readonly lang: string
  readonly labels: readonly Label[]
  readonly isLit: (part: EvidencePart) => boolean
  /** The part she is at; null: in another passage. */
  readonly here: number | null
}

/** A passage with its marks and brackets. React keeps its hands off the text: what is drawn is drawn round it. */
export function EvidencePassage({ passage, direction, lang, labels, isLit, here }: Props) {
  const theme = useApp(state => state.theme)
  const font = useApp(state => state.settings.font)
  const host = useRef<HTMLDivElement>(null)
  const paint = useRef<PassagePaint | null>(null)
  useEffect(() => {
    if (host.current === null) return
    const made = createPassagePaint(host.current, passage, { direction, lang })
    paint.current = made
    return () => made.destroy()
  }, [passage, direction, lang])
  useEffect(() =>
    paint.current?.draw({
      theme,
      font,
      labels,
      lit: new Set(passage.parts.flatMap((part, at) => (isLit(part) ? [at] : []))),
      here,
    }),
  )
  return <div className="evidence-text" ref={host} />
}
