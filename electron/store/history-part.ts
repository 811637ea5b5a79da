import type { Commit } from '../../shared/edit/commit.ts'
import { fromStoredDiff } from '../../shared/edit/stored-commit.ts'
import type { DeviceId } from '../../shared/model/ids.ts'
import type { LoadedDocument } from './document-store.ts'
import type { CommitPart } from './journal.ts'

/**
 * A commit as one document's undo stack holds it: its part there, and how many documents it touched, where it was not done in this one alone. Undefined where that part can no
 * longer be placed in its text: it cannot be taken back.
 */
export function historyPart(
  { version: _, deed, diffs, undoes, redoes, joins, touches, ...stored }: CommitPart,
  { document: { id }, text, offsets }: LoadedDocument,
  device: DeviceId,
): Commit | undefined {
  const [part] = diffs
  const diff = part && fromStoredDiff(part, { document: id, text, offsets, device })
  if (!diff) return undefined
  return {
    ...stored,
    ...(undoes === undefined ? {} : { undoes }),
    ...(redoes === undefined ? {} : { redoes }),
    ...(joins === undefined ? {} : { joins }),
    ...(touches > 1 || deed ? { touches } : {}),
    diffs: [{ document: id, diff }],
  }
}
