import { writeFileSync } from 'node:fs'
import { expect, test } from '../app.ts'
import { goldArticles } from './gold.ts'
import { type Means, type Replay, replayArticle } from './replay-article.ts'
import { inputsAMention, listOf, tableOf } from './table.ts'

/** Most inputs a mention: over all articles, and on one by the figure its name begins with. */
type Most = { readonly all: number; readonly [article: string]: number }

const ways: readonly { readonly name: string; readonly means: Means; readonly most: Most }[] = [
  { name: 'keyboard alone', means: { hands: 'keys', finds: true }, most: { all: 2.6, '001': 2.3 } },
  { name: 'mouse and keys', means: { hands: 'mouse and keys', finds: true }, most: { all: 1.65 } },
  { name: 'keyboard without find-everywhere', means: { hands: 'keys', finds: false }, most: { all: 3.4 } },
]

// Prints the table; every input stands in `inputs.tsv` of the test's folder in test-results.
for (const { name, means, most } of ways)
  test(`marks the gold of the sample from bare text with few inputs: ${name}`, async ({ sample }, info) => {
    test.setTimeout(300_000)
    const replays: Replay[] = []
    for (const article of goldArticles()) replays.push(await replayArticle(sample, article, means))
    console.log(tableOf(name, replays))
    writeFileSync(info.outputPath('inputs.tsv'), listOf(replays))
    for (const [scope, limit] of Object.entries(most)) {
      const within = replays.filter(({ article }) => scope === 'all' || article.name.startsWith(scope))
      expect(within.length, scope).toBeGreaterThan(0)
      expect(inputsAMention(within), scope).toBeLessThanOrEqual(limit)
    }
  })
