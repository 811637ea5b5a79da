import { deviceIdSchema } from '../../shared/model/ids.ts'
import { fromStored } from '../../shared/model/record-codec.ts'
import { createAttestation } from '../../shared/text/attested-forms.ts'
import { createOffsetMap } from '../../shared/text/offsets.ts'
import { expect, startProgram } from '../app.ts'
import { recordsInCheckpoint, recordsInJournal } from '../disk.ts'
import { documentIdOf, type Home, makeHome, removeHome, sampleArticles } from '../home.ts'
import { sampleScheme } from '../sample.ts'
import { createDesk } from './desk.ts'
import { createFramePlan } from './frame-plan.ts'
import type { GoldArticle } from './gold.ts'
import { type FillerName, type Frame, framesIn, framesOfGold } from './gold-frames.ts'
import { perform } from './hands.ts'
import type { Input } from './input.ts'
import type { Hands } from './moves.ts'
import { readLines } from './read-lines.ts'
import { markArticle } from './replay-article.ts'

/** A row of inputs and the fillers it brought; none: it made the frame. */
export type FrameDeed = { readonly inputs: readonly Input[]; readonly gained: readonly FillerName[] }

export type FrameReplay = {
  readonly article: GoldArticle
  readonly frame: Frame
  readonly deeds: readonly FrameDeed[]
  /** Turns of the wheel, told beside the inputs and not among them. */
  readonly turns: number
}

/**
 * Rebuilds the agreements of an article of gold in the real program from bare text. Its mentions are marked first, by keys, and not counted;
 * then the program is started anew, so that the cursor stands where the text begins, and the agreements are made and filled in reading
 * order. After each row of inputs the journal on the disk must hold exactly what was meant, and in the end the checkpoint must be gold.
 */
export async function replayFrames(
  sample: string,
  article: GoldArticle,
  hands: Hands,
): Promise<readonly FrameReplay[]> {
  const home = makeHome(sample)
  try {
    await markArticle(home, article, { hands: 'keys', finds: true })
    return await fillFrames(home, article, hands)
  } finally {
    removeHome(home)
  }
}

async function fillFrames(home: Home, article: GoldArticle, hands: Hands): Promise<readonly FrameReplay[]> {
  const { text } = article
  const document = documentIdOf(text)
  const gold = framesOfGold(article.name)
  const stored = recordsInCheckpoint(home.corpus, document)
  const context = {
    document,
    text,
    offsets: createOffsetMap(text),
    device: deviceIdSchema.parse('aaaaaaaa'),
  }
  const records = stored.map(record => {
    const placed = fromStored(record, context)
    if (!('record' in placed)) throw new Error('a record without a place')
    return placed.record
  })
  const { page, complaints, quit, kill } = await startProgram(home)
  try {
    const scheme = sampleScheme()
    const isAttested = createAttestation(sampleArticles.map(one => one.text))
    await page.evaluate(`window.hashiya.listAttestedForms('{}')`)
    const desk = createDesk(text, { scheme, isAttested, lines: await readLines(page, text), records })
    const plan = createFramePlan(desk, { scheme, isAttested, hands })
    const act = async (inputs: readonly Input[]): Promise<number> => {
      let turns = 0
      for (const input of inputs) turns += await perform(page, text, input)
      return turns
    }
    const replays: FrameReplay[] = []
    for (const frame of gold) {
      const deeds: FrameDeed[] = [{ inputs: plan.begin(frame), gained: [] }]
      let turns = await act(deeds[0]?.inputs ?? [])
      for (let next = plan.fill(frame); next; next = plan.fill(frame)) {
        turns += await act(next.inputs)
        deeds.push(next)
        const present = { ...frame, roles: deeds.flatMap(({ gained }) => gained).toSorted() }
        await expect
          .poll(() => framesIn(recordsInJournal(home.corpus, document)), { intervals: [10] })
          .toEqual([...replays.map(one => one.frame), present])
      }
      replays.push({ article, frame, deeds, turns })
    }
    await quit()
    expect(framesIn(recordsInCheckpoint(home.corpus, document))).toEqual(gold)
    expect(complaints).toEqual([])
    return replays
  } finally {
    await kill()
  }
}
