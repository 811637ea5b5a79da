import { describe, expect, it } from 'vitest'
import { recordIdSchema } from '../../shared/model/ids.ts'
import { testDocument } from './article.fixtures.ts'
import type { ArticleCommand } from './article-command.ts'
import { lettersOf } from './leap.ts'
import { at, cursorOn, extend, label, onward, open, text } from './story.fixtures.ts'

describe('while another article is on its way', () => {
  it('takes no edit and takes nothing back, and goes on where it was left after all', async () => {
    const { session, run, state, sent, marks } = open()
    run(cursorOn('سوناطراك'), label('ORG'))
    const release = session.hold()
    const again = session.hold()
    run(cursorOn('هواوي'), label('ORG'), { do: 'undo' })
    expect(state().announcement).toMatchObject({ said: 'refused', why: 'leaving' })
    release()
    run(label('ORG'))
    expect(marks()).toHaveLength(1)
    expect(sent).toHaveLength(1)
    again()
    run(label('ORG'))
    expect(marks()).toHaveLength(2)
    await session.settled()
    expect(sent).toHaveLength(2)
  })
})

describe('marking', () => {
  it('cuts the clitic of a word that stands alone elsewhere, and one key takes it back', () => {
    const { run, marks } = open()
    run(cursorOn('لسوناطراك'), label('ORG'))
    expect(marks()).toEqual(['ORG سوناطراك'])
    run({ do: 'clitic', side: 'start' })
    expect(marks()).toEqual(['ORG لسوناطراك'])
    run({ do: 'clitic', side: 'start' })
    expect(marks()).toEqual(['ORG سوناطراك'])
  })

  it('stores the normal form of للـ', () => {
    const { run, state } = open()
    run(cursorOn('للمغرب'), label('GPE'))
    expect(state().index.ordered[0]).toMatchObject({
      normal: 'المغرب',
      spans: [{ start: at('للمغرب') + 1, end: at('للمغرب') + 6 }],
    })
  })

  it('rests on the last word, so that another label nests', () => {
    const { run, marks } = open()
    run(cursorOn('هواوي'), extend, extend, label('ORG'), label('GPE'))
    expect(marks()).toEqual(['ORG هواوي للاتصالات-الجزائر', 'GPE الجزائر'])
  })

  it('does not mark the same words twice with one label', () => {
    const { run, marks, state } = open()
    run(cursorOn('رشيد'), label('ORG'), { do: 'escape' }, label('ORG'))
    expect(marks()).toEqual(['ORG رشيد'])
    expect(state().announcement).toMatchObject({ said: 'refused', why: 'unchanged' })
  })

  it('relabels the selected mention and leaves the one under the cursor alone', () => {
    const { run, marks } = open()
    run(cursorOn('رشيد'), label('ORG'), { do: 'nested', largestFirst: false }, label('GPE'))
    expect(marks()).toEqual(['GPE رشيد'])
  })

  it('resizes the selected mention by word and by letter', () => {
    const { run, marks } = open()
    run(cursorOn('رشيد'), label('ORG'), { do: 'nested', largestFirst: false }, extend)
    expect(marks()).toEqual(['ORG رشيد حشيشي'])
    run({ do: 'otherEdge' }, { do: 'edge', onward: true })
    expect(marks()).toEqual(['ORG شيد حشيشي'])
  })

  it('cycles nested mentions and deletes what is chosen', () => {
    const { run, marks, state } = open()
    run(cursorOn('هواوي'), extend, extend, label('ORG'), label('GPE'))
    run({ do: 'nested', largestFirst: true })
    expect(state().index.get(state().selected ?? recordIdSchema.parse('none'))?.label).toBe('ORG')
    run({ do: 'remove' })
    expect(marks()).toEqual(['GPE الجزائر'])
  })

  it('goes from mark to mark in reading order', () => {
    const { run, state } = open()
    run(cursorOn('رشيد'), label('ORG'), cursorOn('هواوي'), label('ORG'), cursorOn('كل'))
    const stop: ArticleCommand = { do: 'stop', onward: true }
    const seen = [1, 2].map(() => {
      run(stop)
      return state().index.get(state().selected ?? recordIdSchema.parse('none'))?.spans[0]?.start
    })
    expect(seen).toEqual([at('رشيد'), at('هواوي')])
  })
})

describe('moving far', () => {
  const leap: ArticleCommand = { do: 'leap', extend: false }

  it('leaps to the next word that begins so, clitics and the article skipped, under either layout', () => {
    const { run, state } = open()
    run(cursorOn('كل'), { do: 'leapTo', letters: lettersOf({ key: 'س', code: 'KeyS' }) })
    expect(state().cursor.focus).toBe(at('لسوناطراك'))
    run(leap)
    expect(state().leaping).toBe('again')
    run(leap)
    expect(state().cursor.focus).toBe(text.lastIndexOf('سوناطراك'))
    run(cursorOn('كل'), leap)
    expect(state().leaping).toBe('letter')
    run({ do: 'move', by: 'word', onward: true, extend: true })
    expect(state().leaping).toBe(false)
    run(leap)
    run(cursorOn('كل'), { do: 'leapTo', letters: lettersOf({ key: 'l', code: 'KeyL' }) })
    expect(state().cursor.focus).toBe(at('من'))
  })

  it('says when no such word is ahead, and stays', () => {
    const { run, state } = open()
    run(leap, { do: 'leapTo', letters: ['ظ'] })
    expect(state()).toMatchObject({ leaping: false, cursor: { focus: 0 }, announcement: { why: 'no-such-word' } })
  })

  it('grows to the next sign and shrinks again', () => {
    const { run, marks } = open()
    run(cursorOn('الرئيس'), { do: 'grow', more: true }, label('OCC'))
    expect(marks()).toEqual(['OCC الرئيس المدير العام لسوناطراك'])
  })

  it('leaps with the selection to the word that begins so, and takes it in', () => {
    const { run, state } = open()
    const leapOver: ArticleCommand = { do: 'leap', extend: true }
    run(cursorOn('الرئيس'), leapOver, { do: 'leapTo', letters: ['ع'] }, label('OCC'))
    expect(state().announcement).toMatchObject({ said: 'marked', surface: 'الرئيس المدير العام' })
    run(cursorOn('كل'), leap, { do: 'leapTo', letters: ['ر'] }, leapOver, leapOver)
    expect(state().announcement).toMatchObject({ said: 'selected', words: 'الرئيس المدير العام لسوناطراك, رشيد' })
  })

  it('shrinks the mark just made from its start, so that the name at its end nests', () => {
    const { run, marks, state } = open()
    const shrink: ArticleCommand = { do: 'grow', more: false }
    run(cursorOn('الرئيس'), { do: 'grow', more: true }, label('OCC'), shrink)
    expect(state().announcement).toMatchObject({ said: 'selected', words: 'المدير العام لسوناطراك' })
    run(shrink, shrink, label('ORG'))
    expect(marks()).toEqual(['OCC الرئيس المدير العام لسوناطراك', 'ORG سوناطراك'])
    run(shrink)
    expect(state().announcement).toMatchObject({ said: 'refused', why: 'unchanged' })
  })

  it('shrinks what was selected by growing from its end', () => {
    const { run, state } = open()
    run(cursorOn('الرئيس'), { do: 'grow', more: true }, { do: 'grow', more: true }, { do: 'grow', more: false })
    expect(state().announcement).toMatchObject({ said: 'selected', words: 'الرئيس المدير العام لسوناطراك' })
  })
})

describe('undo and redo', () => {
  it('leave what was marked selected, so that it can be marked anew', () => {
    const { run, marks } = open()
    run(cursorOn('رشيد'), extend, label('ORG'), { do: 'undo' }, label('GPE'))
    expect(marks()).toEqual(['GPE رشيد حشيشي'])
  })

  it('take back and bring again, the status of a new article with it, and survive a restart', async () => {
    const { run, marks, state, sent, session } = open()
    run(cursorOn('رشيد'), label('ORG'), onward, label('GPE'))
    expect(state().status).toBe('in-progress')
    run({ do: 'undo' }, { do: 'undo' })
    expect(marks()).toEqual([])
    expect(state().status).toBe('new')
    run({ do: 'redo' })
    expect(marks()).toEqual(['ORG رشيد'])
    await session.settled()
    const again = open({
      ...testDocument(text),
      records: [...state().records.values()],
      history: sent,
      sequence: 5,
      counter: 9,
    })
    again.run({ do: 'redo' })
    expect(again.marks()).toEqual(['ORG رشيد', 'GPE حشيشي'])
    again.run({ do: 'undo' }, { do: 'undo' })
    expect(again.marks()).toEqual([])
  })

  it('number commits one after another', async () => {
    const { run, sent, session } = open()
    run(cursorOn('رشيد'), label('ORG'), { do: 'undo' }, { do: 'redo' }, { do: 'doubt' })
    await session.settled()
    expect(sent.map(commit => [commit.sequence, commit.undoes, commit.redoes])).toEqual([
      [1, undefined, undefined],
      [2, 1, undefined],
      [3, undefined, 1],
      [4, undefined, undefined],
    ])
  })

  it('say that there is nothing more', () => {
    const { run, state } = open()
    run({ do: 'undo' })
    expect(state().announcement).toMatchObject({ said: 'refused', why: 'nothing-to-undo' })
  })
})

describe('gold', () => {
  it('can be looked at and not changed', async () => {
    const made = open()
    made.run(cursorOn('رشيد'), label('ORG'))
    const gold = made.state().index.ordered.map(entity => ({ ...entity, label: 'GPE' }))
    const { run, marks, state } = open(testDocument(text), gold)
    run({ do: 'show', layer: 'gold' })
    await Promise.resolve()
    expect(marks()).toEqual(['GPE رشيد'])
    run(cursorOn('هواوي'), label('ORG'))
    expect(marks()).toEqual(['GPE رشيد'])
    expect(state().announcement).toMatchObject({ said: 'refused', why: 'read-only' })
    run({ do: 'show', layer: 'own' })
    await Promise.resolve()
    expect(marks()).toEqual([])
  })
})

it('marks done and goes to the next unfinished article', () => {
  const { run, state, left } = open()
  run({ do: 'doneAndNext' })
  expect(state().status).toBe('done')
  expect(left).toEqual(['nextUnfinished'])
})
