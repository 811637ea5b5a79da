import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readNative } from '../../formats/native.ts'
import { deviceIdSchema } from '../../model/ids.ts'
import type { Agreement, Role } from '../../model/records.ts'
import { schemeFile } from '../../model/scheme.ts'
import { parseVersioned } from '../../model/versioned.ts'
import { createAttestation } from '../../text/attested-forms.ts'
import { sameFilled } from './agreement-of.ts'
import type { FrameKnowledge } from './frame-knowledge.ts'
import { withTies } from './person-ties.ts'
import { type Candidate, candidatesFor, nextCandidates } from './role-candidates.ts'

const seeds = new URL('../../../seeds/', import.meta.url)
const { documents } = readNative(readFileSync(new URL('gold.jsonl', seeds), 'utf8'), 'gold.jsonl', {
  device: deviceIdSchema.parse('aaaaaaaa'),
  digest: text => createHash('sha256').update(text, 'utf8').digest(),
})
const parsed = parseVersioned(schemeFile, '', JSON.parse(readFileSync(new URL('scheme.json', seeds), 'utf8')))
if (!parsed.ok) throw new Error('no scheme')
const scheme = parsed.value
const isAttested = createAttestation(documents.map(({ document }) => document.text))

/** Every frame of gold with what may be known when `filled` of it is: the frames before it in its article, no more of itself. */
const frames = documents.flatMap(({ document: { text }, layers }) => {
  const records = layers[0]?.records ?? []
  const mentions = records
    .filter(record => record.kind === 'entity')
    .toSorted((a, b) => (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0))
  const agreements = records.filter(record => record.kind === 'agreement')
  return agreements.map((frame, nth) => ({
    frame,
    knows: (filled: readonly Role[]): FrameKnowledge => ({
      text,
      scheme,
      frame: { ...frame, roles: filled },
      mentions,
      mentionOf: id => mentions.find(mention => mention.id === id),
      earlier: agreements.slice(0, nth),
      isAttested,
    }),
  }))
})

const isIn = (frame: Agreement, { role, fillers }: Candidate): boolean =>
  fillers.every(filler => frame.roles.some(held => sameFilled(held, { role, filler })))

const keyOf = ({ role, fillers }: Candidate): string => JSON.stringify([role, fillers])

/** Fillers that yes and no alone bring, from the trigger on: what is offered is taken where gold has it, else refused. */
function byYesAndNo({ frame, knows }: (typeof frames)[number]) {
  let filled: readonly Role[] = []
  const refused = new Set<string>()
  let yes = 0
  for (;;) {
    const knowledge = knows(filled)
    const first = nextCandidates(knowledge, one => !refused.has(keyOf(one)))?.candidates[0]
    if (!first) return { filled, yes, no: refused.size }
    if (!isIn(frame, first)) refused.add(keyOf(first))
    else {
      yes += 1
      filled = [...filled, ...rolesOf(knowledge, first)]
    }
  }
}

const rolesOf = (knowledge: FrameKnowledge, { role, fillers }: Candidate): readonly Role[] =>
  fillers.flatMap(filler => {
    const mention = 'entity' in filler ? knowledge.mentionOf(filler.entity) : undefined
    return mention ? withTies(knowledge, role, mention) : [{ role, filler }]
  })

// Weights and turns of phrase were set with these articles in view: the figures say that nothing is lost, not what other articles give.
describe('candidates on the five frames of the sample', () => {
  it('are right at the first place for 36 of 45 fillers, when their role is asked for', () => {
    const hits = frames.flatMap(({ frame, knows }) =>
      frame.roles.filter((wanted, nth) => {
        const [first] = candidatesFor(knows(frame.roles.slice(0, nth)), wanted.role)
        return first !== undefined && isIn(frame, first)
      }),
    )
    expect(frames.flatMap(({ frame }) => frame.roles)).toHaveLength(45)
    expect(hits.length).toBeGreaterThanOrEqual(36)
  })

  it('fill 42 of 45 by yes and no alone, sides and titles right, with as many yes as no', () => {
    const results = frames.map(one => ({ ...byYesAndNo(one), frame: one.frame }))
    const right = results.flatMap(({ frame, filled }) =>
      frame.roles.filter(role => filled.some(one => sameFilled(one, role) && one.of === role.of)),
    )
    const wrongOf = results.flatMap(({ frame, filled }) =>
      filled.filter(one => !frame.roles.some(role => sameFilled(one, role) && one.of === role.of)),
    )
    const sum = (which: 'yes' | 'no'): number => results.reduce((total, one) => total + one[which], 0)
    expect(right.length).toBeGreaterThanOrEqual(42)
    expect(wrongOf).toEqual([])
    expect(sum('yes')).toBeLessThanOrEqual(36)
    expect(sum('no')).toBeLessThanOrEqual(36)
  })

  it('never offer what fills the role already', () => {
    for (const { frame, knows } of frames)
      for (const { role } of frame.roles)
        for (const offered of candidatesFor(knows(frame.roles), role)) expect(isIn(frame, offered)).toBe(false)
  })
})
