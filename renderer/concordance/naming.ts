import {
  createActs,
  linkActs,
  type Making,
  mergeActs,
  refuseActs,
  relabelActs,
  renameActs,
  toNames,
} from '../../shared/edit/entities/canonical-acts.ts'
import { scriptOf } from '../../shared/edit/entities/form-key.ts'
import type { ManyChange, Targets } from '../../shared/model/concordance.ts'
import type { NameRow, SameName } from '../../shared/model/concordance-rows.ts'
import { toRecordId } from '../../shared/model/make-id.ts'
import type { CanonicalEntity } from '../../shared/model/records.ts'
import { appStore, tell } from '../state/app.ts'
import { request } from '../state/request.ts'
import { sendActs } from '../state/send-acts.ts'

function making(): Making {
  const { corpus } = appStore.getState()
  if (corpus === null) throw new Error('names belong to a corpus')
  return { id: toRecordId(crypto.getRandomValues(new Uint8Array(10))), stamp: [0, corpus.device] }
}

/** Mentions of names: of forms those that are linked to none. Null, and told: they could not be asked for. */
async function mentionsOf(names: readonly Pick<NameRow, 'kind' | 'id'>[]): Promise<Targets | null> {
  const answer = await request('listMentions', { names: names.map(({ kind, id }) => ({ kind, id })) })
  if (answer.ok) return answer.value
  tell([answer.error])
  return null
}

async function entitiesById(): Promise<ReadonlyMap<string, CanonicalEntity> | null> {
  const answer = await request('listCanonicalEntities', {})
  if (answer.ok) return new Map([...answer.value.others, ...answer.value.own].map(entity => [entity.id, entity]))
  tell([answer.error])
  return null
}

/** Takes names for one, as proposed: pairs of one first name. One deed. */
export async function acceptSame(pairs: readonly SameName[]): Promise<void> {
  const [first] = pairs
  if (first === undefined) return
  const { hub, latin } = first
  const members = pairs.map(({ member }) => member)
  const forms = [hub, ...members].filter(({ kind }) => kind === 'form')
  const targets = await mentionsOf(forms)
  if (targets === null) return
  const words = [
    hub.name,
    ...members.filter(isOtherScript(hub)).map(({ name }) => name),
    ...(latin === null ? [] : [latin]),
  ]
  if (hub.kind === 'form') {
    const type = hub.labels[0]?.label ?? ''
    await sendActs('createCanonical', createActs(making(), { type, names: oneOfEach(words) }, targets))
    return
  }
  const entities = await entitiesById()
  const stays = entities?.get(hub.id)
  if (!entities || !stays) return
  const joining = members.flatMap(({ kind, id }) => (kind === 'entity' ? (entities.get(id) ?? []) : []))
  const merges = await mergesInto(stays, joining)
  if (merges === null) return
  const isNamed = stays.names.latin.length > 0 || joining.length > 0
  const names = oneOfEach(words)
  const named =
    isNamed || names.latin.length === 0 ? [] : renameActs(stays.id, { names: { ...stays.names, latin: names.latin } })
  await sendActs(joining.length > 0 ? 'mergeCanonical' : 'linkEntities', [
    ...named,
    ...merges,
    ...linkActs(targets, hub.id),
  ])
}

const isOtherScript =
  (hub: NameRow) =>
  ({ name }: NameRow): boolean =>
    scriptOf(name) !== scriptOf(hub.name)

/** The first name of each script: other forms are known by their mentions. */
function oneOfEach(words: readonly string[]): CanonicalEntity['names'] {
  const { ar, latin } = toNames(words)
  return { ar: ar.slice(0, 1), latin: latin.slice(0, 1) }
}

async function mergesInto(stays: CanonicalEntity, joining: readonly CanonicalEntity[]) {
  let kept = stays
  const acts = []
  for (const goes of joining) {
    const targets = await mentionsOf([{ kind: 'entity', id: goes.id }])
    if (targets === null) return null
    acts.push(...mergeActs(kept, goes, targets))
    kept = { ...kept, names: toNames([...kept.names.ar, ...goes.names.ar, ...kept.names.latin, ...goes.names.latin]) }
  }
  return acts
}

/** Makes one entity of two; the first stays. */
export async function merge(stays: string, goes: string): Promise<void> {
  const entities = await entitiesById()
  const [one, other] = [entities?.get(stays), entities?.get(goes)]
  if (!one || !other) return
  const acts = await mergesInto(one, [other])
  if (acts !== null) await sendActs('mergeCanonical', acts)
}

/** Says that two names are not one, for good. */
export async function refuseSame({ keys: [one, other] }: SameName): Promise<void> {
  await sendActs('dismiss', refuseActs(making(), one, other))
}

/** Gives many mentions another label or link. */
export async function changeMany(targets: Targets, change: ManyChange): Promise<void> {
  if ('label' in change) await sendActs('relabelEntity', relabelActs(targets, change.label))
  else await sendActs('linkEntities', linkActs(targets, change.link))
}

/** Makes an entity of mentions, taken from another where they were linked to one. */
export async function createEntity(
  words: readonly string[],
  type: string,
  targets: Targets,
  isSplit: boolean,
): Promise<string> {
  const made = making()
  const acts = createActs(made, { type, names: oneOfEach(words) }, targets)
  await sendActs(isSplit ? 'splitCanonical' : 'createCanonical', acts)
  return made.id
}

export async function rename(
  id: CanonicalEntity['id'],
  change: Pick<CanonicalEntity, 'type' | 'names' | 'note'>,
): Promise<void> {
  await sendActs('changeCanonical', renameActs(id, change))
}

export const linksOfForm = (row: Pick<NameRow, 'kind' | 'id'>): Promise<Targets | null> => mentionsOf([row])
