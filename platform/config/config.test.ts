import { describe, expect, it } from 'vitest'
import { ConfigError, describeSettings, loadConfig } from './index.ts'

const SECRET = 'x'.repeat(32)
const ORG = '0195a000-0000-7000-8000-000000000000'
const production = {
  ATLAS_MODE: 'production',
  ATLAS_PUBLIC_URL: 'https://atlas.example.test',
  ATLAS_MASTER_KEY: SECRET,
  ATLAS_AUTH_SECRET: SECRET,
  DATABASE_URL: 'postgres://atlas_app@db/atlas',
  SMTP_URL: 'smtps://mail.example.test',
}

function problemsOf(env: Record<string, string | undefined>): string[] {
  try {
    loadConfig(env, null)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

describe('production', () => {
  it('starts with everything it needs, and without simulators', () => {
    expect(loadConfig(production, null)).toMatchObject({ simulators: false, rateLimits: true })
  })

  it('names every missing secret at once', () => {
    const problems = problemsOf({ ATLAS_MODE: 'production' })
    const variables = problems.map((problem) => problem.split(':')[0])
    expect(variables).toEqual(['DATABASE_URL', 'ATLAS_MASTER_KEY', 'ATLAS_AUTH_SECRET', 'SMTP_URL', 'ATLAS_PUBLIC_URL'])
  })

  it.each([
    ['ATLAS_SIMULATORS', 'true'],
    ['ATLAS_RATE_LIMITS', 'false'],
    ['ATLAS_CLOCK_SKEW_MS', '90000'],
    ['ATLAS_PUBLIC_URL', 'http://atlas.example.test'],
    ['ATLAS_MASTER_KEY', 'short'],
    ['ATLAS_AUTH_SECRET', ''],
    [
      'ATLAS_OIDC_ISSUERS',
      JSON.stringify([{ issuer: 'i', audience: 'a', jwksUrl: 'http://sso.example.test/certs', orgIds: [ORG] }]),
    ],
  ])('refuses %s=%s', (variable, value) => {
    expect(problemsOf({ ...production, [variable]: value })).toEqual([expect.stringContaining(`${variable}:`)])
  })
})

describe('settings', () => {
  it('report every wrong one at once and never show a secret', () => {
    const problems = problemsOf({
      ATLAS_PORT: '70000',
      ATLAS_MODE: 'demo',
      ATLAS_MASTER_KEY: 'hunter2',
      DATABASE_URL: 'mysql://root:hunter3@db/atlas',
      ATLAS_ROLES: 'web,king',
      ATLAS_CLOCK_SKEW_MS: 'a while',
    })
    expect(problems).toHaveLength(6)
    expect(problems.join('\n')).not.toMatch(/hunter/)
  })

  it('bind outside issuers to organisations by id, in lower case, each issuer once', () => {
    const issuer = {
      issuer: 'https://sso',
      audience: 'atlas',
      jwksUrl: 'https://sso/certs',
      orgIds: [ORG.toUpperCase()],
    }
    const read = (value: unknown) => loadConfig({ ATLAS_OIDC_ISSUERS: JSON.stringify(value) }, null).oidcIssuers
    expect(read([issuer])[0]?.orgIds).toEqual([ORG])
    for (const bad of [
      {},
      [null],
      [{ ...issuer, orgIds: ['casa'] }],
      [{ ...issuer, orgIds: ORG }],
      [{ ...issuer, audience: '' }],
      [{ ...issuer, jwksUrl: 'file:///etc/passwd' }],
      [issuer, issuer],
    ])
      expect(() => read(bad), JSON.stringify(bad)).toThrow(ConfigError)
    expect(problemsOf({ ATLAS_OIDC_ISSUERS: '[{' })[0]).toContain('must be a JSON array')
  })

  it('trust named proxies only', () => {
    const read = (value: string) => loadConfig({ ATLAS_TRUSTED_PROXIES: value }, null).trustedProxies
    expect(read('loopback, 10.0.0.0/8,192.0.2.7')).toEqual(['loopback', '10.0.0.0/8', '192.0.2.7'])
    for (const bad of ['true', '*', 'everyone', '10.0.0.0/8/8', 'proxy.example.test'])
      expect(() => read(bad), bad).toThrow(ConfigError)
  })

  it('take earlier master keys one by one, each as long as a key is', () => {
    const read = (value: string) => loadConfig({ ATLAS_MASTER_KEYS_BEFORE: value }, null).masterKeysBefore
    const [one, two] = ['1'.repeat(32), '2'.repeat(40)]
    expect([read(''), read(one), read(` ${one}, ${two},`)]).toEqual([[], [one], [one, two]])
    const problems = problemsOf({ ATLAS_MASTER_KEYS_BEFORE: `${one},hunter2` })
    expect(problems).toEqual([expect.stringMatching(/^ATLAS_MASTER_KEYS_BEFORE: each must have/)])
    expect(problems.join()).not.toMatch(/hunter|1{8}/)
  })

  it('are all described, secrets as such', () => {
    const secret = describeSettings().filter((setting) => setting.secret)
    for (const variable of [
      'DATABASE_URL',
      'ATLAS_MASTER_KEY',
      'ATLAS_MASTER_KEYS_BEFORE',
      'ATLAS_AUTH_SECRET',
      'SMTP_URL',
      'REDIS_URL',
    ])
      expect(secret.map((setting) => setting.variable)).toContain(variable)
    for (const setting of describeSettings()) expect(setting.about.length).toBeGreaterThan(5)
  })
})
