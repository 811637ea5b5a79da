import { cliticChoiceId } from '../model/make-id.ts'
import type { CliticChoice } from '../model/records.ts'
import { type EditContext, sameContent } from './edit-context.ts'
import { emptyDiff, type RecordsDiff } from './records-diff.ts'

/** What she chose for a form under a label; `at` is ISO 8601, UTC. */
export type CutToRemember = Pick<CliticChoice, 'form' | 'label' | 'clitic' | 'normal' | 'at'>

/** Remembers a cut in the layer, in place of what it held for the form and label. Empty where it knows as much already. */
export function rememberCut(context: EditContext, { form, label, clitic, normal, at }: CutToRemember): RecordsDiff {
  const id = cliticChoiceId(label, form)
  const found = context.records.get(id)
  const before = found?.kind === 'cliticChoice' ? found : undefined
  // A normal form said before holds as long as the cut does.
  const kept = normal ?? (before?.clitic === clitic ? before.normal : undefined)
  const after: CliticChoice = {
    kind: 'cliticChoice',
    id,
    form,
    label,
    clitic,
    ...(kept === undefined ? {} : { normal: kept }),
    at,
    source: context.source,
    stamp: context.stamp,
  }
  if (!before) return { ...emptyDiff, added: [after] }
  return sameContent({ ...before, at }, after) ? emptyDiff : { ...emptyDiff, updated: [[before, after]] }
}
