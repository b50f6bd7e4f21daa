import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import {
  atLeast32,
  flag,
  hostsAndPorts,
  issuers,
  masterKeys,
  type OidcIssuer,
  oneOf,
  port,
  positive,
  proxies,
  roles,
  text,
  url,
  vapidKey,
  whole,
} from './readers.ts'

/** Everything the installation can be told. Read once at the start; nothing else reads the environment. */
export type Config = {
  mode: 'development' | 'test' | 'production'
  host: string
  port: number
  publicUrl: string
  trustedProxies: string[]
  dataDir: string
  databaseUrl: string | null
  migrationDatabaseUrl: string | null
  databasePoolSize: number
  redisUrl: string | null
  roles: ReadonlySet<'web' | 'worker' | 'scheduler'>
  simulators: boolean
  simulatorsPort: number
  masterKey: string | null
  masterKeysBefore: string[]
  authSecret: string | null
  smtpUrl: string | null
  smtpPrivateHosts: string[]
  mailFrom: string
  vapidPublicKey: string | null
  vapidPrivateKey: string | null
  whatsappBaseUrl: string
  whatsappApiVersion: string
  twilioBaseUrl: string
  oidcIssuers: OidcIssuer[]
  rateLimits: boolean
  clockSkewMs: number
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent'
}

/** One documented setting: its variable, what it is for, its default, and how its text is read. */
type Setting<T> = { variable: string; about: string; secret?: true; fallback: string | null; read(text: string): T }

const settings: { [K in keyof Config]: Setting<Config[K]> } = {
  mode: {
    variable: 'ATLAS_MODE',
    about: 'development, test or production',
    fallback: 'development',
    read: oneOf('development', 'test', 'production'),
  },
  host: { variable: 'ATLAS_HOST', about: 'address to listen on', fallback: '127.0.0.1', read: text },
  port: { variable: 'ATLAS_PORT', about: 'port of the application', fallback: '3000', read: port },
  publicUrl: {
    variable: 'ATLAS_PUBLIC_URL',
    about: 'address people use; made from host and port when empty',
    fallback: '',
    read: (v) => (v === '' ? v : url('http:', 'https:')(v)),
  },
  trustedProxies: {
    variable: 'ATLAS_TRUSTED_PROXIES',
    about:
      'reverse proxies in production whose X-Forwarded-For is believed: addresses, networks, loopback, uniquelocal',
    fallback: 'loopback,uniquelocal',
    read: proxies,
  },
  dataDir: {
    variable: 'ATLAS_DATA',
    about: 'folder for the embedded database, files and generated secrets',
    fallback: '.atlas',
    read: (v) => resolve(v),
  },
  databaseUrl: {
    variable: 'DATABASE_URL',
    about: 'PostgreSQL 18 as the unprivileged role atlas_app; the embedded server when empty',
    secret: true,
    fallback: '',
    read: (v) => (v === '' ? null : url('postgres:', 'postgresql:')(v)),
  },
  migrationDatabaseUrl: {
    variable: 'DATABASE_MIGRATION_URL',
    about: 'the same database as a role that may create roles and tables; only for migrations',
    secret: true,
    fallback: '',
    read: (v) => (v === '' ? null : url('postgres:', 'postgresql:')(v)),
  },
  databasePoolSize: {
    variable: 'DATABASE_POOL_SIZE',
    about:
      'connections for requests of this process (a few for each core of the database: more make all of them wait); its loops have one and a half times as many',
    fallback: '8',
    read: positive,
  },
  redisUrl: {
    variable: 'REDIS_URL',
    about: 'rate limits shared between processes; each counts for itself when empty or away',
    secret: true,
    fallback: '',
    read: (v) => (v === '' ? null : url('redis:', 'rediss:')(v)),
  },
  roles: {
    variable: 'ATLAS_ROLES',
    about: 'what this process does: web (HTTP), worker (what comes in and goes out), scheduler (what time brings)',
    fallback: 'web,worker,scheduler',
    read: roles,
  },
  simulators: {
    variable: 'ATLAS_SIMULATORS',
    about: 'talk to the provider simulators; refused in production',
    fallback: 'auto',
    read: (v) => (v === 'auto' ? true : flag(v)),
  },
  simulatorsPort: {
    variable: 'ATLAS_SIMULATORS_PORT',
    about: 'port of the simulators and the phone page',
    fallback: '3001',
    read: port,
  },
  masterKey: {
    variable: 'ATLAS_MASTER_KEY',
    about: 'encrypts provider credentials at rest (AES-256-GCM); generated outside production',
    secret: true,
    fallback: '',
    read: (v) => (v === '' ? null : atLeast32(v)),
  },
  masterKeysBefore: {
    variable: 'ATLAS_MASTER_KEYS_BEFORE',
    about:
      'earlier master keys (or the next one, while processes learn of it), separated by commas: they open what they sealed and keep links alive, and seal nothing',
    secret: true,
    fallback: '',
    read: masterKeys,
  },
  authSecret: {
    variable: 'ATLAS_AUTH_SECRET',
    about: 'signs sessions and file links; generated outside production',
    secret: true,
    fallback: '',
    read: (v) => (v === '' ? null : atLeast32(v)),
  },
  smtpUrl: {
    variable: 'SMTP_URL',
    about: "mail server for the system's own mail (invitation, sign-in)",
    secret: true,
    fallback: '',
    read: (v) => (v === '' ? null : url('smtp:', 'smtps:')(v)),
  },
  smtpPrivateHosts: {
    variable: 'ATLAS_SMTP_PRIVATE_HOSTS',
    about:
      "mail servers inside one's own network that an agency may connect a mailbox of: host:port, separated by commas",
    fallback: '',
    read: hostsAndPorts,
  },
  mailFrom: {
    variable: 'ATLAS_MAIL_FROM',
    about: "sender of the system's own mail",
    fallback: 'Atlas Immobilier <no-reply@atlas.localhost>',
    read: text,
  },
  vapidPublicKey: {
    variable: 'ATLAS_VAPID_PUBLIC_KEY',
    about: 'public half of the key pair for web push (P-256, base64url); push is off in production when empty',
    fallback: '',
    read: vapidKey(65),
  },
  vapidPrivateKey: {
    variable: 'ATLAS_VAPID_PRIVATE_KEY',
    about: 'private half of the key pair for web push; made by the installation outside production when empty',
    secret: true,
    fallback: '',
    read: vapidKey(32),
  },
  whatsappBaseUrl: {
    variable: 'WHATSAPP_BASE_URL',
    about: 'Graph API; the simulator outside production when empty',
    fallback: 'https://graph.facebook.com',
    read: url('http:', 'https:'),
  },
  whatsappApiVersion: {
    variable: 'WHATSAPP_API_VERSION',
    about: 'pinned Graph API version',
    fallback: 'v25.0',
    read: text,
  },
  twilioBaseUrl: {
    variable: 'TWILIO_BASE_URL',
    about: 'API of Twilio (text messages); the simulator outside production when empty',
    fallback: 'https://api.twilio.com',
    read: url('http:', 'https:'),
  },
  oidcIssuers: {
    variable: 'ATLAS_OIDC_ISSUERS',
    about:
      'JSON array of {issuer, audience, jwksUrl, orgIds}: outside sign-in servers and the organisations they may speak for',
    fallback: '[]',
    read: issuers,
  },
  rateLimits: {
    variable: 'ATLAS_RATE_LIMITS',
    about: 'limits by account and address; may be switched off outside production only',
    fallback: 'true',
    read: flag,
  },
  clockSkewMs: {
    variable: 'ATLAS_CLOCK_SKEW_MS',
    about:
      'how far the clock of this process is ahead of the others, in milliseconds: for tests, refused in production',
    fallback: '0',
    read: whole,
  },
  logLevel: {
    variable: 'ATLAS_LOG_LEVEL',
    about: 'fatal, error, warn, info, debug or silent',
    fallback: 'info',
    read: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'silent'),
  },
}

/** Thrown when settings are wrong; the message lists every problem at once and never shows a secret. */
export class ConfigError extends Error {
  readonly problems: string[]
  constructor(problems: string[]) {
    super(`The configuration has ${problems.length} problem(s):\n${problems.map((p) => `  - ${p}`).join('\n')}`)
    this.name = 'ConfigError'
    this.problems = problems
  }
}

/** Variables from a `.env` file (KEY=value lines); the real environment wins over it. */
function readEnvFile(path: string): Record<string, string> {
  if (!existsSync(path)) return {}
  const pairs = readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => /^\s*([A-Z][A-Z0-9_]*)\s*=\s*(.*?)\s*$/.exec(line))
    .filter((match) => match !== null)
  return Object.fromEntries(pairs.map((match) => [match[1] ?? '', (match[2] ?? '').replace(/^(["'])(.*)\1$/, '$2')]))
}

/** Reads and checks all settings. Throws ConfigError with every problem found. */
export function loadConfig(
  env: Record<string, string | undefined> = process.env,
  envFile: string | null = '.env',
): Config {
  const values = { ...(envFile ? readEnvFile(envFile) : {}), ...env }
  const problems: string[] = []
  const result: Record<string, unknown> = {}
  for (const [name, setting] of Object.entries(settings)) {
    const given = values[setting.variable]
    const raw = given === undefined || given === '' ? (setting.fallback ?? '') : given
    try {
      result[name] = setting.read(raw)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      problems.push(`${setting.variable}: ${why}${setting.secret ? '' : ` (it is "${raw}")`}`)
    }
  }
  const config = result as Config
  if (config.mode === 'production') problems.push(...productionProblems(config, values))
  if (problems.length > 0) throw new ConfigError(problems)
  if (config.mode === 'production') config.simulators = false
  if (config.publicUrl === '')
    config.publicUrl = `http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${config.port}`
  return config
}

function productionProblems(config: Config, values: Record<string, string | undefined>): string[] {
  const problems: string[] = []
  const need = (ok: boolean, why: string) => {
    if (!ok) problems.push(why)
  }
  need(
    values.ATLAS_SIMULATORS === undefined || config.simulators === false,
    'ATLAS_SIMULATORS: simulators do not exist in production',
  )
  need(config.rateLimits, 'ATLAS_RATE_LIMITS: limits stay on in production')
  need(config.clockSkewMs === 0, 'ATLAS_CLOCK_SKEW_MS: production goes by the clock of its machine')
  need(config.databaseUrl !== null, 'DATABASE_URL: production needs a real database server')
  need(config.masterKey !== null, 'ATLAS_MASTER_KEY: missing; production does not invent secrets')
  need(config.authSecret !== null, 'ATLAS_AUTH_SECRET: missing; production does not invent secrets')
  need(config.smtpUrl !== null, 'SMTP_URL: missing; invitations and sign-in links could not be sent')
  need(
    config.publicUrl?.startsWith('https://') ?? false,
    'ATLAS_PUBLIC_URL: production needs the https address people use',
  )
  need(
    (config.vapidPublicKey ?? null) === null || (config.vapidPrivateKey ?? null) !== null,
    'ATLAS_VAPID_PRIVATE_KEY: missing; the public key alone signs nothing',
  )
  need(
    (config.oidcIssuers ?? []).every((i) => i.jwksUrl.startsWith('https://')),
    'ATLAS_OIDC_ISSUERS: production fetches keys over https only',
  )
  return problems
}

/** The settings as rows of documentation: variable, default, meaning. */
export function describeSettings(): { variable: string; fallback: string; about: string; secret: boolean }[] {
  return Object.values(settings).map((s) => ({
    variable: s.variable,
    fallback: s.fallback ?? '',
    about: s.about,
    secret: s.secret === true,
  }))
}

/** A secret that a command takes from the environment instead of its arguments; null when it is not set. */
export function environmentSecret(name: string): string | null {
  return process.env[name] || null
}
