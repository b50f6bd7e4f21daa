import { createECDH } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '#platform/config'
import { randomToken } from '#platform/crypto'

/** What an installation outside production invents for itself once and keeps. */
export type LocalSecrets = {
  masterKey: string
  authSecret: string
  databasePassword: string
  appSecret: string
  verifyToken: string
  accessToken: string
  /** The key pair of web push, as P-256 in base64url. */
  vapidPublicKey: string
  vapidPrivateKey: string
}

/** Reads the generated secrets below the data folder; makes them at the first start, readable by the owner only. */
export function localSecrets(config: Pick<Config, 'dataDir'>): LocalSecrets {
  const path = join(config.dataDir, 'secrets.json')
  const known = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Partial<LocalSecrets>) : {}
  mkdirSync(config.dataDir, { recursive: true })
  const made: LocalSecrets = {
    masterKey: randomToken(32),
    authSecret: randomToken(32),
    databasePassword: randomToken(18),
    appSecret: randomToken(24),
    verifyToken: randomToken(16),
    accessToken: randomToken(24),
    ...pushKeys(),
    ...known,
  }
  if (Object.keys(known).length === Object.keys(made).length) return made
  writeFileSync(path, JSON.stringify(made, null, 2), { mode: 0o600 })
  chmodSync(path, 0o600)
  return made
}

/** A new key pair of web push. Leading zeros belong to the private half. */
function pushKeys(): Pick<LocalSecrets, 'vapidPublicKey' | 'vapidPrivateKey'> {
  const pair = createECDH('prime256v1')
  const vapidPublicKey = pair.generateKeys('base64url')
  const whole = Buffer.concat([Buffer.alloc(32), pair.getPrivateKey()]).subarray(-32)
  return { vapidPublicKey, vapidPrivateKey: whole.toString('base64url') }
}

/** The pair of the configuration, else the one of this machine; never half of each. */
export function pushPair(
  config: Pick<Config, 'vapidPublicKey' | 'vapidPrivateKey'>,
  secrets: LocalSecrets,
): Pick<Config, 'vapidPublicKey' | 'vapidPrivateKey'> {
  const { vapidPublicKey, vapidPrivateKey } = config.vapidPublicKey && config.vapidPrivateKey ? config : secrets
  return { vapidPublicKey, vapidPrivateKey }
}
