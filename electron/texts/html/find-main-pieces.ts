import { Readability } from '@mozilla/readability'
import { DOMParser } from 'linkedom'
import { attributeOf, isUnseen, type Page, type PageText, walkPage } from './walk-page.ts'

/** The page anew, well-formed, with each text in an element of its own that says its number: Readability makes new nodes, numbers go along. */
function toNumberedHtml(page: Page, numbers: ReadonlyMap<PageText, number>): string {
  const parts: string[] = ['<!doctype html>']
  const toMarkup = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
  walkPage(page, {
    enter: element => {
      if (element.tagName === 'br') parts.push('<br>')
      if (element.tagName === 'br' || isUnseen(element)) return false
      const attributes = ['class', 'id', 'role', 'itemprop'].flatMap(name => {
        const value = attributeOf(element, name)
        return value === undefined ? [] : [` ${name}="${toMarkup(value)}"`]
      })
      parts.push(`<${element.tagName}${attributes.join('')}>`)
      return true
    },
    leave: element => parts.push(`</${element.tagName}>`),
    text: text => {
      const number = numbers.get(text)
      // Its patterns take the square of a long run of spaces, and only numbers come back.
      const value = toMarkup(text.value.replace(/\s+/gu, ' '))
      parts.push(
        number === undefined || text.value.trim() === '' ? value : `<span data-piece="${number}">${value}</span>`,
      )
    },
  })
  return parts.join('')
}

/**
 * Readability calls itself for nested elements, and its time grows with their number and depth: beyond these (some seconds) it is not asked. Pages
 * of the press have some 3,000 elements, 30 deep.
 */
const deepestPage = 80
const largestPage = 15_000

/** Names that cannot be written as a tag again: a broken page makes elements such as `<a"b>`. */
const isTagName = /^[a-z][a-z0-9:-]*$/

type Article = {
  readonly querySelectorAll: (selector: string) => Iterable<{ getAttribute: (name: string) => string | null }>
}

/**
 * Numbers of the texts that are the article, found by Mozilla's Readability (the reader view of Firefox); null where it finds none, or where
 * the page is too deep or too large to ask it.
 */
export function findMainPieces(
  page: Page,
  {
    numbers,
    depth,
    elements,
  }: { readonly numbers: ReadonlyMap<PageText, number>; readonly depth: number; readonly elements: number },
): ReadonlySet<number> | null {
  if (depth > deepestPage || elements > largestPage || !hasPlainNames(page)) return null
  const document = new DOMParser().parseFromString(toNumberedHtml(page, numbers), 'text/html')
  // What Readability asks of a document is here; the two packages' types call it differently.
  const found = new Readability<ReadonlySet<number>>(document as never, {
    charThreshold: 250,
    disableJSONLD: true,
    serializer: (article: Article) =>
      new Set([...article.querySelectorAll('[data-piece]')].map(piece => Number(piece.getAttribute('data-piece')))),
  }).parse()
  return found?.content ?? null
}

function hasPlainNames(page: Page): boolean {
  let plain = true
  walkPage(page, {
    enter: element => {
      plain &&= isTagName.test(element.tagName)
      return plain && !isUnseen(element)
    },
    leave: () => {},
    text: () => {},
  })
  return plain
}
