import { describe, expect, it } from 'vitest'
import { isFiltered, readReportsSearch, scopeOf } from './reports-search.ts'

describe('the address of the reports', () => {
  it('keeps what it understands and leaves out the rest', () => {
    const search = readReportsSearch({
      period: 'quarter',
      from: '2026-01-01',
      compare: 'never',
      agent: 'none',
      source: 'AVITO',
      branch: '<script>',
      rows: { figure: 'visitsMissed', reason: 'x', step: 'NEW', evil: 1 },
    })
    expect(search).toMatchObject({ period: 'quarter', agent: 'none', source: 'AVITO' })
    expect([search.from, search.compare, search.branch]).toEqual([undefined, undefined, undefined])
    expect(search.rows).toEqual({ figure: 'visitsMissed', step: 'NEW' })
    expect(readReportsSearch({ rows: { figure: 'nothing' } }).rows).toBeUndefined()
    expect(readReportsSearch({ rows: 'leads' }).rows).toBeUndefined()
  })

  it('takes chosen dates only whole', () => {
    expect(readReportsSearch({ period: 'custom', from: '2026-01-01' }).period).toBeUndefined()
    const search = readReportsSearch({ period: 'custom', from: '2026-01-01', to: '2026-02-01' })
    expect(scopeOf(search)).toEqual({ period: 'custom', from: '2026-01-01', to: '2026-02-01' })
  })

  it('becomes the question of the API, without what is not asked', () => {
    expect(scopeOf(readReportsSearch({}))).toEqual({})
    expect(isFiltered(readReportsSearch({ period: 'week' }))).toBe(false)
    expect(isFiltered(readReportsSearch({ agent: 'none' }))).toBe(true)
  })
})
