import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

const KEY_VERSION = 1

/**
 * Seals and opens secrets at rest with AES-256-GCM, and signs what we give away to get back unaltered (URL-safe text). Each
 * key is derived from the master key of the configuration.
 */
export type Vault = { seal(plain: string): Buffer; open(sealed: Buffer): string; sign(text: string): string }

/** Makes a vault. Format of a sealed value: version (1 byte) · nonce (12) · tag (16) · ciphertext. */
export function createVault(masterKey: string): Vault {
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', masterKey, 'atlas', 'credentials-at-rest', 32)))
  const links = Buffer.from(hkdfSync('sha256', masterKey, 'atlas', 'links', 32)).toString('base64url')
  return {
    sign: (text) => sign(links, text),
    seal(plain) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.from([KEY_VERSION]), nonce, cipher.getAuthTag(), body])
    },
    open(sealed) {
      if (sealed[0] !== KEY_VERSION) throw new Error('sealed with an unknown key version')
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13))
      decipher.setAuthTag(sealed.subarray(13, 29))
      return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]).toString('utf8')
    },
  }
}

/** SHA-256 of a text, as bytes. For tokens that are already random; never for passwords. */
export function sha256(text: string | Uint8Array): Buffer {
  return createHash('sha256').update(text).digest()
}

/** SHA-256 as lower-case hex. */
export function sha256Hex(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex')
}

/** A random token, URL-safe, with the given bytes of entropy. */
export function randomToken(bytes = 32): string {
  return randomBytes(bytes).toString('base64url')
}

/** HMAC-SHA256 as URL-safe text. */
export function sign(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url')
}

/** Compares two texts in constant time. */
export function sameText(a: string, b: string): boolean {
  const left = createHash('sha256').update(a).digest()
  const right = createHash('sha256').update(b).digest()
  return timingSafeEqual(left, right)
}
