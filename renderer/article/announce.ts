import type { MentionIndex } from '../../shared/edit/mention-index.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import { assertNever } from '../../shared/result.ts'
import type { Language, useText } from '../strings/text.ts'
import { dayInWords } from './about/day-in-words.ts'
import type { Announcement, ArticleState } from './article-state.ts'
import { announceAttribute } from './attributes/attribute-words.ts'
import { announceFrame } from './frame/frame-said.ts'
import { type Nested, nest } from './reading/nesting.ts'

type Text = ReturnType<typeof useText>

/** What the labels of an announcement are called, and where its mentions are found. */
export type Spoken = {
  readonly scheme: Scheme
  readonly index: MentionIndex
  readonly language: Language
  readonly records?: ArticleState['records']
  readonly document?: ArticleState['document']
  /** What stands on the key that leads from reading back to marking; undefined where it has none. */
  readonly readingKey?: string | undefined
}

/** UTF-16 units read out of a long selection. */
const spokenLength = 200

const brief = (words: string): string =>
  words.length <= spokenLength ? words : `${words.slice(0, spokenLength / 2)} … ${words.slice(-spokenLength / 2)}`

/** An announcement in the interface's words: what the live region says and the foot line shows. */
export function announce(announcement: Announcement, t: Text, spoken: Spoken): string {
  const { scheme, index, language, readingKey } = spoken
  const nameOf = (id: string): string => scheme.labels.find(label => label.id === id)?.name[language] ?? id
  const marking = readingKey ?? t('reading.toggle')
  const comma = language === 'ar' ? '، ' : ', '
  const list = (ids: readonly string[]): string => ids.map(nameOf).join(comma)
  /** Organisation (inside it country), date. */
  const nestedNames = (nodes: readonly Nested[]): string =>
    nodes
      .map(({ mention, inside }) =>
        inside.length === 0
          ? nameOf(mention.label)
          : t('article.said.holds', { label: nameOf(mention.label), labels: nestedNames(inside) }),
      )
      .join(comma)
  switch (announcement.said) {
    case 'at': {
      const mentions = announcement.mentions.flatMap(id => index.get(id) ?? [])
      const at =
        mentions.length === 0
          ? announcement.words
          : t('article.said.at', { words: announcement.words, labels: nestedNames(nest(mentions)) })
      return announcement.beside === undefined
        ? at
        : t('article.said.beside', { at, why: t(`article.beside.${announcement.beside}`) })
    }
    case 'selected':
      return t('article.said.selected', { words: brief(announcement.words) })
    case 'leaping':
      return t('article.said.leaping')
    case 'adding':
      return announcement.label === null
        ? t('article.said.addingWords', { surface: brief(announcement.surface) })
        : t('article.said.adding', { surface: brief(announcement.surface), label: nameOf(announcement.label) })
    case 'part':
      return t('article.said.part', {
        surface: brief(announcement.surface),
        at: announcement.at + 1,
        of: announcement.of,
      })
    case 'asked': {
      const { surface, label, shorter } = announcement.asked
      return t('article.asked.absorb', { surface: brief(surface), label: nameOf(label), count: shorter })
    }
    case 'mention': {
      const { surface, label, inside, among } = announcement
      return [
        t('article.said.mention', { surface: brief(surface), label: nameOf(label) }),
        ...(inside.length === 0 ? [] : [t('article.said.inside', { labels: list(inside) })]),
        ...(among.length === 0 ? [] : [t('article.said.among', { labels: list(among) })]),
      ].join('. ')
    }
    case 'removed': {
      const removed = t('article.said.removed', {
        surface: brief(announcement.surface),
        label: nameOf(announcement.label),
      })
      const roleName = (id: string): string => scheme.roleTypes.find(role => role.id === id)?.name[language] ?? id
      const roles = [...new Set(announcement.leaves)].map(roleName).join(comma)
      return announcement.leaves.length === 0 ? removed : t('frames.said.leaves', { removed, roles })
    }
    case 'marked':
    case 'relabelled':
      return t(`article.said.${announcement.said}`, {
        surface: brief(announcement.surface),
        label: nameOf(announcement.label),
      })
    case 'frame':
      return announceFrame(announcement.frame, t, { ...spoken, language, scheme })
    case 'doubt':
      return t(announcement.doubt ? 'article.said.doubtful' : 'article.said.doubtless', {
        surface: brief(announcement.surface),
      })
    case 'attribute':
      return announceAttribute(announcement, t, language)
    case 'relating':
      return t(announcement.choosing ? 'relations.choose' : 'relations.relating', {
        surface: brief(announcement.surface),
      })
    case 'related':
    case 'unrelated': {
      const type = scheme.relationTypes.find(({ id }) => id === announcement.type)?.name[language] ?? announcement.type
      const [from, to] = [brief(announcement.from), brief(announcement.to)]
      return t(`relations.${announcement.said}`, { from, type, to })
    }
    case 'labelled': {
      const category = scheme.categories.find(({ id }) => id === announcement.category)
      const value = category?.values.find(({ id }) => id === announcement.value)
      const names = {
        category: category?.name[language] ?? announcement.category,
        value: value?.name[language] ?? announcement.value,
      }
      return t(announcement.holds ? 'about.labelled' : 'about.unlabelled', names)
    }
    case 'published':
      return announcement.day === null
        ? t('about.forgotten')
        : t('about.publishedOn', { day: dayInWords(announcement.day, language) })
    case 'reading':
      return announcement.on ? t('reading.on', { marking }) : t('reading.off')
    case 'status':
      return t('article.said.status', { status: t(`common.status.${announcement.status}`) })
    case 'undone':
    case 'redone': {
      const deed = t(`article.said.${announcement.said}`, { deed: t(`common.deeds.${announcement.name}`) })
      return announcement.skipped === 0 ? deed : `${deed} ${t('article.said.skipped', { count: announcement.skipped })}`
    }
    case 'undoneEverywhere':
    case 'redoneEverywhere': {
      const deed = t(`article.said.${announcement.said}`, {
        deed: t(`common.deeds.${announcement.name}`),
        count: announcement.documents,
      })
      return announcement.skipped === 0 ? deed : `${deed} ${t('article.said.skipped', { count: announcement.skipped })}`
    }
    case 'hit':
      return t('article.said.hit', {
        words: brief(announcement.words),
        at: announcement.at,
        of: announcement.of,
        stands: t(`article.find.stands.${announcement.stands}`),
      })
    case 'found': {
      const { words, label, taken, refused } = announcement
      const marked = t('article.said.found', { words: brief(words), label: nameOf(label), count: taken })
      return refused === 0 ? marked : `${marked} ${t('article.said.passed', { count: refused })}`
    }
    case 'refused':
      return announcement.why === 'reading'
        ? t('article.refused.reading', { marking })
        : t(`article.refused.${announcement.why}`)
    default:
      return assertNever(announcement)
  }
}
