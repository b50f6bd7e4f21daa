/** What is asked of `fetch`; `fetch` itself fits. */
export type ProviderFetch = (
  url: URL,
  init: {
    method?: ProviderRequest['method']
    headers: Headers
    redirect: 'manual'
    signal: AbortSignal
    body?: string | FormData
  },
) => Promise<Response>

/** The answer had begun, then the connection broke: thrown by a client that gives answers only whole. */
export class BrokenAnswer extends Error {
  readonly status: number
  constructor(status: number, cause: unknown) {
    super('the answer broke off', { cause })
    this.name = 'BrokenAnswer'
    this.status = status
  }
}

export interface CallOptions {
  /**
   * Ends the call. Give it more than the 10 s which `fetch` allows for connecting: a shorter one cannot tell
   * "never connected" from "no answer", and the result is then `unknown`.
   */
  signal: AbortSignal
  fetch: ProviderFetch
}

/** Why no readable answer exists. `detail` is for logs: the system's own words, without secrets. */
export interface FailureCause {
  code: 'invalid_request' | 'connect_failed' | 'aborted' | 'timeout' | 'connection_lost' | 'unreadable_answer'
  detail: string
  httpStatus: number | null
}

/** `not_sent`: no byte of the request left. `unknown`: it left, and nobody can say what became of it. */
export type CallOutcome =
  | { kind: 'answered'; status: number; headers: Headers; body: unknown }
  | { kind: 'unknown'; cause: FailureCause }
  | { kind: 'not_sent'; cause: FailureCause }

export interface ProviderRequest {
  url: string
  method: 'GET' | 'POST' | 'DELETE'
  headers: Readonly<Record<string, string>>
  body?: string | FormData | undefined
}

const MAX_ANSWER_BYTES = 1_000_000

/** Errors that are raised before a connection exists, TLS refusals included. */
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

function errorChain(error: unknown): Error[] {
  const chain: Error[] = []
  let current = error
  while (current instanceof Error && chain.length < 5) {
    chain.push(current)
    current = current.cause ?? (current instanceof AggregateError ? current.errors[0] : undefined)
  }
  return chain
}

function property(error: Error, name: 'code' | 'syscall'): string {
  const value: unknown = Reflect.get(error, name)
  return typeof value === 'string' ? value : ''
}

/** True when the failure is certain to have come before a connection existed. Anything doubtful is false. */
export function neverConnected(error: unknown): boolean {
  return errorChain(error).some(
    (link) => NEVER_CONNECTED.has(property(link, 'code')) || property(link, 'syscall') === 'connect',
  )
}

/** The failure of a call that threw, read from the error and the signal which may have ended it. */
export function failureOf(error: unknown, signal: AbortSignal): { kind: 'unknown' | 'not_sent'; cause: FailureCause } {
  const chain = errorChain(error)
  const detail = chain
    .map((link) => property(link, 'code') || link.message)
    .filter((part) => part !== '')
    .join(': ')
  if (neverConnected(error)) return { kind: 'not_sent', cause: { code: 'connect_failed', detail, httpStatus: null } }
  const timedOut = chain.some((link) => link.name === 'TimeoutError' || property(link, 'code').includes('TIMEOUT'))
  const code = timedOut ? 'timeout' : signal.aborted ? 'aborted' : 'connection_lost'
  return { kind: 'unknown', cause: { code, detail, httpStatus: null } }
}

/**
 * Reads a body of at most `maxBytes`; null when it is longer (the rest is not fetched).
 * @throws what the stream throws when the connection breaks.
 */
export async function readBounded(response: Response, maxBytes: number): Promise<Uint8Array | null> {
  const announced = Number(response.headers.get('content-length') ?? '0')
  if (announced > maxBytes) {
    await response.body?.cancel()
    return null
  }
  // The announced length is kept to by the client, unless the body is packed and grows.
  if (announced > 0 && !response.headers.has('content-encoding')) return new Uint8Array(await response.arrayBuffer())
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    // Leaving the loop cancels the stream.
    if (size > maxBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function parseAnswer(bytes: Uint8Array): { json: unknown } | null {
  try {
    return { json: JSON.parse(utf8.decode(bytes)) }
  } catch {
    return null
  }
}

/**
 * Calls a provider that answers in JSON. Never throws and never follows a redirect (the credentials stay with the host
 * they were meant for). An answer that is not JSON, or not complete, is `unknown`: the provider may have acted.
 */
export async function callProvider(request: ProviderRequest, options: CallOptions): Promise<CallOutcome> {
  if (options.signal.aborted) {
    return { kind: 'not_sent', cause: { code: 'aborted', detail: 'ended before the call', httpStatus: null } }
  }
  let url: URL
  let headers: Headers
  try {
    url = new URL(request.url)
    headers = new Headers(request.headers)
  } catch (error) {
    const detail = error instanceof Error ? error.name : 'invalid address or header'
    return { kind: 'not_sent', cause: { code: 'invalid_request', detail, httpStatus: null } }
  }
  let status: number | null = null
  try {
    const response = await options.fetch(url, {
      method: request.method,
      headers,
      redirect: 'manual',
      signal: options.signal,
      ...(request.body === undefined ? {} : { body: request.body }),
    })
    status = response.status
    const bytes = await readBounded(response, MAX_ANSWER_BYTES)
    const answer = bytes === null ? null : parseAnswer(bytes)
    if (answer !== null) return { kind: 'answered', status, headers: response.headers, body: answer.json }
    const detail = `answer with status ${status} is not JSON`
    return { kind: 'unknown', cause: { code: 'unreadable_answer', detail, httpStatus: status } }
  } catch (error) {
    const failure = failureOf(error, options.signal)
    if (error instanceof BrokenAnswer) status = error.status
    // Once a status line has come, the request has certainly left.
    return status === null ? failure : { kind: 'unknown', cause: { ...failure.cause, httpStatus: status } }
  }
}

/** `Retry-After` in milliseconds; null when absent or given as a date. */
export function retryAfterMs(headers: Headers): number | null {
  const value = headers.get('retry-after')
  return value !== null && /^\d{1,7}$/.test(value.trim()) ? Number(value) * 1000 : null
}
