import { createHash } from 'node:crypto'
import {
  type CallOptions,
  type FailureCause,
  failureOf,
  localError,
  type ProviderError,
  type ProviderFetch,
  readBounded,
} from '#channels/kit'
import { namesPrivateAddress } from '#platform/net'
import { basicAuth, type TwilioAccount } from './account.ts'
import { createPublicFetch } from './public-fetch.ts'
import { BAD_MEDIA, CANNOT_AUTHENTICATE } from './send.ts'

export interface DownloadedMedia {
  bytes: Uint8Array
  /** As the host declares it: to be sniffed, not believed. */
  mimeType: string | null
  /** Lower-case hex of what was received. */
  sha256: string
}

/**
 * `expired`: Twilio no longer has the file. `unreachable`: no answer; reading may simply be repeated. `too_large`: more
 * than the caller allowed; nothing is kept.
 */
export type MediaOutcome =
  | { kind: 'ok'; value: DownloadedMedia }
  | { kind: 'rejected'; error: ProviderError }
  | { kind: 'expired' }
  | { kind: 'too_large'; limit: number }
  | { kind: 'unreachable'; cause: FailureCause }

const MAX_REDIRECTS = 3
const publicFetch = createPublicFetch()

function refused(why: string): MediaOutcome {
  return { kind: 'rejected', error: localError(BAD_MEDIA, 'url', `url: ${why}`) }
}

function unreachable(detail: string, httpStatus: number | null): MediaOutcome {
  return { kind: 'unreachable', cause: { code: 'unreadable_answer', detail, httpStatus } }
}

/** How one address may be asked: with the account's credentials, without any, or not at all. */
function way(account: TwilioAccount, url: URL, first: boolean): 'api' | 'elsewhere' | null {
  if (url.username !== '' || url.password !== '') return null
  if (url.origin === URL.parse(account.baseUrl)?.origin) return 'api'
  return !first && url.protocol === 'https:' && !namesPrivateAddress(url) ? 'elsewhere' : null
}

async function readFile(response: Response, maxBytes: number): Promise<MediaOutcome> {
  const bytes = await readBounded(response, maxBytes)
  if (bytes === null) return { kind: 'too_large', limit: maxBytes }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { kind: 'ok', value: { bytes, mimeType: response.headers.get('content-type'), sha256 } }
}

/** What an answer without a file means; null for a redirect. */
function withoutFile(status: number, byApi: boolean): MediaOutcome | null {
  if (status === 404 || status === 410) return { kind: 'expired' }
  if (status === 401 || status === 403) {
    // The files' own host refuses an address whose time is over; Twilio gives a new one.
    const error = localError(CANNOT_AUTHENTICATE, 'account', `account token answered by ${status}`)
    return byApi ? { kind: 'rejected', error } : { kind: 'expired' }
  }
  return status >= 300 && status <= 399 ? null : unreachable(`media host answered ${status}`, status)
}

/**
 * Downloads the file of an inbound message, at most `maxBytes`. `mediaId` is the address Twilio gave (contract 3.4).
 * Never throws. The account's credentials go to Twilio's own host alone; it redirects to where the file lies, which is
 * asked without them, by https, and never at a private address. At most three redirects.
 * @param options `elsewhere` asks hosts that are not Twilio's; by default it reaches the public internet only.
 */
export async function fetchMedia(
  account: TwilioAccount,
  mediaId: string,
  maxBytes: number,
  options: CallOptions & { elsewhere?: ProviderFetch },
): Promise<MediaOutcome> {
  let url = URL.parse(mediaId)
  try {
    for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
      const by = url === null ? null : way(account, url, hop === 0)
      if (url === null || by === null) return refused('host is not one of the provider')
      const ask = by === 'api' ? options.fetch : (options.elsewhere ?? publicFetch)
      const headers = new Headers(by === 'api' ? basicAuth(account) : {})
      const response = await ask(url, { headers, redirect: 'manual', signal: options.signal })
      if (response.ok) return await readFile(response, maxBytes)
      await response.body?.cancel()
      const outcome = withoutFile(response.status, by === 'api')
      if (outcome !== null) return outcome
      url = URL.parse(response.headers.get('location') ?? '', url.href)
    }
    return unreachable('too many redirects', null)
  } catch (error) {
    return { kind: 'unreachable', cause: failureOf(error, options.signal).cause }
  }
}
