import { connect } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { Redis } from 'ioredis'
import type { Finding } from './doctor.checks.ts'

const TIMEOUT_MS = 3_000
const SMTP_PORTS = { 'smtp:': 25, 'smtps:': 465 } as const

/** Shared rate limits and live events live there. */
export async function checkRedis(url: string): Promise<Finding> {
  const { host } = new URL(url)
  const redis = new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    connectTimeout: TIMEOUT_MS,
    retryStrategy: () => null,
  })
  redis.on('error', () => undefined)
  try {
    await redis.connect()
    await redis.ping()
    return { what: 'Redis', state: 'ok', detail: host }
  } catch (error) {
    return {
      what: 'Redis',
      state: 'failed',
      detail: `${host}: ${error instanceof Error ? error.message : String(error)}`,
    }
  } finally {
    redis.disconnect()
  }
}

/** The greeting of a mail server, within a few seconds. */
function greeting(url: URL): Promise<string> {
  return new Promise((resolve, reject) => {
    const secure = url.protocol === 'smtps:'
    const port = Number(url.port) || SMTP_PORTS[secure ? 'smtps:' : 'smtp:']
    const socket = secure
      ? connectTls({ host: url.hostname, port, servername: url.hostname })
      : connect({ host: url.hostname, port })
    const end = (settle: () => void) => {
      socket.destroy()
      settle()
    }
    socket.setTimeout(TIMEOUT_MS, () => end(() => reject(new Error('no greeting'))))
    socket.once('error', (error) => end(() => reject(error)))
    socket.once('data', (chunk: Buffer) => end(() => resolve(chunk.toString('latin1').trim())))
  })
}

/** The system's own mail leaves through it; nothing is sent here. */
export async function checkSmtp(address: string): Promise<Finding> {
  const url = new URL(address)
  try {
    const words = await greeting(url)
    const ok = words.startsWith('220')
    return { what: 'mail server', state: ok ? 'ok' : 'failed', detail: ok ? url.host : `${url.host}: ${words}` }
  } catch (error) {
    return {
      what: 'mail server',
      state: 'failed',
      detail: `${url.host}: ${error instanceof Error ? error.message : String(error)}`,
    }
  }
}

/** The stand-ins for providers; they run with npm start only, so that their absence is no fault. */
export async function checkSimulators(port: number): Promise<Finding> {
  const what = `simulators (port ${port})`
  const answer = await fetch(`http://127.0.0.1:${port}/simulator/phones`, {
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => null)
  return answer?.ok
    ? { what, state: 'ok', detail: 'the phone page answers' }
    : { what, state: 'note', detail: 'not running; npm start runs them' }
}
