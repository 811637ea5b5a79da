import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyDiff } from '../../shared/edit/records-diff.ts'
import { defaultSettings } from '../../shared/model/default-settings.ts'
import { deviceIdSchema } from '../../shared/model/ids.ts'
import { cliticChoiceId, goldAnnotator } from '../../shared/model/make-id.ts'
import type { CliticChoice } from '../../shared/model/records.ts'
import { toAttestedForm } from '../../shared/text/attested-forms.ts'
import { addCommit, hashFolder, toEntity } from '../store/store.fixtures.ts'
import { answerRequest, requestNames } from './answer-request.ts'
import { ask, firstDocument, get, programForEachTest, seeds } from './requests.fixtures.ts'

const program = programForEachTest()

describe('requests', () => {
  it('open the working copy of the sample at the first start, and leave the seeds alone', async () => {
    const before = hashFolder(seeds)
    const session = await get(await program.start(), 'startSession', {})
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

  it('save a mark, undo stack and all, over a restart', async () => {
    const first = await program.start()
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

    const again = firstDocument(await get(await program.start(), 'startSession', {}))
    expect(again).toMatchObject({ records: commit.diffs[0]?.diff.added, history: [commit], sequence: 1, counter: 1 })
  })

  it('do one deed in two articles, show it in the library, and take it back', async () => {
    const context = await program.start()
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

  it('remember the last article and what else she set', async () => {
    const first = await program.start()
    const { next } = firstDocument(await get(first, 'startSession', {}))
    if (!next) throw new Error('one article only')
    await get(first, 'openDocument', { id: next })
    await get(first, 'updateSettings', { theme: 'dark' })
    await first.session.close()
    const session = await get(await program.start(), 'startSession', {})
    expect(firstDocument(session).id).toBe(next)
    expect(session.settings).toMatchObject({ theme: 'dark', language: defaultSettings.language })
  })

  it('show gold, and refuse no other layer', async () => {
    const context = await program.start()
    const { id } = firstDocument(await get(context, 'startSession', {}))
    expect((await get(context, 'readLayer', { id, annotator: goldAnnotator })).records.length).toBeGreaterThan(20)
  })

  it('say why a corpus does not open, and open another', async () => {
    const first = await program.start()
    const { corpus } = await get(first, 'startSession', {})
    program.chosen.folder = program.home
    expect(await ask(first, 'chooseCorpus', {})).toEqual({
      ok: false,
      error: { code: 'corpus/not-a-corpus', params: { path: program.home } },
    })
    program.chosen.folder = join(program.home, 'new')
    expect(await get(first, 'createCorpus', { name: 'جديدة' })).toMatchObject({
      corpus: { name: 'جديدة' },
      document: null,
    })
    // The first one was closed: its lock is free.
    expect((await get(first, 'openRecentCorpus', { at: 1 })).corpus?.path).toBe(corpus?.path)
    program.chosen.folder = null
    expect(await get(first, 'chooseCorpus', {})).toBeNull()
  })

  it('start without a corpus where the last one is gone, and say so', async () => {
    const first = await program.start()
    const { corpus } = await get(first, 'startSession', {})
    await first.session.close()
    rmSync(corpus?.path ?? '', { recursive: true })
    const session = await get(await program.start(), 'startSession', {})
    expect(session).toMatchObject({ corpus: null, document: null, problems: [{ code: 'corpus/missing' }] })
  })

  it('know the words of the corpus, the most frequent first', async () => {
    const context = await program.start()
    const forms = await get(context, 'listAttestedForms', {})
    expect(forms.indexOf('في')).toBeLessThan(10)
    expect(forms).toContain('سوناطراك')
    // Spelt as they are asked for.
    expect(forms).toEqual(expect.arrayContaining(['شركة', 'الأمن'].map(toAttestedForm)))
    expect(forms).not.toContain('شركة')
  })

  it('remember how she cuts words, over a restart, for every other article', async () => {
    const first = await program.start()
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
    expect(await get(await program.start(), 'listCliticChoices', { except: document.next })).toEqual([choice])
  })

  it('throw at arguments that do not fit: the page has a bug', async () => {
    const context = await program.start()
    await expect(answerRequest(context, 'openDocument', '{"id":"../x"}')).rejects.toThrow()
    await expect(answerRequest(context, 'openDocument', 'no JSON')).rejects.toThrow()
    await expect(answerRequest(context, 'saveCommit', '{"sequence":0}')).rejects.toThrow()
    for (const name of requestNames)
      for (const args of ['', 'null', '3', '[]', '"x"'])
        await expect(answerRequest(context, name, args)).rejects.toThrow()
  })
})
