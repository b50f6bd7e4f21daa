import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Clock } from '#platform/clock'
import { randomToken, sameText, sha256Hex, sign } from '#platform/crypto'

/** A stored file: content-addressed, so the same bytes are kept once per organisation. */
export type StoredFile = { hash: string; size: number }

/** Files of the organisations, on disk under the data folder, and the short-lived links that serve them. */
export type FileStore = {
  put(orgId: string, bytes: Uint8Array): Promise<StoredFile>
  get(orgId: string, hash: string): Promise<Buffer | null>
  /** Takes the bytes away for good. What was not there is gone already. */
  remove(orgId: string, hash: string): Promise<void>
  /** A relative URL that serves the file without further sign-in until it expires. */
  signedUrl(orgId: string, hash: string, mimeType: string, options?: { filename?: string; ttlSeconds?: number }): string
  /** What a token of signedUrl stands for, or null when it is forged or expired. */
  openToken(token: string): { orgId: string; hash: string; mimeType: string; filename: string | null } | null
}

const HASH = /^[0-9a-f]{64}$/
const DEFAULT_TTL_S = 60 * 60
const MAX_LINKS = 10_000

/** Opens the store below `root`. `secret` signs links; links are rounded to the hour so that browsers can cache. */
export function createFileStore(options: { root: string; secret: string; clock: Clock }): FileStore {
  // The same covers stand in list after list: a link is signed once and given again while it is the same.
  const links = new Map<string, string>()
  const pathOf = (orgId: string, hash: string) => join(options.root, orgId, hash.slice(0, 2), hash)
  return {
    async put(orgId, bytes) {
      const hash = sha256Hex(bytes)
      const path = pathOf(orgId, hash)
      const known = await stat(path).catch(() => null)
      if (!known) {
        await mkdir(dirname(path), { recursive: true })
        // Written aside and renamed: a crash or a full disk never leaves half a file under its hash.
        const aside = `${path}.${randomToken(6)}`
        await writeFile(aside, bytes)
        await rename(aside, path)
      }
      return { hash, size: bytes.byteLength }
    },
    async get(orgId, hash) {
      if (!HASH.test(hash)) return null
      return readFile(pathOf(orgId, hash)).catch(() => null)
    },
    async remove(orgId, hash) {
      if (HASH.test(hash)) await rm(pathOf(orgId, hash), { force: true })
    },
    signedUrl(orgId, hash, mimeType, { filename, ttlSeconds = DEFAULT_TTL_S } = {}) {
      const step = ttlSeconds * 1000
      const expires = (Math.floor(options.clock.now() / step) + 2) * step
      const content = JSON.stringify([orgId, hash, mimeType, filename ?? null, expires])
      const known = links.get(content)
      if (known) return known
      const body = Buffer.from(content).toString('base64url')
      const link = `/api/v1/files/${body}.${sign(options.secret, body)}`
      if (links.size >= MAX_LINKS) links.clear()
      links.set(content, link)
      return link
    },
    openToken(token) {
      const [body, mac] = token.split('.')
      if (!body || !mac || !sameText(mac, sign(options.secret, body))) return null
      const [orgId, hash, mimeType, filename, expires] = JSON.parse(
        Buffer.from(body, 'base64url').toString('utf8'),
      ) as [string, string, string, string | null, number]
      return expires > options.clock.now() ? { orgId, hash, mimeType, filename } : null
    },
  }
}
