import { attributeOf, isElement, type Page, type PageElement, walkPage } from './walk-page.ts'

/** What a page says of itself; null where it says nothing. */
export type PageMetadata = {
  readonly title: string | null
  /** ISO 8601, the day alone. */
  readonly publishedAt: string | null
  /** The page's own address, else the site's name. */
  readonly source: string | null
  readonly site: string | null
  readonly author: string | null
  /** Primary subtag, lower case. */
  readonly language: string | null
  readonly direction: 'rtl' | 'ltr' | null
}

const inOneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** The day a page was published, of an ISO 8601 date or time; the day it was where it was published, not in Greenwich. */
function toDay(written: string): string | null {
  const day = /^\s*(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?:[T\s]|$)/.exec(written)?.[1]
  // 31 February is a date by its form only.
  return day !== undefined && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day) ? day : null
}

type Facts = Readonly<Record<string, unknown>>
const nothing: Facts = {}
const isFacts = (value: unknown): value is Facts => typeof value === 'object' && value !== null && !Array.isArray(value)

const asText = (value: unknown): string | null => {
  if (typeof value === 'string') return inOneLine(value) || null
  const first: unknown = Array.isArray(value) ? value[0] : value
  if (typeof first === 'string') return inOneLine(first) || null
  return isFacts(first) && typeof first.name === 'string' ? inOneLine(first.name) || null : null
}

const isArticle = (facts: Facts): boolean =>
  [facts['@type']].flat().some(type => typeof type === 'string' && /(?:Article|BlogPosting|Report)$/.test(type))

/** The first article of a JSON-LD block: itself, one of its list, or of its graph. A block that is no JSON says nothing: the page's other words stand. */
function articleOf(json: string): Facts | null {
  try {
    const content: unknown = JSON.parse(json)
    const top = [content].flat().filter(isFacts)
    const all = [...top, ...top.flatMap(facts => [facts['@graph']].flat().filter(isFacts))]
    return all.find(isArticle) ?? null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

const textIn = (element: PageElement): string =>
  element.childNodes.map(node => ('value' in node && node.nodeName === '#text' ? node.value : '')).join('')

/** Title, day, source, language and direction, of JSON-LD before the `meta` of the page before its elements. */
export function readPageMetadata(page: Page): PageMetadata {
  const metas = new Map<string, string>()
  const scripts: string[] = []
  const times: string[] = []
  let titleElement: string | null = null
  let canonical: string | null = null
  let language: string | null = null
  let direction: string | null = null
  walkPage(page, {
    enter: element => {
      const { tagName } = element
      if (tagName === 'svg' || tagName === 'template') return false
      if (tagName === 'meta') {
        const name = (
          attributeOf(element, 'property') ??
          attributeOf(element, 'name') ??
          attributeOf(element, 'itemprop')
        )?.toLowerCase()
        const content = inOneLine(attributeOf(element, 'content') ?? '')
        if (name !== undefined && content !== '' && !metas.has(name)) metas.set(name, content)
      } else if (tagName === 'title') titleElement ??= inOneLine(textIn(element)) || null
      else if (tagName === 'link' && attributeOf(element, 'rel') === 'canonical')
        canonical ??= attributeOf(element, 'href') ?? null
      else if (tagName === 'script' && attributeOf(element, 'type') === 'application/ld+json')
        scripts.push(textIn(element))
      else if (tagName === 'time') times.push(attributeOf(element, 'datetime') ?? '')
      if (tagName === 'html' || tagName === 'body') {
        language ??= attributeOf(element, 'lang') || null
        direction ??= attributeOf(element, 'dir')?.toLowerCase() || null
      }
      return true
    },
    leave: () => {},
    text: () => {},
  })
  const article: Facts = scripts.map(articleOf).find(found => found !== null) ?? nothing
  const meta = (...names: readonly string[]): string | null => names.flatMap(name => metas.get(name) ?? [])[0] ?? null
  const days = [
    asText(article.datePublished),
    meta('article:published_time', 'datepublished', 'date', 'pubdate', 'dc.date', 'dc.date.issued', 'parsely-pub-date'),
    ...times,
  ]
  const site = asText(article.publisher) ?? meta('og:site_name', 'application-name')
  const address = [canonical, meta('og:url'), asText(article.url)].find(candidate =>
    /^https?:\/\//.test(candidate ?? ''),
  )
  const written = language ?? meta('content-language', 'og:locale')
  return {
    title: asText(article.headline) ?? meta('og:title', 'twitter:title') ?? titleElement,
    publishedAt: days.flatMap(day => (day === null ? [] : (toDay(day) ?? [])))[0] ?? null,
    source: address ?? site,
    site,
    author: asText(article.author) ?? meta('author', 'article:author'),
    language: /^[a-z]{2,3}(?=[-_]|$)/i.exec(written ?? '')?.[0].toLowerCase() ?? null,
    direction: direction === 'rtl' || direction === 'ltr' ? direction : null,
  }
}

/** The element that is the headline: the `h1` that says the title, else the only one. */
export function findHeadline(
  blocks: readonly { readonly block: PageElement; readonly comparable: string }[],
  title: string,
): PageElement | null {
  const headings = blocks.filter(({ block }) => headingOf(block) !== null)
  const same = headings.find(
    ({ comparable }) => comparable !== '' && (comparable === title || title.startsWith(comparable)),
  )
  const only = headings.length === 1 ? headings[0] : undefined
  return (same ?? only)?.block ?? null
}

/** The `h1` a block is or stands in, at most three elements out. */
function headingOf(block: PageElement): PageElement | null {
  let element: object | null = block
  for (let step = 0; step < 3 && element && isElement(element); step++) {
    if (element.tagName === 'h1') return element
    element = element.parentNode
  }
  return null
}
