import { invalid, missing } from './errors.ts'
import { asText, type Json } from './json.ts'

/** Text under `key` of at most `max` characters; missing → 131008, too long or empty → 131009. */
export function boundedText(object: Json, key: string, path: string, max: number): string {
  const value = object[key]
  if (value === undefined || value === null) throw missing(path)
  if (typeof value !== 'string') throw invalid(path, 'must be a string')
  if (value.length === 0) throw invalid(path, 'must not be empty')
  if (value.length > max) throw invalid(path, `must be at most ${max} characters long`)
  return value
}

/** Like `boundedText`, for a key that may be absent. */
export function optionalText(object: Json, key: string, path: string, max: number): string | undefined {
  return object[key] === undefined ? undefined : boundedText(object, key, path, max)
}

/** Exactly one of `id` and `link`. */
export function validateMediaSource(media: Json, path: string): void {
  const hasId = media.id !== undefined
  const hasLink = media.link !== undefined
  if (hasId === hasLink) {
    throw hasId ? invalid(path, "must have either 'id' or 'link', not both") : missing(`${path}['id' or 'link']`)
  }
  if (hasLink && !/^https?:\/\/\S+$/.test(asText(media.link) ?? '')) throw invalid(`${path}['link']`, 'is not a URL')
}
