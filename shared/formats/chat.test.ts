import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { schemeFile } from '../model/scheme.ts'
import { parseVersioned } from '../model/versioned.ts'
import { chat } from './chat.ts'
import { goldSources } from './document.fixtures.ts'
import { entity, exportOf, proveAll, writeAll, writeOne } from './format.fixtures.ts'
import { Occurrences } from './occurrences.ts'

const scheme = parseVersioned(
  schemeFile,
  'scheme.json',
  JSON.parse(readFileSync(fileURLToPath(new URL('../../seeds/scheme.json', import.meta.url)), 'utf8')),
)
if (!scheme.ok) throw new Error(scheme.error.code)

const linesOf = (content: unknown) =>
  String(content)
    .trim()
    .split('\n')
    .map(line => JSON.parse(line).messages)

describe('chat', () => {
  it('asks by the scheme and answers in verbatim quotes', () => {
    const { text } = writeOne(
      chat,
      exportOf('زار وفد مصر، وغادر وفد مصر.', [
        { ...entity('T9', 'GPE', [23, 26]), normal: 'جمهورية مصر' },
        entity('T1', 'ORG', [4, 7], [8, 11]),
      ]),
    )
    const [[system, user, assistant]] = linesOf(text)
    expect([system.role, user.role, assistant.role]).toEqual(['system', 'user', 'assistant'])
    expect(user.content).toBe('زار وفد مصر، وغادر وفد مصر.')
    expect(JSON.parse(assistant.content)).toEqual({
      entities: [
        {
          id: 'e1',
          label: 'ORG',
          fragments: [
            { quote: 'وفد', occurrence: 1 },
            { quote: 'مصر', occurrence: 1 },
          ],
          normal: 'وفد مصر',
        },
        { id: 'e2', label: 'GPE', quote: 'مصر', occurrence: 2, normal: 'جمهورية مصر' },
      ],
      agreements: [],
    })
  })

  it('names every label, type and role of the scheme, and every quote stands in its article', () => {
    const { contents } = writeAll(chat, goldSources(), {}, scheme.value)
    const conversations = linesOf([...contents.values()].join(''))
    expect(conversations).toHaveLength(3)
    for (const [system, user, assistant] of conversations) {
      const { labels, agreementTypes, roleTypes } = scheme.value
      for (const { id } of [...labels.filter(({ enabled }) => enabled), ...agreementTypes, ...roleTypes])
        expect(system.content).toContain(`\n- ${id}: `)
      const { entities, agreements } = JSON.parse(assistant.content)
      const occurrences = new Occurrences(user.content)
      for (const { quote, occurrence, normal } of entities) {
        expect(occurrences.placeOf(quote, occurrence)).toBeDefined()
        expect(normal).not.toBe('')
      }
      for (const { trigger, roles } of agreements) {
        if (trigger) expect(occurrences.placeOf(trigger.quote, trigger.occurrence)).toBeDefined()
        for (const role of roles)
          expect('entity' in role || occurrences.placeOf(role.quote, role.occurrence)).toBeTruthy()
      }
    }
  })

  it('says what an answer does not hold', async () => {
    const noted = { ...entity('T1', 'GPE', [4, 7]), note: 'راجع' }
    const [proof] = await proveAll(chat, [exportOf('زار مصر', [noted])])
    expect(proof?.altered).toMatchObject([{ id: 'T1', reason: 'attributes-not-carried', written: 'مصر' }])
  })
})
