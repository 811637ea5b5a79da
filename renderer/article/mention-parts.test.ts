import { describe, expect, it } from 'vitest'
import type { ArticleCommand } from './article-command.ts'
import { at, cursorOn, label, open } from './story.fixtures.ts'

describe('a mention in parts', () => {
  const addPart: ArticleCommand = { do: 'addPart' }
  const accept: ArticleCommand = { do: 'accept' }
  const twoParts = [cursorOn('رشيد'), label('OCC'), addPart, cursorOn('سوناطراك في'), accept] as const

  it('gets a further part by a key or by its own label key, and one undo takes that back', () => {
    const { run, marks, state } = open()
    run(...twoParts)
    expect(marks()).toEqual(['OCC رشيد سوناطراك'])
    expect(state()).toMatchObject({ adding: null, announcement: { said: 'marked' } })
    run({ do: 'undo' })
    expect(marks()).toEqual(['OCC رشيد'])
    run({ do: 'redo' }, { do: 'nested', largestFirst: false }, addPart, cursorOn('زيارة'), label('OCC'))
    expect(marks()).toEqual(['OCC رشيد زيارة سوناطراك'])
  })

  it('is marked at once from words chosen apart', () => {
    const { run, marks, state } = open()
    run(cursorOn('رشيد'), addPart, cursorOn('زيارة'), addPart)
    expect(state().adding?.spans).toHaveLength(2)
    run(cursorOn('سوناطراك في'), label('ORG'))
    expect(marks()).toEqual(['ORG رشيد زيارة سوناطراك'])
    expect(state().adding).toBeNull()
  })

  it('is left as it is by Escape, and by turning to something else', () => {
    const { run, marks, state } = open()
    run(cursorOn('رشيد'), label('OCC'), addPart, cursorOn('زيارة'), { do: 'escape' })
    expect(state().adding).toBeNull()
    run({ do: 'stop', onward: false }, addPart, cursorOn('زيارة'), label('GPE'))
    expect(marks()).toEqual(['OCC رشيد', 'GPE زيارة'])
  })

  it('has edges of every part, and parts that meet become one', () => {
    const { run, marks, state } = open()
    run(...twoParts, { do: 'otherEdge' }, { do: 'otherEdge' })
    expect(state()).toMatchObject({ edge: 'end', part: 0 })
    run({ do: 'edge', onward: false })
    expect(marks()).toEqual(['OCC رشي سوناطراك'])
    run({ do: 'otherEdge' })
    expect(state()).toMatchObject({ edge: 'start', part: 1 })
    run({ do: 'takePart', span: { start: at('رشيد'), end: at('زيارة') } }, { do: 'otherEdge' })
    expect(state().index.ordered[0]?.spans[0]).toEqual({ start: at('رشيد'), end: at('. زيارة') })
  })

  it('loses the part with the active edge, never its last', () => {
    const { run, marks, state } = open()
    run(...twoParts, { do: 'removePart', at: null })
    expect(marks()).toEqual(['OCC رشيد'])
    run({ do: 'removePart', at: null })
    expect(state().announcement).toMatchObject({ said: 'refused', why: 'one-part' })
    run({ do: 'undo' }, { do: 'stop', onward: false }, { do: 'removePart', at: 0 })
    expect(marks()).toEqual(['OCC سوناطراك'])
  })

  it('grows by the pointer, and words chosen apart by it are marked together', () => {
    const { run, marks } = open()
    run(cursorOn('رشيد'), label('OCC'), { do: 'takePart', span: { start: at('زيارة'), end: at('زيارة') + 2 } })
    expect(marks()).toEqual(['OCC رشيد زيارة'])
    run({ do: 'undo' }, { do: 'undo' })
    run({ do: 'takePart', span: { start: at('زيارة'), end: at('زيارة') + 2 } }, label('OCC'))
    expect(marks()).toEqual(['OCC رشيد زيارة'])
  })
})
