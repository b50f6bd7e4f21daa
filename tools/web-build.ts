import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { runCommand } from './processes.ts'

const ROOT = path.dirname(import.meta.dirname)
const DIST = path.join(ROOT, 'apps/web/dist')
const STAMP = path.join(DIST, '.stamp')
const SOURCES = [
  'apps/web/src',
  'apps/web/public',
  'apps/web/index.html',
  'apps/web/vite.config.ts',
  'locales',
  'contracts',
  'package-lock.json',
]

function filesUnder(place: string): string[] {
  if (!existsSync(place)) return []
  if (statSync(place).isFile()) return [place]
  return readdirSync(place)
    .sort()
    .flatMap((name) => filesUnder(path.join(place, name)))
}

function fingerprint(): string {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap((source) => filesUnder(path.join(ROOT, source))))
    hash.update(path.relative(ROOT, file)).update(readFileSync(file))
  return hash.digest('hex')
}

/** Builds the agency app unless the built one is of these very sources. Returns whether it built. */
export async function ensureWebBuild(log: (line: string) => void): Promise<boolean> {
  const wanted = fingerprint()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return false
  log('building the agency app')
  const { status, output } = await runCommand(
    path.join(ROOT, 'node_modules/.bin/vite'),
    ['build', '--logLevel', 'error'],
    { cwd: path.join(ROOT, 'apps/web') },
  )
  if (status !== 0) throw new Error(`the agency app could not be built:\n${output}`)
  writeFileSync(STAMP, wanted)
  return true
}
