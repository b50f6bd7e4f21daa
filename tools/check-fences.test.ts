import { describe, expect, it } from 'vitest'
import { findBreaches, withoutComments } from './check-fences.ts'

const fences = (file: string, source: string) => findBreaches(file, source).map(({ line, fence }) => `${line} ${fence}`)

describe('fences', () => {
  it('keeps the environment to platform/config', () => {
    expect(fences('modules/a/a.service.ts', 'const x = 1\nconst y = process.env.HOME')).toEqual([
      '2 only platform/config reads the environment',
    ])
    expect(fences('platform/config/index.ts', 'process.env.HOME')).toEqual([])
    expect(fences('vitest.config.ts', 'process.env.HOME')).toEqual([])
  })

  it('keeps the clock to platform/clock, but lets a given instant be parsed', () => {
    expect(fences('modules/a/a.rules.ts', 'new Date()')).toEqual(['1 the clock is injected (#platform/clock)'])
    expect(fences('modules/a/a.rules.ts', 'new Date(at)')).toEqual([])
    expect(fences('apps/web/src/x.tsx', 'Date.now()')).toEqual([])
  })

  it('keeps queries to the files made for them', () => {
    const query = "await tx.selectFrom('dossiers').selectAll()\nsql<{ n: number }>`select 1`"
    expect(fences('modules/a/a.service.ts', query)).toHaveLength(2)
    expect(fences('modules/a/a.repository.ts', query)).toEqual([])
    expect(fences('modules/a/a.policy.ts', query)).toEqual(['1 only repository, views and read-model files query'])
    expect(fences('modules/a/a.service.test.ts', query)).toEqual([])
    expect(fences('modules/a/a.views.ts', 'sql`select now(), app_now()`')).toEqual([
      '1 business time in SQL is app_now()',
    ])
    expect(fences('modules/a/a.views.ts', 'sql`select app_now()` + clock.now()')).toEqual([])
  })

  it('does not read comments, and does not take text for one', () => {
    expect(fences('modules/a/a.ts', '// process.env\n/* Date.now()\n new Date() */')).toEqual([])
    expect(withoutComments("const a = 'http://x' // y\nb")).toBe("const a = 'http://x'     \nb")
  })
})
