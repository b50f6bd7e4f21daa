import { randomBytes, randomInt } from 'node:crypto'

/** A message id in the provider's form. Random, never seeded: ids must stay unique across restarts. */
export function newMessageId(): string {
  return `wamid.${Buffer.concat([Buffer.from('HBgM'), randomBytes(21)]).toString('base64')}`
}

/** A numeric object id of the length Meta uses for media and templates. */
export function newObjectId(): string {
  return `${randomInt(100_000_000, 999_999_999)}${randomInt(100_000, 999_999)}`
}
