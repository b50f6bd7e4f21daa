import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCommand } from './processes.ts'

const ROOT = path.dirname(import.meta.dirname)

/** A small house in which each file breaks one fence, or none. */
const HOUSE: Record<string, string> = {
  'package.json':
    '{"type":"module","imports":{"#modules/*":"./modules/*/index.ts","#platform/*":"./platform/*/index.ts"}}',
  'tsconfig.json': '{"compilerOptions":{"module":"nodenext","allowImportingTsExtensions":true,"noEmit":true}}',
  'platform/db/index.ts': "export { open } from './open.ts'",
  'platform/db/open.ts': 'export const open = 1',
  'platform/nosy/index.ts': "import { a } from '#modules/a'\nexport const n = a",
  'modules/a/index.ts': "export { a } from './a.service.ts'",
  'modules/a/a.service.ts': "import { open } from '#platform/db'\nexport const a = open",
  'modules/a/a.rules.ts': "import { open } from '#platform/db'\nexport const r = open",
  'modules/b/index.ts': "import type { a } from '../a/a.service.ts'\nexport type B = typeof a",
  'modules/b/b.service.ts': "import { open } from '../../platform/db/open.ts'\nexport const b = open",
  'modules/b/round.ts': "import { trip } from './trip.ts'\nexport const round = () => trip",
  'modules/b/trip.ts': "import { round } from './round.ts'\nexport const trip = () => round",
  'language/index.ts': "import { readFileSync } from 'node:fs'\nexport const l = readFileSync",
  'apps/web/src/main.ts': "import { a } from '#modules/a'\nexport const m = a",
  'tools/t.ts': 'export const t = 1',
  'channels/c/index.ts': "import { t } from '../../tools/t.ts'\nexport const c = t",
}

let house: string

beforeAll(() => {
  house = mkdtempSync(path.join(tmpdir(), 'atlas-fences-'))
  for (const [file, source] of Object.entries(HOUSE)) {
    mkdirSync(path.dirname(path.join(house, file)), { recursive: true })
    writeFileSync(path.join(house, file), source)
  }
})

afterAll(() => rmSync(house, { recursive: true, force: true }))

it('catches each way around a door, and nothing else', { timeout: 30_000 }, async () => {
  const folders = Object.keys(HOUSE).flatMap((file) => (file.includes('/') ? [file.split('/', 1).join()] : []))
  const { output } = await runCommand(
    path.join(ROOT, 'node_modules', '.bin', 'depcruise'),
    ['--config', path.join(ROOT, '.dependency-cruiser.cjs'), '--output-type', 'json', ...new Set(folders)],
    { cwd: house },
  )
  const { summary } = JSON.parse(output.slice(output.indexOf('{'))) as {
    summary: { totalCruised: number; violations: { from: string; rule: { name: string } }[] }
  }
  expect(summary.totalCruised).toBeGreaterThanOrEqual(Object.keys(HOUSE).length - 2)
  expect(summary.violations.map(({ from, rule }) => `${from} ${rule.name}`).sort()).toEqual([
    'apps/web/src/main.ts browser-without-server-code',
    'channels/c/index.ts nothing-ships-from-the-workshop',
    'language/index.ts language-is-pure',
    'modules/a/a.rules.ts rules-are-pure',
    'modules/b/b.service.ts platform-by-its-door-from-outside',
    'modules/b/index.ts module-by-its-door',
    'modules/b/round.ts no-cycle',
    'platform/nosy/index.ts platform-knows-no-business',
  ])
})
