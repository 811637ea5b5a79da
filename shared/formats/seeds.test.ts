import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { deviceIdSchema } from '../model/ids.ts'
import { schemeFile } from '../model/scheme.ts'
import { surfaceOf } from '../model/surface.ts'
import { parseVersioned } from '../model/versioned.ts'
import { readNative } from './native.ts'

const inProject = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const reference = inProject('../shared/seeds')
const articles = inProject('seeds/articles')

const scheme = parseVersioned(
  schemeFile,
  'scheme.json',
  JSON.parse(readFileSync(inProject('seeds/scheme.json'), 'utf8')),
)
if (!scheme.ok) throw new Error(JSON.stringify(scheme.error))

const gold = readNative(readFileSync(inProject('seeds/gold.jsonl'), 'utf8'), 'gold.jsonl', {
  device: deviceIdSchema.parse('aaaaaaaa'),
  digest: text => createHash('sha256').update(text, 'utf8').digest(),
})
const records = gold.documents.flatMap(({ layers }) => layers.flatMap(layer => layer.records))
const entities = records.flatMap(record => (record.kind === 'entity' ? record : []))
const agreements = records.flatMap(record => (record.kind === 'agreement' ? record : []))

describe('the sample articles', () => {
  it.skipIf(!existsSync(reference))('are the reference ones byte for byte (skipped where ../shared is missing)', () => {
    const names = readdirSync(reference).filter(name => name.endsWith('.txt'))
    expect(readdirSync(articles).sort()).toEqual(names.sort())
    for (const name of names)
      expect(readFileSync(`${articles}/${name}`).equals(readFileSync(`${reference}/${name}`)), name).toBe(true)
  })

  it('are the texts the gold layer speaks of', () => {
    for (const { document } of gold.documents)
      expect(readFileSync(`${articles}/${document.name}.txt`, 'utf8')).toBe(document.text)
  })
})

describe('the gold layer', () => {
  it('reads without a problem', () => expect(gold.problems).toEqual([]))

  it('holds 131 entities and 5 agreements in three finished articles', () => {
    expect(gold.documents.map(({ layers }) => layers.map(({ name, status }) => [name, status]))).toEqual(
      Array.from({ length: 3 }, () => [['gold', 'done']]),
    )
    expect([entities.length, agreements.length]).toEqual([131, 5])
  })

  it('marks what it quotes', () => {
    const lines = readFileSync(inProject('seeds/gold.jsonl'), 'utf8').trim().split('\n')
    for (const [at, line] of lines.entries()) {
      const stored = JSON.parse(line)
      const document = gold.documents[at]
      for (const record of stored.layers.gold.records.filter((one: { kind: string }) => one.kind === 'entity')) {
        const read = document?.layers[0]?.records.find(one => one.id === record.id)
        expect(read?.kind === 'entity' && surfaceOf(stored.text, read.spans)).toBe(record.surface)
      }
    }
  })

  it('uses only what the scheme has', () => {
    const labels = new Set(scheme.value.labels.filter(label => label.enabled).map(label => label.id))
    const roles = new Map(scheme.value.roleTypes.map(role => [role.id, role]))
    const types = new Map(scheme.value.agreementTypes.map(type => [type.id, type]))
    const statuses = new Set(scheme.value.agreementStatuses.map(status => status.id))
    expect(entities.filter(entity => !labels.has(entity.label))).toEqual([])
    for (const agreement of agreements) {
      const type = types.get(agreement.type)
      expect(statuses).toContain(agreement.attributes.status)
      for (const { role } of agreement.roles) {
        expect(roles.has(role), role).toBe(true)
        expect(type?.roles, agreement.type).toContain(role)
      }
    }
  })

  it('fills roles with labels the scheme allows', () => {
    for (const { layers } of gold.documents)
      for (const { records: layer } of layers) {
        const labelOf = new Map(
          layer.flatMap(record => (record.kind === 'entity' ? [[record.id, record.label] as const] : [])),
        )
        for (const record of layer)
          for (const { role, filler, of } of record.kind === 'agreement' ? record.roles : []) {
            const allowed = scheme.value.roleTypes.find(type => type.id === role)
            if ('entity' in filler && allowed && allowed.labels.length > 0)
              expect(allowed.labels, `${role} ${filler.entity}`).toContain(labelOf.get(filler.entity))
            if ('spans' in filler) expect(allowed?.span, role).toBe(true)
            if (of !== undefined) expect(labelOf.has(of), of).toBe(true)
          }
      }
  })
})

describe('the scheme', () => {
  const { labels, roleTypes, agreementTypes, agreementStatuses } = scheme.value

  it('has 16 labels on and 6 off, without key', () => {
    expect(labels.filter(label => label.enabled)).toHaveLength(16)
    expect(labels.filter(label => !label.enabled).map(label => label.key)).toEqual([null, null, null, null, null, null])
  })

  it('gives every label its own key and colours', () => {
    const on = labels.filter(label => label.enabled)
    expect(new Set(on.map(label => label.key)).size).toBe(16)
    expect(new Set(labels.map(label => label.colour.light)).size).toBe(labels.length)
    expect(new Set(labels.map(label => label.colour.dark)).size).toBe(labels.length)
  })

  it('speaks both languages throughout', () => {
    const named = [...labels, ...roleTypes, ...agreementTypes, ...agreementStatuses]
    for (const { id, name } of named) {
      expect(name.ar, id).toMatch(/\p{Script=Arabic}/u)
      expect(name.en, id).toMatch(/^[A-Z]/)
    }
    for (const { id, description } of labels) {
      expect(description.ar, id).toMatch(/\p{Script=Arabic}.*\.$/u)
      expect(description.en, id).toMatch(/^[A-Z].*\.$/)
    }
  })

  it('takes its examples from the articles', () => {
    const texts = readdirSync(articles)
      .map(name => readFileSync(`${articles}/${name}`, 'utf8'))
      .join('\n')
    for (const { id, examples } of labels)
      for (const example of examples) expect(texts.includes(example), `${id} ${example}`).toBe(true)
  })
})
