import './guidelines.css'
import Markdown, { type Components } from 'react-markdown'

/** Headings begin below the screen's own; links say where they lead and lead nowhere: nothing is fetched, nothing is opened. */
const components: Components = {
  h1: ({ children }) => <h3 className="g1">{children}</h3>,
  h2: ({ children }) => <h4 className="g2">{children}</h4>,
  h3: ({ children }) => <h5 className="g3">{children}</h5>,
  a: ({ children, href }) => <span title={href}>{children}</span>,
  p: ({ children }) => <p dir="auto">{children}</p>,
  li: ({ children }) => <li dir="auto">{children}</li>,
}

/** Guidelines as they are read. Raw HTML is left out, pictures too. */
export const GuidelinesText = ({ text }: { readonly text: string }) => (
  <div className="guidelines-text">
    <Markdown components={components} skipHtml disallowedElements={['img']}>
      {text}
    </Markdown>
  </div>
)
