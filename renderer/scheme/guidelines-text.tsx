import './guidelines.css'
import type { ReactNode } from 'react'
import Markdown, { type Components } from 'react-markdown'
import { headingRanks } from './guidelines-parts.ts'

const tags = ['h3', 'h4', 'h5', 'h6'] as const

/**
 * Ranks that are used become levels without a gap, below the screen's own headings. Links say where they lead and lead nowhere: nothing is
 * fetched, nothing is opened.
 */
function componentsFor(ranks: readonly number[]): Components {
  const heading = (rank: number) => {
    const level = Math.max(0, ranks.indexOf(rank))
    const Tag = tags[level] ?? 'h6'
    return ({ children }: { readonly children?: ReactNode }) => <Tag className={`g${level + 1}`}>{children}</Tag>
  }
  return {
    h1: heading(1),
    h2: heading(2),
    h3: heading(3),
    h4: heading(4),
    h5: heading(5),
    h6: heading(6),
    a: ({ children, href }) => <span title={href}>{children}</span>,
    p: ({ children }) => <p dir="auto">{children}</p>,
    li: ({ children }) => <li dir="auto">{children}</li>,
  }
}

/** Guidelines as they are read. Raw HTML is left out, pictures too. */
export const GuidelinesText = ({ text }: { readonly text: string }) => (
  <div className="guidelines-text">
    <Markdown components={componentsFor(headingRanks(text))} skipHtml disallowedElements={['img']}>
      {text}
    </Markdown>
  </div>
)
