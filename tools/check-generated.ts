/** Tells whether every generated file is what `npm run generate` would write now; names what differs when not. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { generateAll } from './generate.ts'

const ROOT = path.dirname(import.meta.dirname)
const SHOWN = 6
const WIDTH = 140

/** Lines of `text` that `other` has not, each as often as it is lacking. */
function linesBeyond(text: string, other: string): string[] {
  const counts = new Map<string, number>()
  for (const line of other.split('\n')) counts.set(line, (counts.get(line) ?? 0) + 1)
  return text.split('\n').filter((line) => {
    const left = counts.get(line) ?? 0
    counts.set(line, left - 1)
    return left <= 0
  })
}

/** What changed in one file, in a few lines; null when nothing did. `committed` is null for a file that is not there. */
export function describeStale(file: string, committed: string | null, generated: string): string | null {
  if (committed === generated) return null
  if (committed === null) return `${file}: missing`
  const gone = linesBeyond(committed, generated)
  const fresh = linesBeyond(generated, committed)
  if (gone.length + fresh.length === 0) return `${file}: the same lines in another order`
  const show = (sign: string, lines: string[]) => [
    ...lines.slice(0, SHOWN).map((line) => `    ${sign} ${line.slice(0, WIDTH)}`),
    ...(lines.length > SHOWN ? [`    ${sign} … and ${lines.length - SHOWN} more`] : []),
  ]
  return [`${file}: ${gone.length} lines to go, ${fresh.length} to come`, ...show('-', gone), ...show('+', fresh)].join(
    '\n',
  )
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

async function main(): Promise<void> {
  const stale: string[] = []
  for (const [file, generated] of await generateAll()) {
    const difference = describeStale(file, readIfThere(path.join(ROOT, file)), generated)
    if (difference) stale.push(difference)
  }
  if (stale.length === 0) return
  process.stderr.write(`${stale.join('\n')}\n\nGenerated files are stale. Run: npm run generate\n`)
  process.exitCode = 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
