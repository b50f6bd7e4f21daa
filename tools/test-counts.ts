import { readFileSync, rmSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'

/** Tests of one run, retries counted once. */
export interface Counts {
  passed: number
  failed: number
  skipped: number
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function asList(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(asRecord) : []
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

/** The first lines of a message say what was expected; what follows is the way there. */
const MESSAGE_LINES = 14

const told = (name: string, message: unknown): string =>
  [name, ...stripVTControlCharacters(String(message)).trim().split('\n').slice(0, MESSAGE_LINES)].join('\n    ')

/** What failed in Vitest's JSON report: each test, or file that could not be loaded, with the first lines of its reason. */
export function failuresVitest(report: unknown): string[] {
  const { testResults } = asRecord(report)
  return asList(testResults).flatMap(({ name, status, message, assertionResults }) => {
    const failed = asList(assertionResults).filter((test) => test.status === 'failed')
    if (failed.length === 0) return status === 'failed' ? [told(String(name), message)] : []
    return failed.map(({ fullName, failureMessages }) =>
      told(`${String(name)} › ${String(fullName)}`, Array.isArray(failureMessages) ? failureMessages[0] : ''),
    )
  })
}

/** What failed in Playwright's JSON report, in the same form. */
export function failuresPlaywright(report: unknown): string[] {
  const { suites, errors } = asRecord(report)
  const within = (suite: Record<string, unknown>): string[] => [
    ...asList(suite.suites).flatMap(within),
    ...asList(suite.specs).flatMap(({ title, file, ok, tests }) => {
      if (ok !== false) return []
      const last = asList(asList(tests)[0]?.results).at(-1)
      return [told(`${String(file)} › ${String(title)}`, asRecord(last?.error).message ?? last?.status)]
    }),
  ]
  return [...asList(suites).flatMap(within), ...asList(errors).map(({ message }) => told('outside the tests', message))]
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
