/** Whose link it is: one address of one organisation. It says nothing about the person. */
export type UnsubscribeLink = { orgId: string; identityId: string }

/** Signs a text with a secret of the installation, as URL-safe text. */
type Sign = (text: string) => string

/** Whether a text was signed like this with a secret of the installation; the signature may be cut. */
type Verify = (text: string, signature: string) => boolean

/** 96 bits: nobody guesses one. */
const SEAL = 16
/** A seal that was given for something else is none here. */
const sealedText = (body: string) => `unsubscribe:${body}`
const uuidOf = (bytes: Buffer) => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** The last part of an unsubscribe link: 59 URL-safe characters, the last sixteen of them a seal over the others. */
export function writeUnsubscribeLink({ orgId, identityId }: UnsubscribeLink, sign: Sign): string {
  const body = Buffer.from(`${orgId}${identityId}`.replaceAll('-', ''), 'hex').toString('base64url')
  return body + sign(sealedText(body)).slice(0, SEAL)
}

/** Whose link it is; null when it was not written here, or not whole. */
export function readUnsubscribeLink(token: string, verify: Verify): UnsubscribeLink | null {
  if (!/^[\w-]{59}$/.test(token)) return null
  const body = token.slice(0, -SEAL)
  if (!verify(sealedText(body), token.slice(-SEAL))) return null
  const bytes = Buffer.from(body, 'base64url')
  return { orgId: uuidOf(bytes.subarray(0, 16)), identityId: uuidOf(bytes.subarray(16, 32)) }
}
