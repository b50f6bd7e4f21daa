import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, startWhatsAppBench, type TestOrg, type WhatsAppBench } from '#testing'
import type { TemplateDetail, TemplateSummary } from './templates.admin.schema.ts'

let bench: WhatsAppBench
let org: TestOrg
let accountId: string
let serial = 0

beforeAll(async () => {
  bench = await startWhatsAppBench(1, {}, [
    {
      name: 'seen_elsewhere',
      language: 'fr',
      category: 'UTILITY',
      components: [
        { type: 'HEADER', format: 'TEXT', text: 'Visite : {{title}}' },
        { type: 'BODY', text: 'Bonjour {{first_name}}, à demain.' },
        { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Voir', url: 'https://atlas.ma/v/{{1}}' }] },
      ],
    },
  ])
  org = await bench.t.org({ country: 'MA', name: 'Anfa' })
  accountId = (await bench.connect(org)).accountId
})
afterAll(() => bench.close())

type Page = { items: TemplateSummary[]; nextCursor: string | null }
const list = async (query = '', who: Caller = org.admin) =>
  (await who.get<Page>(`/message-templates${query}`)).body.items
const open = async (id: string) => (await org.admin.get<TemplateDetail>(`/message-templates/${id}`)).body
const name = { name: 'name', type: 'TEXT', example: 'Salma', source: 'name' }
const words = { category: 'UTILITY', body: 'Bonjour {{1}}, nous restons à votre écoute.', variables: [name] }

async function written(change: Record<string, unknown> = {}): Promise<TemplateDetail> {
  serial += 1
  const made = await org.admin.send<TemplateDetail>('POST', '/message-templates', {
    accountId,
    name: `follow_${serial}`,
    language: 'fr',
    ...words,
    ...change,
  })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return made.body
}
/** Meta tells the hour in seconds: what it says twice in one is one delivery. */
const submit = (t: TemplateDetail) => {
  bench.clock.advance(1000)
  return org.admin.send<TemplateDetail>('POST', `/message-templates/${t.id}/submission`, { latest: t.latest })
}

/** Written, submitted and approved. */
async function approved(): Promise<TemplateDetail> {
  const template = await written()
  expect((await submit(template)).body.submitting).toBe(true)
  await bench.settle()
  return open(template.id)
}

async function aPerson(): Promise<{ phone: string; conversationId: string }> {
  serial += 1
  const phone = `2126810${String(10_000 + serial)}`
  bench.meta.inbound(phone, { text: 'Bonjour' })
  await bench.settle()
  const found = await bench.t.superuser.query<{ id: string }>(
    `select v.id from app.conversations v join app.channel_identities i on i.id = v.identity_id where i.value = $1`,
    [`+${phone}`],
  )
  return { phone, conversationId: found.rows[0]?.id ?? '' }
}
const send = (conversationId: string, template: TemplateDetail, more: Record<string, unknown> = {}) =>
  org.admin.send<{ id: string; code: string; text: string }>('POST', '/outbound/messages', {
    conversationId,
    template: { name: template.name, language: 'fr', variables: ['Salma'] },
    ...more,
  })
const message = async (id: string) =>
  (
    await bench.t.superuser.query<{ status: string; failure_code: string | null }>(
      'select status, failure_code from app.messages where id = $1',
      [id],
    )
  ).rows[0]

describe('a template', () => {
  it('is written, submitted, approved by webhook and sent; what Meta has is taken over', async () => {
    await bench.settle()
    const [elsewhere] = await list()
    expect(elsewhere).toMatchObject({ name: 'seen_elsewhere', status: 'APPROVED', version: 1 })
    const detail = await open(elsewhere?.id ?? '')
    expect(detail.versions[0]).toMatchObject({
      header: { format: 'TEXT', text: 'Visite : {{1}}' },
      body: 'Bonjour {{1}}, à demain.',
      variables: [{ name: 'title' }, { name: 'first_name' }, { type: 'ADDRESS' }],
    })
    const template = await approved()
    expect(template).toMatchObject({ status: 'APPROVED', version: 1, latest: 1, submitting: false })
    const { phone, conversationId } = await aPerson()
    expect((await send(conversationId, template)).body.text).toBe('Bonjour Salma, nous restons à votre écoute.')
    const named = await org.admin.send('POST', '/outbound/messages', {
      conversationId,
      template: { name: 'seen_elsewhere', language: 'fr', variables: ['Villa', 'Salma', 'v-12'] },
    })
    expect(named.status, JSON.stringify(named.body)).toBe(202)
    await bench.settle()
    const texts = bench.meta.messagesTo(phone).map(({ text }) => text)
    expect(texts).toContain('Bonjour Salma, nous restons à votre écoute.')
    expect(texts.some((text) => text?.includes('Bonjour Salma, à demain.'))).toBe(true)
  })

  it('that is written anew has a version more; the one that is sent stays until Meta has the new one', async () => {
    const first = await approved()
    const again = { ...words, body: 'Bonjour {{1}}, avez-vous une question ?', latest: first.latest }
    const second = await org.admin.send<TemplateDetail>('POST', `/message-templates/${first.id}/versions`, again)
    expect([second.status, second.body.version, second.body.latest]).toEqual([201, 1, 2])
    expect((await org.admin.send('POST', `/message-templates/${first.id}/versions`, again)).status).toBe(409)
    const { conversationId } = await aPerson()
    expect((await send(conversationId, first)).body.text).toContain('à votre écoute')
    await bench.settle()
    const late = await send(conversationId, first, { scheduledAt: new Date(bench.clock.now() + 60_000).toISOString() })
    await submit(second.body)
    await bench.settle()
    const now = await open(first.id)
    expect(now).toMatchObject({ version: 2, status: 'APPROVED', figures: { sent: 1 } })
    expect(now.versions.map(({ version, figures }) => [version, figures.sent])).toEqual([
      [2, 0],
      [1, 1],
    ])
    expect((await send(conversationId, now)).body.text).toContain('une question')
    // What was written in the old words does not leave in the new ones.
    bench.clock.advance(60_000)
    await bench.settle()
    expect(await message(late.body.id)).toMatchObject({ status: 'CANCELLED', failure_code: 'TEMPLATE_NOT_APPROVED' })
    await bench.t.superuser
      .query(`update app.message_template_versions set body = 'x' where template_id = $1`, [first.id])
      .then(
        () => expect.unreachable(),
        (error: Error) => expect(error.message).toMatch(/append|never|change/i),
      )
  })

  it('that is paused is refused at once, by the API and for what waits; so is one Meta refuses to send', async () => {
    const template = await approved()
    const { phone, conversationId } = await aPerson()
    const later = new Date(bench.clock.now() + 60_000).toISOString()
    const waiting = await send(conversationId, template, { scheduledAt: later })
    expect(waiting.status).toBe(202)
    bench.meta.reviewTemplate(template.name, 'PAUSED', 'NONE')
    await bench.settle()
    expect(await open(template.id)).toMatchObject({ status: 'PAUSED', reason: 'FIRST_PAUSE' })
    const refused = await send(conversationId, template)
    expect([refused.status, refused.body.code]).toEqual([422, 'TEMPLATE_NOT_APPROVED'])
    bench.clock.advance(60_000)
    await bench.settle()
    expect(await message(waiting.body.id)).toMatchObject({ status: 'CANCELLED', failure_code: 'TEMPLATE_NOT_APPROVED' })
    expect(bench.meta.messagesTo(phone).filter(({ text }) => text?.includes('écoute'))).toEqual([])

    bench.clock.advance(1000)
    bench.meta.reviewTemplate(template.name, 'APPROVED', 'NONE')
    await bench.settle()
    // Meta disabled it and its webhook is not here yet: the refusal of the send says it.
    const sent = await send(conversationId, template)
    bench.meta.reviewTemplate(template.name, 'DISABLED', 'NONE')
    await bench.t.app.drain()
    expect(await message(sent.body.id)).toMatchObject({ status: 'FAILED', failure_code: '132016' })
    expect((await open(template.id)).status).toBe('DISABLED')
    await bench.settle()
  })

  it('that is rejected says why, and is written anew; ratings and unknown words are kept', async () => {
    const template = await approved()
    bench.meta.reviewTemplate(template.name, 'REJECTED', 'PROMOTIONAL', 'Retirez la publicité.')
    bench.meta.rateTemplate(template.name, 'YELLOW')
    await bench.settle()
    expect(await open(template.id)).toMatchObject({
      status: 'REJECTED',
      reason: 'PROMOTIONAL',
      note: 'Retirez la publicité.',
      quality: 'YELLOW',
    })
    expect((await list('?quality=YELLOW&status=REJECTED')).map(({ id }) => id)).toEqual([template.id])
    expect((await submit(template)).status).toBe(202)
    await bench.settle()
    expect((await open(template.id)).status).toBe('APPROVED')
    bench.meta.reviewTemplate(template.name, 'SURPRISE' as never)
    await bench.settle()
    const kept = await bench.t.superuser.query(
      `select from app.inbound_events where org_id = $1 and payload #>> '{account,event}' = 'SURPRISE'`,
      [org.orgId],
    )
    expect(kept.rowCount).toBe(1)
    expect((await open(template.id)).status).toBe('APPROVED')
  })

  it('that Meta would refuse is refused before it leaves, each field named; a name is taken once', async () => {
    const body = { accountId, name: 'Visite', language: 'fr', ...words, body: '{{1}} bonjour' }
    const refused = await org.admin.send<{ errors: { field: string; code: string }[] }>(
      'POST',
      '/message-templates',
      body,
    )
    expect(refused.status).toBe(400)
    expect(refused.body.errors.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'name TEMPLATE_FORMAT',
      'body TEMPLATE_VARIABLE_AT_EDGE',
    ])
    const template = await written()
    const twin = await org.admin.send('POST', '/message-templates', {
      accountId,
      name: template.name,
      language: 'fr',
      ...words,
    })
    expect(twin.status).toBe(409)
  })

  it('is deleted at Meta, too, and its name begins anew', async () => {
    const template = await approved()
    const gone = `/message-templates/${template.id}?latest=${template.latest}`
    expect((await org.admin.send('DELETE', gone)).status).toBe(204)
    await bench.settle()
    expect((await list()).some(({ id }) => id === template.id)).toBe(false)
    const { conversationId } = await aPerson()
    expect((await send(conversationId, template)).body.code).toBe('TEMPLATE_NOT_APPROVED')
    const anew = await org.admin.send<TemplateDetail>('POST', '/message-templates', {
      accountId,
      name: template.name,
      language: 'fr',
      ...words,
    })
    expect(anew.body).toMatchObject({ id: template.id, status: 'DRAFT', latest: 2 })
    await submit(anew.body)
    await bench.settle()
    expect((await open(template.id)).status).toBe('APPROVED')
  })

  it('has figures of what became of its messages', async () => {
    const template = await approved()
    const { phone, conversationId } = await aPerson()
    await send(conversationId, template)
    await bench.settle()
    bench.meta.look(phone)
    await bench.settle()
    const [row] = (await list()).filter(({ id }) => id === template.id)
    expect(row?.figures).toEqual({ sent: 1, delivered: 1, read: 1, failed: 0 })
    bench.clock.advance(8 * 86_400_000)
    const [older] = (await list('?days=7')).filter(({ id }) => id === template.id)
    expect(older?.figures.sent).toBe(0)
  })
})

describe('what others cannot do', () => {
  it('a manager and an auditor read, an agent does not; another organisation finds nothing', async () => {
    const template = await written()
    const path = `/message-templates/${template.id}`
    const lyon = await bench.t.org({ country: 'FR' })
    for (const role of ['MANAGER', 'AUDITOR'] as const) {
      const reader = await bench.t.member(org, [role])
      expect((await reader.get(path)).status).toBe(200)
      expect((await reader.send('POST', `${path}/versions`, { latest: 1, ...words })).status).toBe(403)
      expect((await reader.send('POST', `${path}/submission`, { latest: 1 })).status).toBe(403)
      expect((await reader.send('DELETE', `${path}?latest=1`)).status).toBe(403)
    }
    const agent = await bench.t.member(org, ['AGENT'])
    expect((await agent.get('/message-templates')).status).toBe(403)
    expect((await lyon.admin.get(path)).status).toBe(404)
    expect(await list('', lyon.admin)).toEqual([])
    expect((await lyon.admin.send('POST', `${path}/submission`, { latest: 1 })).status).toBe(404)
    const foreign = { accountId, name: 'x', language: 'fr', ...words }
    expect((await lyon.admin.send('POST', '/message-templates', foreign)).status).toBe(404)
  })
})
