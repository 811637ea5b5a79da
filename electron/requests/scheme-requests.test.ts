import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { applySchemeEdits } from '../../shared/edit/scheme-edits.ts'
import { goldAnnotator } from '../../shared/model/make-id.ts'
import { addCommit, toEntity } from '../store/store.fixtures.ts'
import { ask, firstDocument, get, programForEachTest } from './requests.fixtures.ts'

const program = programForEachTest()

describe('requests about the scheme', () => {
  it('say what the scheme is used for, as marks are made', async () => {
    const first = await program.start()
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
    const first = await program.start()
    const session = await get(first, 'startSession', {})
    expect(await get(first, 'chooseScheme', {})).toBeNull()
    expect(await get(first, 'exportScheme', {})).toBeNull()
    const file = join(program.home, 'scheme.json')
    program.chosen.file = file
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
    const first = await program.start()
    expect(await get(first, 'readGuidelines', {})).toEqual({ text: '' })
    await get(first, 'writeGuidelines', { text: '# ORG\n' })
    expect(await get(first, 'readGuidelines', {})).toEqual({ text: '# ORG\n' })
  })

  it('change the scheme, tell its sentence and its revision, and take it back', async () => {
    const context = await program.start()
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
})
