import type { Rect } from '../paint/rects.ts'
import type { NamedLine } from './margin-names.ts'
import './frame-sheet.css'

type Brackets = { readonly hue: string; readonly fillers: string; readonly triggers: string }

/** What agreements look like over the sheet, px in the page. `hue` is the class of an ink. */
export type FramePicture = {
  readonly open: Brackets
  readonly other: Brackets
  readonly threads: { readonly hue: string; readonly path: string }
  /** Bare words looked at: no mention's fill lights them. */
  readonly washes: readonly Rect[]
  readonly names: { readonly left: number; readonly width: number; readonly lines: readonly NamedLine[] }
}

export type FrameLayer = {
  readonly svg: SVGSVGElement
  readonly names: HTMLElement
  readonly draw: (picture: FramePicture) => void
}

const svgNamespace = 'http://www.w3.org/2000/svg'

/** Strokes and names over the sheet: nothing of it is text, nothing can be pressed. */
export function createFrameLayer(): FrameLayer {
  const svg = document.createElementNS(svgNamespace, 'svg')
  svg.setAttribute('class', 'over frames')
  svg.setAttribute('aria-hidden', 'true')
  const names = document.createElement('div')
  names.className = 'frame-names'
  names.setAttribute('aria-hidden', 'true')
  const paths = new Map<string, SVGPathElement>()

  function set(name: string, hue: string, d: string): void {
    const path = paths.get(name) ?? svg.appendChild(document.createElementNS(svgNamespace, 'path'))
    paths.set(name, path)
    path.setAttribute('class', `${name} ${hue}`)
    path.setAttribute('d', d)
  }

  function write({ left, width, lines }: FramePicture['names']): void {
    names.style.cssText = `left:${left}px;inline-size:${width}px`
    names.replaceChildren(
      ...lines.map(({ middle, rows }) => {
        const line = document.createElement('div')
        line.style.top = `${middle}px`
        line.append(
          ...rows.map(({ words, strong }) => {
            const row = document.createElement('i')
            row.dataset.words = words
            if (strong) row.className = 'strong'
            return row
          }),
        )
        return line
      }),
    )
  }

  return {
    svg,
    names,
    draw: ({ open, other, threads, washes, names: named }) => {
      set(
        'wash',
        threads.hue,
        washes.map(({ left, right, top, bottom }) => `M${left} ${top}H${right}V${bottom}H${left}Z`).join(''),
      )
      set('threads', threads.hue, threads.path)
      set('fillers other', other.hue, other.fillers)
      set('triggers other', other.hue, other.triggers)
      set('fillers', open.hue, open.fillers)
      set('triggers', open.hue, open.triggers)
      write(named)
    },
  }
}
