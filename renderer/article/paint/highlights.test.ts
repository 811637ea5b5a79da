import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

it('is the only file that touches CSS.highlights', () => {
  const renderer = path.resolve(import.meta.dirname, '../..')
  const sources = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter(
    name => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name),
  )
  const touching = sources.filter(name =>
    /CSS\.highlights\.|new Highlight\(/.test(readFileSync(path.join(renderer, name), 'utf8')),
  )
  expect(touching.map(name => path.basename(name))).toEqual(['highlights.ts'])
})
