import { nameOf } from './input.ts'
import type { Replay } from './replay-article.ts'

const inputsOf = ({ deeds }: Replay): number => deeds.reduce((sum, { inputs }) => sum + inputs.length, 0)
const mentionsOf = ({ article }: Replay): number => article.mentions.length

/** Inputs a mention over one or several articles. */
export const inputsAMention = (replays: readonly Replay[]): number =>
  replays.reduce((sum, one) => sum + inputsOf(one), 0) / replays.reduce((sum, one) => sum + mentionsOf(one), 0)

const row = (name: string, replays: readonly Replay[]): string => {
  const mentions = replays.reduce((sum, one) => sum + mentionsOf(one), 0)
  const inputs = replays.reduce((sum, one) => sum + inputsOf(one), 0)
  const turns = replays.reduce((sum, one) => sum + one.turns, 0)
  const wheel = turns > 0 ? `   (and ${turns} turns of the wheel)` : ''
  return `  ${name.padEnd(22)}${String(mentions).padStart(9)}${String(inputs).padStart(8)}${inputsAMention(replays).toFixed(2).padStart(9)}${wheel}`
}

/** The figures of one way to mark, an article a line and the sum. */
export const tableOf = (title: string, replays: readonly Replay[]): string =>
  [
    title,
    `  ${'article'.padEnd(22)}${'mentions'.padStart(9)}${'inputs'.padStart(8)}${'each'.padStart(9)}`,
    ...replays.map(one => row(one.article.name, [one])),
    row('all', replays),
  ].join('\n')

/** Every input of a replay, a mention a line. */
export const listOf = (replays: readonly Replay[]): string =>
  replays
    .flatMap(({ article: { name, text }, deeds }) => [
      name,
      ...deeds.map(({ mention: { label, start, end }, inputs }) =>
        [inputs.length, inputs.map(nameOf).join(' '), label, text.slice(start, end)].join('\t'),
      ),
    ])
    .join('\n')
