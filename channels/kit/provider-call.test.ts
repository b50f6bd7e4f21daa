import { describe, expect, it } from 'vitest'
import { callProvider, failureOf, neverConnected, retryAfterMs } from './provider-call.ts'

/** An error as `fetch` throws it: the reason sits in `cause`. */
function fetchError(cause: Record<string, unknown>): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error('inner'), cause) })
}

const open = new AbortController().signal

describe('neverConnected', () => {
  it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED'])(
    '%s comes before any byte',
    (code) => {
      expect(neverConnected(fetchError({ code }))).toBe(true)
      expect(failureOf(fetchError({ code }), open)).toMatchObject({
        kind: 'not_sent',
        cause: { code: 'connect_failed' },
      })
    },
  )

  it('reads the failures of several addresses tried in turn', () => {
    const tried = new AggregateError([Object.assign(new Error('x'), { code: 'ECONNREFUSED', syscall: 'connect' })])
    expect(neverConnected(new TypeError('fetch failed', { cause: tried }))).toBe(true)
  })

  it('tells a time-out of connecting from one of reading', () => {
    expect(neverConnected(fetchError({ code: 'ETIMEDOUT', syscall: 'connect' }))).toBe(true)
    expect(neverConnected(fetchError({ code: 'ETIMEDOUT', syscall: 'read' }))).toBe(false)
  })

  it.each([
    'ECONNRESET',
    'EPIPE',
    'UND_ERR_SOCKET',
    'UND_ERR_HEADERS_TIMEOUT',
    'UND_ERR_BODY_TIMEOUT',
    'EPROTO',
    'NEW',
  ])('%s may have come after the request', (code) => {
    expect(failureOf(fetchError({ code }), open).kind).toBe('unknown')
  })

  it('is false for what is no error at all', () => {
    expect(neverConnected('ECONNREFUSED')).toBe(false)
    expect(failureOf(undefined, open)).toMatchObject({ kind: 'unknown', cause: { code: 'connection_lost' } })
  })
})

describe('failureOf', () => {
  it('names time-outs and cancellations', () => {
    const timeout = new DOMException('time is up', 'TimeoutError')
    expect(failureOf(timeout, AbortSignal.abort(timeout)).cause.code).toBe('timeout')
    expect(failureOf(fetchError({ code: 'UND_ERR_HEADERS_TIMEOUT' }), open).cause.code).toBe('timeout')
    const stopped = new DOMException('stop', 'AbortError')
    expect(failureOf(stopped, AbortSignal.abort(stopped)).cause.code).toBe('aborted')
  })
})

describe('callProvider', () => {
  const request = { url: 'http://127.0.0.1/', method: 'GET', headers: {} } as const

  it('never throws, even when fetch throws at once or throws nonsense', async () => {
    for (const thrown of [new Error('x'), null, 'text']) {
      const outcome = await callProvider(request, {
        signal: open,
        fetch: () => {
          throw thrown
        },
      })
      expect(outcome.kind).toBe('unknown')
    }
  })

  it('does not take bytes that are no UTF-8 for an answer', async () => {
    const fetch = async () => new Response(new Uint8Array([0x22, 0xff, 0x22]))
    expect(await callProvider(request, { signal: open, fetch })).toMatchObject({
      kind: 'unknown',
      cause: { code: 'unreadable_answer', httpStatus: 200 },
    })
  })
})

describe('retryAfterMs', () => {
  it.each([
    ['30', 30_000],
    ['0', 0],
    [undefined, null],
    ['Wed, 21 Oct 2026 07:28:00 GMT', null],
    ['-1', null],
    ['99999999', null],
  ])('%s', (value, expected) => {
    expect(retryAfterMs(new Headers(value === undefined ? {} : { 'retry-after': value }))).toBe(expected)
  })
})
