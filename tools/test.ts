/**
 * `npm test`: every check of the repository, the cheap ones first, none left out because another failed. Ends with a
 * table and, as the last line alone, the sum of the tests; a check that fails counts as one failed test.
 */
import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { type CommandResult, runCommand } from './processes.ts'
import { ensureSystemPackages } from './system-packages.ts'
import {
  type Counts,
  countPlaywright,
  countVitest,
  failuresPlaywright,
  failuresVitest,
  takeReport,
} from './test-counts.ts'
import { ensureWebBuild } from './web-build.ts'
import { firstLoadBytes } from './web-first-load.ts'

interface Outcome {
  ok: boolean
  /** Present for stages that run tests; the others count one failure when they fail. */
  counts?: Counts
  note?: string
  /** What failed, told again where the run ends: a build server shows the end alone. */
  failures?: string[]
}

interface Stage {
  name: string
  /** The stage exists once this path does. */
  needs?: string
  run(): Promise<Outcome>
}

let interrupted = false
const terminate = new AbortController()

const ROOT = path.dirname(import.meta.dirname)
const PLACE = { cwd: ROOT, signal: terminate.signal }
const REPORTS = path.join(ROOT, '.tmp')
const SERVER_SOURCES =
  'apps/server apps/simulators modules platform channels language locales contracts database testing bench tools e2e'.split(
    ' ',
  )

const bin = (name: string) => path.join(ROOT, 'node_modules', '.bin', name)
const print = (line: string) => process.stdout.write(`${line}\n`)

/** A check that is silent when all is well and shows its output otherwise. */
function check(name: string, command: string, args: readonly string[], needs?: string): Stage {
  const judge = ({ status, output }: CommandResult): Outcome => {
    if (status !== 0) print(output)
    return { ok: status === 0 }
  }
  const run = () => runCommand(command, args, { ...PLACE }).then(judge)
  return needs === undefined ? { name, run } : { name, needs, run }
}

/** The import graph. A checker that cruises no file would be green for ever, so the number is part of the verdict. */
async function cruise(config: string, folders: readonly string[]): Promise<{ ok: boolean; modules: number }> {
  const flags = ['--config', '.dependency-cruiser.cjs', '--ts-config', config, '--output-type', 'err']
  const { status, output } = await runCommand(bin('depcruise'), [...flags, ...folders], PLACE)
  const modules = Number(/(\d+) modules/.exec(output)?.[1] ?? 0)
  const ok = status === 0 && modules > 0
  if (!ok) print(output)
  return { ok, modules }
}

async function checkImports(): Promise<Outcome> {
  const exists = (folder: string) => existsSync(path.join(ROOT, folder))
  const server = await cruise('tsconfig.json', SERVER_SOURCES.filter(exists))
  // The browser app resolves names by its own configuration.
  const web = exists('apps/web/src')
    ? await cruise('apps/web/tsconfig.json', ['apps/web/src'])
    : { ok: true, modules: 0 }
  return { ok: server.ok && web.ok, note: `${server.modules + web.modules} files` }
}

async function runVitest(): Promise<Outcome> {
  const report = path.join(REPORTS, 'vitest.json')
  takeReport(report)
  const { status } = await runCommand(
    bin('vitest'),
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    { ...PLACE, env: process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }, onLine: print },
  )
  return judgeTests(status, takeReport(report), countVitest, failuresVitest)
}

async function runPlaywright(): Promise<Outcome> {
  const report = path.join(REPORTS, 'playwright.json')
  takeReport(report)
  const { status } = await runCommand(bin('playwright'), ['test', '--reporter=list,json'], {
    cwd: ROOT,
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    onLine: print,
  })
  return judgeTests(status, takeReport(report), countPlaywright, failuresPlaywright)
}

function judgeTests(
  status: number | null,
  report: unknown,
  count: (report: unknown) => Counts,
  failuresOf: (report: unknown) => string[],
): Outcome {
  if (report === undefined) return { ok: false, note: 'did not run to its end' }
  const counts = count(report)
  // A run may fail beside its tests (an error nobody caught, a setup that broke): then one failure is added.
  if (status !== 0 && counts.failed === 0) counts.failed = 1
  return { ok: status === 0, counts, failures: failuresOf(report) }
}

/** What a first visit may fetch, in bytes after gzip (quality.md). */
const FIRST_LOAD_BUDGET = 300_000

/** The build that the browser tests use; they find it done. Fails when a first visit fetches more than it may. */
async function buildWebApp(): Promise<Outcome> {
  try {
    await ensureWebBuild(print)
    const bytes = firstLoadBytes()
    const note = `first load ${Math.round(bytes / 1000)} kB of JavaScript`
    if (bytes <= FIRST_LOAD_BUDGET) return { ok: true, note }
    return { ok: false, note, failures: [`${note}, allowed are ${FIRST_LOAD_BUDGET / 1000}`] }
  } catch (error) {
    print(String(error))
    return { ok: false }
  }
}

async function systemPackages(): Promise<Outcome> {
  const lacking = await ensureSystemPackages(print)
  if (lacking) print(lacking)
  return { ok: lacking === undefined }
}

/** Silent when all is well; two at a time, since most of them use one core. */
const CHECKS: readonly Stage[] = [
  check('generated files', process.execPath, ['tools/check-generated.ts'], 'tools/check-generated.ts'),
  check('types', bin('tsc'), ['-p', 'tsconfig.json']),
  check('types of the web app', bin('tsc'), ['-p', 'apps/web/tsconfig.json'], 'apps/web/tsconfig.json'),
  check(
    'types of the phone page',
    bin('tsc'),
    ['-p', 'apps/simulators/phone/tsconfig.json'],
    'apps/simulators/phone/tsconfig.json',
  ),
  check('lint and format', bin('biome'), ['ci', '--colors=off', '--max-diagnostics=50']),
  { name: 'fences: imports', run: checkImports },
  check('fences: environment, clock, queries', process.execPath, ['tools/check-fences.ts']),
  { name: 'build of the web app', needs: 'apps/web/vite.config.ts', run: buildWebApp },
]

/** Tests have the machine to themselves. */
const TESTS: readonly Stage[] = [
  { name: 'unit and integration tests', run: runVitest },
  { name: 'browser tests', needs: 'e2e', run: runPlaywright },
]

interface Row extends Outcome {
  name: string
  seconds: number
}

function table(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(({ name }) => name.length))
  return rows
    .map(({ name, seconds, ok, counts, note }) => {
      const words = counts ? [`${counts.passed} passed`, `${counts.failed} failed`] : []
      if (counts && counts.skipped > 0) words.push(`${counts.skipped} skipped`)
      if (note) words.push(note)
      return `  ${ok ? '✓' : '✗'} ${name.padEnd(width)} ${seconds.toFixed(1).padStart(7)} s  ${words.join(', ')}`.trimEnd()
    })
    .join('\n')
}

/** Runs stages in their order, some at a time. */
async function runStages(stages: readonly Stage[], together: number): Promise<Row[]> {
  const rows: (Row | null)[] = stages.map(() => null)
  const waiting = [...stages.entries()]
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [at, { name, needs, run }] = next
      if (interrupted || (needs !== undefined && !existsSync(path.join(ROOT, needs)))) continue
      if (together === 1) print(`\n── ${name}`)
      const started = performance.now()
      const outcome = await run()
      const seconds = (performance.now() - started) / 1000
      rows[at] = { name, seconds, ...outcome }
      print(`${together === 1 ? '' : `── ${name}: `}${outcome.ok ? 'ok' : 'FAILED'} (${seconds.toFixed(1)} s)`)
    }
  }
  await Promise.all(Array.from({ length: together }, work))
  return rows.filter((row) => row !== null)
}

async function main(): Promise<void> {
  mkdirSync(REPORTS, { recursive: true })
  const rows = [
    ...(await runStages([{ name: 'system packages', run: systemPackages }], 1)),
    ...(await runStages(CHECKS, 2)),
    ...(await runStages(TESTS, 1)),
  ]
  const passed = rows.reduce((sum, { counts }) => sum + (counts?.passed ?? 0), 0)
  const failed = rows.reduce((sum, { ok, counts }) => sum + (counts?.failed ?? (ok ? 0 : 1)), 0)
  for (const failure of rows.flatMap(({ failures = [] }) => failures)) print(`\n✗ ${failure}`)
  print(`\n${table(rows)}${interrupted ? '\n  interrupted: the later stages did not run' : ''}\n`)
  process.exitCode = failed > 0 || interrupted ? 1 : 0
  print(`${passed} passed, ${failed} failed`)
}

// Ctrl-C in a terminal reaches the running stage by itself; a SIGTERM is passed on. The summary is still printed.
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    interrupted = true
    if (signal === 'SIGTERM') terminate.abort()
  })

await main()
