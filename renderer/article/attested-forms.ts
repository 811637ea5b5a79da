import { request } from '../state/request.ts'

/** Folded words that stand alone somewhere in the corpus; empty until main has answered, and where it cannot. */
export function loadAttestedForms(): ReadonlySet<string> {
  const forms = new Set<string>()
  void request('listAttestedForms', {}).then(answer => {
    if (answer.ok) for (const form of answer.value) forms.add(form)
  })
  return forms
}
