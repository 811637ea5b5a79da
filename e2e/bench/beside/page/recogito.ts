import { createTextAnnotator, type TextAnnotation, type TextAnnotator } from '@recogito/text-annotator'
import { type Contender, colourOf, fillPlain, type PageMark } from './contender.ts'

/** `@recogito/text-annotator` with one of its two renderers. */
export function createRecogito(renderer: 'CSS_HIGHLIGHTS' | 'SPANS'): Contender {
  let annotator: TextAnnotator<TextAnnotation, TextAnnotation> | null = null
  let content = ''
  const added: string[] = []
  const toAnnotation = ({ id, label, start, end }: PageMark): TextAnnotation => ({
    id,
    bodies: [{ id: `${id}-label`, annotation: id, purpose: 'tagging', value: label }],
    target: {
      annotation: id,
      // Its store finds the range by the offsets; the library's own type wants one already.
      selector: [{ quote: content.slice(start, end), start, end } as TextAnnotation['target']['selector'][number]],
    },
  })
  return {
    open: (host, text, marks) => {
      content = text
      fillPlain(host, text)
      annotator = createTextAnnotator<TextAnnotation, TextAnnotation>(host, {
        renderer,
        annotatingEnabled: false,
        style: annotation => ({ fill: colourOf(annotation.bodies[0]?.value ?? ''), fillOpacity: 1 }),
      })
      // `setAnnotations` leaves the ranges out that its highlights need; this finds them, and names what it could not find.
      const lost = annotator.state.store.bulkAddAnnotations(marks.map(toAnnotation), true)
      if (lost.length > 0) throw new Error(`${lost.length} annotations were not placed`)
    },
    add: mark => {
      added.push(mark.id)
      annotator?.addAnnotation(toAnnotation(mark))
    },
    // Its own undo takes back in one step what was added in quick succession.
    undo: () => {
      const id = added.pop()
      if (id !== undefined) annotator?.removeAnnotation(id)
    },
    painted: () =>
      renderer === 'CSS_HIGHLIGHTS' ? CSS.highlights.size : document.querySelectorAll('.r6o-annotation').length,
  }
}
