import { lookup } from 'node:dns'
import { request } from 'node:https'
import { BlockList, isIPv6 } from 'node:net'
import type { PushSubscription } from './push.rules.ts'

/** How long a push service may take to answer, in milliseconds. */
const ANSWER_MS = 10_000
/** How long it keeps a message for a browser that is away, in seconds. */
const KEEP_S = 12 * 3600

/** A message as it goes over the wire: encrypted for one browser (RFC 8291), signed by this installation (RFC 8292). */
export type SealedPush = { endpoint: string; headers: Record<string, string>; body: Buffer }

/** Brings a message to its push service; the status of the answer. */
export type PushPost = (push: SealedPush) => Promise<number>

export type Vapid = { publicKey: string; privateKey: string; subject: string }

/** Encrypts a text for one browser. */
export async function sealPush(to: PushSubscription, text: string, vapid: Vapid): Promise<SealedPush> {
  const { default: webPush } = await import('web-push')
  const { endpoint, p256dh, auth } = to
  const made = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, text, {
    vapidDetails: vapid,
    TTL: KEEP_S,
    contentEncoding: 'aes128gcm',
  })
  const headers = Object.entries(made.headers).map(([name, value]) => [name, String(value)])
  return { endpoint, headers: Object.fromEntries(headers), body: Buffer.from(made.body ?? '') }
}

/** Networks that are nobody's business to reach from here: loopback, private, link-local, carrier, documentation. */
const forbidden = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  forbidden.addSubnet(network, bits, 'ipv4')
for (const [network, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
  ['2001:db8::', 32],
] as const)
  forbidden.addSubnet(network, bits, 'ipv6')

/** Whether an IP address lies outside the public internet; IPv4 inside IPv6 counts as what it is. */
export function isPrivateAddress(address: string): boolean {
  return forbidden.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
}

/** Resolves a name and refuses when it leads inside: the address that was checked is the one connected to. */
const publicLookup: typeof lookup = Object.assign(
  (hostname: string, options: unknown, done: (...answer: unknown[]) => void) => {
    lookup(hostname, { all: true }, (error, addresses) => {
      const [first] = addresses ?? []
      if (error || !first) return done(error ?? new Error(`${hostname} has no address`))
      if (addresses.some(({ address }) => isPrivateAddress(address)))
        return done(new Error(`${hostname} leads to a private address`))
      const all = typeof options === 'object' && options !== null && 'all' in options && options.all === true
      return all ? done(null, addresses) : done(null, first.address, first.family)
    })
  },
  { __promisify__: lookup.__promisify__ },
) as typeof lookup

/** Posts over https to the public internet, following nothing. */
export const postPush: PushPost = ({ endpoint, headers, body }) =>
  new Promise((resolve, reject) => {
    const call = request(endpoint, { method: 'POST', headers, timeout: ANSWER_MS, lookup: publicLookup }, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    call.on('timeout', () => call.destroy(new Error('the push service did not answer')))
    call.on('error', reject)
    call.end(body)
  })
