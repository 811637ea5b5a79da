/** Names and strokes over one part of the sheet. */
export type Layer = {
  readonly chips: HTMLElement
  readonly line: (kind: string, path: string, stroke: string) => void
  readonly clear: () => void
}

const svgNamespace = 'http://www.w3.org/2000/svg'

export function createLayer(host: HTMLElement): Layer {
  const chips = document.createElement('div')
  chips.className = 'mark-chips'
  chips.setAttribute('aria-hidden', 'true')
  const svg = document.createElementNS(svgNamespace, 'svg')
  svg.classList.add('marks-over')
  svg.setAttribute('aria-hidden', 'true')
  host.append(svg, chips)
  return {
    chips,
    line: (kind, d, stroke) => {
      const path = document.createElementNS(svgNamespace, 'path')
      path.setAttribute('class', kind)
      path.setAttribute('d', d)
      path.setAttribute('stroke', stroke)
      svg.append(path)
    },
    clear: () => {
      if (chips.firstChild) chips.replaceChildren()
      if (svg.firstChild) svg.replaceChildren()
    },
  }
}
