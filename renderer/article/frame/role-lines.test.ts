import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { agreementOver, idOf, stampAt } from '../../../shared/edit/edit.fixtures.ts'
import type { Entity } from '../../../shared/model/records.ts'
import { schemeSchema } from '../../../shared/model/scheme.ts'
import { roleLinesOf } from './role-lines.ts'

const seeds = path.join(import.meta.dirname, '../../../seeds/scheme.json')
const scheme = schemeSchema.parse(JSON.parse(readFileSync(seeds, 'utf8')))

const mention = (name: string): Entity => ({
  kind: 'entity',
  id: idOf(name),
  label: 'PERS',
  spans: [{ start: 0, end: 3 }],
  attributes: {},
  note: '',
  doubt: false,
  source: 'person',
  stamp: stampAt(1),
})
const mentions = new Map(['Rashid', 'Huang', 'title', 'party'].map(name => [idOf(name), mention(name)]))
const by = (name: string) => ({ entity: idOf(name) })

describe('the lines of an agreement in the pane', () => {
  it('puts titles beside their person, in the role the title is for', () => {
    const lines = roleLinesOf(
      agreementOver([
        { role: 'party', filler: by('party') },
        { role: 'attendee', filler: by('Rashid'), of: idOf('party') },
        { role: 'signatory', filler: by('Rashid') },
        { role: 'signatoryTitle', filler: by('title'), of: idOf('Rashid') },
      ]),
      scheme,
      mentions,
    )
    const shown = lines.flatMap(({ id, fillers }) =>
      fillers.map(({ at, titles }) => [id, at, titles.map(title => title.at)]),
    )
    expect(shown).toEqual([
      ['party', 0, []],
      ['signatory', 2, [3]],
      ['attendee', 1, []],
    ])
  })

  it('shows empty roles, titles that are nobody’s, roles the type has not, and what is gone', () => {
    const lines = roleLinesOf(
      agreementOver([
        { role: 'attendeeTitle', filler: by('title'), of: idOf('Huang') },
        { role: 'witness', filler: by('lost') },
      ]),
      scheme,
      mentions,
    )
    expect(lines.map(({ id }) => id)).toEqual([
      ...(scheme.agreementTypes[0]?.roles ?? []).filter(
        role => !['signatoryTitle', 'representativeTitle'].includes(role),
      ),
      'witness',
    ])
    expect(lines.at(-1)).toMatchObject({ type: null, fillers: [{ at: 1, spans: null, mention: null }] })
    // Every filler stands somewhere, once.
    expect(lines.flatMap(({ fillers }) => fillers.flatMap(line => [line, ...line.titles])).map(({ at }) => at)).toEqual(
      [0, 1],
    )
  })
})
