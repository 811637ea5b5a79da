import { writeFileSync } from 'node:fs'
import { expect, test } from '../app.ts'
import type { FrameMeans } from './frame-plan.ts'
import { frameList, frameTable, inputsAFiller } from './frame-table.ts'
import { goldArticles } from './gold.ts'
import { type FrameReplay, replayFrames } from './replay-frames.ts'

const ways: readonly { readonly name: string; readonly means: FrameMeans; readonly most: number }[] = [
  { name: 'agreements, keyboard alone', means: { hands: 'keys', offers: true }, most: 2.6 },
  { name: 'agreements, mouse and keys', means: { hands: 'mouse and keys', offers: true }, most: 2.1 },
  { name: 'agreements, keyboard without offers', means: { hands: 'keys', offers: false }, most: 3.2 },
]

// Prints the table; every input stands in `inputs.tsv` of the test's folder in test-results.
for (const { name, means, most } of ways)
  test(`rebuilds the agreements of the sample from bare text with few inputs: ${name}`, async ({ sample }, info) => {
    test.setTimeout(600_000)
    const replays: FrameReplay[] = []
    for (const article of goldArticles()) replays.push(...(await replayFrames(sample, article, means)))
    console.log(frameTable(name, replays))
    writeFileSync(info.outputPath('inputs.tsv'), frameList(replays))
    expect(replays).toHaveLength(5)
    expect(inputsAFiller(replays)).toBeLessThanOrEqual(most)
  })
