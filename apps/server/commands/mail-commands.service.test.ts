import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { signMail } from '#channels/email'
import { startWhatsAppBench, type TestOrg, type WhatsAppBench } from '#testing'
import { runCli } from '../cli.ts'

const BOX = 'accueil@anfa.example'
const SECRET = 'a-secret-of-the-operator'

let bench: WhatsAppBench
let casa: TestOrg
let slug: string

async function run(...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  const status = await runCli(args, {
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    async *lines() {},
  })
  return { status, out: out.join('\n'), err: err.join('\n') }
}
const rows = async (text: string, values: unknown[] = []) =>
  (await bench.t.superuser.query<Record<string, unknown>>(text, values)).rows

beforeAll(async () => {
  bench = await startWhatsAppBench(1)
  casa = await bench.t.org({ country: 'MA' })
  slug = String((await rows('select slug from app.organizations where org_id = $1', [casa.orgId]))[0]?.slug)
})
beforeEach(() => {
  const { config } = bench.t.app.platform
  vi.stubEnv('DATABASE_URL', bench.t.db.appUrl)
  vi.stubEnv('ATLAS_MODE', 'test')
  vi.stubEnv('ATLAS_MASTER_KEY', config.masterKey ?? '')
  vi.stubEnv('ATLAS_AUTH_SECRET', config.authSecret ?? '')
  vi.stubEnv('ATLAS_PUBLIC_URL', config.publicUrl)
  vi.stubEnv('ATLAS_SIMULATORS_PORT', new URL(bench.meta.url).port)
  vi.stubEnv('MAIL_APP_SECRET', SECRET)
})
afterEach(() => vi.unstubAllEnvs())
afterAll(() => bench.close())

describe('atlas connect incoming-mail', () => {
  const connect = (over: Record<string, string | null> = {}) => {
    const words = { organization: slug, address: BOX, app: 'operator-mail', ...over }
    const flags = Object.entries(words).flatMap(([name, value]) => (value === null ? [] : [`--${name}`, value]))
    return run('connect', 'incoming-mail', ...flags)
  }
  const appOf = async (address = BOX) =>
    (await rows('select app_key, mail_secret_at from app.channel_accounts where phone_number_id = $1', [address]))[0]

  it('lets letters to a connected mailbox come in, and again with another secret', async () => {
    expect((await run('connect', 'mailbox', '--organization', slug, '--address', BOX)).status).toBe(0)
    const done = await connect({ address: BOX.toUpperCase() })
    expect(done).toMatchObject({ status: 0, err: '' })
    expect(done.out).toContain(`/webhooks/email/operator-mail`)
    expect(done.out).not.toContain(SECRET)
    expect(await appOf()).toEqual({ app_key: 'operator-mail', mail_secret_at: null })
    const hand = async (secret: string, n: number) => {
      const raw = Buffer.from(`Message-ID: <${n}@x>\r\nFrom: <a${n}@x.example>\r\nTo: ${BOX}\r\n\r\nBonjour`)
      const answer = await bench.t.app.http.app.inject({
        method: 'POST',
        url: '/webhooks/email/operator-mail',
        headers: {
          'content-type': 'message/rfc822',
          ...signMail(raw, secret, Math.floor(bench.clock.now() / 1000)),
        },
        payload: raw,
      })
      return answer.statusCode
    }
    expect([await hand(SECRET, 1), await hand('a-secret-of-nobody', 2)]).toEqual([200, 401])
    vi.stubEnv('MAIL_APP_SECRET', `${SECRET}-2`)
    expect((await connect()).status).toBe(0)
    expect([await hand(SECRET, 3), await hand(`${SECRET}-2`, 4)]).toEqual([401, 200])
    expect(await rows('select 1 from app.inbound_events where org_id = $1', [casa.orgId])).toHaveLength(2)
  })

  it('takes over a mailbox that the agency set up itself', async () => {
    const id = String((await rows('select id from app.channel_accounts where phone_number_id = $1', [BOX]))[0]?.id)
    const seen = async () =>
      (
        await casa.admin.get<{ items: { id: string; version: number; mailIn: { own: boolean } | null }[] }>('/channels')
      ).body.items.find((item) => item.id === id)
    const renewed = await casa.admin.send('POST', `/channels/${id}/incoming-mail/secret`, {
      version: (await seen())?.version,
    })
    expect([renewed.status, (await seen())?.mailIn?.own]).toEqual([200, true])
    expect((await connect()).status).toBe(0)
    expect((await seen())?.mailIn).toMatchObject({ own: false, secretAt: null })
  })

  it('says what is missing or wrong, and changes nothing', async () => {
    const before = [await rows('select key from platform.provider_apps order by key'), await appOf()]
    for (const name of ['organization', 'address', 'app']) {
      const answer = await connect({ [name]: null })
      expect([name, answer.status]).toEqual([name, 2])
      expect(answer.err).toContain(`--${name} is missing`)
    }
    for (const secret of ['', 'fifteen-signs--']) {
      vi.stubEnv('MAIL_APP_SECRET', secret)
      const answer = await connect()
      expect(answer.status).toBe(2)
      expect(answer.err).toContain('MAIL_APP_SECRET')
      if (secret) expect(answer.err).not.toContain(secret)
    }
    vi.stubEnv('MAIL_APP_SECRET', SECRET)
    expect(await connect({ organization: 'nobody' })).toMatchObject({
      status: 1,
      err: 'There is no organisation "nobody".',
    })
    expect((await connect({ app: 'test' })).err).toContain('application of another kind')
    expect((await connect({ phone: '+212522000000', colour: 'x' })).status).not.toBe(0)
    expect((await run('connect', 'outgoing-mail', '--organization', slug)).status).toBe(2)
    expect([await rows('select key from platform.provider_apps order by key'), await appOf()]).toEqual(before)
  })

  it('needs a mailbox of that organisation', async () => {
    const lyon = await bench.t.org({ country: 'FR' })
    const [other] = await rows('select slug from app.organizations where org_id = $1', [lyon.orgId])
    const answer = await connect({ organization: String(other?.slug), app: 'lyon-mail' })
    expect(answer).toMatchObject({ status: 1, out: '' })
    expect(answer.err).toContain(`There is no mailbox ${BOX} in this organisation`)
    expect((await connect({ address: 'nobody@anfa.example' })).status).toBe(1)
    expect((await appOf())?.app_key).toBe('operator-mail')
  })
})

describe('atlas simulate mail', () => {
  const simulate = (...flags: string[]) => run('simulate', 'mail', ...flags)

  it('writes a letter that arrives as one of a mail service', async () => {
    await bench.connectMail(casa, 'contact@anfa.example')
    const done = await simulate('--from', 'salma@example.com', '--text', 'Un studio à Anfa', '--subject', 'Studio')
    expect(done).toMatchObject({ status: 0, err: '' })
    expect(JSON.parse(done.out)).toEqual({ id: expect.any(String) })
    await bench.settle()
    const arrived = await rows(
      `select m.text, m.payload ->> 'subject' as subject from app.messages m join app.channel_identities i on i.org_id = m.org_id and i.id = m.identity_id
        where i.value = 'salma@example.com' and m.direction = 'IN'`,
    )
    expect(arrived).toEqual([{ text: 'Un studio à Anfa', subject: 'Studio' }])
  })

  it('says how it is used when its words are wrong', async () => {
    for (const flags of [
      [],
      ['--from', 'salma@example.com'],
      ['--text', 'Bonjour'],
      ['--from', 'salma@example.com', '--text', ''],
      ['--from', 'salma@example.com', '--text', 'x', '--colour', 'blue'],
    ]) {
      const answer = await simulate(...flags)
      expect([flags, answer.status]).toEqual([flags, 2])
      expect(answer.err).toContain('atlas simulate mail --from')
    }
    expect((await run('simulate', 'inbound', '--from', '+212', '--text', 'x', '--subject', 'y')).status).toBe(2)
  })

  it('says what the simulator refused, and when none is there', async () => {
    const refused = await simulate('--from', 'no address', '--text', 'Bonjour')
    expect(refused.status).toBe(1)
    expect(refused.err).toContain('The simulator refused (400)')
    vi.stubEnv('ATLAS_SIMULATORS_PORT', '9')
    const nobody = await simulate('--from', 'salma@example.com', '--text', 'Bonjour')
    expect(nobody).toMatchObject({ status: 1, out: '' })
    expect(nobody.err).toContain('No simulator answers')
  })
})
