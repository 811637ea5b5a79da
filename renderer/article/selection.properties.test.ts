import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { createEntity } from '../../shared/edit/create-entity.ts'
import { deviceIdSchema, documentIdSchema, recordIdSchema } from '../../shared/model/ids.ts'
import { fromStored, toStored } from '../../shared/model/record-codec.ts'
import { storedRecordSchema } from '../../shared/model/stored-records.ts'
import { nextCliticCut, proposeCut } from '../../shared/text/clitics.ts'
import { findFolded, fold, foldQuery } from '../../shared/text/folding.ts'
import { isGraphemeBorder, snapToGraphemes } from '../../shared/text/graphemes.ts'
import { createOffsetMap } from '../../shared/text/offsets.ts'
import type { Span } from '../../shared/text/span.ts'
import { testDocument } from './article.fixtures.ts'
import type { ArticleCommand } from './article-command.ts'
import { caretAt, caretOver, edgeAt, edgeByLetter, edgeByWord, spanOf, wordsOver } from './caret.ts'
import { randomText } from './random-text.fixtures.ts'
import { openBench } from './session.fixtures.ts'

/** Ten minutes: many cases take their time. */
vi.setConfig({ testTimeout: 600_000 })

/** Runs of a property: `HASHIYA_CASES` multiplies them (1 by default), as `npm run test:full` does; `HASHIYA_SEED` repeats a run. */
const cases = (runs: number): { readonly numRuns: number; readonly seed?: number } => {
  const seed = process.env.HASHIYA_SEED
  return {
    numRuns: runs * Number(process.env.HASHIYA_CASES ?? 1),
    ...(seed === undefined ? {} : { seed: Number(seed) }),
  }
}

/** Whether `span` holds something and cuts no letter from its marks. */
const isWhole = (text: string, span: Span): boolean =>
  span.start >= 0 &&
  span.start < span.end &&
  span.end <= text.length &&
  isGraphemeBorder(text, span.start) &&
  isGraphemeBorder(text, span.end)

const edges = fc.constantFrom('start' as const, 'end' as const)
/** A step of a random walk over a span: what a key or a pin does, in pure functions. */
const spanSteps = fc.array(fc.tuple(fc.nat(5), edges, fc.boolean(), fc.nat()), { maxLength: 12 })

function stepSpan(
  text: string,
  span: Span,
  [kind, edge, onward, at]: readonly [number, 'start' | 'end', boolean, number],
): Span {
  const offset = at % (text.length + 1)
  switch (kind) {
    case 0:
      return edgeByLetter(text, span, edge, onward) ?? span
    case 1:
      return edgeByWord(text, span, edge, onward) ?? span
    case 2:
      return nextCliticCut(text, span, edge)
    case 3:
      return edgeAt(text, span, edge, offset)
    case 4:
      return proposeCut(text, span, { isAttested: form => form.length > 2 })
    default:
      return spanOf(text, caretOver(text, span.start, offset))
  }
}

const labels = ['ORG', 'GPE', 'OCC']
/** Any key of the article, and what the pointer does, at a place that is taken from the text's length. */
const commands = fc.array(fc.tuple(fc.nat(19), fc.boolean(), fc.boolean(), edges, fc.nat(), fc.nat()), {
  minLength: 1,
  maxLength: 16,
})

function toCommand(
  text: string,
  [kind, onward, extend, edge, from, to]: readonly [number, boolean, boolean, 'start' | 'end', number, number],
): ArticleCommand {
  const place = (at: number): number => at % text.length
  const by = (['word', 'line', 'sentence'] as const)[from % 3] ?? 'word'
  const all: readonly ArticleCommand[] = [
    { do: 'label', label: labels[from % labels.length] ?? 'ORG' },
    { do: 'label', label: labels[to % labels.length] ?? 'ORG' },
    { do: 'move', by, onward, extend },
    { do: 'move', by: 'word', onward, extend: true },
    { do: 'move', by: 'word', onward, extend },
    { do: 'grow', more: onward },
    { do: 'edge', onward },
    { do: 'edge', onward: !onward },
    { do: 'otherEdge' },
    { do: 'clitic', side: edge },
    { do: 'nested', largestFirst: onward },
    { do: 'stop', onward },
    { do: 'escape' },
    { do: 'undo' },
    { do: 'redo' },
    { do: 'remove' },
    { do: 'placeCursor', offset: place(from) },
    { do: 'extendTo', offset: place(to) },
    {
      do: 'selectText',
      span: { start: Math.min(place(from), place(to)), end: Math.max(place(from), place(to)) + 1 },
      exact: extend,
    },
    { do: 'moveEdgeTo', edge, offset: to % (text.length + 1) },
  ]
  return all[kind] ?? { do: 'escape' }
}

describe('no edge stands inside a grapheme', () => {
  it('whatever letters, words, cuts and pins do to a span', () => {
    fc.assert(
      fc.property(randomText, fc.nat(), spanSteps, (text, at, steps) => {
        let span: Span = spanOf(text, caretAt(text, at % text.length))
        for (const step of steps) {
          span = stepSpan(text, span, step)
          if (!isWhole(text, span)) throw new Error(`${span.start}–${span.end} after ${JSON.stringify(step)}`)
        }
      }),
      cases(1500),
    )
  })

  it('whatever is dragged over', () => {
    fc.assert(
      fc.property(randomText, fc.nat(), fc.nat(), (text, a, b) => {
        const [from, to] = [a % text.length, b % text.length]
        const span = wordsOver(text, { start: Math.min(from, to), end: Math.max(from, to) + 1 })
        expect(span.start === span.end || isWhole(text, span)).toBe(true)
      }),
      cases(1500),
    )
  })

  it('whatever keys are pressed, in selection, preview and every mark that is sent to the disk', () => {
    fc.assert(
      fc.property(randomText, commands, (text, presses) => {
        const { run, state } = openBench(testDocument(text))
        for (const press of presses) {
          run(toCommand(text, press))
          const { selection, index } = state()
          const spans = [...(selection ? [selection] : []), ...index.ordered.flatMap(mention => mention.spans)]
          for (const span of spans)
            if (!isWhole(text, span)) throw new Error(`${span.start}–${span.end} after ${JSON.stringify(press)}`)
        }
      }),
      cases(600),
    )
  })
})

const document = documentIdSchema.parse('a'.repeat(26))
const device = deviceIdSchema.parse('abcdefgh')

it('offsets survive the way to a file and back', () => {
  fc.assert(
    fc.property(randomText, fc.nat(), fc.nat(), (text, a, b) => {
      const [from, to] = [a % text.length, b % text.length]
      const span = snapToGraphemes(text, { start: Math.min(from, to), end: Math.max(from, to) + 1 })
      const made = createEntity(
        { text, records: new Map(), stamp: [1, device], source: 'person' },
        { id: recordIdSchema.parse('R1'), label: 'ORG', spans: [span] },
      )
      if (!made.ok) throw new Error(made.error)
      const offsets = createOffsetMap(text)
      const [record] = made.value.added
      if (!record) throw new Error('nothing was made')
      const stored = storedRecordSchema.parse(JSON.parse(JSON.stringify(toStored(record, text, offsets))))
      expect(fromStored(stored, { document, text, offsets, device })).toEqual({ record })
      const [[start, end] = [0, 0]] = stored.kind === 'entity' ? stored.spans : []
      expect([...text].slice(start, end).join('')).toBe(text.slice(span.start, span.end))
    }),
    cases(1500),
  )
})

it('folding maps back exactly: what is found folds to what was sought, and the words themselves are found', () => {
  fc.assert(
    fc.property(randomText, fc.nat(), fc.nat(), (text, a, b) => {
      const folded = fold(text)
      const [from, to] = [a % (folded.text.length + 1), b % (folded.text.length + 1)]
      const back = folded.toSource(Math.min(from, to), Math.max(from, to))
      expect(back.start >= 0 && back.start <= back.end && back.end <= text.length).toBe(true)
      for (let index = 1; index <= folded.text.length; index += 1)
        expect(folded.sourceStart(index)).toBeGreaterThanOrEqual(folded.sourceStart(index - 1))
      const word = wordsOver(text, { start: a % text.length, end: (a % text.length) + 1 })
      if (word.start === word.end) return
      const sought = foldQuery(text.slice(word.start, word.end))
      const hits = findFolded(folded, sought)
      for (const hit of hits) {
        expect(isWhole(text, hit)).toBe(true)
        expect(foldQuery(text.slice(hit.start, hit.end))).toBe(sought)
      }
    }),
    cases(1500),
  )
})
