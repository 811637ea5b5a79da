import type { BoilerplateReason } from '../../../shared/model/boilerplate.ts'
import { attributeOf, isElement, type PageElement } from './walk-page.ts'

/** Beginnings of words in `class` and `id` by which sites name their parts. */
const named: readonly (readonly [BoilerplateReason, RegExp])[] = [
  ['share', /^(?:shar(?:e|es|ing|ed)\w*|social\w*|addtoany|a2a|sharethis|whatsapp|print|likes?|counters?|views)$/],
  [
    'related',
    /^(?:relat\w*|recommend\w*|readmore|read-more|readalso|also|mostread|trending|outbrain|taboola|tags?|keywords|suggest\w*|sidebar\w*)$/,
  ],
  [
    'navigation',
    /^(?:nav\w*|menu\w*|breadcrumbs?|crumbs?|pagination|pager|toolbar|topbar|footer|copyright|login|search\w*)$/,
  ],
  ['byline', /^(?:byline|author\w*|writer|postmeta|entrymeta|dateline|postdate)$/],
  [
    'page',
    /^(?:comments?|commentlist|newsletter\w*|subscri\w*|promo\w*|advert\w*|ads?|sponsor\w*|cookies?|consent|widget\w*|popup|modal)$/,
  ],
]

const byTag: ReadonlyMap<string, BoilerplateReason> = new Map([
  ['nav', 'navigation'],
  ['menu', 'navigation'],
  ['header', 'navigation'],
  ['footer', 'navigation'],
  ['aside', 'related'],
  ['form', 'page'],
  ['button', 'page'],
])

const byRole: ReadonlyMap<string, BoilerplateReason> = new Map([
  ['navigation', 'navigation'],
  ['menu', 'navigation'],
  ['banner', 'navigation'],
  ['contentinfo', 'navigation'],
  ['search', 'navigation'],
  ['complementary', 'related'],
])

/** `relatedPosts post-tags` → related, posts, post, tags. */
const wordsOf = (name: string): readonly string[] =>
  name
    .slice(0, 400)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)

/** What an element says of itself by its tag, role or name; null for one like any other. */
function reasonOfElement(element: PageElement): BoilerplateReason | null {
  const role = byRole.get(attributeOf(element, 'role') ?? '')
  if (role) return role
  const words = [...wordsOf(attributeOf(element, 'class') ?? ''), ...wordsOf(attributeOf(element, 'id') ?? '')]
  const name = named.find(([, pattern]) => words.some(word => pattern.test(word)))
  return name?.[0] ?? byTag.get(element.tagName) ?? null
}

/** Sites call the frame round a whole article `has-sidebar` or `shared`: one that holds the headline or this share of the article is no part beside it. */
const mostOfArticle = 0.4

/**
 * What the elements round a line say it is; the outermost that says something decides, except that something said inside it is truer than `page`.
 * Asked once an element. `lettersOf` counts characters of the article inside an element; `article` all of them.
 */
export function createHintedReason(
  articleLettersIn: (element: PageElement) => number,
  article: number,
  headline: PageElement | null,
): (block: PageElement) => BoilerplateReason | null {
  const known = new Map<object, BoilerplateReason | null>()
  const round = new Set<object>()
  for (let element: object | null = headline; element && isElement(element); element = element.parentNode)
    round.add(element)
  const own = (element: PageElement): BoilerplateReason | null =>
    round.has(element) || articleLettersIn(element) > article * mostOfArticle ? null : reasonOfElement(element)

  return block => {
    const path: PageElement[] = []
    let outer: object | null = block
    for (; outer && isElement(outer) && !known.has(outer); outer = outer.parentNode) path.push(outer)
    let reason = (outer && known.get(outer)) ?? null
    for (const element of path.reverse()) {
      if (reason === null || reason === 'page') reason = own(element) ?? reason
      known.set(element, reason)
    }
    return reason
  }
}
