import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { hullOf } from '../edit/mention-index.ts'
import { readNative } from '../formats/native.ts'
import { deviceIdSchema } from '../model/ids.ts'
import type { Annotation } from '../model/records.ts'
import { schemeFile } from '../model/scheme.ts'
import { parseVersioned } from '../model/versioned.ts'
import { inspectLayer } from './inspect-layer.ts'
import { keyOf, MarkedForms } from './marked-forms.ts'

const seeds = new URL('../../seeds/', import.meta.url)
const { documents } = readNative(readFileSync(new URL('gold.jsonl', seeds), 'utf8'), 'gold.jsonl', {
  device: deviceIdSchema.parse('aaaaaaaa'),
  digest: text => createHash('sha256').update(text, 'utf8').digest(),
})
const parsed = parseVersioned(schemeFile, '', JSON.parse(readFileSync(new URL('scheme.json', seeds), 'utf8')))
if (!parsed.ok) throw new Error('no scheme')
const scheme = parsed.value

const articles = documents.map(({ document, layers }) => ({
  ...{ document: document.id, title: document.name ?? '', direction: 'rtl' as const, language: 'ar' },
  text: document.text,
  records: layers[0]?.records ?? [],
}))

function formsWithout(left: Annotation | null): MarkedForms {
  const forms = new MarkedForms()
  for (const { text, records } of articles)
    for (const record of records) if (record.kind === 'entity' && record !== left) forms.add(text, record)
  return forms
}

it('finds nothing to say about the gold of the sample', () => {
  const forms = formsWithout(null)
  const items = articles.flatMap(article => inspectLayer(article, scheme, forms))
  expect(items.map(({ kind, code, context }) => [kind, code, context.words])).toEqual([])
})

it('misses each mention of the gold that is taken away, where its form is marked elsewhere', () => {
  const marks = articles.flatMap(article =>
    article.records.flatMap(record => (record.kind === 'entity' ? [{ article, record }] : [])),
  )
  const known = marks.filter(({ article, record }) => {
    const isWithin = marks.some(
      ({ article: other, record: around }) =>
        other === article &&
        around !== record &&
        hullOf(around).start <= hullOf(record).start &&
        hullOf(record).end <= hullOf(around).end,
    )
    return !isWithin && formsWithout(record).settled(keyOf(article.text, record))?.label === record.label
  })
  const missed = known.filter(({ article, record }) => {
    const records = article.records.filter(other => other !== record)
    return inspectLayer({ ...article, records }, scheme, formsWithout(record)).some(
      ({ kind, span, fix }) =>
        kind === 'unmarked' &&
        fix?.do === 'mark' &&
        fix.label === record.label &&
        span.start === hullOf(record).start &&
        span.end === hullOf(record).end,
    )
  })
  // Measured: of the marks outside others whose form stands marked elsewhere.
  expect([missed.length, known.length]).toEqual([known.length, known.length])
  expect(known.length).toBeGreaterThan(40)
}, 60_000)
