import { createHash } from 'node:crypto'
import {
  at,
  type CallOptions,
  callProvider,
  type FailureCause,
  failureOf,
  localError,
  type ProviderError,
  readBounded,
  readId,
  readNumber,
  readWord,
} from '#channels/kit'
import { bearer, graphUrl, type SendAccount } from './account.ts'
import { baseMimeType, mediaLimit } from './media-limits.ts'
import { readSha256 } from './parse-media.ts'
import { CANNOT_AUTHENTICATE, INVALID_PARAMETER, settle } from './send.ts'

export interface MediaInfo {
  id: string
  /** Valid for five minutes, with the same bearer token. */
  url: string
  mimeType: string | null
  /** Lower-case hex. */
  sha256: string | null
  size: number | null
}

export interface DownloadedMedia {
  bytes: Uint8Array
  /** As the host declares it: to be sniffed, not believed. */
  mimeType: string | null
  /** Lower-case hex of what was received. */
  sha256: string
}

/**
 * `expired`: the address is no longer valid, ask for a new one. `unreachable`: no answer; reading may simply be
 * repeated. `too_large`: more than the caller allowed; nothing is kept.
 */
export type MediaOutcome<Value> =
  | { kind: 'ok'; value: Value }
  | { kind: 'rejected'; error: ProviderError }
  | { kind: 'expired' }
  | { kind: 'too_large'; limit: number }
  | { kind: 'unreachable'; cause: FailureCause }

const MEDIA_UPLOAD_ERROR = 131053
const MAX_REDIRECTS = 3
/** Where Meta keeps the files; `https` only. */
const META_MEDIA_HOSTS: readonly string[] = ['lookaside.fbsbx.com']

function readOutcome<Value>(settled: ReturnType<typeof settle<Value>>): MediaOutcome<Value> {
  if ('value' in settled) return { kind: 'ok', value: settled.value }
  return settled.kind === 'rejected' ? settled : { kind: 'unreachable', cause: settled.cause }
}

/** Address, type and size of a media id (contract 1.9). Inbound ids live seven days. */
export async function fetchMediaInfo(
  account: SendAccount,
  mediaId: string,
  options: CallOptions,
): Promise<MediaOutcome<MediaInfo>> {
  const url = `${graphUrl(account, mediaId)}?phone_number_id=${encodeURIComponent(account.phoneNumberId)}`
  const call = await callProvider({ url, method: 'GET', headers: bearer(account) }, options)
  return readOutcome(
    settle(call, (body): MediaInfo | null => {
      const address = readWord(at(body, 'url'))
      if (address === null) return null
      return {
        id: readId(at(body, 'id')) ?? mediaId,
        url: address,
        mimeType: readWord(at(body, 'mime_type')),
        sha256: readSha256(at(body, 'sha256')),
        size: readNumber(at(body, 'file_size')),
      }
    }),
  )
}

/** The token is given to the provider's own origin, to Meta's media host and to configured hosts; to no other. */
function mayHoldToken(account: SendAccount, url: URL): boolean {
  if (url.username !== '' || url.password !== '') return false
  if (url.origin === URL.parse(account.baseUrl)?.origin) return true
  if (account.mediaHosts?.includes(url.host)) return true
  return url.protocol === 'https:' && META_MEDIA_HOSTS.includes(url.host)
}

function refusedHost(): MediaOutcome<never> {
  return { kind: 'rejected', error: localError(INVALID_PARAMETER, 'url', 'url: host is not one of the provider') }
}

function refusedToken(why: string): MediaOutcome<never> {
  return { kind: 'rejected', error: localError(CANNOT_AUTHENTICATE, 'account', `account token ${why}`) }
}

/** Null for a token no header can carry; the error of `Headers` would quote it. */
function authorization(account: SendAccount): Headers | null {
  try {
    return new Headers(bearer(account))
  } catch {
    return null
  }
}

async function readFile(response: Response, maxBytes: number): Promise<MediaOutcome<DownloadedMedia>> {
  const bytes = await readBounded(response, maxBytes)
  if (bytes === null) return { kind: 'too_large', limit: maxBytes }
  return {
    kind: 'ok',
    value: {
      bytes,
      mimeType: response.headers.get('content-type'),
      sha256: createHash('sha256').update(bytes).digest('hex'),
    },
  }
}

/**
 * Downloads a media address with the token, at most `maxBytes`. Never throws. The host is checked before the call and
 * at each of at most three redirects, so that neither the token nor the request reaches anybody else.
 */
export async function downloadMedia(
  account: SendAccount,
  address: string,
  maxBytes: number,
  options: CallOptions,
): Promise<MediaOutcome<DownloadedMedia>> {
  const headers = authorization(account)
  if (headers === null) return refusedToken('cannot be written into a header')
  let url = URL.parse(address)
  try {
    for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
      if (url === null || !mayHoldToken(account, url)) return refusedHost()
      const response = await options.fetch(url, {
        headers,
        redirect: 'manual',
        signal: options.signal,
      })
      if (response.ok) return await readFile(response, maxBytes)
      await response.body?.cancel()
      if (response.status === 404 || response.status === 410) return { kind: 'expired' }
      if (response.status === 401 || response.status === 403) return refusedToken(`answered by ${response.status}`)
      const location = response.headers.get('location')
      if (response.status < 300 || response.status > 399 || location === null) {
        const detail = `media host answered ${response.status}`
        return { kind: 'unreachable', cause: { code: 'unreadable_answer', detail, httpStatus: response.status } }
      }
      url = URL.parse(location, url.href)
    }
    const detail = 'too many redirects'
    return { kind: 'unreachable', cause: { code: 'unreadable_answer', detail, httpStatus: null } }
  } catch (error) {
    return { kind: 'unreachable', cause: failureOf(error, options.signal).cause }
  }
}

/** Information and file of a media id; when the address has expired meanwhile, a new one is fetched once. */
export async function fetchMedia(
  account: SendAccount,
  mediaId: string,
  maxBytes: number,
  options: CallOptions,
): Promise<MediaOutcome<DownloadedMedia & { info: MediaInfo }>> {
  let outcome: MediaOutcome<DownloadedMedia> = { kind: 'expired' }
  for (let attempt = 0; attempt < 2 && outcome.kind === 'expired'; attempt += 1) {
    const info = await fetchMediaInfo(account, mediaId, options)
    if (info.kind !== 'ok') return info
    if (info.value.size !== null && info.value.size > maxBytes) return { kind: 'too_large', limit: maxBytes }
    outcome = await downloadMedia(account, info.value.url, maxBytes, options)
    if (outcome.kind === 'ok') return { kind: 'ok', value: { ...outcome.value, info: info.value } }
  }
  return outcome
}

/** Uploads a file for sending; the id lives thirty days. Type and size are checked first (contract 1.9). */
export async function uploadMedia(
  account: SendAccount,
  file: { bytes: Uint8Array<ArrayBuffer>; mimeType: string; filename: string },
  options: CallOptions,
): Promise<MediaOutcome<{ id: string }>> {
  const limit = mediaLimit(file.mimeType)
  if (limit === null) {
    return { kind: 'rejected', error: localError(MEDIA_UPLOAD_ERROR, 'file.mimeType', 'file.mimeType: unsupported') }
  }
  if (file.bytes.byteLength > limit) return { kind: 'too_large', limit }
  const form = new FormData()
  form.set('messaging_product', 'whatsapp')
  form.set('type', baseMimeType(file.mimeType))
  form.set('file', new Blob([file.bytes], { type: file.mimeType }), file.filename)
  const url = graphUrl(account, account.phoneNumberId, 'media')
  const call = await callProvider({ url, method: 'POST', headers: bearer(account), body: form }, options)
  return readOutcome(
    settle(call, (body) => {
      const id = readId(at(body, 'id'))
      return id === null ? null : { id }
    }),
  )
}
