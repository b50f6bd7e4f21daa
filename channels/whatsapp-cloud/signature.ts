import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { SignedRequest } from '#channels/kit'
import { at, readText } from '#channels/kit'

const HEADER = /^sha256=([0-9a-f]{64})$/i

/**
 * Checks `X-Hub-Signature-256` (contract 2.2): HMAC-SHA256 of the bytes as received, in constant time. The bytes carry
 * `\uXXXX` escapes, so a body that was parsed and written again does not verify. False for an empty secret.
 */
export function verifySignature(rawBody: Uint8Array, header: string | undefined, secret: string): boolean {
  const hex = typeof header === 'string' ? HEADER.exec(header.trim())?.[1] : undefined
  if (hex === undefined || secret === '') return false
  return timingSafeEqual(createHmac('sha256', secret).update(rawBody).digest(), Buffer.from(hex, 'hex'))
}

/** `verifySignature` on a whole request; the sha1 header of old apps is ignored. */
export function verifyRequest(request: SignedRequest, secret: string): boolean {
  return verifySignature(request.rawBody, request.headers['x-hub-signature-256'], secret)
}

function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}

/**
 * Answer to Meta's subscription check (contract 2.1): the challenge to send back as it is, or null (answer 403).
 * A repeated parameter, a missing one or an empty configured token is refused.
 */
export function verifyHandshake(query: unknown, token: string): string | null {
  const challenge = readText(at(query, 'hub.challenge'))
  const given = readText(at(query, 'hub.verify_token'))
  if (token === '' || at(query, 'hub.mode') !== 'subscribe' || given === null || !challenge) return null
  return sameText(given, token) ? challenge : null
}
