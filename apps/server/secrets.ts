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
}

/** Reads the generated secrets below the data folder; makes them at the first start, readable by the owner only. */
export function localSecrets(config: Pick<Config, 'dataDir'>): LocalSecrets {
  const path = join(config.dataDir, 'secrets.json')
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as LocalSecrets
  mkdirSync(config.dataDir, { recursive: true })
  const made: LocalSecrets = {
    masterKey: randomToken(32),
    authSecret: randomToken(32),
    databasePassword: randomToken(18),
    appSecret: randomToken(24),
    verifyToken: randomToken(16),
    accessToken: randomToken(24),
  }
  writeFileSync(path, JSON.stringify(made, null, 2), { mode: 0o600 })
  chmodSync(path, 0o600)
  return made
}
