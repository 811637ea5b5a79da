import { frameDefaults } from '../../renderer/article/frame/frame-keys.ts'
import { spanToMark } from '../../renderer/article/marking.ts'
import type { Agreement, Span } from '../../shared/model/records.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import type { IsAttested } from '../../shared/text/attested-forms.ts'
import { overlaps } from '../../shared/text/span.ts'
import { isWord, tokenize } from '../../shared/text/tokens.ts'
import { cheapestPath, pathsByCost, type Step } from './cheapest-path.ts'
import type { Desk, Stand } from './desk.ts'
import { type FillerName, type Frame, fillerName, placeName } from './gold-frames.ts'
import { type Input, nameOf as inputName, key } from './input.ts'
import { createTravel, edgeKeys, type Hands, nearEdge, stretchKeys, travelKeys, type Way } from './moves.ts'
import { nameOf } from './plan.ts'
import { rangesOf, wantedOf } from './wanted.ts'

/** Dearer than anything in a frame is: what is not reached by then cannot be done. */
const limit = 16
/** How often a role's key is tried on the same words, and the key of sides on one person. */
const mostWays = 3
const mostSides = 3
/** How far (UTF-16) a selection may go beyond what is wanted before it comes back, and where in its first word that may begin. */
const overrun = 40
const widestWord = 20

/** A row of inputs in a frame, and the fillers that it brought. */
export type Filling = { readonly inputs: readonly Input[]; readonly gained: readonly FillerName[] }

type Surroundings = { readonly scheme: Scheme; readonly isAttested: IsAttested; readonly hands: Hands }
type Steps = readonly Step<Stand, Way>[]

const openIn = ({ frame, agreements }: Stand): Agreement | undefined => agreements.find(({ id }) => id === frame?.id)

/** Whether the cursor is where the frame left it. */
const isAtRest = ({ frame, cursor, selection, selected }: Stand): boolean =>
  frame?.rested?.cursor === cursor && frame.rested.selection === selection && frame.rested.selected === selected

const nameInFrame = (stand: Stand): string =>
  [nameOf(stand), isAtRest(stand), stand.frame?.id, stand.frame?.role, stand.frame?.at].join(' ')

/**
 * Plans frames on the desk: each time the row of inputs that is cheapest for what it brings, from where the last one left the cursor,
 * without a thought for what comes after. Only what is right in the end is filled in: nothing is filled wrongly to be mended later.
 */
export function createFramePlan(desk: Desk, { scheme, isAttested, hands }: Surroundings) {
  const { after, leapsFrom } = createTravel(desk)
  const defaults = frameDefaults(scheme)

  function roleKey(role: string): Input {
    const row = defaults.find(({ command }) => command.do === 'role' && command.roles.includes(role))
    if (!row) throw new Error(`${role} has no key`)
    return key(row.code)
  }

  function statusKey(status: string): Input {
    const row = defaults.find(
      ({ command }) =>
        command.do === 'agreement' && command.edit.edit === 'change' && command.edit.change.status === status,
    )
    if (!row) throw new Error(`${status} has no key`)
    return key(row.code)
  }

  const nameOfMention = (id: string): string => {
    const entity = desk.state().index.ordered.find(one => one.id === id)
    return entity ? `${entity.label} ${pairs(entity.spans)}` : 'gone'
  }
  const pairs = (spans: readonly Span[]): string => placeName(spans.map(({ start, end }) => [start, end]))
  const fillersOf = ({ roles }: Agreement): readonly FillerName[] =>
    roles.map(({ role, filler, of }) =>
      fillerName(
        role,
        'entity' in filler ? nameOfMention(filler.entity) : `words ${pairs(filler.spans)}`,
        of === undefined ? undefined : nameOfMention(of),
      ),
    )

  /** What would be taken as bare words. */
  function wordsAt(stand: Stand): Span {
    desk.resume(stand)
    return spanToMark(desk.text, desk.state(), { isAttested })
  }

  const isNear = (words: Span, goals: readonly Span[]): boolean =>
    goals.some(({ start, end }) => Math.abs(words.start - start) <= nearEdge || Math.abs(words.end - end) <= nearEdge)

  /** All ways on that change nothing: to somewhere, and what stretches, shrinks and cuts a selection about the goals. */
  function goingOn(goals: readonly Span[], pointed: readonly Input[]): (stand: Stand) => Steps {
    const ends = new Set(
      goals.flatMap(span => {
        const words = tokenize(desk.text, span).filter(isWord)
        return [words[0]?.start, words.at(-1)?.start]
      }),
    )
    const reachFrom = (anchor: number): Span => {
      const from = goals.filter(({ start, end }) => start <= anchor + widestWord && anchor <= end)
      return {
        start: Math.min(...from.map(({ start }) => start)) - overrun,
        end: Math.max(...from.map(({ end }) => end)) + overrun,
      }
    }
    const step = (stand: Stand, input: Input): Step<Stand, Way> => ({
      way: [input],
      cost: 1,
      to: after(stand, [input]),
    })
    return stand => {
      if (stand.selection !== null) {
        const reach = reachFrom(stand.cursor.anchor)
        if (stand.selection.start < reach.start || stand.selection.end > reach.end) return []
        const edges = isNear(wordsAt(stand), goals) ? edgeKeys : []
        return [...(ends.has(stand.cursor.anchor) ? stretchKeys : []), ...edges].map(input => step(stand, input))
      }
      const stretches = stand.selected === null && ends.has(stand.cursor.anchor) ? stretchKeys : []
      return [...[...travelKeys, ...pointed, ...stretches].map(input => step(stand, input)), ...leapsFrom(stand)]
    }
  }

  /** A click on a character where the smallest mention, or none, is what is meant; and drags over words. */
  function pointings(mentions: readonly Span[], words: readonly Span[]): readonly Input[] {
    if (hands === 'keys') return []
    const { index } = desk.state()
    const clicks = mentions.flatMap((span): readonly Input[] => {
      for (let offset = span.start; offset < span.end; offset += 1) {
        const [smallest] = index.at(offset)
        const [part] = smallest?.spans ?? []
        if (part?.start === span.start && part.end === span.end) return [{ kind: 'click', offset }]
      }
      return []
    })
    const drags = words.map((span): Input => ({ kind: 'drag', span }))
    return [...clicks, ...drags]
  }

  /** Makes the frame: to its trigger, its key, its type where the words did not say it, its status. Another open frame is left first. */
  function begin(gold: Frame): readonly Input[] {
    const [from, to] = gold.trigger.split('-').map(Number)
    if (from === undefined || to === undefined) throw new Error('a frame without trigger')
    const trigger = { start: from, end: to }
    const inputs: Input[] = []
    const act = (...more: readonly Input[]): void => {
      for (const input of more) desk.do(input)
      inputs.push(...more)
    }
    while (desk.stand().frame !== null) act(key('Escape'))
    const start = desk.stand()
    const goOn = goingOn([trigger], pointings([], [trigger]))
    const makes = (stand: Stand): Steps => {
      if (!overlaps(wordsAt(stand), trigger)) return []
      const made = after(stand, [key('KeyY')])
      const agreement = made.agreements.length > start.agreements.length ? openIn(made) : undefined
      return agreement?.trigger && pairs(agreement.trigger) === gold.trigger
        ? [{ way: [key('KeyY')], cost: 1, to: made }]
        : []
    }
    const found = cheapestPath<Stand, Way>({
      start,
      isGoal: stand => stand.agreements !== start.agreements,
      stepsFrom: stand => [...makes(stand), ...goOn(stand)],
      keyOf: nameInFrame,
      limit: () => limit,
    })
    desk.resume(start)
    if (!found) throw new Error(`no keys make the frame of ${gold.trigger}`)
    act(...found.ways.flat())
    if (openIn(desk.stand())?.type !== gold.type)
      act(key('KeyY'), key(`Digit${scheme.agreementTypes.findIndex(({ id }) => id === gold.type) + 1}`))
    act(statusKey(gold.status))
    return inputs
  }

  /** The row of inputs that costs least a filler it brings, among equals the shorter; null once nothing is missing. */
  function fill(gold: Frame): Filling | null {
    const start = desk.stand()
    const held = openIn(start)
    if (!held) throw new Error('no frame is open')
    const before = fillersOf(held)
    const missing = gold.roles.filter(name => !before.includes(name)).map(wantedOf)
    if (missing.length === 0) return null
    const ranges = rangesOf(missing)
    const goOn = goingOn(
      [...missing.map(({ span }) => span), ...ranges],
      pointings(
        missing.filter(({ isBare }) => !isBare).map(({ span }) => span),
        [...missing.filter(({ isBare }) => isBare).map(({ span }) => span), ...ranges],
      ),
    )

    /** What a stand has brought; null where something in it is wrong. */
    function gainedIn(stand: Stand): readonly FillerName[] | null {
      const agreement = openIn(stand)
      if (!agreement || stand.agreements.length !== start.agreements.length) return null
      const names = fillersOf(agreement)
      return names.every(name => gold.roles.includes(name)) ? names.filter(name => !before.includes(name)) : null
    }

    const withoutOf = (name: FillerName): string => name.replace(/ of .*$/, '')
    const goldWithoutOf = new Set(gold.roles.map(withoutOf))
    const isRightButForSides = (stand: Stand): boolean =>
      fillersOf(openIn(stand) ?? held).every(name => goldWithoutOf.has(withoutOf(name)))

    /** The way, and what may mend its side, where all is right in the end. */
    function right(stand: Stand, way: Way): Steps {
      for (let sides = 0; sides <= mostSides; sides += 1) {
        const sided = [...way, ...Array.from({ length: sides }, () => key('KeyU', true))]
        const to = after(stand, sided)
        if (to.agreements === stand.agreements) return []
        const gained = gainedIn(to)
        if (gained !== null && gained.length > 0) return [{ way: sided, cost: sided.length, to }]
        if (!isRightButForSides(to)) return []
      }
      return []
    }

    /** Takes what is offered, as it is or the next way. */
    function accepting(stand: Stand): Steps {
      const offer = stand.frame?.candidates[stand.frame.at]
      if (!offer) return []
      const taken = right(stand, [key('Space')])
      return taken.length > 0 || offer.fillers.length < 2 ? taken : right(stand, [key('Space'), roleKey(offer.role)])
    }

    /** Asks for a role's candidates, and goes on to the next of them. */
    function asking(stand: Stand): Steps {
      const asks = stand.frame === start.frame ? keys : []
      return [...asks, key('KeyJ', true)].flatMap(input => {
        const to = after(stand, [input])
        return to.agreements === stand.agreements ? [{ way: [input], cost: 1, to }] : []
      })
    }

    const roles = [...new Set(missing.map(({ role }) => role))]
    const keys = [...new Map(roles.map(roleKey).map(input => [inputName(input), input])).values()]

    function pointing(stand: Stand): Steps {
      const words = stand.selection ?? wordsAt(stand)
      const { index } = desk.state()
      const selected = stand.selected === null ? undefined : index.get(stand.selected)
      const here = selected ? { start: selected.spans[0]?.start ?? 0, end: selected.spans.at(-1)?.end ?? 0 } : words
      const met = missing.filter(({ span }) => overlaps(span, here))
      if (stand.selection !== null && !isNear(words, [...met.map(({ span }) => span), ...ranges])) return []
      return [...new Set(met.map(({ role }) => roleKey(role)))].flatMap(input =>
        Array.from({ length: mostWays }, (_, times) =>
          right(
            stand,
            Array.from({ length: times + 1 }, () => input),
          ),
        ).flat(),
      )
    }

    let best: Filling | null = null
    let dearest = limit
    const paths = pathsByCost<Stand, Way>({
      start,
      isGoal: stand => stand.agreements !== start.agreements,
      stepsFrom: stand => [
        ...(isAtRest(stand) ? [...accepting(stand), ...asking(stand)] : pointing(stand)),
        ...(stand.frame === start.frame ? goOn(stand) : []),
      ],
      keyOf: stand => (stand.agreements === start.agreements ? nameInFrame(stand) : `${gainedIn(stand)?.join()}`),
      limit: () => dearest,
    })
    for (const { ways, end } of paths) {
      const filling = { inputs: ways.flat(), gained: gainedIn(end) ?? [] }
      if (best === null || costOf(filling) < costOf(best)) best = filling
      dearest = best.inputs.length
    }
    desk.resume(start)
    if (best === null) throw new Error(`no keys fill ${missing.map(({ name }) => name).join(', ')}`)
    for (const input of best.inputs) desk.do(input)
    return best
  }

  return { begin, fill }
}

const costOf = ({ inputs, gained }: Filling): number => inputs.length / gained.length
