/** What a link of a reminder speaks of: one beginning (epoch milliseconds) of one appointment of one organisation. */
export type VisitLink = { orgId: string; appointmentId: string; startsAt: number }

/** Signs a text with a secret of the installation, as URL-safe text. */
export type Sign = (text: string) => string

/** Whether a text was signed like this with a secret of the installation; the signature may be cut. */
export type Verify = (text: string, signature: string) => boolean

/** 96 bits: nobody guesses one, and the link still fits a text message. */
const SEAL = 16
const bytesOf = (uuid: string) => Buffer.from(uuid.replaceAll('-', ''), 'hex')
const uuidOf = (bytes: Buffer) => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** The last part of a link to answer by: 67 URL-safe characters, the last sixteen of them a seal over the others. */
export function writeVisitLink({ orgId, appointmentId, startsAt }: VisitLink, sign: Sign): string {
  const at = Buffer.alloc(6)
  at.writeUIntBE(startsAt, 0, 6)
  const body = Buffer.concat([bytesOf(orgId), bytesOf(appointmentId), at]).toString('base64url')
  return body + sign(body).slice(0, SEAL)
}

/** What a link speaks of; null when it was not written here, or not whole. */
export function readVisitLink(token: string, verify: Verify): VisitLink | null {
  if (!/^[\w-]{67}$/.test(token)) return null
  const body = token.slice(0, -SEAL)
  if (!verify(body, token.slice(-SEAL))) return null
  const bytes = Buffer.from(body, 'base64url')
  return {
    orgId: uuidOf(bytes.subarray(0, 16)),
    appointmentId: uuidOf(bytes.subarray(16, 32)),
    startsAt: bytes.readUIntBE(32, 6),
  }
}
