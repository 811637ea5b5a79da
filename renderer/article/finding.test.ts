import { describe, expect, it } from 'vitest'
import { testDocument } from './article.fixtures.ts'
import type { ArticleCommand } from './article-command.ts'
import type { HitAct } from './article-state.ts'
import { openBench } from './session.fixtures.ts'

const text = 'المغرب وفرنسا. زار المغرب، ثم عاد للمغرب. اتحاد المغرب العربي. بالمغرب'
const at = (words: string): number => text.indexOf(words)

function open() {
  const bench = openBench(testDocument(text), { absorbs: 'never' })
  /** `label start surface (normal form)` of each mention in reading order. */
  const marks = () =>
    bench.state().index.ordered.map(({ label, spans: [span], normal }) => {
      const said = normal === undefined ? '' : ` (${normal})`
      return `${label} ${span?.start} ${text.slice(span?.start, span?.end)}${said}`
    })
  return { ...bench, marks }
}

const place = (words: string): ArticleCommand => ({ do: 'placeCursor', offset: at(words) })
const label = (id: string): ArticleCommand => ({ do: 'label', label: id })
const find: ArticleCommand = { do: 'find' }
const hits = (...acts: readonly HitAct[]): readonly ArticleCommand[] => acts.map(act => ({ do: 'hit', act }))

const first = 'GPE 0 المغرب'
const second = `GPE ${at('زار المغرب') + 4} المغرب`
const behindLam = `GPE ${at('للمغرب') + 1} لمغرب (المغرب)`
const third = `GPE ${at('المغرب العربي')} المغرب`
const last = `GPE ${at('بالمغرب') + 1} المغرب`

describe('find everywhere', () => {
  it('opens on the first place after the mention, by its key or its label again, and returns there', () => {
    for (const command of [find, label('GPE')]) {
      const { run, state } = open()
      run(place('زار المغرب'), { do: 'move', by: 'word', onward: true, extend: false }, label('GPE'), command)
      expect(state().finding?.hits).toHaveLength(4)
      expect(state().finding?.at).toBe(1)
      expect(state().selection).toEqual({ start: at('للمغرب') + 1, end: at('للمغرب') + 6 })
      run({ do: 'escape' })
      expect(state()).toMatchObject({ finding: null, cursor: { focus: at('زار المغرب') + 4 }, fresh: 'R1' })
    }
  })

  it('leaves the sheet as it stood before the first place was shown, however often it is opened from there', () => {
    const moves: string[] = []
    let tops = 0
    const { run } = openBench(testDocument(text), {
      absorbs: 'never',
      screen: {
        scrollTo: span => moves.push(`to ${span.start}`),
        keepScroll: () => {
          const top = ++tops
          return () => moves.push(`back ${top}`)
        },
      },
    })
    run(place('المغرب'), label('GPE'))
    moves.length = 0
    run(find, find, ...hits('takeAll'))
    expect(moves.at(-2)).toBe('back 1')
    expect(moves.at(-1)).toBe('to 0')
  })

  it('takes all places in one commit, with the normal form of للـ, and one undo takes them back', async () => {
    const { run, marks, sent, session, state } = open()
    run(place('المغرب'), label('GPE'), find, ...hits('takeAll'))
    expect(marks()).toEqual([first, second, behindLam, third, last])
    await session.settled()
    expect(sent.map(({ name }) => name)).toEqual(['createEntity', 'findEverywhere'])
    expect(state().announcement).toMatchObject({ said: 'found', taken: 4, refused: 0 })
    run({ do: 'undo' })
    expect(marks()).toEqual([first])
    run({ do: 'redo' })
    expect(marks()).toHaveLength(5)
    run({ do: 'undo' }, { do: 'undo' })
    expect(marks()).toEqual([])
  })

  it('is one deed place by place, each durable at once; a place refused for good is not offered again', async () => {
    const { run, marks, sent, session, state } = open()
    run(place('المغرب'), label('GPE'), find, ...hits('take', 'pass', 'never', 'take'))
    // All are decided: the panel closes by itself.
    expect(state().finding).toBeNull()
    expect(marks()).toEqual([first, second, last])
    await session.settled()
    expect(sent.map(({ joins }) => joins)).toEqual([undefined, undefined, 2, 2])
    expect(state().announcement).toMatchObject({ said: 'found', taken: 2, refused: 2 })
    run(find)
    expect(state().finding?.hits.map(({ span }) => span.start)).toEqual([at('للمغرب') + 1])
    run({ do: 'escape' }, { do: 'undo' })
    expect(marks()).toEqual([first])
    run(place('المغرب'), find)
    expect(state().finding?.hits).toHaveLength(4)
  })

  it('gives a place back that was taken and is refused after all', () => {
    const { run, marks } = open()
    run(place('المغرب'), label('GPE'), find, ...hits('take', 'previous', 'pass'), { do: 'escape' })
    expect(marks()).toEqual([first])
  })

  it('marks a place with another label, and goes on; what was done between starts another deed', () => {
    const { run, marks, state } = open()
    run(place('المغرب'), label('GPE'), find, ...hits('take'), label('ORG'))
    expect(state().finding?.at).toBe(2)
    run(...hits('take', 'take'))
    expect(marks()).toEqual([first, second, `ORG ${at('للمغرب') + 1} لمغرب (المغرب)`, third, last])
    expect(state().undo.map(({ name }) => name)).toEqual([
      'createEntity',
      'findEverywhere',
      'createEntity',
      'findEverywhere',
    ])
  })

  it('undoes while it is open, and what is undone is undecided again', () => {
    const { run, marks, state } = open()
    run(place('المغرب'), label('GPE'), find, ...hits('take', 'take'), { do: 'undo' })
    expect(marks()).toEqual([first])
    expect(state().finding).not.toBeNull()
    run(...hits('takeAll'))
    expect(marks()).toHaveLength(5)
  })

  it('leaves the places alone that lie in a longer mention of the label', () => {
    const { run, state } = open()
    const extend: ArticleCommand = { do: 'move', by: 'word', onward: true, extend: true }
    run(place('اتحاد'), extend, extend, label('GPE'), place('المغرب'), label('GPE'), find)
    expect(state().finding?.hits).toHaveLength(3)
  })

  it('says that there is no other place, or no mention, and opens nothing', () => {
    const { run, state } = open()
    run(place('فرنسا'), find)
    expect(state()).toMatchObject({ finding: null, announcement: { said: 'refused', why: 'no-mention' } })
    run(label('GPE'), find)
    expect(state()).toMatchObject({ finding: null, announcement: { said: 'refused', why: 'no-other-place' } })
  })

  it('closes when she goes elsewhere in the text', () => {
    const { run, state } = open()
    run(place('المغرب'), label('GPE'), find, place('زار'))
    expect(state()).toMatchObject({ finding: null, cursor: { focus: at('زار') } })
  })
})
