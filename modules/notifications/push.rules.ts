/** A browser's subscription as the Push API gives it; keys in base64url. */
export type PushSubscription = { endpoint: string; p256dh: string; auth: string }

/** Names that only mean something inside a house. */
const LOCAL_NAME = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|test|invalid|onion|arpa)$/

/**
 * Whether an address can be a push service on the internet: https on its own port, a public name, no credentials. What
 * the name leads to is asked once more when something is sent there.
 */
export function isPushEndpoint(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false
  const { protocol, hostname, port, username, password, hash } = new URL(endpoint)
  const named = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]+$/.test(hostname) && !LOCAL_NAME.test(hostname)
  return protocol === 'https:' && port === '' && username === '' && password === '' && hash === '' && named
}

const bytesOf = (text: string) => (/^[\w-]+={0,2}$/.test(text) ? Buffer.from(text, 'base64url').length : -1)

/** Whether keys have the shape that RFC 8291 asks for: an uncompressed P-256 point and sixteen bytes. */
export function arePushKeys(keys: { p256dh: string; auth: string }): boolean {
  return bytesOf(keys.p256dh) === 65 && Buffer.from(keys.p256dh, 'base64url')[0] === 4 && bytesOf(keys.auth) === 16
}

/** What the answer of a push service means: taken, the browser is gone, or try again later. */
export function verdictOf(status: number): 'TAKEN' | 'GONE' | 'LATER' | 'REFUSED' {
  if (status >= 200 && status < 300) return 'TAKEN'
  if (status === 404 || status === 410) return 'GONE'
  return status === 429 || status >= 500 ? 'LATER' : 'REFUSED'
}
