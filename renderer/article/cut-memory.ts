import type { Records } from '../../shared/edit/records-diff.ts'
import type { DocumentId } from '../../shared/model/ids.ts'
import { cliticChoiceId } from '../../shared/model/make-id.ts'
import type { CliticChoice, Span } from '../../shared/model/records.ts'
import type { IsAttested } from '../../shared/text/attested-forms.ts'
import { type CutKnowledge, cutMade, normalForms } from '../../shared/text/clitics.ts'
import { request } from '../state/request.ts'

/** What she last chose for a form under a label; undefined where she never did. */
export type Recall = (label: string, form: string) => CliticChoice | undefined

/** Choices made in other articles; none until main has answered, and where it cannot. */
export function loadChoicesElsewhere(except: DocumentId): Recall {
  const choices = new Map<string, CliticChoice>()
  void request('listCliticChoices', { except }).then(answer => {
    if (answer.ok) for (const choice of answer.value) choices.set(cliticChoiceId(choice.label, choice.form), choice)
  })
  return (label, form) => choices.get(cliticChoiceId(label, form))
}

/** The later of what this article and all others remember. */
export function recallIn(records: () => Records, elsewhere: Recall): Recall {
  return (label, form) => {
    const found = records().get(cliticChoiceId(label, form))
    const here = found?.kind === 'cliticChoice' ? found : undefined
    const there = elsewhere(label, form)
    return here === undefined || (there !== undefined && there.at > here.at) ? there : here
  }
}

/** What a proposal under `label` goes by. */
export const knowledgeFor = (label: string, recall: Recall, isAttested: IsAttested): CutKnowledge => ({
  isAttested,
  remembered: form => recall(label, form)?.clitic,
})

/** The normal form of what is marked at `span`: as she said before, else the likeliest; undefined where it is spelt as the words are. */
export function normalFor(
  text: string,
  span: Span,
  label: string,
  recall: Recall,
  isAttested: IsAttested,
): string | undefined {
  const made = cutMade(text, span, isAttested)
  const known = made && recall(label, made.form)
  const said = made && known?.clitic === made.cut.clitic ? known.normal : undefined
  const normal = made && said !== undefined ? said + text.slice(made.word.end, span.end) : undefined
  const [likeliest] = normalForms(text, span, isAttested)
  const found = normal ?? likeliest
  return found === text.slice(span.start, span.end) ? undefined : found
}

/** The forms للـ may stand for, where she has not said which under this label; empty where nothing is to be asked. */
export function normalsToAsk(
  text: string,
  span: Span,
  label: string,
  recall: Recall,
  isAttested: IsAttested,
): readonly string[] {
  const made = cutMade(text, span, isAttested)
  if (made === undefined || made.cut.normals.length < 2) return []
  const known = recall(label, made.form)
  const isSaid = known?.clitic === made.cut.clitic && known.normal !== undefined
  return isSaid ? [] : normalForms(text, span, isAttested)
}
