import { isIP } from 'node:net'

/** An outside sign-in server and the organisations it may speak for. */
export type OidcIssuer = { issuer: string; audience: string; jwksUrl: string; orgIds: string[] }

/** The text as it stands. */
export const text = (value: string): string => value
/** A port number. */
export const port = (value: string): number => {
  const n = Number(value)
  if (!Number.isInteger(n) || n < 0 || n > 65535) throw new Error('must be a port between 0 and 65535')
  return n
}
/** A whole number. */
export const whole = (value: string): number => {
  if (!/^-?\d{1,9}$/.test(value)) throw new Error('must be a whole number')
  return Number(value)
}
/** A whole number above 0. */
export const positive = (value: string): number => {
  const n = Number(value)
  if (!Number.isInteger(n) || n < 1) throw new Error('must be a whole number above 0')
  return n
}
/** An address of one of the protocols, without a slash at its end. */
export const url =
  (...protocols: string[]) =>
  (value: string): string => {
    const parsed = URL.canParse(value) ? new URL(value) : null
    if (!parsed || !protocols.includes(parsed.protocol)) throw new Error(`must be a URL (${protocols.join(' ')})`)
    return value.replace(/\/$/, '')
  }
/** Yes or no. */
export const flag = (value: string): boolean => {
  if (['1', 'true', 'yes'].includes(value)) return true
  if (['0', 'false', 'no'].includes(value)) return false
  throw new Error('must be true or false')
}
/** One of these words. */
export const oneOf =
  <T extends string>(...allowed: T[]) =>
  (value: string): T => {
    const hit = allowed.find((a) => a === value)
    if (!hit) throw new Error(`must be one of ${allowed.join(', ')}`)
    return hit
  }
/** A key of web push, or null when none is set. */
export const vapidKey =
  (bytes: number) =>
  (value: string): string | null => {
    if (value === '') return null
    if (!/^[\w-]+$/.test(value) || Buffer.from(value, 'base64url').length !== bytes)
      throw new Error(`must be ${bytes} bytes in base64url`)
    return value
  }
/** A secret long enough to be one. */
export const atLeast32 = (value: string): string => {
  if (value.length < 32) throw new Error('must have at least 32 characters')
  return value
}
/** What a process does, separated by commas. */
export const roles = (value: string): ReadonlySet<'web' | 'worker' | 'scheduler'> =>
  new Set(value.split(',').map((part) => oneOf('web', 'worker', 'scheduler')(part.trim())))
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
/** Outside sign-in servers as a JSON array. */
export const issuers = (value: string): OidcIssuer[] => {
  let parsed: unknown
  try {
    parsed = JSON.parse(value)
  } catch {
    throw new Error('must be a JSON array')
  }
  if (!Array.isArray(parsed)) throw new Error('must be a JSON array')
  const read = parsed.map((item: Record<string, unknown> | null) => {
    const { issuer, audience, jwksUrl, orgIds } = item ?? {}
    const named = [issuer, audience, jwksUrl].every((part) => typeof part === 'string' && part !== '')
    if (!named || !Array.isArray(orgIds)) throw new Error('each issuer needs issuer, audience, jwksUrl and orgIds')
    // Compared with the organisation of a call, which is in lower case.
    const orgs = orgIds.map((id) => String(id).toLowerCase())
    if (!orgs.every((id) => UUID.test(id))) throw new Error('orgIds must be ids of organisations')
    return {
      issuer: String(issuer),
      audience: String(audience),
      jwksUrl: url('http:', 'https:')(String(jwksUrl)),
      orgIds: orgs,
    }
  })
  if (new Set(read.map((i) => i.issuer)).size < read.length) throw new Error('each issuer may stand there once')
  return read
}
/** Mail servers as host:port, separated by commas. */
export const hostsAndPorts = (value: string): string[] =>
  value
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => part !== '')
    .map((part) => {
      if (!/^[^\s:]+:\d{1,5}$/.test(part)) throw new Error('must be host:port, separated by commas')
      return part
    })
/** Addresses and networks of proxies, separated by commas. */
export const proxies = (value: string): string[] =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [address = '', bits, ...rest] = part.split('/')
      const range = isIP(address) > 0 && rest.length === 0 && (bits === undefined || /^\d{1,3}$/.test(bits))
      if (!range && !['loopback', 'linklocal', 'uniquelocal'].includes(part))
        throw new Error('must be addresses, networks (10.0.0.0/8), loopback, linklocal or uniquelocal')
      return part
    })

/** Earlier master keys, separated by commas. */
export const masterKeys = (value: string): string[] =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      if (part.length < 32) throw new Error('each must have at least 32 characters')
      return part
    })
