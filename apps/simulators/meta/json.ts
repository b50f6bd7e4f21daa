export type Json = Record<string, unknown>

/** The value as an object, or undefined. */
export function asObject(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined
}

/** The value as a list of objects; anything else in it is left out. */
export function asObjects(value: unknown): Json[] {
  return Array.isArray(value) ? value.map(asObject).filter((item) => item !== undefined) : []
}

/** The value as text, or undefined when it is not text. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
