import type { Args } from '../../shared/api.ts'
import { appStore, tell } from './app.ts'
import { request } from './request.ts'

type Patch = Args<'updateSettings'>

/** Takes settings over at once and has them written; she is told if they could not be. */
export async function remember(patch: Patch): Promise<void> {
  appStore.setState(({ settings }) => ({ settings: { ...settings, ...withoutAbsent(patch) } }))
  const answer = await request('updateSettings', patch)
  if (!answer.ok) tell([answer.error])
}

type Present<Part> = { [Key in keyof Part]?: Exclude<Part[Key], undefined> }

/** `{ theme: undefined }` must not erase the theme. */
function withoutAbsent<Part extends object>(part: Part): Present<Part> {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as Present<Part>
}
