import { expect, it } from 'vitest'
import { headingRanks, partOfLabel } from './guidelines-parts.ts'

const text = `# دليل

## ORG · جهة

أطول اسم.

### ORG داخل GPE

لا.

\`\`\`
## PERS
\`\`\`

## شخص

بلا لقب.
`

it.each([
  ['its code', ['ORG', 'جهة'], 'ORG · جهة'],
  ['its name', ['PERS', 'شخص'], 'شخص'],
])('finds the part of a label by %s', (_, names, heading) => {
  expect(partOfLabel(text, names)?.heading).toBe(heading)
})

it('takes lower headings along and stops at the next of its rank; a fence holds no heading', () => {
  const part = partOfLabel(text, ['ORG'])?.text ?? ''
  expect(part).toContain('### ORG داخل GPE')
  expect(part).toContain('## PERS')
  expect(part).not.toContain('بلا لقب')
})

it('knows the ranks that are used', () => {
  expect(headingRanks(text)).toEqual([1, 2, 3])
  expect(headingRanks('#### a\n\nb\n## c')).toEqual([2, 4])
})

it('finds nothing where nobody wrote of it; a code inside another is not its own', () => {
  expect(partOfLabel(text, ['LOC'])).toBeNull()
  expect(partOfLabel('## ORGANISATION', ['ORG'])).toBeNull()
})
