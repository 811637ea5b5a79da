import { median, p95 } from '../figures.ts'
import type { Row } from '../report.ts'
import { contenders } from './contender-steps.ts'
import { type Outcome, type Step, steps } from './figures.ts'
import type { BesideText } from './texts.ts'

/** What one of them did with one text in one engine. */
export type Measured = {
  readonly engine: 'electron' | 'chromium'
  readonly text: BesideText
  readonly who: 'hashiya' | keyof typeof contenders
  readonly outcome: Outcome
}

const nameOf = (who: Measured['who']): string => (who === 'hashiya' ? 'Hashiya' : contenders[who])

const headings: Readonly<Record<Step, string>> = {
  open: 'open',
  mark: 'one more mark, p95',
  undo: 'undo, p95',
  jump: 'jump to the last',
  scroll: 'scroll frame, p95',
  size: 'letter size',
  heap: 'script heap',
}

/** The figure a step is told by: p95 where there are many samples, else the median. Null where it was not measured. */
function figureOf({ samples }: Outcome, step: Step): number | null {
  const taken = samples[step]
  if (!taken || taken.length === 0) return null
  return step === 'mark' || step === 'undo' || step === 'scroll' ? p95(taken) : median(taken)
}

const unitOf = (step: Step): 'MB' | 'ms' => (step === 'heap' ? 'MB' : 'ms')

const beginnings = 'beside-figure-'
/** Whether a row is one of the table's figures, which people read in the table. */
export const isTableFigure = ({ id }: Row): boolean => id.startsWith(beginnings)

/** Targets first, then every figure for machines. */
export function besideRows(measured: readonly Measured[]): readonly Row[] {
  return [...targets(measured), ...measured.flatMap(figures)]
}

function figures(one: Measured): readonly Row[] {
  const { engine, text, who, outcome } = one
  return steps.flatMap(step => {
    const value = figureOf(outcome, step)
    const taken = outcome.samples[step] ?? []
    return value === null
      ? []
      : [
          {
            id: `${beginnings}${engine}-${text.id}-${who}-${step}`,
            name: `${text.name}: ${nameOf(who)}: ${headings[step]}`,
            value,
            unit: unitOf(step),
            budget: null,
            n: taken.length,
            detail: `median ${median(taken).toFixed(1)}, p95 ${p95(taken).toFixed(1)}`,
          } satisfies Row,
        ]
  })
}

function targets(measured: readonly Measured[]): readonly Row[] {
  // The program people have: its page in another engine is told in the table.
  const ours = measured.filter(({ who, engine }) => who === 'hashiya' && engine === 'electron')
  const broken = ours.flatMap(({ text, outcome: { stopped } }): readonly Row[] =>
    stopped === null
      ? []
      : [
          {
            id: `beside-${text.id}-stopped`,
            name: `${text.name}: the program was stopped`,
            value: Number.NaN,
            unit: 'ms',
            budget: null,
            n: 0,
            detail: JSON.stringify(stopped),
          },
        ],
  )
  const ratios = ours.flatMap(one =>
    (['open', 'scroll'] as const).flatMap((step): readonly Row[] => {
      const plain = measured.find(
        ({ engine, text, who }) => engine === one.engine && text === one.text && who === 'plain',
      )
      const [value, base] = [figureOf(one.outcome, step), plain ? figureOf(plain.outcome, step) : null]
      if (value === null || base === null) return []
      const isLarge = one.text.article.text.length >= 1_000_000
      return [
        {
          id: `beside-${step}-${one.text.id}`,
          name:
            step === 'open'
              ? `${one.text.name}: request to painted frame, × plain text`
              : `${one.text.name}: scrolling, p95 of frames, × plain text`,
          value: value / base,
          unit: '×',
          budget: step === 'scroll' ? 1.5 : isLarge ? 0.35 : null,
          n: one.outcome.samples[step]?.length ?? 0,
          detail: `${value.toFixed(1)}/${base.toFixed(1)} ms`,
        },
      ]
    }),
  )
  const small = ours[0]
  const flat = ours.slice(1).flatMap((one): readonly Row[] => {
    const [value, base] = [figureOf(one.outcome, 'mark'), small ? figureOf(small.outcome, 'mark') : null]
    return value === null || base === null || !small
      ? []
      : [
          {
            id: `beside-mark-${one.text.id}`,
            name: `${one.text.name}: one more mark, p95, over that in ${small.text.name}`,
            value: value - base,
            unit: 'ms',
            // One frame: what is painted a moment later is painted with the next.
            budget: 16.7,
            n: one.outcome.samples.mark?.length ?? 0,
            detail: `${value.toFixed(1)} − ${base.toFixed(1)} ms`,
          },
        ]
  })
  return [...broken, ...ratios, ...flat]
}

/** A table for each engine and text: who, and each step with its ratio to plain text. */
export function toBesideTables(measured: readonly Measured[]): string {
  return grouped(measured)
    .map(([title, all]) => [title, toTable(all), ...all.flatMap(brokenBy)].join('\n'))
    .join('\n\n')
}

function grouped(measured: readonly Measured[]): readonly (readonly [string, readonly Measured[]])[] {
  const groups = new Map<string, Measured[]>()
  for (const one of measured) {
    const title = `${one.text.name} (${one.engine})`
    groups.set(title, [...(groups.get(title) ?? []), one])
  }
  return [...groups]
}

/** Why a contender has no figures, where it broke: an end of ours would be our fault. */
const brokenBy = ({ who, outcome: { stopped } }: Measured): readonly string[] =>
  stopped?.why === 'broken' ? [`${nameOf(who)} broke at “${headings[stopped.step]}”: ${stopped.problem}`] : []

function toTable(all: readonly Measured[]): string {
  const plain = all.find(({ who }) => who === 'plain')
  const lines = [
    ['', ...steps.map(step => headings[step])],
    ...all.map(one => [nameOf(one.who), ...steps.map(step => cellOf(one, step, plain))]),
  ]
  const widths = steps.map((_, at) => Math.max(...lines.map(line => line[at + 1]?.length ?? 0)))
  const first = Math.max(...lines.map(line => line[0]?.length ?? 0))
  return lines
    .map(([who = '', ...cells]) =>
      [who.padEnd(first), ...cells.map((cell, at) => cell.padStart(widths[at] ?? 0))].join('  ').trimEnd(),
    )
    .join('\n')
}

function cellOf({ outcome, who }: Measured, step: Step, plain: Measured | undefined): string {
  const value = figureOf(outcome, step)
  if (value === null) {
    const { stopped } = outcome
    if (stopped === null || (stopped.why !== 'untried' && stopped.step !== step)) return '–'
    if (stopped.why === 'untried') return 'not tried'
    return stopped.why === 'over' ? `> ${stopped.limit / 1000} s` : 'broken'
  }
  const base = plain ? figureOf(plain.outcome, step) : null
  const ratio = base === null || who === 'plain' ? '' : ` (${(value / base).toFixed(2)}×)`
  return `${value.toFixed(step === 'heap' ? 0 : 1)} ${unitOf(step)}${ratio}`
}
