import { randomBytes, randomInt } from 'node:crypto'

/** A message id in the provider's form. Random, never seeded: ids must stay unique across restarts. */
export function newMessageId(): string {
  return `wamid.${Buffer.concat([Buffer.from('HBgM'), randomBytes(21)]).toString('base64')}`
}

/** An id in Twilio's form: two letters of its kind and 32 hexadecimal digits. */
export function newSid(kind: 'SM' | 'MM'): string {
  return `${kind}${randomBytes(16).toString('hex')}`
}

/** A numeric object id of the length Meta uses for media and templates. */
export function newObjectId(): string {
  return `${randomInt(100_000_000, 999_999_999)}${randomInt(100_000, 999_999)}`
}
