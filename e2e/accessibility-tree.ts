import type { Page } from '@playwright/test'

/** A node as assistive technology meets it, ignored ones left out and their children in their place. */
export type Heard = {
  readonly role: string
  readonly name: string
  /** Level of a heading or row. */
  readonly level: number | null
  readonly selected: boolean
  /** Element ids that its `aria-details` leads to. */
  readonly details: readonly string[]
  readonly children: readonly Heard[]
}

/** The browser's own accessibility tree of the page. */
export async function readTree(page: Page): Promise<Heard> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  type Node = (typeof nodes)[number]
  const byId = new Map(nodes.map(node => [node.nodeId, node]))
  const heard = (node: Node): readonly Heard[] => {
    const children = (node.childIds ?? []).flatMap(id => {
      const child = byId.get(id)
      return child ? heard(child) : []
    })
    if (node.ignored) return children
    const property = (name: string) => node.properties?.find(one => one.name === name)?.value
    const level = Number(property('level')?.value)
    return [
      {
        role: String(node.role?.value ?? ''),
        name: String(node.name?.value ?? '').trim(),
        level: Number.isFinite(level) ? level : null,
        selected: property('selected')?.value === true,
        details: property('details')?.relatedNodes?.flatMap(({ idref }) => idref ?? []) ?? [],
        children,
      },
    ]
  }
  const root = nodes.find(node => node.parentId === undefined)
  const tree = root ? heard(root)[0] : undefined
  if (!tree) throw new Error('the page has no accessibility tree')
  return tree
}

/** All nodes of a role under `node`, in the order they are read. */
export const ofRole = (node: Heard, role: string): readonly Heard[] =>
  node.children.flatMap(child => [...(child.role === role ? [child] : []), ...ofRole(child, role)])

/** What is read out of `node`, lists in `node`'s lists left to themselves. */
export const wordsOf = (node: Heard): string =>
  node.children
    .flatMap(child => (child.role === 'StaticText' ? [child.name] : child.role === 'list' ? [] : [wordsOf(child)]))
    .filter(words => words !== '')
    .join(' ')
