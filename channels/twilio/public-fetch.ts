import { Agent, request } from 'undici'
import type { ProviderFetch } from '#channels/kit'
import { namesPrivateAddress, publicLookup } from '#platform/net'

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
