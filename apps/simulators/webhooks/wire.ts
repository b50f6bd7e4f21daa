import { createHmac } from 'node:crypto'

/**
 * The exact text the provider puts on the wire: JSON in ASCII only, other characters as `\uXXXX` with lowercase hex
 * (surrogate pairs for emoji) and slashes as `\/`. A receiver that re-serialises before checking the signature fails on
 * the first Arabic or accented name. Source: provider contract 2.2.
 */
export function wireBody(value: unknown): string {
  return JSON.stringify(value)
    .replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('/', '\\/')
}

/** The `X-Hub-Signature-256` header for these exact bytes and this app secret. */
export function hubSignature(body: string, appSecret: string): string {
  return `sha256=${createHmac('sha256', appSecret).update(body, 'latin1').digest('hex')}`
}
