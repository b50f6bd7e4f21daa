import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { SignedRequest } from '#channels/kit'
import { type Form, parseForm } from './form.ts'

/** `params` for a form, `rawBody` for any other body (then the address carries `bodySHA256`). */
export type SignedWebhook = {
  /** The whole public address Twilio called, character by character. */
  url: string
  /** `X-Twilio-Signature`. */
  header: string | undefined
} & ({ params: Readonly<Form> } | { rawBody: string | Uint8Array })

const AUTHORITY = /^([a-z][a-z0-9+.-]*:\/\/)([^/?#]*)(.*)$/is

/**
 * The address without its port and with the port of its scheme: Twilio signs either, whatever we were called by
 * (contract 3.3). The rest is left as it is, since `new URL()` would change characters that were signed.
 */
function spellings(url: string): string[] {
  const [, scheme, authority, rest] = AUTHORITY.exec(url) ?? []
  if (scheme === undefined || authority === undefined) return [url]
  const [, host = '', port] = /^(.*?)(:\d*)?$/s.exec(authority) ?? []
  const standard = scheme.toLowerCase() === 'https://' ? ':443' : ':80'
  return [`${scheme}${host}${rest}`, port === undefined ? `${scheme}${host}${standard}${rest}` : url]
}

function parametersText(params: Readonly<Form>): string {
  return Object.keys(params)
    .sort()
    .flatMap((name) => {
      const value = params[name] ?? ''
      return Array.isArray(value) ? [...new Set(value)].sort().map((one) => name + one) : [name + value]
    })
    .join('')
}

function sameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}

function bodyMatches(url: string, rawBody: string | Uint8Array): boolean {
  const given = URL.parse(url)?.searchParams.get('bodySHA256') ?? ''
  return sameText(given.toLowerCase(), createHash('sha256').update(rawBody).digest('hex'))
}

/**
 * Checks `X-Twilio-Signature` in constant time: HMAC-SHA1 of the address and of every parameter, unknown ones too; for
 * a body that is no form, of the address alone, whose `bodySHA256` must be the body's. False for an empty token.
 */
export function verifySignature(webhook: SignedWebhook, authToken: string): boolean {
  const { url, header } = webhook
  if (typeof header !== 'string' || authToken === '') return false
  if ('rawBody' in webhook && !bodyMatches(url, webhook.rawBody)) return false
  const parameters = 'params' in webhook ? parametersText(webhook.params) : ''
  return spellings(url)
    .map((spelling) =>
      createHmac('sha1', authToken)
        .update(spelling + parameters)
        .digest('base64'),
    )
    .some((expected) => sameText(header, expected))
}

/** `verifySignature` on a whole request: a form, unless its address carries `bodySHA256`. */
export function verifyRequest({ rawBody, headers, url }: SignedRequest, secret: string): boolean {
  const header = headers['x-twilio-signature']
  const hashed = URL.parse(url)?.searchParams.has('bodySHA256') === true
  return verifySignature(hashed ? { url, header, rawBody } : { url, header, params: parseForm(rawBody) }, secret)
}
