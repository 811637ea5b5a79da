import type { MentionIndex } from '../../../shared/edit/mention-index.ts'
import type { Entity } from '../../../shared/model/records.ts'
import type { OpenArticle } from '../open-article.ts'
import { type Block, holderAt, type Section } from '../paint/text-dom.ts'
import { type Nested, nest } from './nesting.ts'
import './reading.css'

/** The words of a list of marks, in the interface's language. */
export type MarkWords = {
  readonly language: string
  readonly title: (count: number) => string
  readonly label: (mention: Entity, isInner: boolean) => string
  readonly surface: (mention: Entity) => string
  readonly flags: (mention: Entity) => string
  readonly rowId: (mention: Entity) => string
}

type Told = { readonly list: HTMLElement; readonly mentions: readonly Entity[] }

/** A title is a line of its own, no longer than this (UTF-16 units). */
const titleLength = 240

/**
 * Makes the text a document that a screen reader reads in its own way: paragraphs, the first line as heading, and after each
 * paragraph the list of its marks, which the paragraph points to. The lists are out of sight, hold no text of the DOM (what they say is
 * generated), and so are neither found, selected nor copied; letters are never touched. Sections near the cursor come first, the others
 * while the window is idle. Returns what brings the marking mode back.
 */
export function readAsDocument({ view, store }: OpenArticle, words: MarkWords): () => void {
  const { text, sections } = view
  const told = new Map<Block, Told>()
  const title = titleOf(sections)

  text.setAttribute('role', 'document')
  title?.setAttribute('role', 'heading')
  title?.setAttribute('aria-level', '2')

  function tell(block: Block, index: MentionIndex): void {
    const mentions = block.start < block.end ? index.meeting({ start: block.start, end: block.end }) : []
    const before = told.get(block)
    if (before ? isSame(before.mentions, mentions) : mentions.length === 0) return
    before?.list.remove()
    told.delete(block)
    block.element.removeAttribute('aria-details')
    if (mentions.length === 0) return
    const list = listOf(nest(mentions), words)
    list.id = `marks-at-${block.start}`
    list.classList.add('marks-told')
    list.lang = words.language
    list.setAttribute('aria-label', words.title(mentions.length))
    block.element.after(list)
    block.element.setAttribute('aria-details', [list.id, ...mentions.map(words.rowId)].join(' '))
    told.set(block, { list, mentions })
  }

  let waiting: readonly Section[] = []
  let idle = 0
  function tellWhileIdle(deadline: IdleDeadline): void {
    const { index } = store.getState()
    let done = 0
    while (done < waiting.length && (done === 0 || deadline.timeRemaining() > 4)) {
      for (const block of waiting[done]?.blocks ?? []) tell(block, index)
      done++
    }
    waiting = waiting.slice(done)
    idle = waiting.length > 0 ? requestIdleCallback(tellWhileIdle) : 0
  }

  function tellAll(): void {
    const here = holderAt(sections, store.getState().cursor.focus)
    waiting = sections.toSorted((a, b) => Math.abs(a.at - here) - Math.abs(b.at - here))
    if (idle === 0) idle = requestIdleCallback(tellWhileIdle)
  }

  tellAll()
  const unsubscribe = store.subscribe((state, before) => {
    if (state.version !== before.version) tellAll()
  })
  return () => {
    unsubscribe()
    cancelIdleCallback(idle)
    for (const [block, { list }] of told) {
      list.remove()
      block.element.removeAttribute('aria-details')
    }
    text.setAttribute('role', 'application')
    title?.removeAttribute('role')
    title?.removeAttribute('aria-level')
  }
}

/** The first line, where it stands alone over a text and is short. */
function titleOf(sections: readonly Section[]): HTMLElement | undefined {
  const filled = sections.flatMap(section => section.blocks).filter(block => block.node.data.trim() !== '')
  const first = filled[0]
  return first && filled.length > 1 && first.end - first.start <= titleLength ? first.element : undefined
}

const isSame = (before: readonly Entity[], now: readonly Entity[]): boolean =>
  before.length === now.length && before.every((mention, at) => mention === now[at])

function listOf(nodes: readonly Nested[], words: MarkWords, isInner = false): HTMLElement {
  const list = document.createElement('ul')
  for (const { mention, inside } of nodes) {
    const entry = document.createElement('li')
    entry.dataset.mention = mention.id
    entry.append(said(words.label(mention, isInner)), said(words.surface(mention), 'ar'))
    const flags = words.flags(mention)
    if (flags !== '') entry.append(said(flags))
    if (inside.length > 0) entry.append(listOf(inside, words, true))
    list.append(entry)
  }
  return list
}

/** Words that only the accessibility tree holds: content of a pseudo-element (reading.css). */
function said(words: string, language?: string): HTMLElement {
  const made = document.createElement('span')
  made.dataset.said = words
  if (language !== undefined) made.lang = language
  return made
}
