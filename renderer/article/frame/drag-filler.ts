import type { DragEvent } from 'react'
import type { RecordId } from '../../../shared/model/ids.ts'
import type { Filler } from '../../../shared/model/records.ts'

/** What is dragged onto a role, and out of which place in an agreement, if any. */
export type Dragged = {
  readonly filler: Filler
  readonly from: { readonly agreement: RecordId; readonly at: number } | null
}

type Take = (dragged: Dragged) => void

/** While it is on its way: the browser tells what is dragged only where it is dropped. */
let held: Dragged | null = null
const targets = new WeakMap<Element, Take>()

/** Makes an element something to drag. `words` go where text is dropped, outside the program too. */
export const dragSource = (dragged: Dragged, words: string) => ({
  draggable: true,
  onDragStart: (event: DragEvent<HTMLElement>): void => {
    held = dragged
    event.dataTransfer.setData('text/plain', words)
    event.dataTransfer.effectAllowed = 'copyMove'
    event.stopPropagation()
  },
  onDragEnd: (): void => {
    held = null
  },
})

/** Makes an element take fillers that are dropped on it; `[data-over]` while one is over it. The innermost takes it. */
export const dropTarget = (take: Take) => ({
  ref: (element: HTMLElement | null): void => {
    if (element) targets.set(element, take)
  },
  onDragOver: (event: DragEvent<HTMLElement>): void => {
    if (!held) return
    event.preventDefault()
    event.stopPropagation()
    event.dataTransfer.dropEffect = held.from ? 'move' : 'copy'
    event.currentTarget.dataset.over = ''
  },
  onDragLeave: (event: DragEvent<HTMLElement>): void => {
    delete event.currentTarget.dataset.over
  },
  onDrop: (event: DragEvent<HTMLElement>): void => {
    delete event.currentTarget.dataset.over
    if (!held) return
    event.preventDefault()
    event.stopPropagation()
    take(held)
    held = null
  },
})

/** The element that would take a filler at a point of the window. */
function targetAt(clientX: number, clientY: number): Element | null {
  let element = document.elementFromPoint(clientX, clientY)
  while (element && !targets.has(element)) element = element.parentElement
  return element
}

let over: Element | null = null

/** From the text, where the pointer is captured: shows what would take it, if anything is `carried`. `false`: nothing would. */
export function dragOver(clientX: number, clientY: number, carried: boolean): boolean {
  const target = carried ? targetAt(clientX, clientY) : null
  if (target !== over) {
    over?.removeAttribute('data-over')
    target?.setAttribute('data-over', '')
    over = target
  }
  return target !== null
}

/** Gives a filler to what is under a point of the window; false where nothing takes it. */
export function dropAt(clientX: number, clientY: number, filler: Filler | null): boolean {
  const target = filler && targetAt(clientX, clientY)
  const take = target ? targets.get(target) : undefined
  if (!filler || !take) return false
  take({ filler, from: null })
  return true
}
