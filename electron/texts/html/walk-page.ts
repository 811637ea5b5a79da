import type { DefaultTreeAdapterTypes } from 'parse5'

export type PageElement = DefaultTreeAdapterTypes.Element
export type PageText = DefaultTreeAdapterTypes.TextNode
export type PageNode = DefaultTreeAdapterTypes.ChildNode
export type Page = DefaultTreeAdapterTypes.Document

export const attributeOf = (element: PageElement, name: string): string | undefined =>
  element.attrs.find(attribute => attribute.name === name)?.value

export const isElement = (node: object): node is PageElement => 'tagName' in node

/** Never shown as text: what is run, drawn, filled in, or chosen from. A button's words are shown. */
const withoutText = new Set([
  ...[
    'head',
    'script',
    'style',
    'noscript',
    'template',
    'iframe',
    'frame',
    'frameset',
    'noframes',
    'object',
    'embed',
    'applet',
  ],
  ...[
    'svg',
    'math',
    'canvas',
    'audio',
    'video',
    'picture',
    'map',
    'select',
    'datalist',
    'textarea',
    'input',
    'rp',
    'dialog',
  ],
])

const hiding = /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i

/** Whether a reader sees nothing of it. Style sheets are not read. */
export const isUnseen = (element: PageElement): boolean =>
  withoutText.has(element.tagName) ||
  element.attrs.some(({ name, value }) => name === 'hidden' || (name === 'style' && hiding.test(value)))

export type PageVisitor = {
  /** False: what is inside is passed over, and the element is not left. */
  readonly enter: (element: PageElement) => boolean
  readonly leave: (element: PageElement) => void
  readonly text: (text: PageText) => void
}

/** Goes through a page in its order, however deep it is: nothing here calls itself. */
export function walkPage(page: Page, visitor: PageVisitor): void {
  type Step = { readonly node: PageNode; readonly leaving: boolean }
  const steps: Step[] = page.childNodes.map(node => ({ node, leaving: false })).reverse()
  for (let step = steps.pop(); step; step = steps.pop()) {
    const { node, leaving } = step
    if (node.nodeName === '#text' && 'value' in node) visitor.text(node)
    if (!isElement(node)) continue
    if (leaving) {
      visitor.leave(node)
      continue
    }
    if (!visitor.enter(node)) continue
    steps.push({ node, leaving: true })
    for (let at = node.childNodes.length - 1; at >= 0; at--) {
      const child = node.childNodes[at]
      if (child) steps.push({ node: child, leaving: false })
    }
  }
}
