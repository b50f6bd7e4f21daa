import { describe, expect, it } from 'vitest'
import { createHotStatements } from './hot-statements.ts'

const warm = (text: string, values: unknown[]) => {
  const hot = createHotStatements()
  for (let i = 0; i < 5; i += 1) expect(hot.of(text, values)).toEqual({ text, values })
  return hot
}

describe('hot statements', () => {
  it('write a page’s row limit into the text and number the other values anew', () => {
    const text = 'select 1 from a where b = $1 and c < $3 limit $2'
    const hot = warm(text, ['x', 51, 7])
    expect(hot.of(text, ['y', 51, 8])).toEqual({
      text: 'select 1 from a where b = $1 and c < $2 limit 51',
      name: 'atlas_q1',
      values: ['y', 8],
    })
    expect(hot.of(text, ['y', 21, 8])).toMatchObject({ name: 'atlas_q2', values: ['y', 8] })
    expect(hot.of(text, ['z', 51, 9]).name).toBe('atlas_q1')
  })

  it.each([['a text'], [10_000_000], [-1], [1.5], [null]])('keep %s a parameter: it is no page', (limit) => {
    const text = 'select 1 limit $1'
    expect(warm(text, [limit]).of(text, [limit])).toEqual({ text, name: 'atlas_q1', values: [limit] })
  })

  it('keep a limit that is used elsewhere too, and one inside an expression', () => {
    for (const text of ['select $1 limit $1', 'select 1 limit least($1, 5)'])
      expect(warm(text, [3]).of(text, [3])).toMatchObject({ text, values: [3] })
  })

  it('number ten and more values without mixing $1 and $11', () => {
    const values = Array.from({ length: 12 }, (_, i) => `v${i + 1}`) as unknown[]
    values[1] = 20
    const text = `select ${values.map((_, i) => (i === 1 ? '' : `$${i + 1}`)).join(' ')} limit $2`
    const sent = warm(text, values).of(text, values)
    expect(sent.text).toMatch(/limit 20$/)
    expect(sent.values).toEqual(values.filter((_, i) => i !== 1))
    expect(sent.text.match(/\$\d+/g)).toEqual(Array.from({ length: 11 }, (_, i) => `$${i + 1}`))
  })

  it('stop naming when enough are named, and never name a refused one', () => {
    const hot = createHotStatements()
    const names = new Set<string | undefined>()
    for (let n = 0; n < 400; n += 1) for (let i = 0; i < 7; i += 1) names.add(hot.of(`select ${n}`, []).name)
    expect(names.size).toBe(251)
    hot.refuse('select 1')
    expect(hot.of('select 1', []).name).toBeUndefined()
  })
})
