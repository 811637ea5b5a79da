import { useCallback, useEffect, useState } from 'react'
import type { Evidence } from '../../shared/model/evidence.ts'
import type { LedgerColumn, LedgerRow } from '../../shared/model/ledger.ts'
import type { Span } from '../../shared/model/records.ts'
import { tell } from '../state/app.ts'
import { request } from '../state/request.ts'
import { isLit } from './evidence-strip.tsx'
import { placeOf } from './table-commands.ts'

/** Where she is among the evidence of a cell: a part of a passage. */
export type EvidenceAt = { readonly passage: number; readonly part: number }

export type FoundEvidence = {
  /** Null: none asked for, or on its way. */
  readonly evidence: Evidence | null
  readonly at: EvidenceAt | null
  /** The next piece of evidence for the cell, round and round. */
  readonly step: (by: 1 | -1) => void
  /** Its words in the article, UTF-16. */
  readonly span: Span | null
}

/** Evidence of the row with the cursor: asked for when that changes, the parts of the active cell first. */
export function useEvidence(row: LedgerRow | null, cell: LedgerColumn): FoundEvidence {
  const [read, setRead] = useState<{ readonly row: LedgerRow; readonly evidence: Evidence | null } | null>(null)
  const [step, setStep] = useState(0)
  useEffect(() => {
    setStep(0)
    if (row === null) return setRead(null)
    let isWanted = true
    void request('readEvidence', placeOf(row)).then(answer => {
      if (!isWanted) return
      if (!answer.ok) return tell([answer.error])
      setRead({ row, evidence: answer.value })
    })
    return () => {
      isWanted = false
    }
  }, [row])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another cell has other evidence
  useEffect(() => setStep(0), [cell])

  const evidence = read?.row === row ? (read?.evidence ?? null) : null
  const all = (evidence?.passages ?? []).flatMap((passage, nth) =>
    passage.parts.map((part, partNth) => ({ passage: nth, part: partNth, lit: isLit(part, cell) })),
  )
  const lit = all.filter(each => each.lit)
  const steps = lit.length > 0 ? lit : all
  // Where nothing says what the cell says, she is nowhere until she asks for the next.
  const isNowhere = lit.length === 0 && step === 0
  const at = isNowhere ? null : (steps[((step % steps.length) + steps.length) % steps.length] ?? null)
  const passage = at === null ? undefined : evidence?.passages[at.passage]
  const part = at === null ? undefined : passage?.parts[at.part]
  const span = passage && part ? { start: passage.start + part.span.start, end: passage.start + part.span.end } : null
  return { evidence, at, step: useCallback((by: 1 | -1) => setStep(before => before + by), []), span }
}
