import { expect, it } from 'vitest'
import { countPlaywright, countVitest, failuresPlaywright, failuresVitest, takeReport } from './test-counts.ts'

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

it('tells what failed with the first lines of the reason, without colours', () => {
  const long = Array.from({ length: 40 }, (_, i) => `line ${i}`).join('\n')
  const vitest = {
    testResults: [
      {
        name: 'a.test.ts',
        status: 'failed',
        assertionResults: [
          { status: 'passed', fullName: 'fine' },
          { status: 'failed', fullName: 'adds', failureMessages: [`\u001b[31mexpected 2\u001b[39m\n${long}`] },
        ],
      },
      { name: 'b.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
    ],
  }
  const [adds, unloaded] = failuresVitest(vitest)
  expect(adds).toMatch(/^a\.test\.ts › adds\n {4}expected 2\n {4}line 0\n/)
  expect(adds?.split('\n')).toHaveLength(15)
  expect(unloaded).toBe('b.test.ts\n    no such module')
  const results = [{ status: 'timedOut', error: { message: 'too late' } }]
  const spec = { title: 'signs in', file: 'door.spec.ts', ok: false, tests: [{ results }] }
  const playwright = {
    suites: [{ specs: [{ ok: true }], suites: [{ specs: [spec] }] }],
    errors: [{ message: 'no browser' }],
  }
  expect(failuresPlaywright(playwright)).toEqual([
    'door.spec.ts › signs in\n    too late',
    'outside the tests\n    no browser',
  ])
})

it('has no report when the run wrote none', () => {
  expect(takeReport('does/not/exist.json')).toBeUndefined()
})
