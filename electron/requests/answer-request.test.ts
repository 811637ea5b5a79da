import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Answer, type Args, type Job, type RequestName, requests, type Value } from '../../shared/api.ts'
import { emptyDiff } from '../../shared/edit/records-diff.ts'
import { applySchemeEdits } from '../../shared/edit/scheme-edits.ts'
import { emptyMapping } from '../../shared/edit/scheme-mapping.ts'
import { defaultSettings } from '../../shared/model/default-settings.ts'
import { deviceIdSchema } from '../../shared/model/ids.ts'
import { noTexts } from '../../shared/model/import-survey.ts'
import { cliticChoiceId, goldAnnotator } from '../../shared/model/make-id.ts'
import type { CliticChoice } from '../../shared/model/records.ts'
import type { AppError } from '../../shared/result.ts'
import { toAttestedForm } from '../../shared/text/attested-forms.ts'
import { fromWire } from '../../shared/wire.ts'
import { JobRunner } from '../jobs/job-runner.ts'
import { AppSession } from '../session/app-session.ts'
import { startSession } from '../session/start-session.ts'
import { nodeFileSystem } from '../store/node-file-system.ts'
import { SettingsStore } from '../store/settings-store.ts'
import { addCommit, hashFolder, toEntity } from '../store/store.fixtures.ts'
import { answerRequest, requestNames } from './answer-request.ts'
import type { RequestContext, Shell } from './request-context.ts'

const seeds = join(import.meta.dirname, '../../seeds')
let home: string
let chosen: {
  folder: string | null
  paths: readonly string[] | null
  file: string | null
  print: () => Promise<Uint8Array>
}
let problems: AppError[]
let jobs: Job[]
let running: RequestContext[]

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'hashiya-requests-'))
  chosen = { folder: null, paths: null, file: null, print: async () => new TextEncoder().encode('%PDF') }
  problems = []
  jobs = []
  running = []
})

afterEach(async () => {
  for (const { session } of running) await session.close()
  rmSync(home, { recursive: true })
})

/** Dialogs, answered at once. */
const shell: Shell = {
  chooseCorpusFolder: async () => chosen.folder,
  chooseNewFolder: async () => chosen.folder,
  chooseImportPaths: async () => chosen.paths,
  chooseExportFolder: async () => chosen.folder,
  chooseCopyFile: async () => chosen.file,
  choosePdfFile: async () => chosen.file,
  chooseSchemeFile: async () => chosen.file,
  saveSchemeFile: async () => chosen.file,
  chooseTableFile: async () => chosen.file,
  copyText: () => undefined,
  printToPdf: () => chosen.print(),
  reveal: () => {},
}

/** The program without its window. */
async function start(workerFile = 'none', corpus: string | null = null): Promise<RequestContext> {
  const settings = await SettingsStore.open(join(home, 'user'))
  const onProblem = (problem: AppError): void => void problems.push(problem)
  const session = new AppSession({ settings, fileSystem: nodeFileSystem, onProblem })
  const runner = new JobRunner({
    workerFile,
    device: settings.device,
    onJob: job => void jobs.push(job),
    onProblem,
    onFound: () => {},
    onInbox: () => {},
    onImported: added => session.noteChanges({ added }),
    onBug: bug => {
      throw bug
    },
  })
  const started = startSession(session, {
    corpus,
    isSampleWanted: false,
    documents: join(home, 'documents'),
    seeds,
    device: settings.device,
    problems: settings.problems,
  })
  const context = { session, jobs: runner, shell, seeds, started }
  running.push(context)
  await started
  return context
}

async function ask<Name extends RequestName>(
  context: RequestContext,
  name: Name,
  args: Args<Name>,
): Promise<Answer<Name>> {
  return fromWire(await answerRequest(context, name, JSON.stringify(args)))
}

async function get<Name extends RequestName>(
  context: RequestContext,
  name: Name,
  args: Args<Name>,
): Promise<Value<Name>> {
  const answer = await ask(context, name, args)
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  // The table types every answer; this holds the handlers to it at run time, field by field.
  expect(requests[name].value.parse(answer.value), name).toEqual(answer.value)
  return answer.value
}

const firstDocument = (session: Value<'startSession'>) => {
  if (!session.document) throw new Error('no document')
  return session.document
}

describe('requests', () => {
  it('open the working copy of the sample at the first start, and leave the seeds alone', async () => {
    const before = hashFolder(seeds)
    const session = await get(await start(), 'startSession', {})
    expect(session.problems).toEqual([])
    expect(session.corpus).toMatchObject({ annotator: null, readOnly: false, annotators: [] })
    expect(session.document).toMatchObject({
      place: { at: 0, of: 5 },
      previous: null,
      hasGold: true,
      records: [],
      sequence: 0,
    })
    expect(session.document?.name).toMatch(/^000/)
    expect(hashFolder(seeds)).toEqual(before)
  })

  it('say what the scheme is used for, as marks are made', async () => {
    const first = await start()
    const document = firstDocument(await get(first, 'startSession', {}))
    await get(first, 'nameAnnotator', { name: 'نور' })
    expect((await get(first, 'schemeUsage', {})).labels).toEqual({})
    await get(first, 'saveCommit', addCommit(1, document.id, toEntity('T1', 3, 8)))
    const usage = await get(first, 'schemeUsage', {})
    expect(usage.labels).toEqual({ ORG: { count: 1, articles: 1, done: 0 } })
    expect(usage.examples.ORG).toEqual([document.text.slice(3, 8)])
    expect(await get(first, 'splitGroups', { label: 'ORG' })).toMatchObject([
      { link: null, count: 1, said: document.text.slice(3, 8), targets: [{ document: document.id, ids: ['T1'] }] },
    ])
  })

  it('write the scheme to a file and read it back; a broken one is named with its place', async () => {
    const first = await start()
    const session = await get(first, 'startSession', {})
    expect(await get(first, 'chooseScheme', {})).toBeNull()
    expect(await get(first, 'exportScheme', {})).toBeNull()
    const file = join(home, 'scheme.json')
    chosen = { ...chosen, file }
    expect(await get(first, 'exportScheme', {})).toEqual({ file })
    expect(await get(first, 'chooseScheme', {})).toEqual({ scheme: session.corpus?.scheme })
    const broken = async (text: string): Promise<string> => {
      writeFileSync(file, text)
      const answer = await ask(first, 'chooseScheme', {})
      return answer.ok || answer.error.code !== 'file/broken' ? '' : answer.error.params.reason
    }
    const whole = JSON.stringify(session.corpus?.scheme)
    expect(await broken('{\n  "version": 2,,\n}')).toMatch(/line 2|JSON/)
    expect(await broken(whole.replace('"line":"solid"', '"line":"wavy"'))).toMatch(/^labels\.0\.line: /)
    expect(await broken('[]')).toMatch(/version is missing/)
  })

  it('keep guidelines beside the articles', async () => {
    const first = await start()
    expect(await get(first, 'readGuidelines', {})).toEqual({ text: '' })
    await get(first, 'writeGuidelines', { text: '# ORG\n' })
    expect(await get(first, 'readGuidelines', {})).toEqual({ text: '# ORG\n' })
  })

  it('save a mark, undo stack and all, over a restart', async () => {
    const first = await start()
    const document = firstDocument(await get(first, 'startSession', {}))
    await get(first, 'nameAnnotator', { name: 'نور' })
    const commit = addCommit(1, document.id, toEntity('T1', 3, 8))
    expect(await get(first, 'saveCommit', commit)).toEqual({ sequence: 1 })
    const { columns } = await get(first, 'listDocuments', {
      search: '',
      statuses: [],
      labels: [],
      sort: { column: 'name', descending: false },
      offset: 0,
      limit: 10,
    })
    expect(columns.entities).toEqual([1, 0, 0, 0, 0])
    await first.session.close()

    const again = firstDocument(await get(await start(), 'startSession', {}))
    expect(again).toMatchObject({ records: commit.diffs[0]?.diff.added, history: [commit], sequence: 1, counter: 1 })
  })

  it('do one deed in two articles, show it in the library, and take it back', async () => {
    const context = await start()
    const document = firstDocument(await get(context, 'startSession', {}))
    await get(context, 'nameAnnotator', { name: 'نور' })
    const query = {
      search: '',
      statuses: [],
      labels: [],
      sort: { column: 'name', descending: false },
      offset: 0,
      limit: 9,
    } as const
    const entities = async () => (await get(context, 'listDocuments', query)).columns.entities
    expect(await entities()).toEqual([0, 0, 0, 0, 0])
    const deed = { name: 'findEverywhere', at: '2026-01-01T00:00:00.000Z', open: null, acts: [] } as const
    const elsewhere = {
      document: document.next ?? document.id,
      act: { do: 'add' as const, records: [toEntity('T2', 0, 4, 0)] },
    }
    const open = { document: document.id, diff: { ...emptyDiff, added: [toEntity('T1', 3, 8)] } }
    await get(context, 'saveDeed', { ...deed, sequence: 1, open, acts: [elsewhere] })
    expect(await entities()).toEqual([1, 1, 0, 0, 0])
    expect(await get(context, 'lastDeed', {})).toMatchObject({ sequence: 1, documents: 2, undone: false })
    await get(context, 'saveDeed', { ...deed, sequence: null, undoes: 1 })
    expect(await entities()).toEqual([0, 0, 0, 0, 0])
    expect(await get(context, 'openDocument', { id: document.id })).toMatchObject({ sequence: 2, records: [] })
  })

  it('change the scheme, tell its sentence and its revision, and take it back', async () => {
    const context = await start()
    const document = firstDocument(await get(context, 'startSession', {}))
    await get(context, 'nameAnnotator', { name: 'نور' })
    await get(context, 'saveCommit', addCommit(1, document.id, toEntity('T1', 3, 8)))
    const { scheme } = await get(context, 'readCorpus', {})
    const organisation = scheme.labels.find(({ id }) => id === 'ORG')
    if (!organisation) throw new Error('no label')
    const edit = { do: 'change', part: 'labels', id: 'ORG', to: { ...organisation, id: 'BODY' } } as const
    const changed = applySchemeEdits(scheme, [edit])
    if (!changed.ok) throw new Error('refused')
    const step = { from: 0, ...changed.value, at: '2026-01-01T00:00:00.000Z', review: false }
    await get(context, 'saveSchemeChange', step)
    expect(await ask(context, 'saveSchemeChange', step)).toMatchObject({ ok: false, error: { code: 'scheme/changed' } })
    expect((await get(context, 'readCorpus', {})).scheme.revision).toBe(1)
    expect((await get(context, 'openDocument', { id: document.id })).records[0]).toMatchObject({ label: 'BODY' })
    const gold = await get(context, 'readLayer', { id: document.id, annotator: goldAnnotator })
    expect(gold.records.some(record => record.kind === 'entity' && record.label === 'ORG')).toBe(false)
    expect(await get(context, 'lastDeed', {})).toMatchObject({ name: 'changeScheme', records: 1, undone: false })
    const undo = { sequence: null, name: 'changeScheme', at: step.at, undoes: 2, open: null, acts: [] } as const
    await get(context, 'saveDeed', undo)
    expect((await get(context, 'readCorpus', {})).scheme).toEqual({ ...scheme, revision: 2 })
    expect((await get(context, 'openDocument', { id: document.id })).records[0]).toMatchObject({ label: 'ORG' })
    expect(await get(context, 'listCanonicalEntities', {})).toEqual({ own: [], others: [] })
  })

  it('remember the last article and what else she set', async () => {
    const first = await start()
    const { next } = firstDocument(await get(first, 'startSession', {}))
    if (!next) throw new Error('one article only')
    await get(first, 'openDocument', { id: next })
    await get(first, 'updateSettings', { theme: 'dark' })
    await first.session.close()
    const session = await get(await start(), 'startSession', {})
    expect(firstDocument(session).id).toBe(next)
    expect(session.settings).toMatchObject({ theme: 'dark', language: defaultSettings.language })
  })

  it('show gold, and refuse no other layer', async () => {
    const context = await start()
    const { id } = firstDocument(await get(context, 'startSession', {}))
    expect((await get(context, 'readLayer', { id, annotator: goldAnnotator })).records.length).toBeGreaterThan(20)
  })

  it('say why a corpus does not open, and open another', async () => {
    const first = await start()
    const { corpus } = await get(first, 'startSession', {})
    chosen.folder = home
    expect(await ask(first, 'chooseCorpus', {})).toEqual({
      ok: false,
      error: { code: 'corpus/not-a-corpus', params: { path: home } },
    })
    chosen.folder = join(home, 'new')
    expect(await get(first, 'createCorpus', { name: 'جديدة' })).toMatchObject({
      corpus: { name: 'جديدة' },
      document: null,
    })
    // The first one was closed: its lock is free.
    expect((await get(first, 'openRecentCorpus', { at: 1 })).corpus?.path).toBe(corpus?.path)
    chosen.folder = null
    expect(await get(first, 'chooseCorpus', {})).toBeNull()
  })

  it('start without a corpus where the last one is gone, and say so', async () => {
    const first = await start()
    const { corpus } = await get(first, 'startSession', {})
    await first.session.close()
    rmSync(corpus?.path ?? '', { recursive: true })
    const session = await get(await start(), 'startSession', {})
    expect(session).toMatchObject({ corpus: null, document: null, problems: [{ code: 'corpus/missing' }] })
  })

  it('write a copy that holds what could not be saved', async () => {
    const context = await start()
    const { id, text } = firstDocument(await get(context, 'startSession', {}))
    chosen.file = join(home, 'copy.jsonl')
    await get(context, 'saveCopy', { id, records: [toEntity('T1', 3, 8)] })
    const copy = JSON.parse(readFileSync(chosen.file, 'utf8'))
    expect(copy).toMatchObject({
      id,
      text,
      layers: { copy: { records: [{ id: 'T1', spans: [[3, 8]], surface: text.slice(3, 8) }] } },
    })
  })

  it('write what is printed where she chooses, and say where it cannot be printed', async () => {
    const context = await start()
    expect(await get(context, 'savePdf', { name: 'مقالة' })).toBeNull()
    chosen.file = join(home, 'article.pdf')
    expect(await get(context, 'savePdf', { name: 'مقالة' })).toEqual({ file: chosen.file })
    expect(readFileSync(chosen.file, 'utf8')).toBe('%PDF')
    chosen.print = async () => {
      throw new Error('no printer')
    }
    const answer = JSON.parse(await answerRequest(context, 'savePdf', JSON.stringify({ name: 'مقالة' })))
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'program/failed', params: { reason: 'Error: no printer' } },
    })
    expect(readFileSync(chosen.file, 'utf8')).toBe('%PDF')
  })

  it('know the words of the corpus, the most frequent first', async () => {
    const context = await start()
    const forms = await get(context, 'listAttestedForms', {})
    expect(forms.indexOf('في')).toBeLessThan(10)
    expect(forms).toContain('سوناطراك')
    // Spelt as they are asked for.
    expect(forms).toEqual(expect.arrayContaining(['شركة', 'الأمن'].map(toAttestedForm)))
    expect(forms).not.toContain('شركة')
  })

  it('remember how she cuts words, over a restart, for every other article', async () => {
    const first = await start()
    const document = firstDocument(await get(first, 'startSession', {}))
    if (!document.next) throw new Error('one article only')
    expect(await get(first, 'listCliticChoices', { except: document.next })).toEqual([])
    await get(first, 'nameAnnotator', { name: 'نور' })
    const choice: CliticChoice = {
      kind: 'cliticChoice',
      id: cliticChoiceId('GPE', 'للبنان'),
      form: 'للبنان',
      label: 'GPE',
      clitic: 'ل',
      normal: 'لبنان',
      at: '2026-01-01T00:00:00.000Z',
      source: 'person',
      stamp: [1, first.session.info()?.device ?? deviceIdSchema.parse('aaaaaaaa')],
    }
    await get(first, 'saveCommit', addCommit(1, document.id, choice))
    expect(await get(first, 'listCliticChoices', { except: document.next })).toEqual([choice])
    expect(await get(first, 'listCliticChoices', { except: document.id })).toEqual([])
    await first.session.close()
    expect(await get(await start(), 'listCliticChoices', { except: document.next })).toEqual([choice])
  })

  it('preview an export', async () => {
    const context = await start()
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

  it('throw at arguments that do not fit: the page has a bug', async () => {
    const context = await start()
    await expect(answerRequest(context, 'openDocument', '{"id":"../x"}')).rejects.toThrow()
    await expect(answerRequest(context, 'openDocument', 'no JSON')).rejects.toThrow()
    await expect(answerRequest(context, 'saveCommit', '{"sequence":0}')).rejects.toThrow()
    for (const name of requestNames)
      for (const args of ['', 'null', '3', '[]', '"x"'])
        await expect(answerRequest(context, name, args)).rejects.toThrow()
  })

  it('write documents for a worker and tell how it goes', async () => {
    // Speaks as worker.ts does, without its bundle: one call, then the end.
    const worker = join(home, 'worker.mjs')
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
         finish({ imported: { added: [answer.value.id], known: 0, problems: [] } })
       })
       parentPort.postMessage({ say: 'progress', done: 0, total: 1 })
       if (workerData.kind === 'import') parentPort.postMessage({ say: 'call', id: 1, method: 'addDocument', args: [${JSON.stringify(document)}] })`,
    )
    const context = await start(worker)
    chosen.paths = ['x.txt']
    const survey = await get(context, 'chooseImport', {})
    await expect.poll(() => jobs.at(-1)?.survey).toEqual(emptySurvey)
    jobs.length = 0
    const choices = { mapping: emptyMapping, layers: {}, repairs: [] }
    const started = await get(context, 'startImport', { survey: survey?.job ?? '', choices })
    await expect.poll(() => jobs.at(-1)?.state).toBe('done')
    expect(jobs.map(({ state, total }) => ({ state, total }))).toEqual([
      { state: 'running', total: 0 },
      { state: 'running', total: 1 },
      { state: 'done', total: 1 },
    ])
    const [added] = jobs.at(-1)?.imported?.added ?? []
    expect(jobs.at(-1)?.id).toBe(started.job)
    if (!added) throw new Error('nothing came in')
    expect(await get(context, 'openDocument', { id: added })).toMatchObject({ name: 'عامل', place: { of: 6 } })
  })
})
