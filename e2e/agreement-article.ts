import { recordIdSchema } from '../shared/model/ids.ts'
import type { Agreement, Annotation, Entity, Filler, Span } from '../shared/model/records.ts'
import type { Scheme } from '../shared/model/scheme.ts'
import type { Seeded } from './seeded.ts'

/** A text with marks and agreements to make others like it of. */
export type Template = {
  readonly text: string
  readonly records: readonly Annotation[]
}

/** Names of the sample by label, to put in each other's place. */
export type Names = ReadonlyMap<string, readonly string[]>

const replaced: readonly string[] = ['PERS', 'ORG', 'GPE', 'OCC']

/** Ways of writing a date that articles have; some are resolved by the day of publication, some never. */
const dates = [
  'اليوم الثلاثاء',
  'اليوم الأربعاء',
  'الأربعاء الماضي',
  'أمس الأحد',
  '15 مايو 2023',
  'فبراير الماضي',
  '3 كانون الثاني 2022',
  '12 ماي 2021',
  'سنة 2019',
  'يوم الاثنين 6 مارس 2023',
]

const isEntity = (record: Annotation): record is Entity => record.kind === 'entity'
const isAgreement = (record: Annotation): record is Agreement => record.kind === 'agreement'

/** One text of several, their records renamed apart. */
export function joinTemplates(templates: readonly Template[]): Template {
  let text = ''
  const records: Annotation[] = []
  for (const [at, template] of templates.entries()) {
    const by = text.length
    const move = (span: Span): Span => ({ start: span.start + by, end: span.end + by })
    const rename = (id: string) => recordIdSchema.parse(`${id}-${at}`)
    const refill = (filler: Filler): Filler =>
      'entity' in filler ? { entity: rename(filler.entity) } : { spans: filler.spans.map(move) }
    for (const record of template.records) {
      if (isEntity(record)) records.push({ ...record, id: rename(record.id), spans: record.spans.map(move) })
      if (isAgreement(record))
        records.push({
          ...record,
          id: rename(record.id),
          ...(record.trigger ? { trigger: record.trigger.map(move) } : {}),
          mentions: record.mentions.map(spans => spans.map(move)),
          roles: record.roles.map(role => ({
            ...role,
            filler: refill(role.filler),
            ...(role.of === undefined ? {} : { of: rename(role.of) }),
          })),
        })
    }
    text += `${template.text.trimEnd()}\n`
  }
  return { text, records }
}

type Change = { readonly span: Span; readonly words: string }

const inside = (a: Span, b: Span): boolean => b.start <= a.start && a.end <= b.end

/** Where other names may stand: mentions that nothing leans on in part. What is marked inside them goes with their words. */
export function openMentions({ records }: Template): readonly Entity[] {
  const entities = records.filter(isEntity)
  const used = new Set<string>(
    records
      .filter(isAgreement)
      .flatMap(({ roles }) =>
        roles.flatMap(({ filler, of }) => [...('entity' in filler ? [filler.entity] : []), ...(of ? [of] : [])]),
      ),
  )
  const borders = records
    .filter(isAgreement)
    .flatMap(({ trigger, roles }) => [
      ...(trigger ?? []),
      ...roles.flatMap(({ filler }) => ('spans' in filler ? filler.spans : [])),
    ])
    .flatMap(({ start, end }) => [start, end])
  return entities.filter(({ id, label, spans }) => {
    const [span] = spans
    if (!span || spans.length > 1 || !(replaced.includes(label) || label === 'DATE')) return false
    const others = entities.filter(other => other.id !== id)
    const touches = others.filter(other => other.spans.some(each => each.start < span.end && span.start < each.end))
    const within = touches.filter(other => other.spans.every(each => inside(each, span)))
    return (
      touches.length === within.length &&
      within.every(other => !used.has(other.id)) &&
      !borders.some(border => span.start < border && border < span.end)
    )
  })
}

type Options = { readonly names: Names; readonly scheme: Scheme; readonly keeps: (words: string) => boolean }

/** An article like the template with other names in it, and agreements of other kinds, a few of them broken. */
export function makeArticle(template: Template, open: readonly Entity[], by: Seeded, options: Options): Template {
  const chosen = new Map<string, string>()
  const changes = open.flatMap(({ label, spans }): readonly Change[] => {
    const [span] = spans
    if (!span) return []
    const words = template.text.slice(span.start, span.end)
    if (label !== 'DATE' && options.keeps(words)) return []
    const names = label === 'DATE' ? dates : (options.names.get(label) ?? [words])
    const key = `${label} ${words}`
    const name = chosen.get(key) ?? by.pick(names)
    chosen.set(key, name)
    return [{ span, words: name }]
  })
  const { text, move } = rewrite(template.text, changes)
  const gone = new Set<string>(
    template.records
      .filter(isEntity)
      .filter(({ spans }) =>
        changes.some(({ span }) =>
          spans.some(each => inside(each, span) && each.end - each.start < span.end - span.start),
        ),
      )
      .map(({ id }) => id),
  )
  const records = template.records.flatMap((record): readonly Annotation[] => {
    if (isEntity(record)) return gone.has(record.id) ? [] : [{ ...record, spans: record.spans.map(move) }]
    return isAgreement(record) ? [vary(moveAgreement(record, move), by, options.scheme)] : []
  })
  return { text, records }
}

const moveAgreement = (agreement: Agreement, move: (span: Span) => Span): Agreement => ({
  ...agreement,
  ...(agreement.trigger ? { trigger: agreement.trigger.map(move) } : {}),
  mentions: agreement.mentions.map(spans => spans.map(move)),
  roles: agreement.roles.map(role => ({
    ...role,
    filler: 'entity' in role.filler ? role.filler : { spans: role.filler.spans.map(move) },
  })),
})

/** Another type and status, some roles left empty, a note now and then; one in a hundred has lost a mention. */
function vary(agreement: Agreement, by: Seeded, scheme: Scheme): Agreement {
  const roles = agreement.roles
    .filter(({ role }) => role === 'party' || !by.chance(0.2))
    .map(role => (by.chance(0.004) ? { ...role, filler: { entity: recordIdSchema.parse('gone') } } : role))
  return {
    ...agreement,
    type: by.chance(0.002) ? 'LOST_TYPE' : by.pick(scheme.agreementTypes).id,
    roles,
    attributes: by.chance(0.1) ? {} : { status: by.pick(scheme.agreementStatuses).id },
    note: by.chance(0.05) ? 'يُراجع مع المصدر' : '',
    doubt: by.chance(0.03),
  }
}

/** The text with words changed, and where spans stand in it then. `changes`: apart from each other. */
function rewrite(
  text: string,
  changes: readonly Change[],
): { readonly text: string; readonly move: (span: Span) => Span } {
  const sorted = changes.toSorted((a, b) => a.span.start - b.span.start)
  const parts: string[] = []
  let at = 0
  for (const { span, words } of sorted) {
    parts.push(text.slice(at, span.start), words)
    at = span.end
  }
  parts.push(text.slice(at))
  const moved = (offset: number): number =>
    sorted.reduce(
      (sum, { span, words }) => (span.end <= offset ? sum + words.length - (span.end - span.start) : sum),
      offset,
    )
  return {
    text: parts.join(''),
    move: span => {
      const own = sorted.find(change => change.span.start === span.start && change.span.end === span.end)
      const start = moved(span.start)
      return { start, end: own ? start + own.words.length : moved(span.end) }
    },
  }
}
