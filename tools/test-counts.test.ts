import { expect, it } from 'vitest'
import { countPlaywright, countVitest, takeReport } from './test-counts.ts'

it('counts a Vitest report, a file that does not load included', () => {
  const report = {
    numPassedTests: 7,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [
      { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ],
  }
  expect(countVitest(report)).toEqual({ passed: 7, failed: 2, skipped: 2 })
})

it('counts a Playwright report, and one that broke before any test', () => {
  expect(countPlaywright({ stats: { expected: 5, unexpected: 2, flaky: 1, skipped: 3 }, errors: [] })).toEqual({
    passed: 6,
    failed: 2,
    skipped: 3,
  })
  expect(countPlaywright({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }, errors: [{}] }).failed).toBe(1)
})

it('has no report when the run wrote none', () => {
  expect(takeReport('does/not/exist.json')).toBeUndefined()
})
