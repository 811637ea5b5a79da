import { resolve } from 'node:path'
import { applySchemeEdits } from '../../shared/edit/scheme-edits.ts'
import { toChoices } from '../../shared/formats/import-decisions.ts'
import { plainEntry } from '../../shared/formats/plain-entry.ts'
import type { AnnotatorId } from '../../shared/model/ids.ts'
import type { ImportChoices, ImportSurvey } from '../../shared/model/import-survey.ts'
import { goldAnnotator } from '../../shared/model/make-id.ts'
import { groupPassedOver } from '../../shared/model/passed-over.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { sentenceOf } from '../../shared/strings/errors.ts'
import { importFiles } from '../jobs/import-files.ts'
import { surveyImport } from '../jobs/survey-import.ts'
import type { CorpusStore } from '../store/corpus-store.ts'
import { openCorpus } from '../store/open-corpus.ts'
import { commandDevice } from './command-device.ts'
import { count, toTable } from './count.ts'
import { decideImport, type ImportCommandOptions } from './decide-import.ts'
import { type ExitCode, exitCode } from './exit-code.ts'
import { sayPassedOver } from './say-passed-over.ts'
import { answer, refuse, refuseCorpus, refuseUsage, say, type Terminal, toJsonError } from './terminal.ts'

function describe(survey: ImportSurvey, { language }: Terminal): readonly string[] {
  const { documents, known, repeated, troubled, mentions, relations, agreements, unknown, borders, layers } = survey
  const table = (rows: readonly (readonly (string | number)[])[]) => toTable(rows).map(row => `  ${row}`)
  return [
    `${count(documents, 'document')}, ${troubled} with problems, ${known} here already, ${repeated} repeated; ${count(
      mentions,
      'mention',
    )}, ${count(relations, 'relation')}, ${count(agreements, 'agreement')}.`,
    ...table(survey.files.map(({ format, files, documents: held }) => [format, count(files, 'file'), held])),
    ...(layers.length > 0
      ? ['Layers:', ...table(layers.map(layer => [layer.name, layer.documents, layer.records]))]
      : []),
    ...(unknown.length > 0
      ? [
          `${count(unknown.length, 'name')} not in the scheme (--map FROM=TO, or --add):`,
          ...table(unknown.map(({ part, id, count: times, examples }) => [part, id, times, examples.join(' | ')])),
        ]
      : []),
    ...(borders.length > 0
      ? [
          `${count(borders.length, 'form')} marked with a clitic (--cut-clitics leaves it out):`,
          ...table(borders.slice(0, 20).map(({ label, form, rest, count: times }) => [label, form, rest, times])),
        ]
      : []),
    ...sayPassedOver(survey.passedOver, language),
    ...survey.problems.map(problem => `- ${sentenceOf(problem, language)}`),
    ...(survey.problemCount > survey.problems.length
      ? [`- and ${survey.problemCount - survey.problems.length} more problems`]
      : []),
  ]
}

/** Brings the scheme as far as the import needs it. Its change is a deed of the only annotator, else of one that is entered for it. */
async function growScheme(corpus: CorpusStore, edits: ReturnType<typeof toChoices>['edits']): Promise<Result<null>> {
  if (edits.length === 0) return ok(null)
  const { scheme, annotators } = corpus.manifest()
  const change = applySchemeEdits(scheme, edits)
  if (!change.ok) {
    const reason = change.error.map(({ code, id }) => `${code} ${id}`).join(', ')
    return fail({ code: 'file/broken', params: { file: 'scheme', reason, movedTo: null } })
  }
  const [first, second] = annotators.filter(({ id }) => id !== goldAnnotator)
  const owner: Result<{ readonly id: AnnotatorId }> =
    first && !second ? ok(first) : await corpus.ensureAnnotator('import')
  if (!owner.ok) return owner
  const at = new Date().toISOString()
  const changed = await corpus.changeScheme(owner.value.id, {
    from: scheme.revision,
    ...change.value,
    at,
    review: false,
  })
  return changed.ok ? ok(null) : changed
}

async function bringIn(
  terminal: Terminal,
  paths: readonly string[],
  corpus: CorpusStore,
  options: ImportCommandOptions,
): Promise<ExitCode> {
  const device = commandDevice()
  const { format, encoding: fallback, textColumn, idColumn, change: changes } = options
  const { signal } = terminal
  const reading = { device, format, fallback, columns: { text: textColumn, id: idColumn }, changes, signal }
  const isDecided = options.map !== undefined || options.add || options.cutClitics || options.layer !== undefined
  let choices: ImportChoices | undefined
  if (isDecided || options.dryRun) {
    const { scheme } = corpus.manifest()
    const ids = await corpus.listDocumentIds()
    if (!ids.ok) return refuse(terminal, ids.error)
    const surveyed = await surveyImport(paths, {
      ...reading,
      scheme,
      known: new Set(ids.value),
      isAttested: () => false,
    })
    if (!surveyed.ok) return refuse(terminal, surveyed.error)
    const survey = surveyed.value
    const decided = decideImport(survey, scheme, options)
    if (!decided.ok) return refuseUsage(terminal, decided.error)
    for (const name of decided.value.unmet) say(terminal, `--map: nothing in the files is called ${name}.`)
    if (options.dryRun) {
      say(terminal, ...describe(survey, terminal))
      answer(terminal, {
        ok: survey.problemCount === 0,
        ...survey,
        problems: survey.problems.map(problem => toJsonError(problem, terminal.language)),
      })
      return survey.problemCount === 0 ? exitCode.done : exitCode.problems
    }
    const plan = toChoices(decided.value.decisions, decided.value.survey, scheme, plainEntry)
    const grown = await growScheme(corpus, plan.edits)
    if (!grown.ok) return refuse(terminal, grown.error)
    choices = plan.choices
  }
  const {
    added,
    known,
    records,
    stopped,
    passedOver,
    problems: met,
    problemCount,
  } = await importFiles(paths, corpus, {
    ...reading,
    choices,
  })
  const closed = await corpus.close()
  // What stops the import stops the closing, too: it is said once.
  const ended = stopped ?? (closed.ok ? null : closed.error)
  const found = [...corpus.problems, ...met]
  const problems = [...found, ...(ended ? [ended] : [])]
  const unnamed = problemCount - met.length
  say(
    terminal,
    `Imported ${count(added.length, 'article')}, ${records} records; ${known} known already.`,
    ...sayPassedOver(groupPassedOver(passedOver), terminal.language),
    ...(found.length > 0
      ? [`What is named here was left out or mended; everything else ${ended ? 'so far ' : ''}came in:`]
      : []),
    ...found.map(problem => `- ${sentenceOf(problem, terminal.language)}`),
    ...(unnamed > 0 ? [`- and ${count(unnamed, 'more problem')}`] : []),
    ...(ended ? [sentenceOf(ended, terminal.language)] : []),
  )
  answer(terminal, {
    ok: problems.length === 0,
    added,
    known,
    records,
    passedOver: groupPassedOver(passedOver),
    problemCount: problems.length + unnamed,
    problems: problems.map(problem => toJsonError(problem, terminal.language)),
  })
  return problems.length === 0 ? exitCode.done : exitCode.problems
}

/** `import <paths…> --into <corpus>`: files and folders of every format that is read. With `--dry-run` nothing is written. */
export async function importIntoCorpus(
  terminal: Terminal,
  paths: readonly string[],
  options: ImportCommandOptions,
): Promise<ExitCode> {
  const mode = options.dryRun ? 'read' : 'write'
  const opened = await openCorpus({ path: resolve(options.into), device: commandDevice(), mode })
  if (!opened.ok) return refuseCorpus(terminal, opened.error)
  const corpus = opened.value
  if (corpus.readOnly && !options.dryRun) {
    await corpus.close()
    return refuse(terminal, corpus.problems[0] ?? { code: 'disk/read-only', params: { path: corpus.path } })
  }
  try {
    return await bringIn(terminal, paths, corpus, options)
  } finally {
    await corpus.close()
  }
}
