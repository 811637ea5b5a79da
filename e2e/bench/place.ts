import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { DocumentId } from '../../shared/model/ids.ts'
import { type Home, writeSettings } from '../home.ts'
import { type Article, makeMarkedCorpus } from './articles.ts'

/** A corpus of marked articles with settings beside it, on the disk that measurements are taken on. */
export type Place = Home & { readonly ids: readonly DocumentId[] }

/** Runs `work` in a place made for it, with the article at `opened` as the one she was in last. */
export async function withPlace<Value>(
  articles: readonly Article[],
  opened: number,
  work: (place: Place) => Promise<Value>,
): Promise<Value> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hashiya-bench-'))
  try {
    const home: Home = { folder, corpus: path.join(folder, 'corpus'), user: path.join(folder, 'user') }
    mkdirSync(home.user)
    const ids = await makeMarkedCorpus(home.corpus, articles)
    const last = ids[opened]
    writeSettings(home, last === undefined ? {} : { lastDocument: { [home.corpus]: last } })
    return await work({ ...home, ids })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
