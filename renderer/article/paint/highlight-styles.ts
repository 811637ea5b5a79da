import type { Label } from '../../../shared/model/scheme.ts'
import { laneOffset } from './faces.ts'
import { labelColours } from './label-colours.ts'
import type { Lane } from './lanes.ts'
import type { Look } from './sheet-marks.ts'

/**
 * So many lines lie below one another; a fourth would stand in the next line's letters. A mark that is deeper has none: marks-over.ts
 * shows where it begins and ends. Nested marks of one label have lanes of their own, so that their lines never fuse.
 */
export const lanesSeen = 3

/** Highlight of a mark at rest. A name's characters are those of the label's id, escaped in the rule. */
export const highlightName = (label: string, { lane, inner }: Lane): string =>
  `${label}-${Math.min(lane, lanesSeen)}${inner ? '-in' : ''}`

/** Highlight of the selected and the hovered mention. */
export const strongName = (label: string): string => `${label}-strong`
export const pendingName = 'pending'

export const lineStyles = { solid: { thick: 0.09 }, dotted: { thick: 0.09 }, double: { thick: 0.05 } } as const

/** What a label not in the scheme looks like: visible, of no colour. */
export const unknownLabel: Pick<Label, 'colour' | 'line'> = {
  colour: { light: '#50535c', dark: '#b7afa1' },
  line: 'solid',
}

/** A mark's line under its words, as declarations. */
export function lineRule({ line }: Pick<Label, 'line'>, colour: string, font: Look['font'], lane: number): string {
  const { thick } = lineStyles[line]
  const offset = laneOffset(font, lane) - thick / 2
  return `text-decoration:underline ${line} ${colour} ${thick}em;text-decoration-skip-ink:none;text-underline-offset:${offset}em;`
}

/**
 * All rules of one theme, with literal colours: `var()` paints nothing in `::highlight()` before Chrome 126. They stand on the text and
 * its paragraphs inherit them: standing on the paragraph, every name is worked out anew for each (697 ms of style before the first frame
 * of 1 MB, instead of 5). `lines: false` where the engine cannot place a line (Chrome 114): those are drawn. Where she forces her own
 * colours a fill would be the one of what is selected: marks at rest are told by their lines.
 */
export function highlightRules({ labels, font, alone, theme }: RuleLook, lines: boolean): string {
  const wash = theme === 'light' ? '#f6e6df' : '#3a241e'
  const painted = alone === null ? labels : labels.filter(({ id }) => id === alone)
  const rule = (name: string, body: string): string => `.matn::highlight(${CSS.escape(name)}){${body}}`
  const fill = (name: string, colour: string): string => rule(name, `background-color:${colour};`)
  const namesOf = ({ id }: Painted, lane: number): readonly string[] =>
    [false, true].map(inner => highlightName(id, { lane, inner }))
  const lanes = Array.from({ length: lanesSeen }, (_, lane) => lane)
  const fills = painted.flatMap(label => {
    const colours = labelColours(label.colour[theme], theme)
    return [
      // What lies round a mark has the fill; alone, nothing does.
      ...lanes.flatMap(lane => namesOf(label, lane).slice(0, alone === null ? 1 : 2)),
      highlightName(label.id, { lane: lanesSeen, inner: false }),
    ]
      .map(name => fill(name, colours.fill))
      .concat(fill(strongName(label.id), colours.strong))
  })
  const chosen = [...painted.map(({ id }) => strongName(id)), pendingName]
  return [
    ...(lines
      ? painted.flatMap(label =>
          lanes.flatMap(lane =>
            namesOf(label, lane).map(name => rule(name, lineRule(label, label.colour[theme], font, lane))),
          ),
        )
      : []),
    '@media (forced-colors:none){',
    ...fills,
    fill(pendingName, wash),
    '}@media (forced-colors:active){',
    ...chosen.map(name => rule(name, 'background-color:Highlight;color:HighlightText;')),
    '}',
  ].join('\n')
}

type Painted = Pick<Label, 'id' | 'colour' | 'line'>
type RuleLook = Pick<Look, 'font' | 'alone' | 'theme'> & { readonly labels: readonly Painted[] }

/** Whether the engine places a line under a highlight by `text-underline-offset`: Chrome 114 reports `auto` whatever the rule says. */
export function placesLines(text: HTMLElement): boolean {
  const probe = new CSSStyleSheet()
  probe.replaceSync('.matn::highlight(probe){text-decoration:underline;text-underline-offset:.65em}')
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, probe]
  const found = getComputedStyle(text, '::highlight(probe)').textUnderlineOffset
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter(sheet => sheet !== probe)
  return found !== 'auto' && found !== ''
}
