import { readFileSync, rmSync } from 'node:fs'

/** Tests of one run, retries counted once. */
export interface Counts {
  passed: number
  failed: number
  skipped: number
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function asNumber(value: unknown): number {
  return typeof value === 'number' ? value : 0
}

/** Counts of Vitest's JSON report. A test file that could not even be loaded counts as one failure. */
export function countVitest(report: unknown): Counts {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = asRecord(report)
  const files = Array.isArray(testResults) ? testResults.map(asRecord) : []
  const unloaded = files.filter(
    ({ status, assertionResults }) =>
      status === 'failed' &&
      !(Array.isArray(assertionResults) && assertionResults.some((test) => asRecord(test).status === 'failed')),
  ).length
  return {
    passed: asNumber(numPassedTests),
    failed: asNumber(numFailedTests) + unloaded,
    skipped: asNumber(numPendingTests) + asNumber(numTodoTests),
  }
}

/** Counts of Playwright's JSON report. A test that passed at a retry passed. */
export function countPlaywright(report: unknown): Counts {
  const { stats, errors } = asRecord(report)
  const { expected, unexpected, flaky, skipped } = asRecord(stats)
  const broken = Array.isArray(errors) && errors.length > 0 && asNumber(unexpected) === 0 ? 1 : 0
  return {
    passed: asNumber(expected) + asNumber(flaky),
    failed: asNumber(unexpected) + broken,
    skipped: asNumber(skipped),
  }
}

/** Reads a report and removes it, so that no later run counts it again; undefined when the run wrote none. */
export function takeReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  } finally {
    rmSync(file, { force: true })
  }
}
