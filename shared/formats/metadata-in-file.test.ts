import { expect, it } from 'vitest'
import { documentOf, exportOf, writeOne } from './format.fixtures.ts'
import { labelStudio } from './label-studio.ts'
import { prodigy } from './prodigy.ts'
import { spacy } from './spacy.ts'

const text = '🤝 نصّ\nTweet'

it.each([spacy, prodigy, labelStudio])('$id counts code points in what it says of the article too', format => {
  const start = text.indexOf('Tweet')
  const boilerplate = [{ start, end: text.length, why: 'share' as const }]
  const source = exportOf(text, [])
  const document = { ...source.document, metadata: { ...documentOf(text).metadata, boilerplate, extra: { later: 1 } } }
  const { files } = writeOne(format, { ...source, document })
  const said = files.map(file => file.head).join('\n')
  expect(said).toContain(`"boilerplate":[{"start":${start - 1},"end":${text.length - 1},"why":"share"}]`)
  expect(said).not.toContain('later')
})
