import type { Row } from '../report.ts'
import { besideRows, type Measured, toBesideTables } from './beside-report.ts'
import { type ContenderId, contenders, measureContender } from './contender-steps.ts'
import { chromiumEngine, type Engine, electronEngine, withBesidePage } from './engines.ts'
import type { Outcome, Samples, Stop } from './figures.ts'
import { measureOurPage, measureOurs } from './our-steps.ts'
import { type BesideText, besideTexts, quickBesideTexts } from './texts.ts'

type Options = {
  /** How often each is measured with a text, where that takes no longer than `patience`. */
  readonly runs: number
  /** Marks and undos a run. */
  readonly samples: number
  /** Milliseconds of one step. */
  readonly limit: number
}

const full: Options = { runs: 3, samples: 20, limit: 60_000 }
const quick: Options = { runs: 1, samples: 2, limit: 15_000 }

/** What a contender may take for a text, milliseconds, before it is spared another run and the larger texts. */
const patience = 10_000

/** The program and four others with the same texts, in one run. What breaks or takes too long is told in its cell and ends nothing else. */
export async function measureBeside(
  isQuick: boolean,
): Promise<{ readonly rows: readonly Row[]; readonly tables: string }> {
  const options = isQuick ? quick : full
  const texts = isQuick ? quickBesideTexts() : besideTexts()
  const other = isQuick ? null : chromiumEngine()
  const measured: Measured[] = []
  await withBesidePage(async url => {
    for (const engine of other ? [electronEngine, other] : [electronEngine]) {
      const tired = new Set<ContenderId>()
      // Targets stand on the engine the program runs on; the other is to compare.
      const runs = engine === electronEngine ? options.runs : 1
      for (const text of texts) {
        const ours = await repeat(runs, () => oursWith(engine, text, options))
        measured.push({ engine: engine.id, text, who: 'hashiya', outcome: ours })
        for (const who of Object.keys(contenders) as ContenderId[]) {
          const outcome = tired.has(who)
            ? untried
            : await repeat(runs, () => contenderWith(engine, url, who, text, options))
          // Quickly, each of the others is tried once.
          if (outcome.stopped || slowest(outcome) > patience || (isQuick && who !== 'plain')) tired.add(who)
          measured.push({ engine: engine.id, text, who, outcome })
        }
      }
    }
  })
  return { rows: besideRows(measured), tables: toBesideTables(measured) }
}

const untried: Outcome = { samples: {}, stopped: { why: 'untried' } }

const tell = (who: string, text: BesideText): void =>
  void process.stderr.write(`bench: beside · ${text.name} · ${who}\n`)

/** A page that cannot even be opened is that contender's affair. */
async function guarded(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work()
  } catch (error) {
    const stopped: Stop = {
      why: 'broken',
      step: 'open',
      problem: error instanceof Error ? error.message : String(error),
    }
    return { samples: {}, stopped }
  }
}

function oursWith(engine: Engine, text: BesideText, { samples, limit }: Options): Promise<Outcome> {
  tell(`hashiya (${engine.id})`, text)
  return guarded(() =>
    engine.id === 'electron'
      ? measureOurs(text.article, samples, limit)
      : measureOurPage(engine, text.article, samples, limit),
  )
}

function contenderWith(
  engine: Engine,
  url: string,
  who: ContenderId,
  text: BesideText,
  { samples, limit }: Options,
): Promise<Outcome> {
  tell(`${who} (${engine.id})`, text)
  return guarded(() => measureContender(engine, url, who, text.article, samples, limit))
}

/** Samples of several runs together; a run that was stopped or slow is the last. */
async function repeat(runs: number, work: () => Promise<Outcome>): Promise<Outcome> {
  let all: Outcome = { samples: {}, stopped: null }
  for (let run = 0; run < runs; run++) {
    const outcome = await work()
    all = { samples: joined(all.samples, outcome.samples), stopped: outcome.stopped }
    if (outcome.stopped || slowest(outcome) > patience) break
  }
  return all
}

const joined = (before: Samples, more: Samples): Samples =>
  Object.fromEntries(
    Object.keys({ ...before, ...more }).map(step => {
      const key = step as keyof Samples
      return [key, [...(before[key] ?? []), ...(more[key] ?? [])]]
    }),
  )

/** The longest that one deed took, milliseconds. */
const slowest = ({ samples }: Outcome): number =>
  Math.max(0, ...(['open', 'mark', 'undo', 'jump', 'size'] as const).flatMap(step => samples[step] ?? []))
