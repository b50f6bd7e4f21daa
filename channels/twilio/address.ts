import { readId } from '#channels/kit'

const PREFIX = /^whatsapp:/i
/** Seven digits at least: what is shorter is a short code, which is no number to write back to. */
const E164 = /^\+?[1-9]\d{6,14}$/
const BSUID = /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/

function bare(value: unknown): string | null {
  return readId(readId(value)?.replace(PREFIX, ''))
}

/** E.164 with plus from `+212…`, `212…` or `whatsapp:+212…`; null for a short code, a sender name, a user id. */
export function phoneOf(value: unknown): string | null {
  const digits = bare(value)?.replace(/[\s().-]/g, '')
  if (digits === undefined || !E164.test(digits)) return null
  return digits.startsWith('+') ? digits : `+${digits}`
}

/** True for a business-scoped user id (`MA.1349…`). */
export function isBsuid(value: string): boolean {
  return BSUID.test(value)
}

/** A user id with or without the prefix `whatsapp:` (both are seen, contract 3.4); null when there is none. */
export function userIdOf(value: unknown): string | null {
  return bare(value)
}

/** The user id an address itself is; null when it is a number. */
export function bsuidOf(value: unknown): string | null {
  const id = bare(value)
  return id !== null && isBsuid(id) ? id : null
}

/** One of our own senders, spelt as accounts are: `+212…`, `whatsapp:+212…`, a short code or a sender name. */
export function accountKeyOf(value: unknown): string | null {
  const address = readId(value)
  const name = bare(value)
  if (address === null || name === null) return null
  return `${PREFIX.test(address) ? 'whatsapp:' : ''}${phoneOf(name) ?? name}`
}
