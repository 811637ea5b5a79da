import type { Scheme } from '../model/scheme.ts'
import { emptyProposal, type SchemeProposal } from './scheme-proposal.ts'
import { alsoAt, ofLabel, type SpanGraph, wordsLabel } from './span-graph.ts'

/** Controls of the labelling interface that results name in `from_name`. Attributes and categories have one each, named by what they hold. */
export const controls = {
  text: 'text',
  label: 'label',
  agreement: 'agreement',
  words: 'role-words',
  doubt: 'doubt',
  implicit: 'implicit',
  normal: 'normal',
  link: 'link',
} as const

type AttributeKind = 'text' | 'number' | 'flag' | 'list'
export const attributeControl = (kind: AttributeKind, id: string): string => `${kind}-${id}`
export const categoryControl = (category: string): string => `about-${category}`

/** What documents used, besides what the scheme has. */
export class UsedInLabelStudio {
  readonly labels = new Set<string>()
  readonly agreements = new Set<string>()
  readonly relations = new Set<string>()
  readonly roles = new Set<string>()
  readonly attributes = new Map<string, { readonly kind: AttributeKind; readonly values: Set<string> }>()
  readonly categories = new Map<string, Set<string>>()

  take({ nodes, edges }: SpanGraph): void {
    for (const { kind, label } of nodes)
      if (kind === 'entity') this.labels.add(label)
      else if (kind === 'trigger') this.agreements.add(label)
    for (const { label, from, record } of edges)
      if (record) this.relations.add(label)
      else if (from.kind === 'trigger') this.roles.add(label)
  }

  takeAttribute(kind: AttributeKind, id: string, values: readonly string[]): void {
    const name = attributeControl(kind, id)
    const known = this.attributes.get(name)?.values ?? new Set<string>()
    if (known.size < 200) for (const value of values) known.add(value)
    this.attributes.set(name, { kind, values: known })
  }

  takeCategory(category: string, value: string): void {
    this.categories.set(category, new Set([...(this.categories.get(category) ?? []), value]))
  }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** Control characters cannot stand in XML at all: they show as a replacement in the interface, the data keep them. */
const toXml = (text: string): string =>
  text
    .replace(/[&<>"']/g, character => entities[character] ?? character)
    .replace(/(?![\t\n\r])\p{Cc}/gu, '\uFFFD')
    .replace(/[\t\n\r]/g, character => `&#${character.charCodeAt(0)};`)

const tag = (name: string, attributes: Readonly<Record<string, string>>, inside: readonly string[] = []): string => {
  const written = Object.entries(attributes).map(([field, value]) => ` ${field}="${toXml(value)}"`)
  if (inside.length === 0) return `<${name}${written.join('')}/>`
  const lines = inside.flatMap(line => line.split('\n')).map(line => `  ${line}`)
  return `<${name}${written.join('')}>\n${lines.join('\n')}\n</${name}>`
}

const toName = controls.text

function choices(name: string, values: Iterable<string>, more: Readonly<Record<string, string>>): string {
  const inside = [...values].map(value => tag('Choice', { value }))
  return tag('Choices', { name, toName, ...more }, inside)
}

const union = (...lists: readonly Iterable<string>[]): ReadonlySet<string> =>
  new Set(lists.flatMap(values => [...values]))

/** Controls of attributes that the scheme has, and those that marks have besides. */
function attributeControls(scheme: Scheme, used: UsedInLabelStudio): readonly string[] {
  const all = new Map([...used.attributes].map(([name, { kind, values }]) => [name, { kind, values: new Set(values) }]))
  for (const { id, kind, values } of [...scheme.labels, ...scheme.agreementTypes].flatMap(
    type => type.attributes ?? [],
  )) {
    const own = kind === 'choice' ? 'text' : kind
    const name = attributeControl(own, id)
    all.set(name, { kind: own, values: new Set([...values.map(value => value.id), ...(all.get(name)?.values ?? [])]) })
  }
  return [...all].map(([name, { kind, values }]) => {
    const region = { perRegion: 'true' }
    if (kind === 'number') return tag('Number', { name, toName, ...region })
    if (kind === 'flag') return choices(name, union(['true', 'false'], values), region)
    if (kind === 'list') return choices(name, values, { ...region, choice: 'multiple' })
    return tag('TextArea', { name, toName, ...region, maxSubmissions: '1' })
  })
}

/** The labelling interface for files of this export: the scheme, and whatever the documents use beyond it. */
export function toLabelStudioConfig(scheme: Scheme, used: UsedInLabelStudio): string {
  const known = new Map(scheme.labels.map(label => [label.id, label]))
  const labels = [...union(known.keys(), used.labels)].map(value => {
    const label = known.get(value)
    const own = label?.enabled && label.key?.startsWith('Key') ? { hotkey: label.key.slice(3).toLowerCase() } : {}
    return tag('Label', { value, ...(label ? { background: label.colour.light } : {}), ...own })
  })
  const agreements = union(
    scheme.agreementTypes.map(({ id }) => id),
    used.agreements,
  )
  const roles = union(
    scheme.agreementTypes.flatMap(type => type.roles),
    used.roles,
  )
  const relations = union(
    scheme.relationTypes.map(({ id }) => id),
    used.relations,
  )
  const categories = new Map(scheme.categories.map(({ id, values }) => [id, new Set(values.map(value => value.id))]))
  for (const [id, values] of used.categories) categories.set(id, new Set([...(categories.get(id) ?? []), ...values]))
  const once = { perRegion: 'true' }
  const arrows = [
    ...[...relations].map(value => tag('Relation', { value })),
    // `role` and `of` say what an arrow is where the file is imported again; Label Studio passes over them.
    ...[...roles].flatMap(value => [
      tag('Relation', { value, role: 'true' }),
      tag('Relation', { value: ofLabel(value), role: 'of' }),
    ]),
    ...(agreements.size > 0 ? [tag('Relation', { value: alsoAt, role: 'place' })] : []),
  ]
  const interfaceTags = [
    tag('Style', {}, ['.htx-text { white-space: pre-wrap; }']),
    ...(labels.length > 0 ? [tag('Labels', { name: controls.label, toName }, labels)] : []),
    ...(agreements.size > 0
      ? [
          tag(
            'Labels',
            { name: controls.agreement, toName },
            [...agreements].map(value => tag('Label', { value })),
          ),
          tag('Labels', { name: controls.words, toName }, [tag('Label', { value: wordsLabel })]),
        ]
      : []),
    ...(arrows.length > 0 ? [tag('Relations', {}, arrows)] : []),
    tag('Text', { name: toName, value: '$text' }),
    ...attributeControls(scheme, used),
    tag('TextArea', { name: controls.normal, toName, ...once, maxSubmissions: '1' }),
    tag('TextArea', { name: controls.link, toName, ...once, maxSubmissions: '1' }),
    choices(controls.doubt, [controls.doubt], once),
    ...(agreements.size > 0 ? [choices(controls.implicit, [controls.implicit], once)] : []),
    ...[...categories].map(([id, values]) => choices(categoryControl(id), values, { choice: 'multiple' })),
  ]
  return `${tag('View', {}, interfaceTags)}\n`
}

type Tag = { readonly name: string; readonly isEnd: boolean; readonly attributes: ReadonlyMap<string, string> }

const fromXml = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name) return Object.keys(entities).find(key => entities[key] === whole) ?? whole
    const point = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hex, 16)
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole
  })

/** Tags in order: an interface is nested no further than a control and its values. */
const tagsOf = (xml: string): readonly Tag[] =>
  [
    ...xml
      .replace(/<!--[\s\S]*?-->/g, '')
      .matchAll(/<(\/?)([A-Za-z]\w*)((?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/?>/g),
  ].map(([, end, name = '', written = '']) => ({
    name,
    isEnd: end === '/',
    attributes: new Map(
      [...written.matchAll(/([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, field = '', double, single]) => [
        field,
        fromXml(double ?? single ?? ''),
      ]),
    ),
  }))

const isColour = (value: string | undefined): value is string => /^#[0-9a-f]{6}$/i.test(value ?? '')

/** What a labelling interface says may be marked. */
export function readLabelStudioConfig(xml: string): SchemeProposal {
  const labels: SchemeProposal['labels'][number][] = []
  const relationTypes: SchemeProposal['relationTypes'][number][] = []
  const agreements: string[] = []
  const roles: string[] = []
  const attributes: { readonly id: string; readonly values: string[] }[] = []
  const categories: { readonly id: string; readonly values: string[] }[] = []
  let control = ''
  let values: string[] | null = null
  for (const { name, isEnd, attributes: fields } of tagsOf(xml)) {
    const value = fields.get('value') ?? ''
    const own = fields.get('name') ?? ''
    if (isEnd) continue
    if (/^(Labels|HyperTextLabels)$/.test(name)) control = own
    else if (name === 'Label' && control === controls.agreement) agreements.push(value)
    else if (name === 'Label' && control !== controls.words) {
      const colour = fields.get('background')?.toLowerCase()
      const key = fields.get('hotkey')
      const shown = fields.get('alias') ? { name: value } : {}
      labels.push({
        id: fields.get('alias') || value,
        ...shown,
        ...(isColour(colour) ? { colour } : {}),
        ...(key?.length === 1 ? { key } : {}),
      })
    } else if (name === 'Relation' && fields.get('role') === 'true') roles.push(value)
    else if (name === 'Relation' && !fields.has('role')) relationTypes.push({ id: value, from: [], to: [] })
    else if (/^(Choices|TextArea|Number)$/.test(name)) {
      values = []
      const isOurs = [controls.doubt, controls.implicit, controls.normal, controls.link].some(known => known === own)
      if (isOurs) continue
      if (fields.get('perRegion') === 'true')
        attributes.push({ id: own.replace(/^(text|number|flag|list)-/, ''), values })
      else if (name === 'Choices') categories.push({ id: own.replace(/^about-/, ''), values })
    } else if (name === 'Choice') values?.push(fields.get('alias') || value)
  }
  return {
    ...emptyProposal,
    labels: labels.filter(({ id }) => id !== ''),
    relationTypes,
    agreementTypes: agreements.map(id => ({
      id,
      roles: roles.map(role => ({ id: role, labels: [], minimum: 0, maximum: null })),
    })),
    attributes,
    categories,
  }
}
