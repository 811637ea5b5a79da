import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { conll } from '../../shared/formats/conll.ts'
import { native } from '../../shared/formats/native.ts'
import { spacy } from '../../shared/formats/spacy.ts'
import { goldAnnotator } from '../../shared/model/make-id.ts'
import { exporting, fillWithSample, selection } from './export.fixtures.ts'
import { previewExport } from './preview-export.ts'

const sample = exporting(fillWithSample)
const { toOutput, write, idsByName } = sample

describe('the preview', () => {
  it.each([native, spacy, conll])('shows the first of what $id writes', async format => {
    const preview = await previewExport(sample.corpus, format, selection, await idsByName())
    const { path } = await write(format, {}, toOutput(format, 'preview'))
    if (!preview.ok) throw new Error(preview.error.code)
    expect(preview.value).toMatchObject({ documents: 3, unfinished: 2, entities: 131 })
    expect((preview.value.files[0]?.text ?? '').length).toBeGreaterThan(200)
    const first = format.output === 'file' ? path : join(path, preview.value.files[0]?.file ?? '')
    expect((await readFile(first, 'utf8')).startsWith(preview.value.files[0]?.text ?? '')).toBe(true)
    expect((preview.value.files[0]?.text ?? '').split('\n').length).toBeLessThanOrEqual(60)
  })

  it('of nothing is empty', async () => {
    const nobody = await previewExport(sample.corpus, conll, {
      ...selection,
      layer: (await sample.corpus.ensureAnnotator('Nobody').then(one => one.ok && one.value.id)) || goldAnnotator,
    })
    expect(nobody).toMatchObject({ value: { files: [], documents: 0, entities: 0, unfinished: 5 } })
  })
})
