import type { StoreApi } from 'zustand'
import type { RecordId } from '../../../shared/model/ids.ts'
import type { Agreement, Span } from '../../../shared/model/records.ts'
import { overlaps } from '../../../shared/text/span.ts'
import { appStore } from '../../state/app.ts'
import { t } from '../../strings/text.ts'
import type { ArticleState } from '../article-state.ts'
import type { ArticleView } from '../paint/article-view.ts'
import { bracketPath } from '../paint/bracket-path.ts'
import { followSight } from '../paint/follow-sight.ts'
import { textWidth } from '../paint/text-width.ts'
import { agreementsOf, hueOf, isAgreement } from './frame-hue.ts'
import { createFrameLayer } from './frame-layer.ts'
import { type FrameLight, openIn, samePlace, shownOpen } from './frame-light.ts'
import { hull, type Piece, piecesOf } from './frame-pieces.ts'
import { namesByLine } from './margin-names.ts'
import { type Knot, threadPath } from './thread-path.ts'

/** Names in the margin, px: frame-sheet.css says the same. */
const nameSize = 11
const nameRow = 13
/** From the text to the names, past the double rule; and the least room they are shown in, px. */
const pastRule = 31
const leastRoom = 44
/** The deepest steps of brackets: a further one would stand in the line above. */
const steps = 2

/**
 * Draws agreements over the sheet: half brackets round the fillers of the open one and of the one looked at, heavy ones round the trigger,
 * names of roles in the start margin, threads from the trigger to what is looked at. Only what is in sight is measured and drawn, on a layer
 * of its own, after the frame that shows a mark. Returns what stops it.
 */
export function drawFrames(view: ArticleView, store: StoreApi<ArticleState>, light: StoreApi<FrameLight>): () => void {
  const layer = createFrameLayer()
  let sight: Span = { start: 0, end: 0 }
  let drawing = 0
  let following: (() => void) | null = null
  let drawn: readonly unknown[] = []

  function drawSoon(): void {
    if (drawing !== 0) return
    // Two steps: the next frame is the mark's own.
    drawing = requestAnimationFrame(() => {
      drawing = window.setTimeout(draw)
    })
  }

  function stopDrawing(): void {
    cancelAnimationFrame(drawing)
    clearTimeout(drawing)
    drawing = 0
  }

  const recordOf = (id: RecordId | null): Agreement | null => {
    const record = id === null ? undefined : store.getState().records.get(id)
    return record && isAgreement(record) ? record : null
  }

  function draw(): void {
    stopDrawing()
    const { index, records, others: unplaced, hovered, selected, scheme } = store.getState()
    const { hovered: looked, piece } = light.getState()
    const open = shownOpen(light.getState(), records)
    const [agreement, other] = [recordOf(open), looked === open ? null : recordOf(looked)]
    if (!agreement && !other) {
      end()
      return
    }
    begin()
    const all = agreementsOf(unplaced)
    const pieces = agreement ? seen(piecesOf(agreement, index)) : []
    const others = other ? seen(piecesOf(other, index)) : []
    // First all that asks where letters stand, then all that draws: the page is laid out once.
    const placed = { open: placesOf(pieces), other: placesOf(others) }
    const atHand = other ? placed.other : placed.open
    const isLooked = (one: Placed): boolean =>
      looked !== null
        ? piece === null
          ? one.kind !== 'trigger'
          : samePlace(piece, one)
        : one.entity !== null && (one.entity === hovered || one.entity === selected)
    const lit = atHand.filter(isLooked)
    const threads = threadsTo(lit, atHand)
    const washes =
      piece === null
        ? []
        : lit.filter(({ entity }) => entity === null).flatMap(({ spans }) => spans.flatMap(view.rectsOf))
    const { language } = appStore.getState().settings
    const nameOf = ({ role, kind }: Piece): string =>
      role === null
        ? t(kind === 'trigger' ? 'article.agreements.trigger' : 'article.agreements.mention')
        : (scheme.roleTypes.find(type => type.id === role)?.name[language] ?? role)
    const room = roomForNames()
    const names = agreement && room ? namesByLine(wishesOf(placed.open, nameOf), room.room) : []
    layer.draw({
      open: { hue: agreement ? hueOf(all, agreement.id) : '', ...bracketsOf(placed.open) },
      other: { hue: other ? hueOf(all, other.id) : '', ...bracketsOf(placed.other) },
      threads: { hue: hueOf(all, (other ?? agreement)?.id ?? ''), path: threads },
      washes,
      names: { left: room?.left ?? 0, width: room?.width ?? 0, lines: names },
    })
  }

  const seen = (pieces: readonly Piece[]): readonly Piece[] =>
    pieces.filter(({ spans }) => overlaps(hull(spans), sight))

  function placesOf(pieces: readonly Piece[]): readonly Placed[] {
    const edges = view.edgesOf(pieces.flatMap(({ spans }) => spans))
    let at = 0
    return pieces.map(piece => {
      const own = edges.slice(at, at + piece.spans.length).flatMap(edge => edge ?? [])
      at += piece.spans.length
      return { ...piece, edges: own }
    })
  }

  function bracketsOf(placed: readonly Placed[]): { readonly fillers: string; readonly triggers: string } {
    const pathOf = (kinds: readonly Piece['kind'][]): string =>
      placed
        .filter(({ kind }) => kinds.includes(kind))
        .flatMap(({ edges, depth }) =>
          edges.flatMap(({ start, end }) =>
            [start, end].map(edge => bracketPath(edge, view.look(), Math.min(depth, steps))),
          ),
        )
        .join('')
    return { fillers: pathOf(['filler', 'mention']), triggers: pathOf(['trigger']) }
  }

  function threadsTo(lit: readonly Placed[], atHand: readonly Placed[]): string {
    const trigger = atHand.find(({ kind }) => kind === 'trigger')
    return lit
      .flatMap(one => {
        const whose = one.of === null ? undefined : atHand.find(({ entity }) => entity === one.of)
        const to = knotOf(one)
        return [trigger, whose].flatMap(from => {
          const knot = from && from !== one ? knotOf(from) : null
          return knot && to ? [threadPath(knot, to)] : []
        })
      })
      .join('')
  }

  function knotOf({ edges }: Placed): Knot | null {
    const first = edges[0]
    if (!first) return null
    const { start, end } = first
    const isOneLine = Math.abs(start.top - end.top) < 2
    const { textSize } = view.look()
    return { x: isOneLine ? (start.x + end.x) / 2 : start.x + start.inward * textSize, y: start.top + textSize * 0.1 }
  }

  function roomForNames() {
    const page = view.text.closest('.page')
    if (!page) return null
    const box = page.getBoundingClientRect()
    const left = view.text.getBoundingClientRect().right - box.left + pastRule
    const width = Math.min(box.width - left - 4, 112)
    if (width < leastRoom) return null
    const { textSize, leading } = view.look()
    const rowsOf = (words: string, strong: boolean): number =>
      textWidth(words, nameSize) * (strong ? 1.06 : 1) > width ? 2 : 1
    return { left, width, room: { rows: Math.max(1, Math.floor((textSize * leading) / nameRow)), rowsOf } }
  }

  const follow = (): void => {
    drawn = []
    drawSoon()
  }

  function begin(): void {
    if (following) return
    const page = view.text.closest('.page')
    page?.insertBefore(layer.svg, page.querySelector('.over'))
    page?.append(layer.names)
    const resized = new ResizeObserver(follow)
    resized.observe(view.text)
    document.fonts.addEventListener('loadingdone', follow)
    const stopSight = followSight({
      ...view,
      setSight: next => {
        sight = next
        follow()
      },
    })
    following = () => {
      stopSight()
      resized.disconnect()
      document.fonts.removeEventListener('loadingdone', follow)
    }
  }

  function end(): void {
    following?.()
    following = null
    layer.svg.remove()
    layer.names.remove()
  }

  /** An agreement opened by its key is the one that is shown. */
  let filled: RecordId | null = null
  function followKeys(): void {
    const id = store.getState().frame?.id ?? null
    if (id !== null && id !== filled) openIn(light, id)
    filled = id
  }

  /** Draws anew only where what is drawn has become other: hovering and marking elsewhere cost nothing. */
  function changed(): void {
    const { hovered, piece } = light.getState()
    const state = store.getState()
    const open = shownOpen(light.getState(), state.records)
    const { settings } = appStore.getState()
    const now = [
      ...[open, hovered].flatMap(id => partsOf(recordOf(id), state)),
      open !== null || hovered !== null ? `${state.hovered} ${state.selected}` : '',
      state.scheme,
      hovered,
      piece,
      settings.language,
      settings.textSize,
      settings.font,
      settings.measure,
      settings.leading,
      settings.chips,
    ]
    if (now.length === drawn.length && now.every((one, at) => one === drawn[at])) return
    drawn = now
    drawSoon()
  }

  const stops = [
    store.subscribe(followKeys),
    store.subscribe(changed),
    light.subscribe(changed),
    appStore.subscribe(changed),
  ]
  changed()
  return () => {
    for (const stop of stops) stop()
    stopDrawing()
    end()
  }
}

type Edges = NonNullable<ReturnType<ArticleView['edgesOf']>[number]>
type Placed = Piece & { readonly edges: readonly Edges[] }

/** An agreement and the mentions that fill it, as they are now. */
function partsOf(agreement: Agreement | null, { index }: ArticleState): readonly unknown[] {
  if (!agreement) return [null]
  return [agreement, ...agreement.roles.map(({ filler }) => ('entity' in filler ? index.get(filler.entity) : filler))]
}

const wishesOf = (placed: readonly Placed[], nameOf: (piece: Piece) => string) =>
  placed.flatMap(piece => {
    const edge = piece.edges[0]?.start
    if (!edge) return []
    const middle = (edge.top + edge.bottom) / 2
    return [{ name: nameOf(piece), start: hull(piece.spans).start, middle, strong: piece.kind === 'trigger' }]
  })
