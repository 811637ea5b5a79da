import { nameOf } from './input.ts'
import type { FrameReplay } from './replay-frames.ts'

const inputsOf = ({ deeds }: FrameReplay): number => deeds.reduce((sum, { inputs }) => sum + inputs.length, 0)
const fillersOf = ({ frame }: FrameReplay): number => frame.roles.length
const sum = (replays: readonly FrameReplay[], each: (replay: FrameReplay) => number): number =>
  replays.reduce((total, one) => total + each(one), 0)

/** Inputs a filler over one or several agreements: making the frame, its trigger, type and status among them. */
export const inputsAFiller = (replays: readonly FrameReplay[]): number =>
  sum(replays, inputsOf) / sum(replays, fillersOf)

const line = (name: string, type: string, replays: readonly FrameReplay[]): string =>
  [
    `  ${name.padEnd(22)}`,
    type.padEnd(23),
    String(sum(replays, fillersOf)).padStart(7),
    String(sum(replays, ({ deeds }) => deeds[0]?.inputs.length ?? 0)).padStart(8),
    String(sum(replays, inputsOf)).padStart(8),
    inputsAFiller(replays).toFixed(2).padStart(8),
    sum(replays, ({ turns }) => turns) > 0 ? `   (and ${sum(replays, ({ turns }) => turns)} turns of the wheel)` : '',
  ].join('')

/** How many rows of inputs are told as the dearest. */
const dearest = 6

/** The figures of one way to work, an agreement a line and the sum; then the fillers that cost most. */
export function frameTable(title: string, replays: readonly FrameReplay[]): string {
  const rows = replays.flatMap(({ article, deeds }) =>
    deeds.slice(1).map(({ inputs, gained }) => ({ article, inputs, gained })),
  )
  const most = rows.toSorted((a, b) => b.inputs.length / b.gained.length - a.inputs.length / a.gained.length)
  return [
    title,
    `  ${'article'.padEnd(22)}${'agreement'.padEnd(23)}${'fillers'.padStart(7)}${'to make'.padStart(8)}${'inputs'.padStart(8)}${'each'.padStart(8)}`,
    ...replays.map(one => line(one.article.name, one.frame.type, [one])),
    line('all', '', replays),
    '  dearest:',
    ...most
      .slice(0, dearest)
      .map(
        ({ article, inputs, gained }) =>
          `  ${inputs.length}  ${inputs.map(nameOf).join(' ')}  ${wordsOf(article.text, gained)}`,
      ),
  ].join('\n')
}

const wordsOf = (text: string, gained: readonly string[]): string =>
  gained
    .map(name => {
      const [, role = '', start = '', end = ''] = /^(\S+) \S+ (\d+)-(\d+)/.exec(name) ?? []
      return `${role} ${text.slice(Number(start), Number(end))}`
    })
    .join(' | ')

/** Every input of a replay, a row of inputs a line. */
export const frameList = (replays: readonly FrameReplay[]): string =>
  replays
    .flatMap(({ article, frame, deeds }) => [
      `${article.name}\t${frame.type}`,
      ...deeds.map(({ inputs, gained }) =>
        [inputs.length, inputs.map(nameOf).join(' '), wordsOf(article.text, gained)].join('\t'),
      ),
    ])
    .join('\n')
