import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Agreement } from '../../model/records.ts'
import { agreementOver, contextOf, idOf } from '../edit.fixtures.ts'
import { moveFiller } from './move-filler.ts'

const by = (name: string) => ({ entity: idOf(name) })
const titles = (role: string): string | null => (role === 'attendee' || role === 'signatory' ? `${role}Title` : null)

function moved(
  roles: Agreement['roles'],
  at: number,
  role: string,
  before: number | null,
): Agreement['roles'] | string {
  const agreement = agreementOver(roles)
  const result = moveFiller(
    contextOf(new Map([[agreement.id, agreement]]), 2),
    agreement.id,
    at,
    { role, before },
    titles,
  )
  if (!result.ok) return result.error
  const [, after] = result.value.updated[0] ?? []
  return after?.kind === 'agreement' ? after.roles : 'lost'
}

describe('moving a filler', () => {
  it('takes a person’s title along into the new role, and leaves another’s', () => {
    expect(
      moved(
        [
          { role: 'attendee', filler: by('Rashid'), of: idOf('party') },
          { role: 'attendeeTitle', filler: by('director'), of: idOf('Rashid') },
          { role: 'attendeeTitle', filler: by('deputy'), of: idOf('Huang') },
        ],
        0,
        'signatory',
        null,
      ),
    ).toEqual([
      { role: 'signatoryTitle', filler: by('director'), of: idOf('Rashid') },
      { role: 'attendeeTitle', filler: by('deputy'), of: idOf('Huang') },
      { role: 'signatory', filler: by('Rashid'), of: idOf('party') },
    ])
  })

  it('stands once where it stood in that role already, and refuses to go nowhere', () => {
    const both: Agreement['roles'] = [
      { role: 'party', filler: by('a') },
      { role: 'host', filler: by('a') },
    ]
    expect(moved(both, 1, 'party', null)).toEqual([{ role: 'party', filler: by('a') }])
    expect(moved(both, 0, 'party', 1)).toBe('unchanged')
    expect(moved(both, 2, 'party', null)).toBe('gone')
  })

  it('keeps every other filler in its order wherever it goes', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 8 }),
        fc.nat(),
        fc.nat(),
        (names, from, to) => {
          const roles = names.map(name => ({ role: 'party', filler: by(`e${name}`) }))
          const at = from % roles.length
          const place = to % (roles.length + 1)
          const after = moved(roles, at, 'party', place === roles.length ? null : place)
          const others = roles.filter((_, position) => position !== at)
          if (typeof after === 'string') expect(after).toBe('unchanged')
          else {
            expect(after.filter(({ filler }) => JSON.stringify(filler) !== JSON.stringify(roles[at]?.filler))).toEqual(
              others,
            )
            expect(after).toHaveLength(roles.length)
          }
        },
      ),
    )
  })
})
