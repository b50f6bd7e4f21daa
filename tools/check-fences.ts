/**
 * The fences that no import graph shows: who may read the environment and the clock, who may talk to the database.
 * A scan of the text without comments, on purpose simple: a rule that needs more than a pattern belongs elsewhere.
 * Prints each breach as file:line and ends with status 1 when there is one.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

interface Fence {
  name: string
  pattern: RegExp
  /** Files the fence stands around; all source files when absent. */
  within?: RegExp
  /** Files that may. */
  allowed: RegExp
}

export interface Breach {
  fence: string
  file: string
  line: number
  text: string
}

const TESTS = String.raw`\.test\.tsx?$`
const WORKSHOP = '^(tools|testing|bench|e2e)/'
const QUERY_FILES = String.raw`\.(repository|views|read-model)\.ts$`

const FENCES: readonly Fence[] = [
  {
    name: 'only platform/config reads the environment',
    pattern: /\bprocess\.env\b/,
    allowed: new RegExp(String.raw`^platform/config/|${WORKSHOP}|\.config\.ts$`),
  },
  {
    name: 'the clock is injected (#platform/clock)',
    pattern: /\bDate\.now\(\)|\bnew Date\(\)|\bTemporal\.Now\b/,
    allowed: new RegExp(`^platform/clock/|^apps/(web|site)/|${WORKSHOP}|${TESTS}`),
  },
  {
    name: 'only platform/db opens connections',
    pattern: /\bimport (?!type\b).*\bfrom 'pg'|\bimport\('pg'\)/,
    allowed: new RegExp(`^platform/(db|postgres)/|${WORKSHOP}|${TESTS}`),
  },
  {
    name: 'only repository, views and read-model files query',
    pattern: /\.(selectFrom|insertInto|updateTable|deleteFrom|mergeInto|replaceInto)\(/,
    allowed: new RegExp(`${QUERY_FILES}|^platform/|^database/|${WORKSHOP}|${TESTS}`),
  },
  {
    name: 'SQL stands in repository, views and read-model files; a policy may state its row filter',
    pattern: /\bsql(<[^`]*>)?`/,
    allowed: new RegExp(String.raw`${QUERY_FILES}|\.policy\.ts$|^platform/|^database/|${WORKSHOP}|${TESTS}`),
  },
  {
    name: 'business time in SQL is app_now()',
    pattern: /(?<![\w.])(now\(\)|clock_timestamp\(\)|statement_timestamp\(\)|current_timestamp\b|current_date\b)/i,
    within: new RegExp(QUERY_FILES),
    allowed: /^platform\//,
  },
  {
    name: 'rules and language do no I/O',
    pattern: /\bfetch\(|\bprocess\.(cwd|exit|std(in|out|err))\b|\bMath\.random\(\)/,
    within: /^language\/|\.rules\.ts$/,
    allowed: new RegExp(TESTS),
  },
]

/** Source text with comments blanked, line numbers kept. Strings stay: SQL lives in them. */
export function withoutComments(source: string): string {
  const token = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g
  return source.replace(token, (found) => (found.startsWith('/') ? found.replace(/[^\n]/g, ' ') : found))
}

/** Every breach of a fence in one file. */
export function findBreaches(file: string, source: string): Breach[] {
  const around = FENCES.filter(({ within, allowed }) => (within?.test(file) ?? true) && !allowed.test(file))
  if (around.length === 0) return []
  const lines = withoutComments(source).split('\n')
  return around.flatMap(({ name, pattern }) =>
    lines.flatMap((text, index) =>
      pattern.test(text) ? [{ fence: name, file, line: index + 1, text: text.trim().slice(0, 120) }] : [],
    ),
  )
}

/** Source files of the work tree: tracked, or new and not ignored. */
function sourceFiles(root: string): string[] {
  const listed = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '--', '*.ts', '*.tsx'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  )
  return [...new Set(listed.split('\n'))].filter((file) => file && !/(^|\/)generated\/|\.gen\.ts$|\.d\.ts$/.test(file))
}

function main(root: string): void {
  const files = sourceFiles(root)
  const breaches = files.flatMap((file) => {
    try {
      return findBreaches(file, readFileSync(`${root}/${file}`, 'utf8'))
    } catch {
      // Tracked, but removed from the work tree.
      return []
    }
  })
  for (const { fence, file, line, text } of breaches) console.log(`${file}:${line}  ${fence}\n    ${text}`)
  console.log(`${files.length} files, ${breaches.length} breaches`)
  if (breaches.length > 0 || files.length === 0) process.exitCode = 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.cwd())
