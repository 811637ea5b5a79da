import { expect, it } from 'vitest'
import { pressOn } from '../../shared/keyboard/layouts.fixtures.ts'
import { testCorpus, testDocument } from './article.fixtures.ts'
import { recallIn } from './cut-memory.ts'
import { commandOf, keymapOf } from './keymap.ts'
import { createNormalAsking, normalRows } from './normal-asking.ts'
import { openBench } from './session.fixtures.ts'

const text = 'زيارة للمغرب ثم للمغرب ثم للسودان'
const second = text.lastIndexOf('للمغرب')
const third = text.indexOf('للسودان')
const mark = { do: 'label', label: 'GPE' } as const
const at = (offset: number) => ({ do: 'placeCursor', offset }) as const

function open() {
  const bench = openBench(testDocument(text))
  const { store } = bench.session
  const recall = recallIn(
    () => store.getState().records,
    () => undefined,
  )
  return { ...bench, ...createNormalAsking(store, recall, () => false) }
}

it('asks of the mark just made, and no more once it is answered', () => {
  const { run, state, forms } = open()
  expect(forms()).toEqual([])
  run(at(text.indexOf('للمغرب')), mark)
  expect(forms()).toEqual(['المغرب', 'لمغرب', 'اللمغرب'])
  run({ do: 'normal', normal: 'لمغرب' })
  expect(forms()).toEqual([])
  run(at(second), mark)
  expect(forms()).toEqual([])
  // The answer is the form there as well: it is spelt as the words are.
  expect(state().index.ordered.map(({ normal }) => normal)).toEqual(['لمغرب', undefined])
})

it('is not asked again of a form she went on from; another form is', () => {
  const { run, state, forms } = open()
  run(at(text.indexOf('للمغرب')), mark, at(second))
  expect(forms()).toEqual([])
  run(mark)
  expect(forms()).toEqual([])
  expect(state().index.ordered.map(({ normal }) => normal)).toEqual(['المغرب', 'المغرب'])
  run(at(third), mark)
  expect(forms()[0]).toBe('السودان')
})

it('asks again after undo: nothing was gone on from', () => {
  const { run, forms } = open()
  run(at(second), mark, { do: 'undo' })
  expect(forms()).toEqual([])
  run(mark)
  expect(forms()[0]).toBe('المغرب')
})

it('is answered by the keys of yes, with Shift by the next form; the others keep their meaning', () => {
  const keymap = keymapOf(testCorpus.scheme.labels, 'rtl')
  const rows = [...normalRows(keymap, ['المغرب', 'لمغرب', 'اللمغرب']), ...keymap]
  const done = (code: string, shift = false) => commandOf(rows, pressOn('US', { code, ...(shift ? { shift } : {}) }))
  expect(done('Space')).toEqual({ do: 'normal', normal: 'المغرب' })
  expect(done('Enter', true)).toEqual({ do: 'normal', normal: 'لمغرب' })
  expect(done('KeyJ')).toEqual({ do: 'stop', onward: true })
  expect(done('KeyF')).toEqual({ do: 'label', label: 'ORG' })
})
