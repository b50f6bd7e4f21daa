import { isRecord, storable } from './untrusted.ts'

const MAX_DEPTH = 64
const CUT = '[cut: nested too deeply]'

function prune(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return storable(value)
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value
  if (Array.isArray(value)) {
    if (depth >= MAX_DEPTH) return CUT
    return Array.from(value as readonly unknown[], (item) => prune(item, depth + 1))
  }
  if (isRecord(value)) {
    if (depth >= MAX_DEPTH) return CUT
    // Without a prototype, a key called __proto__ is a key like any other.
    const copy: Record<string, unknown> = Object.create(null)
    for (const key of Object.keys(value)) copy[storable(key)] = prune(value[key], depth + 1)
    return copy
  }
  return null
}

/**
 * JSON text of an unchecked value that PostgreSQL `jsonb` accepts: no NUL, no lone surrogate, at most 64 levels.
 * Never throws; values JSON does not know, and those that cannot even be read, become null.
 */
export function storableJson(value: unknown): string {
  try {
    return JSON.stringify(prune(value, 0))
  } catch {
    return 'null'
  }
}
