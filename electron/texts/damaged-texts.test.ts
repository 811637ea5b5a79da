import { describe, expect, it } from 'vitest'
import { readJsonLineTexts, readTableTexts } from '../../shared/texts/read-records.ts'
import { decodeText } from '../jobs/decode-text.ts'
import { makeDocx, paragraph, words } from './docx/docx.fixtures.ts'
import { readDocx } from './docx/read-docx.ts'
import { newsPage } from './html/page.fixtures.ts'
import { readHtml } from './html/read-html.ts'

/** Inputs over all readers of texts together. The whole run asks for more. */
const inputs = Number(process.env.HASHIYA_FUZZ ?? 1_200)
const patience = 10_000

/** Mulberry32 (Tommy Ettinger): the same inputs on every run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

function damage(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  const damaged = [...bytes]
  for (let times = 1 + random(4); times > 0 && damaged.length > 0; times--) {
    const place = random(damaged.length)
    const kind = random(5)
    if (kind === 0) damaged[place] = random(256)
    else if (kind === 1) damaged.splice(place, 1 + random(40))
    else if (kind === 2) damaged.splice(place, 0, ...damaged.slice(place, place + random(60)))
    else if (kind === 3)
      damaged.splice(place, 0, ...Buffer.from(['\uFEFF', '"', '<', '</p>', '\r', '\0', '<!--'][random(7)] ?? ''))
    else if (random(4) === 0) damaged.length = place
  }
  return Uint8Array.from(damaged)
}

const prose = 'وقّعت وزارة الصحة مذكّرة تفاهم 😀.'
async function* once(text: string): AsyncIterable<string> {
  yield text
}
async function* linesOf(text: string): AsyncIterable<string> {
  yield* text.split('\n')
}
async function count(all: AsyncIterable<unknown>): Promise<number> {
  let found = 0
  for await (const _one of all) found++
  return found
}
/** Bytes that are no text are refused before any reader sees them. */
const textOf = (bytes: Uint8Array): string => decodeText(bytes, { fallback: 'windows-1256', isPage: true })?.text ?? ''

const readers: readonly (readonly [string, number, Uint8Array, (bytes: Uint8Array) => unknown])[] = [
  ['pages', 0.02, Buffer.from(newsPage), bytes => readHtml(textOf(bytes)).text],
  [
    'Word documents',
    0.38,
    makeDocx(paragraph(words(prose)).repeat(5), {
      notes: `<w:footnote w:id="1">${paragraph(words(prose))}</w:footnote>`,
    }),
    readDocx,
  ],
  [
    'tables',
    0.3,
    Buffer.from(`id;text\n1;"${prose}\n""نعم"""\n2;${prose}\n`),
    bytes => count(readTableTexts(once(textOf(bytes)))),
  ],
  [
    'JSON lines',
    0.3,
    Buffer.from(`${JSON.stringify({ id: 1, data: { text: prose } })}\n`.repeat(3)),
    bytes => count(readJsonLineTexts(linesOf(textOf(bytes)))),
  ],
]

describe('damaged texts', () => {
  it.each(readers)(
    '%s: nothing crashes, nothing hangs',
    async (_name, share, whole, read) => {
      const random = randomFrom(11)
      for (let left = Math.ceil(inputs * share); left > 0; left--) {
        const started = performance.now()
        expect(await read(damage(whole, random))).toBeDefined()
        expect(performance.now() - started).toBeLessThan(patience)
      }
    },
    600_000,
  )
})
