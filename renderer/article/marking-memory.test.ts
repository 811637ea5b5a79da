import { describe, expect, it } from 'vitest'
import { recordIdSchema } from '../../shared/model/ids.ts'
import { testCorpus, testDocument } from './article.fixtures.ts'
import type { ArticleCommand } from './article-command.ts'
import { openBench } from './session.fixtures.ts'

describe('the memory of cuts', () => {
  const twice = 'من وشنتشين إلى وشنتشين ثم وشنتشين'
  const go = { do: 'placeCursor' } as const
  const second = twice.indexOf('وشنتشين', 8)
  const third = twice.lastIndexOf('وشنتشين')
  const label = (id: string): ArticleCommand => ({ do: 'label', label: id })
  const cut: ArticleCommand = { do: 'clitic', side: 'start' }

  it('proposes a cut she cycled to for the same form and label, and for no other label', async () => {
    const { run, marks, sent, session } = openBench(testDocument(twice))
    run({ ...go, offset: 3 }, label('GPE'), cut)
    run({ ...go, offset: second }, label('GPE'))
    run({ ...go, offset: third }, label('ORG'))
    expect(marks()).toEqual(['GPE شنتشين', 'GPE شنتشين', 'ORG وشنتشين'])
    await session.settled()
    const remembered = sent[1]?.diffs[0]?.diff.added
    expect(remembered).toMatchObject([{ kind: 'cliticChoice', form: 'وشنتشين', label: 'GPE', clitic: 'و' }])
    // What was proposed and taken teaches nothing.
    expect(sent[2]?.diffs[0]?.diff.added).toMatchObject([{ kind: 'entity' }])
  })

  it('forgets with undo, and learns the whole word back', () => {
    const { run, marks } = openBench(testDocument(twice))
    run({ ...go, offset: 3 }, label('GPE'), cut, { do: 'undo' })
    run({ ...go, offset: second }, label('GPE'), cut, cut)
    run({ ...go, offset: third }, label('GPE'))
    expect(marks()).toEqual(['GPE وشنتشين', 'GPE وشنتشين', 'GPE وشنتشين'])
  })

  it('knows a cut made before the label, by letter, and in another article', () => {
    const { run, marks } = openBench(testDocument(twice))
    run({ ...go, offset: 3 }, { do: 'otherEdge' }, { do: 'edge', onward: true }, label('GPE'))
    run({ ...go, offset: second }, label('GPE'))
    expect(marks()).toEqual(['GPE شنتشين', 'GPE شنتشين'])
    const recalled = openBench(testDocument(twice), {
      elsewhere: (id, form) =>
        id === 'ORG' && form === 'وشنتشين'
          ? {
              kind: 'cliticChoice',
              id: recordIdSchema.parse('x'),
              form,
              label: id,
              clitic: 'و',
              at: '2025',
              source: 'person',
              stamp: [1, testCorpus.device],
            }
          : undefined,
    })
    recalled.run({ ...go, offset: 3 }, label('ORG'))
    expect(recalled.marks()).toEqual(['ORG شنتشين'])
  })

  it('keeps what للـ is called, said once', () => {
    const source = 'زيارة للبنان ثم للبنان'
    const { run, state } = openBench(testDocument(source))
    run({ ...go, offset: 6 }, label('GPE'))
    expect(state().index.ordered[0]).toMatchObject({ normal: 'البنان' })
    run({ do: 'normal', normal: 'لبنان' }, { ...go, offset: source.lastIndexOf('للبنان') }, label('GPE'))
    expect(state().index.ordered.map(mention => mention.normal)).toEqual(['لبنان', undefined])
  })

  it('takes a proposed normal form that she says is right', async () => {
    const source = 'زيارة للمغرب'
    const { run, sent, session } = openBench(testDocument(source))
    run({ ...go, offset: 6 }, label('GPE'), { do: 'normal', normal: 'المغرب' })
    await session.settled()
    expect(sent[1]?.diffs[0]?.diff.added).toMatchObject([{ kind: 'cliticChoice', clitic: 'ل', normal: 'المغرب' }])
  })
})
