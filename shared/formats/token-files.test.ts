import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deviceIdSchema } from '../model/ids.ts'
import { goldAnnotator } from '../model/make-id.ts'
import { surfaceOf } from '../model/surface.ts'
import type { AppError } from '../result.ts'
import { conll } from './conll.ts'
import { conllNested } from './conll-nested.ts'
import { richDocuments } from './document.fixtures.ts'
import { collect, documentOf, entity, exportOf, memoryFile, proveAll, writeAll } from './format.fixtures.ts'
import type { Format, ImportContext, ImportedPart } from './format.ts'

const data = fileURLToPath(new URL('../../../shared/data', import.meta.url))
const context: ImportContext = {
  device: deviceIdSchema.parse('bbbbbbbb'),
  digest: text => createHash('sha256').update(text, 'utf8').digest(),
}

const importFrom = (format: Format, name: string, content: string): Promise<readonly ImportedPart[]> =>
  format.importing ? collect(format.importing.read(memoryFile(name, content), context)) : Promise.resolve([])

/** What was imported, written again in the same format. */
const exportAgain = (format: Format, parts: readonly ImportedPart[]): string => {
  const sources = parts.flatMap(({ document }) =>
    document
      ? [
          {
            document: {
              ...documentOf(document.document.text),
              ...document.document,
              name: document.document.name ?? '',
            },
            scheme: 'test',
            layers: document.layers.map(layer => ({ ...layer, annotator: goldAnnotator })),
          },
        ]
      : [],
  )
  return String([...writeAll(format, sources).contents.values()].join(''))
}

const rowsOf = (content: string): readonly { readonly row: string; readonly line: number }[] =>
  content
    .split('\n')
    .map((row, at) => ({ row: row.replace(/\s+/g, ' ').trim(), line: at + 1 }))
    .filter(({ row }) => row !== '' && !row.startsWith('-DOCSTART-'))

const linesOf = (problems: readonly AppError[]): ReadonlySet<number> =>
  new Set(problems.flatMap(problem => (problem.code === 'format/line' ? [problem.params.line] : [])))

describe.each([conll, conllNested])('$id', format => {
  it('cannot hold a label with a space in it, and says so', async () => {
    const marks = [entity('T1', 'دولة عربية', [4, 7]), entity('T2', 'ORG', [0, 3])]
    const [proof] = await proveAll(format, [exportOf('وفد مصر', marks)])
    expect(proof).toMatchObject({ kept: 1, altered: [], notCarried: [{ id: 'T1', reason: 'label-with-space' }] })
  })

  it('gives back what it carries of whatever is marked, and names the rest', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(richDocuments, { minLength: 1, maxLength: 3 }), async sources => {
        for (const { entities, kept, altered, notCarried } of await proveAll(format, sources)) {
          const lost = [...altered, ...notCarried]
          expect(lost.filter(({ reason }) => reason === 'misread')).toEqual([])
          expect(kept + lost.filter(({ kind }) => kind === 'entity').length).toBe(entities)
        }
      }),
      { numRuns: 100 },
    )
  }, 60_000)
})

/** Every line of the source stands in the file written again, in order, but for those a problem names. */
async function comesBack(format: Format, name: string, content: string): Promise<readonly AppError[]> {
  const parts = await importFrom(format, name, content)
  const problems = parts.flatMap(part => part.problems)
  const named = linesOf(problems)
  const source = rowsOf(content)
  const again = rowsOf(exportAgain(format, parts))
  expect(again.length, name).toBe(source.length)
  expect(source.filter(({ row, line }, at) => !named.has(line) && again[at]?.row !== row).slice(0, 3)).toEqual([])
  return problems
}

const withData = (folder: string) => describe.skipIf(!existsSync(`${data}/${folder}`))

/** Texts, mentions by surface and label, and problems by line. */
async function read(format: Format, content: string, name = 'file.conll') {
  const parts = await importFrom(format, name, content)
  return {
    texts: parts.flatMap(({ document }) => document?.document.text ?? []),
    names: parts.flatMap(({ document }) => document?.document.name ?? []),
    marks: parts.flatMap(({ document }) =>
      (document?.layers ?? []).flatMap(({ records }) =>
        records.flatMap(record =>
          record.kind === 'entity' ? [`${record.label} ${surfaceOf(document?.document.text ?? '', record.spans)}`] : [],
        ),
      ),
    ),
    problems: parts.flatMap(({ problems }) =>
      problems.map(problem =>
        problem.code === 'format/line' ? `${problem.params.line} ${problem.params.reason}` : problem.code,
      ),
    ),
  }
}

describe('CoNLL files', () => {
  it.each([
    ['IOB2', 'زار O\nبن B-PER\nعلي I-PER\nتونس B-LOC\n'],
    ['IOB1', 'زار O\nبن I-PER\nعلي I-PER\nتونس I-LOC\n'],
    ['BILOU', 'زار\tO\nبن\tB-PER\nعلي\tL-PER\nتونس\tU-LOC\n'],
    ['BIOES', 'زار O\nبن B-PER\nعلي E-PER\nتونس S-LOC'],
    ['BMES', 'زار O\nبن B-PER\nعلي E-PER\nتونس S-LOC'],
    ['four columns', 'زار VBD B-VP O\nبن NNP B-NP B-PER\nعلي NNP I-NP I-PER\nتونس NNP B-NP B-LOC\n'],
    ['mixed line ends', 'زار O\r\nبن B-PER\rعلي I-PER\nتونس B-LOC\r\n\r\n'],
    ['comments', '# id 1 domain=news\nزار O\nبن B-PER\nعلي I-PER\nتونس B-LOC\n'],
  ])('are read with %s', async (_name, content) => {
    expect(await read(conll, content)).toEqual({
      names: ['file'],
      texts: ['زار بن علي تونس'],
      marks: ['PER بن علي', 'LOC تونس'],
      problems: [],
    })
  })

  it('hold several documents, with names or without', async () => {
    const content = 'مصر B-LOC\n-DOCSTART- -X- O O\n\nقطر B-LOC\n\n\nعمان B-LOC\n-DOCSTART- three O\nزار O\n'
    expect(await read(conll, content)).toMatchObject({
      names: ['file', 'file 2', 'three'],
      texts: ['مصر', 'قطر\nعمان', 'زار'],
      marks: ['LOC مصر', 'LOC قطر', 'LOC عمان'],
      problems: [],
    })
  })

  it('come in with their dirt named, line by line', async () => {
    const content = [
      'زار O',
      'الرئيس',
      'بن\tعلي\tB-PER',
      'New York\tB-LOC',
      '\tO',
      'وفد I-ORG',
      'مصر oops',
      'قطر B-L-OC',
      '\uFEFFتونس B-LOC',
      '\u200F O',
    ].join('\n')
    expect(await read(conll, content)).toEqual({
      names: ['file'],
      texts: ['زار الرئيس بن علي New York وفد مصر قطر تونس \u200F'],
      marks: ['PER بن علي', 'LOC New York', 'ORG وفد', 'LOC قطر', 'LOC تونس'],
      problems: [
        '2 no tag: read as O',
        '3 a token with space in it: read as 2 tokens',
        '4 a token with space in it: read as 2 tokens',
        '5 no token: left out',
        '7 no tag: “oops”, read as O',
        '8 the label of “B-L-OC” is not among the others: read as B-LOC',
        '9 a byte order mark inside the file: left out',
        '6 I-ORG continues no mention: read as its beginning',
      ],
    })
  })

  it('are told from other texts', () => {
    const recognised = (name: string, content: string) => conll.importing?.recognises(memoryFile(name, content))
    expect(recognised('a.txt', 'مصر O\nقطر B-LOC\n')).toBe(true)
    expect(recognised('a.txt', 'زار مصر\nوفد من قطر\n')).toBe(false)
    expect(recognised('a.tsv', 'name\tcount\nمصر\t3\n')).toBe(false)
    expect(recognised('a.conll', '')).toBe(true)
  })
})

describe('nested CoNLL files', () => {
  it('hold what stands within each other, of one label too, and the borders of larger parts', async () => {
    const content = 'رئيس B-OCC\nجامعة I-OCC B-ORG B-ORG\nبيرزيت I-OCC I-ORG B-GPE\n$#$ O\n\nزار O\n$#$ O\n$#$ O\n'
    const back = await read(conllNested, content)
    expect(back).toMatchObject({
      texts: ['رئيس جامعة بيرزيت\n\nزار\n\n'],
      marks: ['OCC رئيس جامعة بيرزيت', 'ORG جامعة بيرزيت', 'ORG جامعة', 'GPE بيرزيت'],
      problems: [],
    })
    expect(exportAgain(conllNested, await importFrom(conllNested, 'file.conll', content))).toBe(
      `-DOCSTART- file\tO\n\n${content}\n`,
    )
  })

  it('come in with their dirt named', async () => {
    const content = 'زار O\nوفد I-ORG B-X\nمن\nبن علي B-PER oops\n O\n'
    expect(await read(conllNested, content)).toMatchObject({
      texts: ['زار وفد من بن علي O'],
      marks: ['ORG وفد', 'X وفد', 'PER بن علي'],
      problems: [
        '3 no tag: read as O',
        '4 no tag: “oops”, read as O',
        '4 a token with space in it: read as 2 tokens',
        '5 no tag: read as O',
        '2 I-ORG continues no mention: read as its beginning',
      ],
    })
  })

  it('cannot hold two of one label that cross, and say so', async () => {
    const text = 'وزير التجارة والصناعة المصري'
    const marks = [entity('T1', 'OCC', [0, 21]), entity('T2', 'OCC', [5, 28]), entity('T3', 'GPE', [13, 28])]
    const [proof] = await proveAll(conllNested, [exportOf(text, marks)])
    expect(proof).toMatchObject({ kept: 2, altered: [], notCarried: [{ id: 'T2', reason: 'crossing' }] })
  })
})

withData('aqmar')('AQMAR (skipped where ../shared is missing)', () => {
  it('comes in and goes out again token by token, all 28 files, each dirty line named', async () => {
    const names = readdirSync(`${data}/aqmar`)
    const problems = new Map<string, readonly AppError[]>()
    for (const name of names) {
      const content = readFileSync(`${data}/aqmar/${name}`, 'utf8')
      expect(conll.importing?.recognises(memoryFile(name, content)), name).toBe(true)
      problems.set(name, await comesBack(conll, name, content))
    }
    expect(names).toHaveLength(28)
    const told = [...problems.values()].flat().flatMap(({ code, params }) => (code === 'format/line' ? params : []))
    const slips = told.filter(({ reason }) => !reason.includes('continues no mention'))
    expect(slips.map(({ file, line, reason }) => `${file}:${line} ${reason}`)).toEqual([
      'Crusades.txt:2145 no tag: “IO”, read as O',
      'Enrico_Fermi.txt:2268 the label of “I--ORG” is not among the others: read as I-ORG',
      'Football.txt:1855 no tag: “OO”, read as O',
      'Internet.txt:708 the label of “B-MIS-2” is not among the others: read as B-MIS2',
      'Linux.txt:2255 the label of “B-MIS-1” is not among the others: read as B-MIS1',
      'Linux.txt:2257 the label of “B-MIS-1” is not among the others: read as B-MIS1',
      'Summer_Olympics2004.txt:1110 the label of “B-MIS1`” is not among the others: read as B-MIS1',
      'X_window_system.txt:1274 the label of “B-MIS-2” is not among the others: read as B-MIS2',
    ])
    // An I- after O, another label or a blank line.
    expect(told.length - slips.length).toBe(68)
  })
})

withData('wojood-sample')('Wojood (skipped where ../shared is missing)', () => {
  const orphan = { file: 'train.txt', line: 12377, reason: 'I-FAC continues no mention: read as its beginning' }
  it.each([
    ['train', [orphan]],
    ['val', []],
    ['test', []],
  ] as const)('%s comes in and goes out again, token by token and tag by tag', async (side, dirt) => {
    const content = readFileSync(`${data}/wojood-sample/${side}.txt`, 'utf8')
    expect(conllNested.importing?.recognises(memoryFile('x.txt', content))).toBe(true)
    expect(conll.importing?.recognises(memoryFile('x.txt', content))).toBe(false)
    const problems = await comesBack(conllNested, `${side}.txt`, content)
    expect(problems.map(({ params }) => params)).toEqual(dirt)
  })
})
