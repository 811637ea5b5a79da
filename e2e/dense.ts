import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { importFiles } from '../electron/jobs/import-files.ts'
import type { DocumentId } from '../shared/model/ids.ts'
import type { Span } from '../shared/model/records.ts'
import { surfaceOf } from '../shared/model/surface.ts'
import { documentIdOf } from './home.ts'
import { device, expectOk, makeCorpus } from './sample.ts'

/** An article that asks of the painting what real ones seldom do at once. */
export const denseText = [
  'أعلنت إدارة مكتب معهد بحوث وزارة البيئة الجزائرية عن برنامجها.',
  'وقّع اتفاق الطاقة والماء والمناخ بين الجزائر والمغرب وتونس في آذار.',
  'حول موضوع “Morocco Tech، طموح مُفْرِط” مع Huawei ICT Academy من 16% إلى 20% في 10 يونيو 2024.',
  'حضر وزيرا الخارجية والدفاع حفل التوقيع مع مدير التسويق الاستراتيجي لشركة هواوي لتكنولوجيا المعلومات والاتصال في المغرب العربي.',
].join('\n')

type DenseMark = { readonly id: string; readonly label: string; readonly spans: readonly Span[] }

/** The first place of some words, from the paragraph that begins with `paragraph` on. */
export function placeOf(words: string, paragraph = ''): Span {
  const start = denseText.indexOf(words, denseText.indexOf(paragraph))
  if (start < 0) throw new Error(`no ${words} in the text`)
  return { start, end: start + words.length }
}

const mark = (id: string, label: string, ...parts: readonly string[]): DenseMark => ({
  id,
  label,
  spans: parts.map(words => placeOf(words)),
})

/** Six of one label in one another; a row of overlaps that cross; Latin and figures at the edges; a mention in two parts; one over two lines. */
export const denseMarks: readonly DenseMark[] = [
  mark('N1', 'ORG', 'إدارة مكتب معهد بحوث وزارة البيئة الجزائرية'),
  mark('N2', 'ORG', 'مكتب معهد بحوث وزارة البيئة الجزائرية'),
  mark('N3', 'ORG', 'معهد بحوث وزارة البيئة الجزائرية'),
  mark('N4', 'ORG', 'بحوث وزارة البيئة الجزائرية'),
  mark('N5', 'ORG', 'وزارة البيئة الجزائرية'),
  mark('N6', 'ORG', 'البيئة الجزائرية'),
  mark('C1', 'LAW', 'اتفاق الطاقة والماء'),
  mark('C2', 'LAW', 'الطاقة والماء والمناخ'),
  mark('C3', 'EVENT', 'المناخ بين الجزائر'),
  mark('C4', 'GPE', 'الجزائر والمغرب'),
  mark('C5', 'GPE', 'المغرب وتونس'),
  mark('M1', 'EVENT', 'Morocco Tech، طموح مُفْرِط'),
  mark('M2', 'PROGRAM', 'Morocco Tech'),
  mark('M3', 'GPE', 'Morocco'),
  mark('M4', 'ORG', 'Huawei ICT Academy'),
  mark('M5', 'PERCENT', '16%'),
  mark('M6', 'PERCENT', '20%'),
  mark('M7', 'DATE', '10 يونيو 2024'),
  mark('F1', 'OCC', 'وزيرا', 'الدفاع'),
  mark('F2', 'OCC', 'مدير التسويق الاستراتيجي لشركة هواوي لتكنولوجيا المعلومات والاتصال'),
  mark('F3', 'ORG', 'شركة هواوي لتكنولوجيا المعلومات والاتصال في المغرب العربي'),
]

/** A corpus with this article alone, its marks, or those given, as gold. */
export async function makeDenseCorpus(folder: string, marks = denseMarks): Promise<DocumentId> {
  const id = documentIdOf(denseText)
  const records = marks.map(({ id, label, spans }) => ({
    kind: 'entity',
    id,
    label,
    spans: spans.map(({ start, end }) => [start, end]),
    surface: surfaceOf(denseText, spans),
    source: 'person',
  }))
  const line = {
    hashiya: 1,
    id,
    name: 'متداخل',
    text: denseText,
    sha256: createHash('sha256').update(denseText).digest('hex'),
    metadata: { language: 'ar', direction: 'rtl' },
    layers: { gold: { status: 'done', records } },
  }
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'hashiya-dense-'))
  try {
    const file = path.join(scratch, 'dense.jsonl')
    writeFileSync(file, `${JSON.stringify(line)}\n`)
    const corpus = await makeCorpus(folder, 'كثيف')
    const { problems, stopped } = await importFiles([file], corpus, { device })
    if (problems.length > 0 || stopped) throw new Error(JSON.stringify(problems))
    expectOk(await corpus.close())
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
  return id
}
