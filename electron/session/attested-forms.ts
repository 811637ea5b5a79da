import { setImmediate } from 'node:timers/promises'
import type { DocumentId } from '../../shared/model/ids.ts'
import { toAttestedForm } from '../../shared/text/attested-forms.ts'
import { tokenize } from '../../shared/text/tokens.ts'
import type { CorpusStore } from '../store/corpus-store.ts'

const mostForms = 20_000

/** Words of all documents, as attested forms, the most frequent first. Other requests get their turn between two documents. */
export async function listAttestedForms(store: CorpusStore, ids: readonly DocumentId[]): Promise<readonly string[]> {
  const counts = new Map<string, number>()
  for (const id of ids) {
    const document = await store.readDocument(id)
    if (!document.ok) continue
    const { text } = document.value
    for (const { kind, start, end } of tokenize(text)) {
      if (kind !== 'word') continue
      const form = text.slice(start, end)
      counts.set(form, (counts.get(form) ?? 0) + 1)
    }
    await setImmediate()
  }
  const mostFrequent = [...counts].sort(([, a], [, b]) => b - a).slice(0, mostForms)
  return [...new Set(mostFrequent.map(([form]) => toAttestedForm(form)))]
}
