import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'
import { sameText, sign } from './hashes.ts'

/** Sealed before keys had names: version (1 byte) · nonce (12) · tag (16) · ciphertext. Only opened. */
const UNNAMED = 1
/** Sealed now: version (1 byte) · key (8) · nonce (12) · tag (16) · ciphertext; version and key are authenticated too. */
const NAMED = 2
const HEAD = 9
const NONCE = 12
const TAG = 16
/** Characters of a signature below which it proves nothing: 96 bits. */
const SHORTEST = 16

/**
 * Seals and opens secrets at rest with AES-256-GCM, and signs what we give away to get back unaltered (URL-safe text).
 * Seals and signs with the key of now; opens and verifies with the other configured ones too.
 */
export type Vault = {
  seal(plain: string): Buffer
  /** Throws CannotOpen. */
  open(sealed: Buffer): string
  /** What everything sealed with the key of now begins with, and nothing else. */
  readonly head: Buffer
  sign(text: string): string
  /** Whether one of the keys signed the text; the signature may be cut, to 16 characters or more. */
  verify(text: string, signature: string): boolean
}

/** A sealed value that no configured key opens. Names neither value nor key. */
export class CannotOpen extends Error {
  readonly why: 'UNKNOWN_KEY' | 'ALTERED' | 'UNKNOWN_FORM'

  constructor(why: CannotOpen['why']) {
    super(`a sealed value cannot be opened (${why})`)
    this.name = 'CannotOpen'
    this.why = why
  }
}

type Key = { head: Buffer; cipher: KeyObject; links: string }

/** What is derived from a master key, each by its own name: knowing one says nothing about the others. */
function keyOf(masterKey: string): Key {
  const derive = (what: string, bytes: number) => Buffer.from(hkdfSync('sha256', masterKey, 'atlas', what, bytes))
  return {
    head: Buffer.concat([Buffer.from([NAMED]), derive('key-id', HEAD - 1)]),
    cipher: createSecretKey(derive('credentials-at-rest', 32)),
    links: derive('links', 32).toString('base64url'),
  }
}

/** What stands behind `head`; null when this key did not seal it, or not like this. */
function opened({ cipher }: Key, head: Buffer, rest: Buffer): string | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', cipher, rest.subarray(0, NONCE), { authTagLength: TAG })
    if (head.length > 0) decipher.setAAD(head)
    decipher.setAuthTag(rest.subarray(NONCE, NONCE + TAG))
    return Buffer.concat([decipher.update(rest.subarray(NONCE + TAG)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

/**
 * Makes a vault.
 * @param masterKey seals and signs from now on
 * @param others earlier keys, or the next one while processes learn of it: they open and verify alone
 */
export function createVault(masterKey: string, others: readonly string[] = []): Vault {
  const now = keyOf(masterKey)
  const keys = [now, ...others.map(keyOf)]
  return {
    head: now.head,
    seal(plain) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', now.cipher, nonce, { authTagLength: TAG }).setAAD(now.head)
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return Buffer.concat([now.head, nonce, cipher.getAuthTag(), body])
    },
    open(sealed) {
      if (sealed[0] === UNNAMED) {
        for (const key of keys) {
          const plain = opened(key, Buffer.alloc(0), sealed.subarray(1))
          if (plain !== null) return plain
        }
        throw new CannotOpen('ALTERED')
      }
      if (sealed[0] !== NAMED) throw new CannotOpen('UNKNOWN_FORM')
      const head = sealed.subarray(0, HEAD)
      const key = keys.find((one) => one.head.equals(head))
      if (!key) throw new CannotOpen('UNKNOWN_KEY')
      const plain = opened(key, head, sealed.subarray(HEAD))
      if (plain === null) throw new CannotOpen('ALTERED')
      return plain
    },
    sign: (text) => sign(now.links, text),
    verify(text, signature) {
      if (signature.length < SHORTEST) return false
      // Every key is tried, so that the time says nothing about which one it was.
      return keys.filter(({ links }) => sameText(signature, sign(links, text).slice(0, signature.length))).length > 0
    },
  }
}
