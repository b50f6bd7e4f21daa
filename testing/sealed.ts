import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** A value as the vault sealed it before values named their key; databases still hold such. */
export function sealedUnnamed(masterKey: string, plain: string): Buffer {
  const key = Buffer.from(hkdfSync('sha256', masterKey, 'atlas', 'credentials-at-rest', 32))
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.from([1]), nonce, cipher.getAuthTag(), body])
}
