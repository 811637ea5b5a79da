import type { Answer, Api, AppEvent, Args, RequestName } from '../../shared/api.ts'
import { fromWire } from '../../shared/wire.ts'

declare global {
  interface Window {
    readonly hashiya: Api
  }
}

/** Asks main. Expected failures come back as values; a bug in main throws here. One JSON string goes each way. */
export async function request<Name extends Exclude<RequestName, 'importDropped'>>(
  name: Name,
  args: Args<Name>,
): Promise<Answer<Name>> {
  return fromWire(await window.hashiya[name](JSON.stringify(args)))
}

/** Hands dropped files to the preload, the only one who may know their paths. */
export async function importDropped(files: readonly File[]): Promise<Answer<'importDropped'>> {
  return fromWire(await window.hashiya.importDropped(files))
}

/** Listens to what main tells; returns the function that stops it. */
export const listen = (listener: (event: AppEvent) => void): (() => void) =>
  window.hashiya.onEvent(event => listener(JSON.parse(event)))
