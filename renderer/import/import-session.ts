import { createStore } from 'zustand/vanilla'
import type { Job } from '../../shared/api.ts'
import { emptyMapping } from '../../shared/edit/scheme-mapping.ts'
import type { ImportChoices, ImportSurvey } from '../../shared/model/import-survey.ts'
import { goldAnnotator } from '../../shared/model/make-id.ts'
import { appStore, tell } from '../state/app.ts'
import { request } from '../state/request.ts'

/** A survey that waits for her decisions. */
export type WaitingImport = { readonly job: string; readonly survey: ImportSurvey }

export const importStore = createStore<{ readonly waiting: WaitingImport | null }>(() => ({ waiting: null }))

export const asTheyAre: ImportChoices = { mapping: emptyMapping, layers: {}, repairs: [] }

/** What nobody should have to find out later: an encoding that was guessed, files that were joined, mixed line ends or letters, a column among others. */
const isOddText = ({ guessed, markedWithin, lineEnds, normalisation, columns }: ImportSurvey['texts']): boolean =>
  guessed + markedWithin + (lineEnds.mixed ?? 0) + (normalisation.neither ?? 0) > 0 ||
  columns.some(({ all }) => all.length > 1)

/** Whether anything is hers to decide: ids that the scheme has not, layers of people nobody knows here, clitics inside marks, something wrong. */
export function hasQuestions({ unknown, borders, layers, problemCount, texts }: ImportSurvey): boolean {
  const annotators = appStore.getState().corpus?.annotators ?? []
  const isKnown = (name: string): boolean =>
    name === goldAnnotator || annotators.some(annotator => annotator.id === name || annotator.name === name)
  return (
    unknown.length + borders.length + problemCount > 0 ||
    isOddText(texts) ||
    layers.some(({ name, predicted }) => predicted || !isKnown(name))
  )
}

/** A survey is over: what leaves nothing to decide comes in at once, for the rest she is asked. */
export function takeSurvey({ id, state, survey }: Job): void {
  if (state !== 'done' || survey === null) return
  if (hasQuestions(survey)) importStore.setState({ waiting: { job: id, survey } })
  else void startImport(id, asTheyAre)
}

export async function startImport(job: string, choices: ImportChoices): Promise<void> {
  importStore.setState({ waiting: null })
  const answer = await request('startImport', { survey: job, choices })
  if (!answer.ok) tell([answer.error])
}

export const dropImport = (): void => importStore.setState({ waiting: null })
