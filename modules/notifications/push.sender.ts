import { request } from 'node:https'
import { publicLookup } from '#platform/net'
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
