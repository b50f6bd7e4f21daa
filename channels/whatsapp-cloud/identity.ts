import { readId } from '#channels/kit'

const E164 = /^\+?[1-9]\d{4,14}$/
const BSUID = /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/

/**
 * E.164 with plus from a `wa_id` or a phone with or without plus; null when it is none. Meta's number is taken as it
 * is (contract 4.2: never "fix" the ninth digit of Brazil, Argentina, Mexico); only separators are dropped.
 */
export function toPhone(value: unknown): string | null {
  const id = readId(value)
  if (id === null) return null
  const digits = id.replace(/[\s().-]/g, '')
  return E164.test(digits) ? (digits.startsWith('+') ? digits : `+${digits}`) : null
}

/** True for a business-scoped user id: country code, dot, up to 128 letters and digits (`MA.13491208655302741918`). */
export function isBsuid(value: string): boolean {
  return BSUID.test(value)
}
