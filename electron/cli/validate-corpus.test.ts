import { mkdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { temporaryFolder, treeOf } from '../jobs/jobs.fixtures.ts'
import { makeSample, run } from './cli.fixtures.ts'
import { exitCode } from './exit-code.ts'

let folder = { path: '', remove: async () => {} }
beforeEach(async () => {
  folder = await temporaryFolder()
})
afterEach(() => folder.remove())
const at = (name: string): string => join(folder.path, name)

describe('validate', () => {
  it('names a text that was changed, a layer cut in half and a journal line that does not fit its sum, and goes on', async () => {
    const corpus = await makeSample(folder.path)
    const files = Object.keys(await treeOf(corpus))
    const [layer] = files.filter(file => file.includes('/annotations/'))
    const [journal] = files.filter(file => file.includes('/journal/'))
    const [text] = files.filter(file => file.includes('/documents/') && !file.endsWith(layer?.slice(-31) ?? ''))
    if (!text || !layer || !journal) throw new Error('nothing to break')
    await writeFile(text, (await readFile(text, 'utf8')).replace('ال', 'لا'))
    await truncate(layer, 100)
    const lines = (await readFile(journal, 'utf8')).split('\n')
    await writeFile(journal, lines.map((line, number) => (number === 1 ? line.replace('ORG', 'GPE') : line)).join('\n'))
    const before = await treeOf(corpus)
    const { code, out } = await run('validate', corpus, '--json')
    expect(code).toBe(exitCode.problems)
    const { errors, documents } = JSON.parse(out)
    expect(documents).toBe(5)
    const named = errors.map(
      ({ code: kind, params }: { code: string; params: { file: string } }) => `${kind} ${params.file}`,
    )
    expect(named.sort()).toEqual([`file/broken ${layer}`, `file/broken ${text}`, `journal/damaged ${journal}`].sort())
    expect(await treeOf(corpus)).toEqual(before)
  })

  it('names a scheme with a circle of parents and two labels on a key, each with what to do', async () => {
    const corpus = await makeSample(folder.path)
    const file = join(corpus, 'corpus.json')
    const manifest = JSON.parse(await readFile(file, 'utf8'))
    const labels = manifest.scheme.labels.map((label: { readonly id: string }) =>
      label.id === 'ORG'
        ? { ...label, parent: 'GPE', key: 'KeyA' }
        : label.id === 'GPE'
          ? { ...label, parent: 'ORG' }
          : label,
    )
    await writeFile(file, JSON.stringify({ ...manifest, scheme: { ...manifest.scheme, labels } }))
    const { code, out } = await run('validate', corpus, '--json')
    expect(code).toBe(exitCode.problems)
    const { scheme } = JSON.parse(out)
    expect(scheme.map((problem: { code: string; id: string }) => `${problem.code} ${problem.id}`)).toEqual([
      'key-shared PERS',
      'key-shared ORG',
      'parent-cycle ORG',
      'parent-cycle GPE',
    ])
  })

  it('names marks that do not fit the scheme', async () => {
    const corpus = at('corpus')
    await run('new', corpus)
    const records = [
      { kind: 'entity', id: 'T1', label: 'PLANET', spans: [[0, 3]], surface: 'مصر' },
      { kind: 'entity', id: 'T2', label: 'CURR', spans: [[0, 3]], surface: 'مصر' },
      { kind: 'entity', id: 'T3', label: 'PERCENT', spans: [[0, 3]], surface: 'مصر' },
      { kind: 'relation', id: 'R1', label: 'near', from: 'T1', to: 'T2' },
      { kind: 'agreement', id: 'A1', type: 'PACT', roles: [] },
      {
        kind: 'agreement',
        id: 'A2',
        type: 'MOU',
        roles: [
          { role: 'party', entity: 'T3' },
          { role: 'date', spans: [[4, 8]], surface: 'أمس،' },
          { role: 'guest', entity: 'T9' },
          { role: 'source', spans: [[0, 3]], of: 'T8' },
          { role: 'source', spans: [[0, 3]] },
        ],
        attributes: { status: 'dreamt' },
      },
      { kind: 'documentLabel', id: 'D1', category: 'topic', value: 'astronomy' },
    ]
    await writeFile(
      at('layer.jsonl'),
      JSON.stringify({ hashiya: 1, text: 'مصر أمس، وفد', layers: { gold: { records } } }),
    )
    expect((await run('import', at('layer.jsonl'), '--into', corpus)).code).toBe(0)
    const { code, out } = await run('validate', corpus, '--json')
    expect(code).toBe(exitCode.problems)
    const findings: readonly { code: string; record: string; what: string }[] = JSON.parse(out).findings
    expect(findings.map(finding => `${finding.record} ${finding.code} ${finding.what}`).sort()).toEqual(
      [
        'T1 label-unknown PLANET',
        'T2 label-off CURR',
        'R1 relation-unknown near',
        'A1 type-unknown PACT',
        'A1 no-trigger PACT',
        'A2 no-trigger MOU',
        'A2 status-unknown dreamt',
        'A2 role-label party PERCENT',
        'A2 role-span date',
        'A2 role-unknown guest',
        'A2 missing-record T9',
        'A2 missing-record T8',
        'A2 role-few party',
        'A2 role-many source',
        'D1 category-unknown topic astronomy',
      ].sort(),
    )
    const arabic = await run('validate', corpus, '--lang', 'ar')
    expect(arabic.out).toContain('ليس في المخطط صنف باسم')
  })

  it('names a layer whose article is gone', async () => {
    const corpus = await makeSample(folder.path)
    const id = 'a'.repeat(26)
    await mkdir(join(corpus, 'annotations/gold/aa'), { recursive: true })
    await writeFile(join(corpus, `annotations/gold/aa/${id}.json`), '{}')
    expect(JSON.parse((await run('validate', corpus, '--json')).out).errors).toMatchObject([
      { code: 'document/missing', params: { id } },
    ])
  })
})
