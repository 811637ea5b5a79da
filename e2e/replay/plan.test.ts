import { expect, it } from 'vitest'
import { createAttestation } from '../../shared/text/attested-forms.ts'
import { sampleScheme } from '../sample.ts'
import { createDesk } from './desk.ts'
import { judgement, lookEverywhere, looksEverywhere } from './find-policy.ts'
import type { Mention } from './gold.ts'
import { nameOf } from './input.ts'
import { createMoves, type Hands } from './moves.ts'
import { shortestWay } from './plan.ts'

const text =
  'وقع مجمع سوناطراك, رشيد حشيشي. زار الوفد بمدينة الجزائر مقر سوناطراك, ثم عاد إلى مدينة وهران. رحبت سوناطراك بوهرانَ'
const mention = (label: string, words: string, from = 0): Mention => {
  const start = text.indexOf(words, from)
  return { label, start, end: start + words.length }
}

/** All on one line, so that line keys stay where they are. */
function sit(hands: Hands = 'keys') {
  const lines = { blocks: [{ start: 0, end: text.length }], rectOf: () => undefined, lineHeight: 40 }
  const scheme = sampleScheme()
  const desk = createDesk(text, { scheme, lines, isAttested: createAttestation([text]) })
  const moves = createMoves(desk, hands)
  return {
    desk,
    /** Marks it by the shortest way; the names of its inputs. */
    mark: (wanted: Mention): string => {
      const key = scheme.labels.find(({ id }) => id === wanted.label)?.key ?? ''
      const inputs = shortestWay(desk, wanted, key, moves(wanted))
      for (const input of inputs) desk.do(input)
      return inputs.map(nameOf).join(' ')
    },
  }
}

it('marks what it should, each time from where the last mark left the cursor', () => {
  const { desk, mark } = sit()
  const wanted = [
    mention('ORG', 'مجمع سوناطراك'),
    mention('PERS', 'رشيد حشيشي'),
    mention('FAC', 'مدينة الجزائر'),
    mention('GPE', 'الجزائر'),
    mention('ORG', 'سوناطراك', text.indexOf('مقر')),
  ]
  expect(wanted.map(mark)).toEqual(['← ⇧← F', '← ⇧← A', '; L ⇧← T', 'S', '; S F'])
  expect(desk.marks()).toEqual(wanted)
})

it('sets by letter what no word ends with', () => {
  const { desk, mark } = sit()
  const wanted = mention('GPE', 'وهرا')
  mark(wanted)
  expect(desk.marks()).toEqual([wanted])
})

it('points where a hand is on the mouse, and uses the word the last mark left the cursor on', () => {
  const { mark } = sit('mouse and keys')
  expect(mark(mention('PERS', 'رشيد حشيشي'))).toBe('drag A')
  expect(mark(mention('GPE', 'الجزائر'))).toBe('click S')
})

it('leaves a mark of the same label under the cursor alone: its key would look everywhere', () => {
  const { desk, mark } = sit()
  mark(mention('ORG', 'مجمع سوناطراك'))
  expect(desk.toMark('ORG')).toBeNull()
  expect(desk.toMark('GPE')).toEqual({ start: text.indexOf('سوناطراك'), end: text.indexOf(',') })
})

it('says so where no keys lead: between a letter and its mark', () => {
  const { mark } = sit()
  expect(() => mark({ label: 'GPE', start: text.length - 3, end: text.length - 1 })).toThrow('no keys mark')
}, 30_000)

it('looks everywhere where the words stand elsewhere, and judges each place by gold', () => {
  const first = mention('ORG', 'سوناطراك')
  const second = mention('ORG', 'سوناطراك', text.indexOf('مقر'))
  const third = mention('ORG', 'سوناطراك', text.indexOf('رحبت'))
  const judged = (gold: readonly Mention[]): string => {
    const { desk, mark } = sit()
    mark(first)
    expect(looksEverywhere(desk)).toBe(true)
    desk.do(lookEverywhere)
    const inputs: string[] = []
    for (let next = judgement(desk, gold); next; next = judgement(desk, gold)) {
      inputs.push(nameOf(next))
      desk.do(next)
    }
    expect(desk.marks()).toEqual(gold)
    return inputs.join(' ')
  }
  expect(judged([first, second, third])).toBe('ENTER')
  expect(judged([first, third])).toBe('B ENTER')
  expect(judged([first, second])).toBe('SPACE ESCAPE')
  expect(judged([first])).toBe('ESCAPE')
})
