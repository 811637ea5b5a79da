import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { bracketAfter, latinInBracket } from './beside.ts'
import { mentionWords, nameKey, scriptOf } from './form-key.ts'
import { nameCore } from './name-core.ts'
import { groupNames, refusalOf } from './name-groups.ts'
import type { KeyPair, Named } from './same-names.ts'

const form = (words: string, label = 'ORG', documents: readonly string[] = ['a'], mentions = 1): Named => ({
  id: nameKey(words),
  kind: 'form',
  label,
  keys: [nameKey(words)],
  mentions,
  documents: new Set(documents),
})

const none: ReadonlySet<string> = new Set()
const everyLabel = (): boolean => true

/** Groups as words: hub first, then members with their reasons. */
const grouped = (
  all: readonly Named[],
  pairs: readonly KeyPair[] = [],
  refused = none,
): readonly (readonly string[])[] =>
  groupNames(all, pairs, everyLabel, refused).map(({ hub, members }) => [
    hub.id,
    ...members.map(({ named, reason }) => `${reason} ${named.id}`),
  ])

describe('nameKey', () => {
  it.each([
    ['“هواوي للاتصالات-الجزائر”', 'هواوي للاتصالات الجزاير'],
    ['المحافظةُ  السّامية\nللرقمنة', 'المحافظه الساميه للرقمنه'],
    ['Live Talk', 'live talk'],
    ['16%', '16%'],
    ['“”', ''],
  ])('%j is %j', (words, key) => expect(nameKey(words)).toBe(key))
})

describe('mentionWords', () => {
  it('leaves the clitic out, as the normal form has it', () => {
    const text = 'بالنسبة للمغرب كما وهواوي'
    const start = text.indexOf('لمغرب')
    expect(mentionWords(text, { spans: [{ start, end: start + 5 }] })).toBe('المغرب')
    const other = text.indexOf('هواوي')
    expect(mentionWords(text, { spans: [{ start: other, end: other + 5 }] })).toBe('هواوي')
    expect(mentionWords(text, { spans: [{ start: other, end: other + 5 }], normal: 'شركة هواوي' })).toBe('شركة هواوي')
  })
  it('joins fragments', () =>
    expect(
      mentionWords('أ ب ج', {
        spans: [
          { start: 0, end: 1 },
          { start: 4, end: 5 },
        ],
      }),
    ).toBe('أ ج'))
})

it('tells the scripts of names apart', () => {
  expect(scriptOf('هواوي')).toBe('ar')
  expect(scriptOf('Huawei ICT')).toBe('latin')
  expect(scriptOf('4G هواوي')).toBe('ar')
})

describe('nameCore', () => {
  it.each([
    ['مجمع سوناطراك', 'سوناطراك'],
    ['مؤسسة شركة هواوي', 'هواوي'],
    ['مدينة شنتشين', 'شنتشين'],
    ['مدينة الجزائر', 'مدينه الجزاير'],
    ['شركة', 'شركه'],
    ['مجموعة بنك', 'مجموعه بنك'],
    ['Huawei Group', 'huawei'],
    ['جمهورية الصين', 'جمهوريه الصين'],
  ])('of %j is %j', (words, core) => expect(nameCore(nameKey(words))).toBe(core))
})

describe('what stands in brackets behind a name', () => {
  const inside = (text: string, name: string): string | null => {
    const at = bracketAfter(text, text.indexOf(name) + name.length)
    return at === null ? null : latinInBracket(text, at)
  }
  it.each([
    ['هواوي (Huawei) في', 'هواوي', 'Huawei'],
    ['“هواوي” ( “Huawei ICT” )', 'هواوي', 'Huawei ICT'],
    ['هواوي (شركة)', 'هواوي', null],
    ['هواوي (Huawei شركة)', 'هواوي', null],
    ['هواوي في (Huawei)', 'هواوي', null],
  ])('%j', (text, name, found) => expect(inside(text, name)).toBe(found))
})

describe('groupNames', () => {
  it('finds a name with and without a word for its kind, anywhere', () =>
    expect(grouped([form('سوناطراك', 'ORG', ['a'], 4), form('مجمع سوناطراك', 'ORG', ['b'])])).toEqual([
      ['سوناطراك', 'head مجمع سوناطراك'],
    ]))

  it('finds a name that begins another, in one article only', () => {
    const long = form('هواوي للاتصالات-الجزائر')
    expect(grouped([form('هواوي', 'ORG', ['a'], 9), long])).toEqual([['هواوي', 'part هواوي للاتصالات الجزاير']])
    expect(grouped([form('هواوي', 'ORG', ['b'], 9), long])).toEqual([])
  })

  it('takes no common noun for a name that others begin with', () =>
    expect(grouped([form('الوزارة'), form('الوزارة الأولى'), form('مركز'), form('مركز التحول')])).toEqual([]))

  it('keeps labels apart, and parts of places', () => {
    expect(grouped([form('الجزائر', 'GPE'), form('الجزائر العاصمة', 'GPE')])).toEqual([])
    expect(grouped([form('Huawei ICT'), form('Huawei ICT Academy', 'PROGRAM')])).toEqual([])
  })

  it('ties a last name to the one person there who has it', () => {
    const all = [form('حشيشي', 'PERS', ['a'], 2), form('رشيد حشيشي', 'PERS')]
    expect(grouped(all)).toEqual([['حشيشي', 'part رشيد حشيشي']])
    expect(grouped([...all, form('مراد حشيشي', 'PERS')])).toEqual([])
    expect(grouped([form('رشيد', 'PERS', ['a'], 2), form('رشيد حشيشي', 'PERS')])).toEqual([])
  })

  it('joins a Latin name in brackets behind an Arabic one', () =>
    expect(grouped([form('هواوي', 'ORG', ['a'], 3), form('Huawei')], [['هواوي', 'huawei']])).toEqual([
      ['هواوي', 'beside huawei'],
    ]))

  it('goes by what is linked already: the entity is what others join', () => {
    const entity: Named = { ...form('Huawei', 'ORG', ['a'], 2), id: 'e1', kind: 'entity', keys: ['هواوي', 'huawei'] }
    expect(grouped([form('هواوي', 'ORG', ['b'], 30), entity])).toEqual([['e1', 'same هواوي']])
  })

  it('does not ask again what she has refused, by whatever name', () => {
    const all = [form('هواوي', 'ORG', ['a'], 9), form('هواوي المغرب'), form('مؤسسة هواوي')]
    const refused = new Set([refusalOf('هواوي المغرب', 'هواوي')])
    expect(grouped(all)).toEqual([['هواوي', 'head موسسه هواوي', 'part هواوي المغرب']])
    expect(grouped(all, [], refused)).toEqual([['هواوي', 'head موسسه هواوي']])
  })

  it('takes no times and numbers for names', () =>
    expect(
      groupNames([form('الثلاثاء', 'DATE'), form('الثلاثاء الماضي', 'DATE')], [], label => label !== 'DATE', none),
    ).toEqual([]))
})

const goldFile = path.join(import.meta.dirname, '../../../seeds/gold.jsonl')

describe.skipIf(!existsSync(goldFile))('on the sample', () => {
  type Marked = { readonly label: string; readonly spans: readonly (readonly [number, number])[] }

  /** Names of one thing in each article, as a reader takes them: what links should be proposed. By hand, from the three marked articles. */
  const one: readonly (readonly string[])[] = [
    ['هواوي', 'هواوي المغرب', 'هواوي للاتصالات-الجزائر', 'هواوي لتكنولوجيا المعلومات والاتصال', 'Huawei ICT'],
    ['سوناطراك', 'مجمع سوناطراك'],
    ['وزارة البيئة', 'وزارة البيئة وجودة الحياة'],
    ['شنتشين', 'مدينة شنتشين'],
    ['حشيشي', 'رشيد حشيشي'],
    ['ليانغ', 'هوا ليانغ'],
    ['عاشور', 'شكيب عاشور'],
    ['كريكو', 'كوثر كريكو'],
    ['بن مولود', 'مريم بن مولود'],
    ['مركز العمليات الأمنية', 'Security Operation Centre'],
    ['مركز عمليات معالجة المعلومات', 'Intelligent Operations Centre'],
    ['مخطط المغرب الرقمي', 'Morocco Go Digital'],
    ['برنامج أكادمية هواوي لتكنولوجيا المعلومات والاتصال', 'Huawei ICT Academy'],
    ['البرنامج المغربي للنهوض بالتكنولوجيا', 'Morocco Tech'],
    ['المغرب', 'Morocco'],
  ]
  const groupOf = new Map(one.flatMap((words, at) => words.map(each => [nameKey(each), at] as const)))

  it('proposes what a reader would link and little else', () => {
    const forms = new Map<string, { label: string; mentions: number; documents: Set<string> }>()
    const pairs: KeyPair[] = []
    for (const line of readFileSync(goldFile, 'utf8').trim().split('\n')) {
      const { id, text, layers } = JSON.parse(line)
      const marked: readonly Marked[] = layers.gold.records.filter(
        ({ kind }: { readonly kind: string }) => kind === 'entity',
      )
      const named = marked.map(({ label, spans }) => {
        const placed = spans.map(([start, end]) => ({ start, end }))
        return { label, placed, key: nameKey(mentionWords(text, { spans: placed })) }
      })
      for (const { label, key, placed } of named) {
        const there = forms.get(key) ?? { label, mentions: 0, documents: new Set() }
        there.mentions++
        there.documents.add(id)
        forms.set(key, there)
        const inside = bracketAfter(text, placed.at(-1)?.end ?? 0)
        for (const other of named) if (other.placed[0]?.start === inside) pairs.push([key, other.key])
      }
    }
    const all = Array.from(forms, ([key, held]): Named => ({ id: key, kind: 'form', keys: [key], ...held }))
    const isName = (label: string): boolean => !['DATE', 'TIME', 'PERCENT', 'CARDINAL', 'MONEY'].includes(label)
    const groups = groupNames(all, pairs, isName, none)
    const proposed = groups.flatMap(({ hub, members }) => members.map(({ named }) => [hub.id, named.id] as const))
    const isRight = ([hub, member]: readonly [string, string]): boolean =>
      groupOf.has(hub) && groupOf.get(hub) === groupOf.get(member)
    const right = proposed.filter(isRight).length
    const wanted = one.reduce((sum, words) => sum + words.length - 1, 0)
    console.log(
      `same names on the sample: ${right} of ${proposed.length} proposed are right, ${right} of ${wanted} found`,
    )
    expect(proposed.filter(pair => !isRight(pair))).toEqual([])
    // Not found: a Latin name that stands beside no Arabic one, and one that quotes part the name from.
    expect(wanted - right).toBeLessThanOrEqual(2)
  })
})
