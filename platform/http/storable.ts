/** Deeper than any input of ours; what is nested deeper is refused like a character that cannot be kept. */
const MAX_DEPTH = 40

/**
 * The dotted path of the first text that PostgreSQL cannot keep (a NUL, a lone surrogate), in keys or values; of what is
 * nested too deeply; null when all is well. Bytes are left alone.
 */
export function unstorableField(value: unknown, depth = 0): string | null {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? '' : null
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return null
  if (depth >= MAX_DEPTH) return ''
  for (const [key, part] of Object.entries(value)) {
    if (unstorableField(key) !== null) return '?'
    const inner = unstorableField(part, depth + 1)
    if (inner !== null) return inner === '' ? key : `${key}.${inner}`
  }
  return null
}
