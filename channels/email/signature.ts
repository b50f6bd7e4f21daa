import { createHmac, timingSafeEqual } from 'node:crypto'
import type { SignedRequest } from '#channels/kit'

const HEADER = /^sha256=([0-9a-f]{64})$/i
const SECONDS = /^\d{9,11}$/

/** How far the clock of whoever hands mail over may be from ours, in milliseconds. */
const LEEWAY_MS = 5 * 60_000

type SignedHeaders = Readonly<Record<string, unknown>>

/**
 * When the mail was signed (`x-atlas-timestamp`, seconds), in epoch milliseconds; null when that or the signature is no
 * such header. Costs nothing: asked before the letter itself is taken in.
 */
export function signedAt(headers: SignedHeaders): number | null {
  const { 'x-atlas-timestamp': time, 'x-atlas-signature': signature } = headers
  if (typeof time !== 'string' || typeof signature !== 'string') return null
  return SECONDS.test(time) && HEADER.test(signature) ? Number(time) * 1000 : null
}

/** Whether what was signed at that instant may still be taken; what is older was kept by somebody and sent again. */
export const isFresh = (at: number, now: number): boolean => Math.abs(now - at) <= LEEWAY_MS

/** `x-atlas-signature` of a mail: HMAC-SHA256 of the timestamp, a dot and the bytes as they are. */
export function signMail(rawBody: Uint8Array, secret: string, seconds: number): Record<string, string> {
  return {
    'x-atlas-timestamp': String(seconds),
    'x-atlas-signature': `sha256=${digest(rawBody, secret, String(seconds))}`,
  }
}

/** Checks the signature over timestamp and bytes, in constant time. False for an empty secret. Never throws. */
export function verifyMail(
  { rawBody, headers }: Pick<SignedRequest, 'rawBody'> & { headers: SignedHeaders },
  secret: string,
) {
  if (secret === '' || signedAt(headers) === null) return false
  const given = HEADER.exec(String(headers['x-atlas-signature']))?.[1] ?? ''
  const expected = digest(rawBody, secret, String(headers['x-atlas-timestamp']))
  return timingSafeEqual(Buffer.from(expected, 'hex'), Buffer.from(given, 'hex'))
}

const digest = (rawBody: Uint8Array, secret: string, seconds: string) =>
  createHmac('sha256', secret).update(`${seconds}.`).update(rawBody).digest('hex')
