import { createHash } from 'node:crypto'
import { storableJson } from './storable-json.ts'

const MAX_KEY_LENGTH = 512

/** One text from several parts, unambiguous and at most 512 characters; longer ones are replaced by their hash. */
export function compositeKey(...parts: readonly string[]): string {
  const joined = parts.map((part) => part.replaceAll('%', '%25').replaceAll('|', '%7C')).join('|')
  return joined.length <= MAX_KEY_LENGTH ? joined : `#${createHash('sha256').update(joined).digest('hex')}`
}

/** Key of an event that has no id of its own: the hash of what it says. */
export function contentKey(value: unknown): string {
  return createHash('sha256').update(storableJson(value)).digest('hex')
}
