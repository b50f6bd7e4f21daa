import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts processor time in hundredths of a second. */
const TICK_MS = 10

function stat(pid: string): { parent: number; ms: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return { parent: Number(fields[1]), ms: (Number(fields[11]) + Number(fields[12])) * TICK_MS }
  } catch {
    return null
  }
}

/** Processor time used so far by a process, in milliseconds. */
export function cpuOf(pid: number): number {
  return stat(String(pid))?.ms ?? 0
}

/** Processor time used so far by the living children of a process (the connections of a PostgreSQL), in milliseconds. */
export function cpuOfChildren(pid: number): number {
  let sum = 0
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue
    const found = stat(entry)
    if (found?.parent === pid) sum += found.ms
  }
  return sum
}
