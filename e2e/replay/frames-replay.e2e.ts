import { writeFileSync } from 'node:fs'
import { expect, test } from '../app.ts'
import { frameList, frameTable, inputsAFiller } from './frame-table.ts'
import { goldArticles } from './gold.ts'
import type { Hands } from './moves.ts'
import { type FrameReplay, replayFrames } from './replay-frames.ts'

const ways: readonly { readonly name: string; readonly hands: Hands; readonly most: number }[] = [
  { name: 'agreements, keyboard alone', hands: 'keys', most: 2.6 },
  { name: 'agreements, mouse and keys', hands: 'mouse and keys', most: 2.1 },
]

// Prints the table; every input stands in `inputs.tsv` of the test's folder in test-results.
for (const { name, hands, most } of ways)
  test(`rebuilds the agreements of the sample from bare text with few inputs: ${name}`, async ({ sample }, info) => {
    test.setTimeout(600_000)
    const replays: FrameReplay[] = []
    for (const article of goldArticles()) replays.push(...(await replayFrames(sample, article, hands)))
    console.log(frameTable(name, replays))
    writeFileSync(info.outputPath('inputs.tsv'), frameList(replays))
    expect(replays).toHaveLength(5)
    expect(inputsAFiller(replays)).toBeLessThanOrEqual(most)
  })
