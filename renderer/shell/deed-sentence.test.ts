import { expect, it } from 'vitest'
import type { LastDeed } from '../../shared/edit/corpus-deed.ts'
import { speak, t } from '../strings/text.ts'
import { deedSentence } from './deed-sentence.ts'

const deed: LastDeed = {
  sequence: 3,
  name: 'relabelEntity',
  at: '2026-01-01T00:00:00.000Z',
  documents: 3,
  marks: 0,
  records: 12,
  words: 'مركز العمليات',
  label: 'FAC',
  undone: false,
  undo: null,
  redo: null,
}

it('names the words apart from the figures behind them, and none for a change of the scheme', () => {
  speak('en')
  expect(deedSentence(t, deed, 'Facility')).toContain(
    '“\u2068مركز العمليات\u2069” (Facility), 12 records in 3 articles',
  )
  expect(deedSentence(t, { ...deed, name: 'changeScheme', label: null }, '')).toBe(
    'Done: change the scheme, 12 records in 3 articles.',
  )
})
