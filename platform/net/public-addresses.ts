import { lookup } from 'node:dns'
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net'

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
export function isPrivateAddress(address: string): boolean {
  return inside.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
}

/** True when the host of an address is itself an IP address of the inside. A name is judged when it is resolved. */
export function namesPrivateAddress(url: URL): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return isIP(host) !== 0 && isPrivateAddress(host)
}

/** Resolves a name and refuses when it leads inside: the address that was checked is the one connected to. */
export const publicLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { all: true }, (error, addresses) => {
    const first = addresses?.[0]
    if (error || first === undefined) return done(error ?? new Error(`${hostname} has no address`), '')
    if (addresses.some(({ address }) => isPrivateAddress(address)))
      return done(new Error(`${hostname} leads to a private address`), '')
    return options.all ? done(null, addresses) : done(null, first.address, first.family)
  })
}

/** The address of a name or of an address written out, for a connection that is made later. Rejects what lies inside, and what has none. */
export async function resolvePublic(hostname: string): Promise<string> {
  const host = hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0) {
    if (isPrivateAddress(host)) throw new Error(`${hostname} is a private address`)
    return host
  }
  return new Promise((resolve, reject) => {
    publicLookup(host, {}, (error, address) => (error ? reject(error) : resolve(String(address))))
  })
}
