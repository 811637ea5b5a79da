import { describe, expect, it } from 'vitest'
import { commandNameSchema } from '../../shared/edit/commit.ts'
import { MentionIndex } from '../../shared/edit/mention-index.ts'
import type { Entity } from '../../shared/model/records.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import { statuses } from '../../shared/model/statuses.ts'
import { ar, en } from '../strings/resources.ts'
import { speak, t } from '../strings/text.ts'
import { announce } from './announce.ts'
import type { Announcement } from './article-state.ts'
import { keymapOf } from './keymap.ts'
import { mentionAt } from './mention.fixtures.ts'

const scheme: Scheme = {
  version: 2,
  policy: { nesting: 'any', crossing: 'any' },
  id: 'test',
  revision: 0,
  name: { ar: '', en: '' },
  labels: [
    {
      id: 'ORG',
      name: { ar: 'جهة', en: 'Organisation' },
      description: { ar: '', en: '' },
      examples: [],
      colour: { light: '#017566', dark: '#56b092' },
      line: 'solid',
      key: 'KeyF',
      parent: null,
      enabled: true,
    },
  ],
  relationTypes: [],
  roleTypes: [],
  agreementTypes: [],
  agreementStatuses: [],
  categories: [],
}

type Said<A = Announcement> = A extends Announcement ? Omit<A, 'count'> : never

const say = (announcement: Said, language: 'ar' | 'en' = 'en', marks: readonly Entity[] = []): string => {
  speak(language)
  return announce({ ...announcement, count: 1 }, t, { scheme, index: new MentionIndex(marks), language })
}

describe('announcements', () => {
  it('name the label in the interface language', () => {
    expect(say({ said: 'marked', surface: 'سوناطراك', label: 'ORG' })).toBe('marked سوناطراك: Organisation')
    expect(say({ said: 'marked', surface: 'سوناطراك', label: 'ORG' }, 'ar')).toBe('وُسم سوناطراك: جهة')
  })

  it('say only the word where nothing is marked on it', () => {
    expect(say({ said: 'at', words: 'وقع', mentions: [] })).toBe('وقع')
  })

  it('say what a mention nests with', () => {
    const mention = { said: 'mention', surface: 'المغرب', label: 'GPE' } as const
    expect(say({ ...mention, inside: ['ORG'], among: [] })).toBe('GPE: المغرب. Inside: Organisation')
    expect(say({ ...mention, inside: ['ORG'], among: ['OCC'] }, 'ar')).toBe('GPE: المغرب. داخل: جهة. معه هنا: OCC')
  })

  it('say of a word what is marked on it, and what lies in what', () => {
    const marks = [mentionAt('a', 'ORG', 0, 20), mentionAt('b', 'GPE', 5, 12), mentionAt('c', 'OCC', 5, 10)]
    const at = { said: 'at', words: 'المغرب', mentions: marks.map(({ id }) => id) } as const
    expect(say(at, 'en', marks)).toBe('المغرب. Marked: Organisation (inside it GPE (inside it OCC))')
    expect(say({ ...at, mentions: at.mentions.slice(1, 2) }, 'ar', marks)).toBe('المغرب. فيها: GPE')
  })

  it('name the key that leads back from reading, as she has it', () => {
    speak('en')
    const said = (announcement: Said, readingKey?: string): string =>
      announce({ ...announcement, count: 1 }, t, { scheme, index: new MentionIndex([]), language: 'en', readingKey })
    for (const announcement of [
      { said: 'refused', why: 'reading' },
      { said: 'reading', on: true },
    ] as const) {
      expect(said(announcement, 'F8')).toMatch(/Back to marking: F8\.$/)
      expect(said(announcement)).toMatch(/Back to marking: Reading mode for screen readers\.$/)
    }
  })

  it('count what an undo left alone', () => {
    expect(say({ said: 'undone', name: 'createEntity', skipped: 0 })).toBe('Undone: mark.')
    expect(say({ said: 'undone', name: 'createEntity', skipped: 3 }, 'ar')).toContain('3')
  })

  it('cut long selections in the middle', () => {
    expect(say({ said: 'selected', words: 'ا'.repeat(5000) }).length).toBeLessThan(300)
  })

  it.each(['ar', 'en'] as const)('have words for every deed and status in %s', language => {
    for (const name of commandNameSchema.options)
      expect(say({ said: 'redone', name, skipped: 0 }, language)).not.toMatch(/(article|common)\.\w|\{\{/)
    for (const status of statuses) expect(say({ said: 'status', status }, language)).not.toMatch(/common\.|\{\{/)
  })
})

describe('help', () => {
  const sentenceAt = (tree: unknown, path: string): unknown =>
    path
      .split('.')
      .reduce(
        (node: unknown, key) => (typeof node === 'object' && node !== null ? Reflect.get(node, key) : undefined),
        tree,
      )

  it.each(['rtl', 'ltr'] as const)('has a sentence for every key of a %s article', direction => {
    const texts = new Set(keymapOf(scheme.labels, direction).map(row => row.text))
    for (const text of texts)
      for (const tree of [ar, en]) expect([text, typeof sentenceAt(tree.article.keys, text)]).toEqual([text, 'string'])
  })
})
