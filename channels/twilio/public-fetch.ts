import { lookup } from 'node:dns'
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net'
import { Agent, request } from 'undici'
import type { ProviderFetch } from '#channels/kit'

/** Networks that are nobody's business to reach from here: loopback, private, link-local, carrier, documentation. */
const inside = new BlockList()
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
  inside.addSubnet(network, bits, 'ipv4')
for (const [network, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(network, bits, 'ipv6')

/** Whether an IP address lies outside the public internet; IPv4 inside IPv6 counts as what it is. */
function isPrivateAddress(address: string): boolean {
  return inside.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
}

/** True when the host of an address is itself an IP address of the inside. A name is judged when it is resolved. */
export function namesPrivateAddress(url: URL): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return isIP(host) !== 0 && isPrivateAddress(host)
}

/** Resolves a name and refuses when it leads inside: the address that was checked is the one connected to. */
const publicLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { all: true }, (error, addresses) => {
    const first = addresses?.[0]
    if (error || first === undefined) return done(error ?? new Error(`${hostname} has no address`), '')
    if (addresses.some(({ address }) => isPrivateAddress(address))) {
      return done(new Error(`${hostname} leads to a private address`), '')
    }
    return options.all ? done(null, addresses) : done(null, first.address, first.family)
  })
}

/** Fetches from the public internet alone, following nothing. The body streams: its reader decides how much it takes. */
export function createPublicFetch(): ProviderFetch {
  const dispatcher = new Agent({ connect: { lookup: publicLookup } })
  return async (url, init) => {
    if (namesPrivateAddress(url)) throw new Error(`${url.hostname} is a private address`)
    const answer = await request(url, {
      dispatcher,
      method: init.method ?? 'GET',
      headers: Object.fromEntries(init.headers),
      signal: init.signal,
    })
    const headers = new Headers()
    for (const [name, value] of Object.entries(answer.headers)) {
      for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) headers.append(name, one)
    }
    const bodiless = [101, 204, 205, 304].includes(answer.statusCode)
    const body = bodiless ? null : (ReadableStream.from(answer.body) as ReadableStream<Uint8Array>)
    return new Response(body, { status: answer.statusCode, headers })
  }
}
