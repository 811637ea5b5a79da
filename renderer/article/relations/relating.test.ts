import { describe, expect, test } from 'vitest'
import { isRelation } from '../../../shared/edit/relations.ts'
import { testCorpus, testDocument } from '../article.fixtures.ts'
import { openBench } from '../session.fixtures.ts'

const name = { ar: '', en: '' }
const open = (...relationTypes: readonly { id: string; from: string[]; to: string[] }[]) => {
  const scheme = { ...testCorpus.scheme, relationTypes: relationTypes.map(type => ({ ...type, name })) }
  const bench = openBench(testDocument('وقع مجمع سوناطراك مذكرة مع هواوي بالجزائر'), { scheme })
  const at = (word: string) => ({ do: 'placeCursor', offset: bench.state().document.text.indexOf(word) }) as const
  bench.run(at('سوناطراك'), { do: 'label', label: 'ORG' }, at('هواوي'), { do: 'label', label: 'ORG' })
  bench.run(at('الجزائر'), { do: 'label', label: 'GPE' }, { do: 'escape' })
  const surfaceOf = (id: string) => {
    const entity = bench.state().index.ordered.find(one => one.id === id)
    return entity?.spans.map(({ start, end }) => bench.state().document.text.slice(start, end)).join(' ')
  }
  const relations = () =>
    [...bench.state().records.values()]
      .filter(isRelation)
      .map(({ label, from, to }) => `${surfaceOf(from)} ${label} ${surfaceOf(to)}`)
  return { ...bench, at, relations }
}

const near = { id: 'near', from: [], to: ['GPE'] }
const owns = { id: 'owns', from: ['ORG'], to: ['ORG'] }
const partner = { id: 'partner', from: ['ORG'], to: ['ORG'] }

describe('relating two mentions', () => {
  test('takes the other one by yes, at once where one type fits, whichever was chosen first', () => {
    const { run, at, relations, state } = open(near, owns)
    run(at('الجزائر'), { do: 'relate' }, at('سوناطراك'), { do: 'accept' })
    expect(relations()).toEqual(['سوناطراك near الجزائر'])
    expect(state().relating).toBeNull()
    run({ do: 'undo' })
    expect(relations()).toEqual([])
  })

  test('asks for the type by number where several fit, in either direction', () => {
    const { run, at, relations, state } = open(near, owns, partner)
    run(at('سوناطراك'), { do: 'relate' }, at('هواوي'), { do: 'relate' })
    expect(relations()).toEqual([])
    run({ do: 'relateAs', at: 2 })
    expect(relations()).toEqual(['هواوي owns سوناطراك'])
    run({ do: 'relateAs', at: 0 })
    for (const { id } of [...state().records.values()].filter(isRelation)) run({ do: 'unrelate', id })
    expect(relations()).toEqual([])
  })

  test('goes on while she moves, and is left by Escape and by what does something else', () => {
    const { run, at, state } = open(near)
    const said = () => state().announcement
    run(at('سوناطراك'), { do: 'relate' }, { do: 'accept' })
    expect(said()).toMatchObject({ said: 'refused', why: 'no-other-mention' })
    run(at('مع'), { do: 'accept' })
    expect(said()).toMatchObject({ said: 'refused', why: 'no-other-mention' })
    expect(state().relating).not.toBeNull()
    run({ do: 'escape' })
    expect(state().relating).toBeNull()
    run(at('سوناطراك'), { do: 'relate' }, at('مع'), { do: 'label', label: 'OCC' })
    expect(state().relating).toBeNull()
  })

  test('says so where the scheme has no types', () => {
    const { run, at, state } = open()
    run(at('سوناطراك'), { do: 'relate' })
    expect(state().announcement).toMatchObject({ said: 'refused', why: 'no-relation-types' })
  })
})

describe('labels of the article', () => {
  test('are given and taken back by the same command, and the day of publication beside them', () => {
    const { run, state } = open()
    const said = () => state().announcement
    run({ do: 'about' })
    expect(state().panel).toBe('about')
    run({ do: 'labelArticle', category: 'topic', value: 'energy' })
    expect(state().panel).toBeNull()
    expect(said()).toMatchObject({ said: 'labelled', holds: true })
    run({ do: 'labelArticle', category: 'topic', value: 'energy' })
    expect(said()).toMatchObject({ said: 'labelled', holds: false })
    run({ do: 'published', day: '2024-06-11' })
    expect(said()).toMatchObject({ said: 'published', day: '2024-06-11' })
    expect([...state().records.values()].flatMap(one => (one.kind === 'documentLabel' ? [one.value] : []))).toEqual([
      '2024-06-11',
    ])
  })
})
