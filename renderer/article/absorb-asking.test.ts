import { describe, expect, it } from 'vitest'
import { testDocument } from './article.fixtures.ts'
import { cursorOn, extend, label, onward, open, text } from './story.fixtures.ts'

describe('a longer mark of the same label', () => {
  const inner = [cursorOn('حشيشي'), label('ORG'), { do: 'escape' }] as const
  const longer = [cursorOn('رشيد'), extend, label('ORG')] as const

  it('asks before it absorbs the shorter one, and one undo brings that back', () => {
    const { run, marks, state, sent } = open()
    run(...inner, ...longer)
    expect(state().question?.asked).toMatchObject({ asks: 'absorb', label: 'ORG', shorter: 1 })
    expect(marks()).toEqual(['ORG حشيشي'])
    run({ do: 'answer', answer: 'yes' })
    expect(marks()).toEqual(['ORG رشيد حشيشي'])
    expect(sent.at(-1)?.name).toBe('createEntity')
    run({ do: 'undo' })
    expect(marks()).toEqual(['ORG حشيشي'])
  })

  it('keeps both where that is answered, and asks no more of that one', () => {
    const { run, marks, state } = open()
    run(...inner, ...longer, { do: 'answer', answer: 'no' })
    expect(marks()).toEqual(['ORG رشيد حشيشي', 'ORG حشيشي'])
    run({ do: 'undo' }, label('ORG'))
    expect(state().question).toBeNull()
    expect(marks()).toHaveLength(2)
  })

  it('keeps both where she goes on without an answer, and marks nothing where she steps back', () => {
    const { run, marks, state } = open()
    run(...inner, ...longer, { do: 'escape' })
    expect(marks()).toEqual(['ORG حشيشي'])
    expect(state().question).toBeNull()
    run(label('ORG'), onward)
    expect(marks()).toEqual(['ORG رشيد حشيشي', 'ORG حشيشي'])
  })

  it('remembers what is settled for good, and asks nothing then', () => {
    const first = open()
    first.run(...inner, ...longer, { do: 'answer', answer: 'always' })
    expect(first.settled).toEqual(['always'])
    const second = open(testDocument(text), [], 'always')
    second.run(...inner, ...longer)
    expect(second.marks()).toEqual(['ORG رشيد حشيشي'])
    const third = open(testDocument(text), [], 'never')
    third.run(...inner, ...longer)
    expect(third.marks()).toHaveLength(2)
  })

  it('asks when a relabelling makes it one', () => {
    const { run, marks } = open()
    run(...inner, cursorOn('رشيد'), extend, label('GPE'), { do: 'escape' })
    run({ do: 'nested', largestFirst: true }, label('ORG'))
    expect(marks()).toEqual(['GPE رشيد حشيشي', 'ORG حشيشي'])
    run({ do: 'answer', answer: 'yes' })
    expect(marks()).toEqual(['ORG رشيد حشيشي'])
  })
})
