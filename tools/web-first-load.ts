import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

const ASSETS = path.join(path.dirname(import.meta.dirname), 'apps/web/dist/assets')

/** Files imported by these, and by them in turn; dynamic imports are no part of a first load. */
function closure(folder: string, entries: readonly string[]): Set<string> {
  const seen = new Set<string>()
  const waiting = [...entries]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    const source = readFileSync(path.join(folder, file), 'utf8')
    for (const [, name] of source.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) if (name) waiting.push(name)
  }
  return seen
}

/**
 * JavaScript that the first visit of the agency app fetches: what its page names, and the route it opens with its words.
 * @param folder built assets, with the page beside them
 * @param lazy beginnings of the names of files fetched at once though imported dynamically
 * @returns bytes after gzip
 */
export function firstLoadBytes(folder = ASSETS, lazy: readonly string[] = ['today-', 'locale-fr-']): number {
  const page = readFileSync(path.join(folder, '../index.html'), 'utf8')
  const named = [...page.matchAll(/assets\/([^"]+\.js)"/g)].map(([, name]) => name ?? '')
  const files = existsSync(folder) ? readdirSync(folder) : []
  const opened = files.filter((file) => file.endsWith('.js') && lazy.some((start) => file.startsWith(start)))
  if (named.length === 0 || opened.length < lazy.length) throw new Error('the build names no first page')
  return [...closure(folder, [...named, ...opened])].reduce(
    (sum, file) => sum + gzipSync(readFileSync(path.join(folder, file))).length,
    0,
  )
}
