import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  bootTestApp,
  type Caller,
  type SimulatorOptions,
  type Simulators,
  startSimulators,
  type TestApp,
  type TestOrg,
} from '#testing'

const APP_SECRET = 'meta-application-secret-of-casa'
const TOKEN = 'meta-access-token-of-casa'
const AUTH = 'twilio-auth-token-of-casa'
const PASSWORD = 'mailbox-password-of-casa'
const SID = `AC${'5a'.repeat(16)}`
const WABA = '500100200300'
const NUMBER = {
  phoneNumberId: '600100200300',
  wabaId: WABA,
  displayPhone: '+212522000001',
  name: 'Anfa',
  country: 'MA',
}
const ELSEWHERE = { ...NUMBER, phoneNumberId: '600100200301', wabaId: '500100200301', displayPhone: '+212522000002' }
const PHONE = '212661445566'

type Draft = {
  id: string
  step: string
  version: number
  account: { id: string } | null
  webhook: { callbackUrl: string; verifyToken: string } | null
  heardAt: string | null
  sent: { status: string } | null
}
type Channel = {
  id: string
  status: string
  version: number
  displayName: string
  agentEnabled: boolean
  callbackUrl: string | null
  reason: { code: string; text: string | null } | null
  queued: number
}
type Problem = { code: string; detail: string; errors?: { field: string; code: string }[] }

let t: TestApp
let meta: Simulators
let casa: TestOrg
let lyon: TestOrg
let manager: Caller
let auditor: Caller
const answers: string[] = []

beforeAll(async () => {
  const options: SimulatorOptions = {
    port: 0,
    webhookUrl: 'http://127.0.0.1:9/',
    appSecret: APP_SECRET,
    verifyToken: 'of the operator',
    accessTokens: [TOKEN, `${TOKEN}-2`],
    numbers: [NUMBER, ELSEWHERE],
    twilioNumbers: [
      { accountSid: SID, authToken: AUTH, number: '+212520000009', inboundUrl: 'http://127.0.0.1:9/', name: 'SMS' },
    ],
    clock: { now: () => t.clock.now() },
    delivery: 'manual',
    smtpPort: 0,
  }
  meta = await startSimulators(options)
  t = await bootTestApp({ WHATSAPP_BASE_URL: meta.url, TWILIO_BASE_URL: meta.url })
  t.app.platform.config.publicUrl = await t.app.listen()
  casa = await t.org({ name: 'Anfa Immobilier' })
  lyon = await t.org({ name: 'Maison Rhône', country: 'FR' })
  manager = await t.member(casa, ['MANAGER'])
  auditor = await t.member(casa, ['AUDITOR'])
})
afterAll(async () => {
  await t.close()
  await meta.close()
})

async function post<T>(url: string, body: unknown, who: Caller = casa.admin) {
  const answer = await who.send<T & Problem>('POST', url, body)
  answers.push(JSON.stringify(answer.body))
  return answer
}
async function list(who: Caller = casa.admin) {
  const answer = await who.get<{ items: Channel[]; drafts: { id: string; step: string }[] }>('/channels')
  answers.push(JSON.stringify(answer.body))
  return answer.body
}
async function channel(id: string): Promise<Channel> {
  const found = (await list()).items.find((item) => item.id === id)
  if (!found) throw new Error(`no channel ${id}`)
  return found
}
const settle = async () => {
  for (let round = 0; round < 5; round += 1) {
    await meta.deliverAll()
    await t.app.drain()
  }
}

describe('connecting a WhatsApp number', () => {
  const keys = { accessToken: TOKEN, appSecret: APP_SECRET }
  let draft: Draft

  it.each([
    ['a token nobody knows', { ...keys, accessToken: 'a-token-of-nobody' }, {}, 'CHANNEL_REFUSED', 'accessToken'],
    [
      'another application’s secret',
      { ...keys, appSecret: 'of-something-else' },
      {},
      'CHANNEL_APP_SECRET',
      'appSecret',
    ],
    ['a revoked token', keys, { tokenRevoked: true }, 'CHANNEL_REFUSED', 'accessToken'],
    [
      'a token without a right',
      keys,
      { missingScopes: ['whatsapp_business_management'] },
      'CHANNEL_SCOPE_MISSING',
      'accessToken',
    ],
    ['Meta being down', keys, { providerDown: true }, 'CHANNEL_UNREACHABLE', undefined],
  ])('keeps nothing of %s', async (_what, body, faults, code, field) => {
    meta.setFaults(faults)
    const refused = await post('/channel-drafts', body)
    meta.setFaults({})
    expect([refused.status, refused.body.code, refused.body.errors?.[0]?.field]).toEqual([422, code, field])
    expect(refused.body.detail.length).toBeGreaterThan(20)
    expect((await list()).drafts).toEqual([])
  })

  it('says when nobody answers at all', async () => {
    const { config } = t.app.platform
    config.whatsappBaseUrl = 'http://127.0.0.1:9'
    const refused = await post('/channel-drafts', keys)
    config.whatsappBaseUrl = meta.url
    expect([refused.status, refused.body.code]).toEqual([422, 'CHANNEL_UNREACHABLE'])
  })

  it('finds the numbers of the business account, and tells apart those that are not in it', async () => {
    const begun = await post<Draft>('/channel-drafts', keys)
    expect([begun.status, begun.body.step, begun.body.webhook]).toEqual([201, 'NUMBER', null])
    draft = begun.body
    const found = await post<{ items: { id: string; verifiedName: string }[] }>(`/channel-drafts/${draft.id}/numbers`, {
      wabaId: WABA,
    })
    expect(found.body.items).toEqual([
      {
        id: NUMBER.phoneNumberId,
        displayPhone: NUMBER.displayPhone,
        verifiedName: 'Anfa',
        quality: 'GREEN',
        tier: 'TIER_2K',
      },
    ])
    const unknown = await post(`/channel-drafts/${draft.id}/numbers`, { wabaId: '99999' })
    expect([unknown.status, unknown.body.code]).toEqual([422, 'CHANNEL_WABA_UNKNOWN'])
    const choice = { version: draft.version, wabaId: WABA, branchId: casa.branchId, displayName: 'WhatsApp Anfa' }
    const url = `/channel-drafts/${draft.id}/number`
    const elsewhere = await post(url, { ...choice, phoneNumberId: ELSEWHERE.phoneNumberId })
    const nowhere = await post(url, { ...choice, phoneNumberId: '12345' })
    expect([elsewhere.body.code, nowhere.body.code]).toEqual(['CHANNEL_NUMBER_OF_ANOTHER', 'CHANNEL_NUMBER_UNKNOWN'])
    const foreign = await post(url, { ...choice, phoneNumberId: NUMBER.phoneNumberId, branchId: lyon.branchId })
    expect([foreign.status, foreign.body.errors?.[0]?.field]).toEqual([400, 'branchId'])
    expect((await list()).items).toEqual([])
    const taken = await post<Draft>(url, { ...choice, phoneNumberId: NUMBER.phoneNumberId })
    expect([taken.status, taken.body.step]).toEqual([200, 'WEBHOOK'])
    draft = taken.body
    const again = await post(url, { ...choice, phoneNumberId: NUMBER.phoneNumberId })
    expect(again.status).toBe(409)
    const shown = await channel(draft.account?.id ?? '')
    expect([shown.status, shown.reason?.code, shown.agentEnabled]).toEqual(['PAUSED', 'SETUP', false])
  })

  it('tells another organisation that the number is taken, not by whom', async () => {
    const other = await post<Draft>('/channel-drafts', keys, lyon.admin)
    const refused = await post(
      `/channel-drafts/${other.body.id}/number`,
      { version: 1, wabaId: WABA, phoneNumberId: NUMBER.phoneNumberId, branchId: lyon.branchId, displayName: 'Volé' },
      lyon.admin,
    )
    expect([refused.status, refused.body.code]).toEqual([409, 'CHANNEL_TAKEN'])
    expect(JSON.stringify(refused.body)).not.toContain('Anfa')
    expect((await lyon.admin.get(`/channel-drafts/${draft.id}`)).status).toBe(404)
    expect((await lyon.admin.send('DELETE', `/channel-drafts/${other.body.id}`)).status).toBe(204)
    const apps = await t.superuser.query('select from platform.provider_apps where org_id = $1', [lyon.orgId])
    expect(apps.rows).toEqual([])
  })

  it('has Meta verify the address, and only then lets the number send', async () => {
    const { config } = t.app.platform
    const reachable = config.publicUrl
    config.publicUrl = 'http://127.0.0.1:9'
    const url = `/channel-drafts/${draft.id}/webhook`
    const refused = await post(url, { version: draft.version })
    config.publicUrl = reachable
    expect([refused.status, refused.body.code]).toEqual([422, 'CHANNEL_WEBHOOK_REFUSED'])
    expect((await channel(draft.account?.id ?? '')).status).toBe('PAUSED')
    const early = await post(`/channel-drafts/${draft.id}/test`, { phone: `+${PHONE}` })
    expect([early.status, early.body.code]).toEqual([409, 'CHANNEL_STEP'])
    const connected = await post<Draft>(url, { version: draft.version })
    expect([connected.status, connected.body.step]).toEqual([200, 'TEST'])
    draft = connected.body
    expect(draft.webhook?.callbackUrl).toMatch(new RegExp(`^${reachable}/webhooks/whatsapp/[\\w-]{10,}$`))
    expect((await channel(draft.account?.id ?? '')).status).toBe('ACTIVE')
  })

  it('answers in the test only whoever wrote, through the queue', async () => {
    const url = `/channel-drafts/${draft.id}/test`
    const unheard = await post(url, { phone: `+${PHONE}` })
    expect([unheard.status, unheard.body.code]).toEqual([422, 'CHANNEL_TEST_UNHEARD'])
    meta.inbound(PHONE, { text: 'Essai' })
    await settle()
    const heard = await casa.admin.get<Draft>(`/channel-drafts/${draft.id}`)
    expect(heard.body.heardAt).not.toBeNull()
    const sent = await post<Draft>(url, { phone: `+${PHONE}` })
    expect([sent.status, sent.body.sent?.status]).toEqual([202, 'QUEUED'])
    await settle()
    const after = await casa.admin.get<Draft>(`/channel-drafts/${draft.id}`)
    expect(after.body.sent?.status).toBe('DELIVERED')
    expect(JSON.stringify(meta.messagesTo(PHONE))).toContain('message d’essai')
    const done = await post<Channel>(`/channel-drafts/${draft.id}/finish`, {
      version: after.body.version,
      agentEnabled: true,
    })
    expect([done.status, done.body.agentEnabled, done.body.status]).toEqual([200, true, 'ACTIVE'])
    expect((await list()).drafts).toEqual([])
  })
})

describe('a number in service', () => {
  const only = async () => (await list()).items.find((item) => item.displayName.startsWith('WhatsApp')) as Channel

  it('is renamed by one of two people at once', async () => {
    const { id, version } = await only()
    const both = await Promise.all(
      ['WhatsApp A', 'WhatsApp B'].map((displayName) =>
        casa.admin.send('PATCH', `/channels/${id}`, { version, displayName }),
      ),
    )
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  it('goes on after the endless pause that a refusal set, once the provider takes its credentials', async () => {
    const { id } = await only()
    await t.superuser.query(
      `update app.channel_accounts set status = 'PAUSED', status_reason = 'channels.whatsapp.errors.190' where id = $1`,
      [id],
    )
    const stopped = await channel(id)
    expect(stopped.reason?.text).toContain('jeton')
    meta.setFaults({ tokenRevoked: true })
    const refused = await post(`/channels/${id}/resume`, { version: stopped.version })
    meta.setFaults({})
    expect([refused.status, refused.body.code]).toEqual([422, 'CHANNEL_REFUSED'])
    expect((await channel(id)).status).toBe('PAUSED')
    const resumed = await post<Channel>(`/channels/${id}/resume`, { version: stopped.version })
    expect([resumed.status, resumed.body.status, resumed.body.reason]).toEqual([200, 'ACTIVE', null])
  })

  it('keeps new credentials only when they are good, and goes on with them', async () => {
    const { id } = await only()
    await t.superuser.query(
      `update app.channel_accounts set status = 'PAUSED', status_reason = 'channels.whatsapp.errors.190' where id = $1`,
      [id],
    )
    const { version } = await channel(id)
    const url = `/channels/${id}/credentials`
    const bad = await post(url, { version, meta: { accessToken: 'a-token-of-nobody' } })
    const other = await post(url, { version, twilio: { authToken: AUTH } })
    expect([bad.status, other.status, other.body.errors?.[0]?.field]).toEqual([422, 400, 'meta'])
    const good = await post<Channel>(url, { version, meta: { accessToken: `${TOKEN}-2`, appSecret: APP_SECRET } })
    expect([good.status, good.body.status]).toEqual([200, 'ACTIVE'])
  })

  it('pauses, and cancels what waits when it is disabled; history stays and it comes back', async () => {
    const { id, version } = await only()
    const past = await post(`/channels/${id}/pause`, { version, until: '2020-01-01T00:00:00Z' })
    expect([past.status, past.body.errors?.[0]?.field]).toEqual([400, 'until'])
    const paused = await post<Channel>(`/channels/${id}/pause`, { version, until: null })
    expect([paused.body.status, paused.body.reason?.code]).toEqual(['PAUSED', 'MANUAL'])
    const thread = await t.superuser.query<{ id: string }>('select id from app.conversations where account_id = $1', [
      id,
    ])
    const queued = await post('/outbound/messages', { conversationId: thread.rows[0]?.id, text: 'Plus tard' })
    expect(queued.status).toBe(202)
    expect((await channel(id)).queued).toBe(1)
    const disabled = await post<Channel>(`/channels/${id}/disable`, { version: paused.body.version })
    expect([disabled.body.status, disabled.body.queued]).toEqual(['DISABLED', 0])
    const messages = await t.superuser.query<{ status: string; code: string | null }>(
      'select status, failure_code as code from app.messages where account_id = $1 order by id desc',
      [id],
    )
    expect(messages.rows[0]).toEqual({ status: 'CANCELLED', code: 'ACCOUNT_DISABLED' })
    expect(messages.rows.length).toBeGreaterThan(2)
    const back = await post<Channel>(`/channels/${id}/resume`, { version: disabled.body.version })
    expect(back.body.status).toBe('ACTIVE')
  })
})

describe('Twilio and mailboxes', () => {
  const twilio = { accountSid: SID, authToken: AUTH }
  const box = { host: '127.0.0.1', port: 0, security: 'STARTTLS', user: 'contact', password: PASSWORD }

  it('connects a sender whose account Twilio answers for', async () => {
    const wrong = await post('/channels/twilio/check', { ...twilio, authToken: 'none-of-theirs' })
    expect([wrong.status, wrong.body.code]).toEqual([422, 'CHANNEL_REFUSED'])
    expect((await post('/channels/twilio/check', twilio)).body).toEqual({ ok: true })
    const form = { ...twilio, channel: 'SMS', phone: '+212520000009', displayName: 'SMS Anfa', branchId: casa.branchId }
    expect((await post('/channels/twilio', { ...form, authToken: 'none-of-theirs' })).status).toBe(422)
    const made = await post<Channel>('/channels/twilio', form)
    expect([made.status, made.body.status]).toEqual([201, 'ACTIVE'])
    expect(made.body.callbackUrl).toContain('/webhooks/twilio/')
    expect((await post('/channels/twilio', form)).body.code).toBe('CHANNEL_TAKEN')
    const renewed = await post<Channel>(`/channels/${made.body.id}/credentials`, {
      version: made.body.version,
      twilio: { authToken: AUTH },
    })
    expect(renewed.body.callbackUrl).toBe(made.body.callbackUrl)
  })

  it('never signs in to a server inside, unless the operator allows it', async () => {
    const port = meta.smtpPort ?? 0
    const inside = await post('/channels/mailbox/check', { ...box, port })
    expect([inside.status, inside.body.code]).toEqual([422, 'CHANNEL_MAIL_PRIVATE'])
    const named = await post('/channels/mailbox/check', { ...box, port, host: 'localhost' })
    expect(named.body.code).toBe('CHANNEL_MAIL_PRIVATE')
    t.app.platform.config.smtpPrivateHosts.push(`127.0.0.1:${port}`)
    const wrong = await post('/channels/mailbox/check', { ...box, port, password: 'refused' })
    expect(wrong.body.code).toBe('CHANNEL_MAIL_SIGN_IN')
    const form = { ...box, port, address: 'Contact@anfa.example', displayName: 'Courrier', branchId: casa.branchId }
    expect((await post('/channels/mailbox', { ...form, password: 'refused' })).status).toBe(422)
    const made = await post<Channel>('/channels/mailbox', form)
    expect([made.status, made.body.callbackUrl]).toEqual([201, null])
    expect(meta.mails()).toEqual([])
  })
})

it('is read by the auditor, and neither by a manager nor by another organisation', async () => {
  expect((await list(auditor)).items.length).toBe(3)
  expect((await manager.get('/channels')).status).toBe(403)
  expect((await list(lyon.admin)).items).toEqual([])
  const [first] = (await list()).items
  for (const who of [manager, auditor])
    expect((await who.send('POST', `/channels/${first?.id}/pause`, { version: 1, until: null })).status).toBe(403)
  expect((await lyon.admin.send('POST', `/channels/${first?.id}/disable`, { version: first?.version })).status).toBe(
    404,
  )
})

it('shows no credential in any answer, nor in the audit or anywhere in the database', async () => {
  const secrets = [TOKEN, APP_SECRET, AUTH, PASSWORD]
  const audit = await casa.admin.get<unknown>('/audit?limit=200')
  const rows = await t.superuser.query<{ all: string }>(
    `select coalesce(string_agg(v::text, ' '), '') as all from (
       select row_to_json(a) v from app.audit_values a union all select row_to_json(c) from app.channel_accounts c
       union all select row_to_json(d) from app.channel_drafts d union all select row_to_json(p) from platform.provider_apps p
       union all select row_to_json(e) from app.audit_entries e) x`,
  )
  const hex = (secret: string) => Buffer.from(secret).toString('hex')
  for (const text of [...answers, JSON.stringify(audit.body), rows.rows[0]?.all ?? ''])
    for (const secret of secrets) {
      expect(text).not.toContain(secret)
      expect(text).not.toContain(hex(secret))
      expect(text).not.toContain(Buffer.from(secret).toString('base64'))
    }
})
