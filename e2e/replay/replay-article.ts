import { createAttestation } from '../../shared/text/attested-forms.ts'
import { expect, startProgram } from '../app.ts'
import { marksInCheckpoint, marksInJournal } from '../disk.ts'
import { documentIdOf, type Home, makeHome, removeHome, sampleArticles, writeSettings } from '../home.ts'
import { sampleScheme } from '../sample.ts'
import { createDesk } from './desk.ts'
import { judgement, lookEverywhere, looksEverywhere } from './find-policy.ts'
import type { GoldArticle, Mention } from './gold.ts'
import { perform } from './hands.ts'
import type { Input } from './input.ts'
import { createMoves, type Hands } from './moves.ts'
import { shortestWay } from './plan.ts'
import { readLines } from './read-lines.ts'

/** How one mention came to stand on the sheet; no inputs where an earlier one brought it along. */
export type Deed = { readonly mention: Mention; readonly inputs: readonly Input[] }

export type Replay = {
  readonly article: GoldArticle
  readonly deeds: readonly Deed[]
  /** Turns of the wheel, told beside the inputs and not among them. */
  readonly turns: number
}

/** What she marks with. */
export type Means = { readonly hands: Hands; readonly finds: boolean }

const sameMention = (a: Mention, b: Mention): boolean => a.label === b.label && a.start === b.start && a.end === b.end

/** `markArticle` in a home of its own. */
export async function replayArticle(sample: string, article: GoldArticle, means: Means): Promise<Replay> {
  const home = makeHome(sample)
  try {
    return await markArticle(home, article, means)
  } finally {
    removeHome(home)
  }
}

/**
 * Marks the gold of an article from bare text in the real program, mention by mention in reading order: each time the shortest way from
 * where the last one left the cursor, without a thought for what comes after. After each the journal on the disk must hold exactly what
 * was meant, and in the end the checkpoint must be gold.
 */
export async function markArticle(home: Home, article: GoldArticle, { hands, finds }: Means): Promise<Replay> {
  const { text, mentions } = article
  const document = documentIdOf(text)
  writeSettings(home, { lastDocument: { [home.corpus]: document } })
  const { page, complaints, quit, kill } = await startProgram(home)
  try {
    const scheme = sampleScheme()
    const isAttested = createAttestation(sampleArticles.map(one => one.text))
    // The article asked main for these words when it opened: answered once more, it has them, and leaps and cuts go by them.
    await page.evaluate(`window.hashiya.listAttestedForms('{}')`)
    const desk = createDesk(text, { scheme, isAttested, lines: await readLines(page, text) })
    const moves = createMoves(desk, hands)
    const keys = new Map(scheme.labels.map(({ id, key }) => [id, key]))

    const deeds: Deed[] = []
    let turns = 0
    for (const mention of mentions) {
      if (desk.marks().some(mark => sameMention(mark, mention))) {
        deeds.push({ mention, inputs: [] })
        continue
      }
      const labelKey = keys.get(mention.label)
      if (!labelKey) throw new Error(`${mention.label} has no key`)
      const inputs: Input[] = []
      const act = async (input: Input): Promise<void> => {
        turns += await perform(page, text, input)
        desk.do(input)
        inputs.push(input)
      }
      for (const input of shortestWay(desk, mention, labelKey, moves(mention))) await act(input)
      if (finds && looksEverywhere(desk)) {
        await expect(page.locator('.chip .more')).toBeVisible()
        await act(lookEverywhere)
        for (let next = judgement(desk, mentions); next; next = judgement(desk, mentions)) await act(next)
      }
      const stored = desk.marks().map(mark => ({ ...mark, surface: text.slice(mark.start, mark.end) }))
      await expect.poll(() => marksInJournal(home.corpus, document), { intervals: [10] }).toEqual(stored)
      expect(desk.marks()).toContainEqual(mention)
      deeds.push({ mention, inputs })
    }
    await quit()
    const gold = mentions.map(mark => ({ ...mark, surface: text.slice(mark.start, mark.end) }))
    expect(marksInCheckpoint(home.corpus, document)).toEqual(gold)
    expect(complaints).toEqual([])
    return { article, deeds, turns }
  } finally {
    await kill()
  }
}
