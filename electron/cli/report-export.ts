import type { Loss, LossCount, ProofReport } from '../../shared/formats/proof-report.ts'
import { sentenceOf } from '../../shared/strings/errors.ts'
import { exportWarnings } from '../../shared/strings/export-warnings.ts'
import { lossSentences } from '../../shared/strings/losses.ts'
import type { ExportOutcome } from '../jobs/export-corpus.ts'
import { count } from './count.ts'
import { type ExitCode, exitCode } from './exit-code.ts'
import { answer, say, type Terminal, toJsonError } from './terminal.ts'

const quote = (text: string): string => `“${text.replaceAll(/\s+/g, ' ')}”`

const describeLoss = (loss: Loss): string =>
  [
    `  ${loss.documentName}  ${loss.label}  ${quote(loss.surface)}`,
    loss.written !== null && loss.written !== loss.surface && loss.written !== loss.label
      ? ` → ${quote(loss.written)}`
      : '',
    loss.within !== null ? ` in ${quote(loss.within)}` : '',
  ].join('')

/** Losses by name, under their reason; a reason that happened very often lists the first. */
function describeLosses(
  { counts, altered, notCarried }: ProofReport,
  language: Terminal['language'],
): readonly string[] {
  return counts.flatMap(({ fate, kind, reason, count: times }) => {
    const listed = { altered, notCarried }[fate].filter(loss => loss.kind === kind && loss.reason === reason)
    const [first] = listed
    const more = times > listed.length ? [`  … and ${times - listed.length} more`] : []
    return first ? [`- ${times} × ${lossSentences[language][reason](first)}`, ...listed.map(describeLoss), ...more] : []
  })
}

/** Mentions by label and side of a split. */
function describeLabels({ files }: ProofReport): readonly string[] {
  if (files.length < 2) return []
  const labels = [...new Set(files.flatMap(file => Object.keys(file.labels)))].sort()
  const width = Math.max(0, ...labels.map(label => label.length))
  return labels.map(label => `    ${label.padEnd(width)}  ${files.map(file => file.labels[label] ?? 0).join(' / ')}`)
}

/** Near-duplicates of a split, by side. */
function describeTogether({ together }: ProofReport): readonly string[] {
  if (!together || together.groups === 0) return []
  const more = together.groups - together.listed.length
  return [
    `Nearly the same, so kept on one side: ${together.documents} articles in ${together.groups} groups.`,
    ...together.listed.map(({ side, documents }) => `  ${side}: ${documents.map(({ name }) => name).join(', ')}`),
    ...(more > 0 ? [`  … and ${more} groups more`] : []),
  ]
}

/** Says what became of every mark. */
export function reportExport(terminal: Terminal, { report: proof, path, problems }: ExportOutcome): ExitCode {
  const sum = (isMeant: (group: LossCount) => boolean): number =>
    proof.counts.filter(isMeant).reduce((all, group) => all + group.count, 0)
  const isOfEntity = ({ kind }: LossCount): boolean => kind === 'entity'
  const isBad = problems.length > 0 || proof.counts.some(({ reason }) => reason === 'misread')
  say(
    terminal,
    `Wrote ${path}: ${count(proof.documents, 'article')}, ${proof.unfinished} left out (unfinished, nothing in this layer, or without text of their own).`,
    ...proof.files.map(
      file =>
        `  ${file.path}  ${count(file.documents, 'article')}, ${count(file.words, 'word')}, ${count(file.entities, 'mention')}, ${count(file.bytes, 'byte')}`,
    ),
    ...describeLabels(proof),
    `Read back: ${count(proof.entities, 'mention')} = ${proof.kept} kept + ${sum(
      group => isOfEntity(group) && group.fate === 'altered',
    )} altered + ${sum(group => isOfEntity(group) && group.fate === 'notCarried')} not carried; ${sum(
      group => !isOfEntity(group) && group.fate === 'notCarried',
    )} other records not carried.`,
    ...(proof.unchosen > 0 ? [`Left out by the choice of labels: ${count(proof.unchosen, 'mention')}.`] : []),
    ...(proof.shortened > 0
      ? [`Without what is not their own (share counters, related links …): ${count(proof.shortened, 'article')}.`]
      : []),
    ...describeTogether(proof),
    ...proof.warnings.map(warning => `Warning: ${exportWarnings[terminal.language][warning]}`),
    ...describeLosses(proof, terminal.language),
    ...problems.map(problem => `- ${sentenceOf(problem, terminal.language)}`),
  )
  answer(terminal, {
    ok: !isBad,
    path,
    report: proof,
    problems: problems.map(problem => toJsonError(problem, terminal.language)),
  })
  return isBad ? exitCode.problems : exitCode.done
}
