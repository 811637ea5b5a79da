import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyMapping } from '../../shared/edit/scheme-mapping.ts'
import { noTexts } from '../../shared/model/import-survey.ts'
import { toEntity } from '../store/store.fixtures.ts'
import { answerRequest } from './answer-request.ts'
import { firstDocument, get, programForEachTest } from './requests.fixtures.ts'

const program = programForEachTest()

describe('requests that write or wait', () => {
  it('write a copy that holds what could not be saved', async () => {
    const context = await program.start()
    const { id, text } = firstDocument(await get(context, 'startSession', {}))
    program.chosen.file = join(program.home, 'copy.jsonl')
    await get(context, 'saveCopy', { id, records: [toEntity('T1', 3, 8)] })
    const copy = JSON.parse(readFileSync(program.chosen.file, 'utf8'))
    expect(copy).toMatchObject({
      id,
      text,
      layers: { copy: { records: [{ id: 'T1', spans: [[3, 8]], surface: text.slice(3, 8) }] } },
    })
  })

  it('write what is printed where she chooses, and say where it cannot be printed', async () => {
    const context = await program.start()
    expect(await get(context, 'savePdf', { name: 'مقالة' })).toBeNull()
    program.chosen.file = join(program.home, 'article.pdf')
    expect(await get(context, 'savePdf', { name: 'مقالة' })).toEqual({ file: program.chosen.file })
    expect(readFileSync(program.chosen.file, 'utf8')).toBe('%PDF')
    program.chosen.print = async () => {
      throw new Error('no printer')
    }
    const answer = JSON.parse(await answerRequest(context, 'savePdf', JSON.stringify({ name: 'مقالة' })))
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'program/failed', params: { reason: 'Error: no printer' } },
    })
    expect(readFileSync(program.chosen.file, 'utf8')).toBe('%PDF')
  })

  it('preview an export', async () => {
    const context = await program.start()
    const preview = await get(context, 'previewExport', {
      format: 'conll',
      layer: 'gold',
      statuses: 'done',
      borders: 'word',
      nesting: 'outermost',
      tags: 'IOB2',
      split: null,
    })
    expect(preview).toMatchObject({ entities: 131 })
    expect(preview.files[0]?.text).toContain('B-ORG')
  })

  it('write documents for a worker and tell how it goes', async () => {
    // Speaks as worker.ts does, without its bundle: one call, then the end.
    const worker = join(program.home, 'worker.mjs')
    const provenance = {
      file: 'x.txt',
      importedAt: '2026-01-01T00:00:00.000Z',
      bytesSha256: '0'.repeat(64),
      encoding: 'utf-8',
      byteOrderMark: false,
      lineEnds: 'none',
      normalisation: 'nfc',
    }
    const emptySurvey = {
      ...{
        paths: ['x.txt'],
        files: [],
        layers: [],
        unknown: [],
        borders: [],
        encodings: [],
        texts: noTexts,
        problems: [],
      },
      ...{ documents: 1, known: 0, repeated: 0, mentions: 0, relations: 0, agreements: 0, documentLabels: 0 },
      ...{ troubled: 0, problemCount: 0 },
    }
    const document = { text: 'نص من عامل', name: 'عامل', metadata: { language: 'ar', direction: 'rtl' }, provenance }
    writeFileSync(
      worker,
      `import { parentPort, workerData } from 'node:worker_threads'
       const finish = finished => {
         parentPort.postMessage({ say: 'finished', finished: { imported: null, survey: null, report: null, out: null, error: null, problems: [], ...finished } })
         parentPort.close()
       }
       parentPort.on('message', ({ say, answer, corpus }) => {
         if (say === 'attested') return finish({ survey: ${JSON.stringify(emptySurvey)} })
         if (!answer.ok || !corpus.name) throw new Error('no answer')
         finish({ imported: { added: [answer.value.id], known: 0, problems: [], problemCount: 0 } })
       })
       parentPort.postMessage({ say: 'progress', done: 0, total: 1 })
       if (workerData.kind === 'import') parentPort.postMessage({ say: 'call', id: 1, method: 'addDocument', args: [${JSON.stringify(document)}] })`,
    )
    const context = await program.start(worker)
    program.chosen.paths = ['x.txt']
    const survey = await get(context, 'chooseImport', {})
    await expect.poll(() => program.jobs.at(-1)?.survey).toEqual(emptySurvey)
    program.jobs.length = 0
    const choices = { mapping: emptyMapping, layers: {}, repairs: [] }
    const started = await get(context, 'startImport', { survey: survey?.job ?? '', choices })
    await expect.poll(() => program.jobs.at(-1)?.state).toBe('done')
    expect(program.jobs.map(({ state, total }) => ({ state, total }))).toEqual([
      { state: 'running', total: 0 },
      { state: 'running', total: 1 },
      { state: 'done', total: 1 },
    ])
    const [added] = program.jobs.at(-1)?.imported?.added ?? []
    expect(program.jobs.at(-1)?.id).toBe(started.job)
    if (!added) throw new Error('nothing came in')
    expect(await get(context, 'openDocument', { id: added })).toMatchObject({ name: 'عامل', place: { of: 6 } })
  })
})
