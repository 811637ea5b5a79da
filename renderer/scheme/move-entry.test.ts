import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { applySchemeEdits } from '../../shared/edit/scheme-edits.ts'
import { schemeSchema } from '../../shared/model/scheme.ts'
import { appStore } from '../state/app.ts'
import { canMove, moveEntry, orderShown } from './move-entry.ts'
import { draftEntry, forgetScheme, schemeStore } from './scheme-session.ts'

const scheme = schemeSchema.parse(
  JSON.parse(readFileSync(path.join(import.meta.dirname, '../../seeds/scheme.json'), 'utf8')),
)
const ids = scheme.agreementTypes.map(({ id }) => id)
const [first = '', second = '', ...rest] = ids
const drafts = () => schemeStore.getState().drafts

beforeEach(() => {
  forgetScheme()
  const corpus = { readOnly: false, scheme } as ReturnType<typeof appStore.getState>['corpus']
  appStore.setState({ corpus })
})

it('takes an entry down and up again, which is no change', () => {
  moveEntry('agreementTypes', first, 1)
  expect(orderShown(scheme, drafts(), 'agreementTypes')).toEqual([second, first, ...rest])
  expect(canMove(scheme, drafts(), 'agreementTypes', second, -1)).toBe(false)
  moveEntry('agreementTypes', second, -1)
  expect(orderShown(scheme, drafts(), 'agreementTypes')).toEqual([second, first, ...rest])
  moveEntry('agreementTypes', first, -1)
  expect(drafts().size).toBe(0)
})

it('holds with another code written before it', () => {
  const entry = scheme.agreementTypes.find(({ id }) => id === second)
  if (!entry) throw new Error('the seeds have two types of agreement')
  draftEntry(scheme, 'agreementTypes', second, { ...entry, id: 'OTHER' })
  moveEntry('agreementTypes', second, -1)
  const change = applySchemeEdits(scheme, [...drafts().values()])
  expect(change.ok && change.value.scheme.agreementTypes.map(({ id }) => id)).toEqual(['OTHER', first, ...rest])
})
