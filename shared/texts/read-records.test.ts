import { describe, expect, it } from 'vitest'
import { type RecordText, readJsonLineTexts, readTableTexts } from './read-records.ts'

async function* pieces(...all: readonly string[]): AsyncIterable<string> {
  yield* all
}
async function gather(records: AsyncIterable<RecordText>): Promise<readonly RecordText[]> {
  const all: RecordText[] = []
  for await (const record of records) all.push(record)
  return all
}
const textsIn = (records: readonly RecordText[]) =>
  records.flatMap(record => (record.kind === 'text' ? [record.text] : []))
const problemsIn = (records: readonly RecordText[]) =>
  records.flatMap(record => (record.kind === 'problem' ? [[record.line, record.problem] as const] : []))

const prose = 'وقّعت وزارة الصحة مذكّرة تفاهم مع المجلس.'

describe('texts of a table', () => {
  it('takes the column with most Arabic for the text, and title, day and name by their names', async () => {
    const table = `id;العنوان;تاريخ النشر;body;url\n7;توقيع مذكّرة;11/06/2024;"${prose}\nشارك";https://example.org/7\n`
    const records = await gather(readTableTexts(pieces(table)))
    expect(records[0]).toMatchObject({ kind: 'columns', columns: { text: 'body', id: 'id', title: 'العنوان' } })
    expect(textsIn(records)).toEqual([
      {
        name: '7',
        text: `${prose}\nشارك`,
        boilerplate: [{ start: prose.length + 1, end: prose.length + 5, why: 'share' }],
        metadata: {
          language: 'ar',
          direction: 'rtl',
          title: 'توقيع مذكّرة',
          publishedAt: '2024-06-11',
          source: 'https://example.org/7',
        },
      },
    ])
  })

  it('keeps the cells of columns it does not read, a date it does not understand too', async () => {
    const table = `id,body,date,section,empty\n7,${prose},أمس,اقتصاد,\n`
    const [read] = textsIn(await gather(readTableTexts(pieces(table), { text: 'body' })))
    expect(read?.metadata.extra).toEqual({ columns: { date: 'أمس', section: 'اقتصاد' } })
  })

  it('takes the column a person names, and says which there are where it is missing', async () => {
    const table = `text,summary\n${prose},مذكّرة\n`
    const named = await gather(readTableTexts(pieces(table), { text: 'summary' }))
    expect(textsIn(named).map(({ text }) => text)).toEqual(['مذكّرة'])
    expect(await gather(readTableTexts(pieces(table), { text: 'نص' }))).toEqual([
      { kind: 'problem', line: 2, problem: 'no column نص; there are: text, summary' },
    ])
  })

  it('numbers the columns of a table whose first row is a record, too', async () => {
    const records = await gather(readTableTexts(pieces(`1,${prose}\n2,"${prose} ${prose}"\n`)))
    expect(records[0]).toMatchObject({ columns: { text: '2' } })
    expect(textsIn(records)).toHaveLength(2)
  })

  it('names bad rows by their line and takes the rest, past the sample too', async () => {
    const rows = Array.from({ length: 200 }, (_, at) => (at === 150 ? 'x,' : at === 160 ? 'a,b,c' : `${at},${prose}`))
    const records = await gather(readTableTexts(pieces(`id,text\n${rows.join('\n')}\n9,"open`)))
    expect(textsIn(records)).toHaveLength(198)
    expect(problemsIn(records)).toEqual([
      [152, 'no text in the column text'],
      [162, '3 cells where the first line has 2'],
      [202, 'a quote begins here that is never closed'],
    ])
  })

  it('is quiet about an empty file', async () => {
    expect(await gather(readTableTexts(pieces()))).toEqual([])
    expect(await gather(readTableTexts(pieces('\uFEFF\n\n')))).toEqual([])
  })
})

describe('texts of JSON lines', () => {
  it('reads fields inside fields, and marks where files were joined', async () => {
    const lines = [
      `\uFEFF${JSON.stringify({ data: { text: prose }, id: 3, tags: ['x'] })}`,
      '',
      `\uFEFF${JSON.stringify({ data: { text: prose }, id: 4 })}`,
    ]
    const records = await gather(readJsonLineTexts(pieces(...lines)))
    expect(records[0]).toMatchObject({ columns: { text: 'data.text', id: 'id' }, all: ['data.text', 'id'] })
    expect(textsIn(records).map(({ name, text }) => [name, text])).toEqual([
      ['3', prose],
      ['4', prose],
    ])
  })

  it('names each bad line and takes the rest', async () => {
    const lines = ['{"text":', '[1]', '{"text":7}', '{"text":"\\ud800"}', JSON.stringify({ text: prose })]
    const records = await gather(readJsonLineTexts(pieces(...lines)))
    expect(textsIn(records).map(({ text }) => text)).toContain(prose)
    expect(problemsIn(records).map(([line]) => line)).toEqual([1, 2, 4])
  })
})
