import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { bootTestApp, type TestApp, type TestOrg } from '#testing'
import { runCli } from '../cli.ts'

let t: TestApp
let casa: TestOrg
beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
})
afterAll(() => t.close())

describe('atlas platform-admin', () => {
  async function run(...args: string[]) {
    const out: string[] = []
    const status = await runCli(['platform-admin', ...args], {
      out: (line) => void out.push(line),
      err: (line) => void out.push(line),
      async *lines() {},
    })
    return { status, out: out.join('\n') }
  }

  it('makes, lists and unmakes platform administrators, as the owner of the database alone', async () => {
    vi.stubEnv('DATABASE_URL', t.db.appUrl)
    expect((await run('list')).out).toContain('DATABASE_MIGRATION_URL')
    vi.stubEnv('DATABASE_MIGRATION_URL', t.db.superuserUrl)
    const { rows } = await t.superuser.query<{ email: string }>('select email from auth."user" where id = $1', [
      casa.admin.userId,
    ])
    const email = rows[0]?.email ?? ''
    expect((await run('grant', '--email', email.toUpperCase())).out).toContain('A second factor is needed first')
    expect((await run('grant', '--email', email)).out).toContain('already')
    expect((await run('list')).out).toContain(email)
    expect((await casa.admin.get<{ platformAdmin: boolean }>('/me')).body.platformAdmin).toBe(true)
    expect((await run('revoke', '--email', email)).status).toBe(0)
    expect((await casa.admin.get<{ platformAdmin: boolean }>('/me')).body.platformAdmin).toBe(false)
    expect((await run('grant', '--email', 'nobody@example.test')).status).toBe(1)
    for (const words of [
      ['grant'],
      ['grant', email],
      ['list', '--email', email],
      ['promote', '--email', email],
      ['list', '--force'],
    ])
      expect((await run(...words)).status, words.join(' ')).toBe(2)
    const recorded = await t.superuser.query<{ action: string }>(
      'select action from platform.audit_entries order by id',
    )
    expect(recorded.rows.map(({ action }) => action)).toEqual(['GRANT', 'REVOKE'])
    vi.unstubAllEnvs()
  })
})
