import { expect, test } from '../app.ts'
import { goldArticles } from './gold.ts'
import type { Hands } from './moves.ts'
import { type Replay, replayArticle } from './replay-article.ts'
import { inputsAMention, listOf, tableOf } from './table.ts'

type Mode = {
  readonly name: string
  readonly hands: Hands
  /** Most inputs a mention over all articles; by article where one has its own. */
  readonly most: number
}

const modes: readonly Mode[] = [
  { name: 'keyboard without find-everywhere', hands: 'keys', most: 3.4 },
  { name: 'mouse and keys without find-everywhere', hands: 'mouse and keys', most: 2 },
]

for (const { name, hands, most } of modes)
  test(`marks the gold of the sample from bare text: ${name}, at most ${most} inputs a mention`, async ({
    sample,
  }, info) => {
    test.setTimeout(180_000)
    const replays: Replay[] = []
    for (const article of goldArticles()) replays.push(await replayArticle(sample, article, hands))
    console.log(tableOf(name, replays))
    await info.attach('inputs.tsv', { body: listOf(replays), contentType: 'text/tab-separated-values' })
    expect(inputsAMention(replays)).toBeLessThanOrEqual(most)
  })
