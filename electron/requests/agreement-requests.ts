import { toEvidence } from '../../shared/ledger/evidence.ts'
import { keyOf } from '../../shared/ledger/ledger-page.ts'
import { type TableWords, toCsv, toTable, toTsv } from '../../shared/ledger/table-text.ts'
import { ok } from '../../shared/result.ts'
import type { AppSession } from '../session/app-session.ts'
import { attempt } from '../store/disk-error.ts'
import { nodeFileSystem } from '../store/node-file-system.ts'
import { replaceFile } from '../store/write-durably.ts'
import type { Handlers } from './request-context.ts'

export const agreementRequests: Handlers<'listAgreements' | 'readEvidence' | 'copyAgreements' | 'saveAgreements'> = {
  listAgreements: async ({ session }, query) => ok(await session.requireCorpus().agreements.query(query)),

  readEvidence: async ({ session }, { document, annotator, id }) => {
    const { store, annotator: own } = session.requireCorpus()
    const read = await store.readDocument(document)
    if (!read.ok) return read
    const layer = await store.readLayer(annotator, document, annotator !== own?.id)
    if (!layer.ok) return layer
    const agreement = layer.value.records.find(record => record.id === id)
    if (agreement?.kind !== 'agreement') return ok(null)
    const { text, metadata } = read.value
    const passages = toEvidence(agreement, { text, records: layer.value.records })
    return ok({ direction: metadata.direction, language: metadata.language, passages })
  },

  copyAgreements: async ({ session, shell }, { filter, columns, only }) => {
    const { entries } = await session.requireCorpus().agreements.arranged(filter)
    const wanted = only && new Set(only.map(keyOf))
    const rows = entries.map(({ row }) => row).filter(row => wanted === null || wanted.has(keyOf(row)))
    shell.copyText(toTsv(toTable(rows, columns, wordsOf(session))))
    return ok({ rows: rows.length })
  },

  saveAgreements: async ({ session, shell }, { filter, columns, forExcel }) => {
    const { store, agreements } = session.requireCorpus()
    const words = wordsOf(session)
    const { entries } = await agreements.arranged(filter)
    const file = await shell.chooseTableFile(`${store.manifest().name}.csv`)
    if (file === null) return ok(null)
    return attempt(file, async () => {
      const table = toTable(
        entries.map(({ row }) => row),
        columns,
        words,
      )
      await replaceFile(nodeFileSystem, file, new TextEncoder().encode(toCsv(table, forExcel)))
      return ok({ file, rows: entries.length })
    })
  },
}

/** The names a table is written with: those of the interface as it stands. */
function wordsOf(session: AppSession): TableWords {
  const { scheme, annotators } = session.requireCorpus().store.manifest()
  return {
    scheme,
    language: session.settings.language,
    annotators: new Map(annotators.map(({ id, name }) => [id, name])),
  }
}
