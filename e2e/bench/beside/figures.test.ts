import { describe, expect, it } from 'vitest'
import { besideRows, type Measured, toBesideTables } from './beside-report.ts'
import { takeSteps } from './figures.ts'

const never = new Promise<readonly number[]>(() => {})

describe('the steps of a contender', () => {
  it('end with the one that takes too long, and keep what was measured before', async () => {
    expect(
      await takeSteps(20, [
        ['open', async () => [12]],
        ['mark', () => never],
        ['undo', async () => [1]],
      ]),
    ).toEqual({ samples: { open: [12] }, stopped: { why: 'over', step: 'mark', limit: 20 } })
  })

  it('end with the one that breaks, and say why', async () => {
    const { samples, stopped } = await takeSteps(1000, [['open', () => Promise.reject(new Error('no such page'))]])
    expect(samples).toEqual({})
    expect(stopped).toEqual({ why: 'broken', step: 'open', problem: 'no such page' })
  })
})

describe('the table', () => {
  const article = { name: 'small', text: 'وقع', marks: [] }
  const text = { id: '4k', name: '4 kB', article }
  const one = (who: Measured['who'], outcome: Measured['outcome']): Measured => ({
    engine: 'electron',
    text,
    who,
    outcome,
  })
  const measured = [
    one('hashiya', { samples: { open: [30], scroll: [16, 20] }, stopped: null }),
    one('plain', { samples: { open: [20], scroll: [16, 16] }, stopped: null }),
    one('spans', { samples: { open: [50] }, stopped: { why: 'over', step: 'mark', limit: 60_000 } }),
    one('blend', { samples: {}, stopped: { why: 'broken', step: 'open', problem: 'no such page' } }),
  ]

  it('sets each figure beside that of plain text, and says what was not measured', () => {
    const [title, head, ours, plain, spans, blend, why] = toBesideTables(measured).split('\n')
    expect(title).toBe('4 kB (electron)')
    expect(head).toContain('open')
    expect(ours).toContain('30.0 ms (1.50×)')
    expect(plain).not.toContain('×')
    expect(spans).toContain('> 60 s')
    expect(blend).toContain('broken')
    expect(why).toContain('no such page')
  })

  it('holds scrolling to one and a half times plain text', () => {
    expect(besideRows(measured).find(({ id }) => id === 'beside-scroll-4k')).toMatchObject({ value: 1.25, budget: 1.5 })
  })

  it('has no figure where the program itself was stopped, which breaks the bench', () => {
    const rows = besideRows([one('hashiya', { samples: {}, stopped: { why: 'over', step: 'open', limit: 1 } })])
    expect(rows.map(({ value }) => value)).toEqual([Number.NaN])
  })
})
