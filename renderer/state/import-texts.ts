import { tell } from './app.ts'
import { importDropped, request } from './request.ts'

/** Asks for files to import; what comes of it arrives as `job` events. */
export async function chooseImport(): Promise<void> {
  const answer = await request('chooseImport', {})
  if (!answer.ok) tell([answer.error])
}

/** Imports files that were dropped on the window. */
export async function importFiles(files: readonly File[]): Promise<void> {
  const answer = await importDropped(files)
  if (!answer.ok) tell([answer.error])
}
