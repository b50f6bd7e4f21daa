import { afterAll, beforeAll, expect, it } from 'vitest'
import { startWhatsAppBench, type TestOrg, type WhatsAppBench } from '#testing'

const OWN = '+212661778899'
const REFUSER = '+212661778800'
const hello = { name: 'hello_world', language: 'en_US' }

type Draft = {
  step: string
  sent: { status: string } | null
  templates: { name: string; language: string }[]
  code?: string
  errors?: { field: string; code: string }[]
}

let bench: WhatsAppBench
let casa: TestOrg
let lyon: TestOrg
let url: string

beforeAll(async () => {
  const body = (text: string, more: object = {}) => [{ type: 'BODY', text, ...more }]
  bench = await startWhatsAppBench(1, {}, [
    { name: 'a_first', language: 'fr', category: 'UTILITY', components: body('Bonjour') },
    { ...hello, category: 'UTILITY', components: body('Welcome and congratulations!!') },
    {
      name: 'filled',
      language: 'fr',
      category: 'UTILITY',
      components: body('Bonjour {{1}}', { example: { body_text: [['Salma']] } }),
    },
    { name: 'promo', language: 'fr', category: 'MARKETING', components: body('Promotion') },
  ])
  casa = await bench.t.org({ country: 'MA' })
  lyon = await bench.t.org({ country: 'FR' })
  const { accountId } = await bench.connect(casa)
  await bench.settle()
  const draft = await bench.t.superuser.query<{ id: string }>(
    `insert into app.channel_drafts (org_id, step, account_id) values ($1, 'TEST', $2) returning id`,
    [casa.orgId, accountId],
  )
  url = `/channel-drafts/${draft.rows[0]?.id}`
})
afterAll(() => bench.close())

const send = (over: object = {}, who = casa.admin) =>
  who.send<Draft>('POST', `${url}/test-template`, { phone: OWN, template: hello, ownNumber: true, ...over })
const consents = async (phone: string) =>
  (
    await bench.t.superuser.query(
      `select c.purpose, c.state, c.source, c.captured_by, c.text_shown, c.evidence from app.consent_events c
         join app.channel_identities i on i.org_id = c.org_id and i.id = c.identity_id where i.value = $1 order by c.id`,
      [phone],
    )
  ).rows

it('offers approved templates that nothing is filled into, Meta’s own first', async () => {
  const { body } = await casa.admin.get<Draft>(url)
  expect(body.templates).toEqual([hello, { name: 'a_first', language: 'fr' }])
})

it('is sent only to a phone said to be one’s own, and by nobody else', async () => {
  for (const over of [{ ownNumber: false }, { ownNumber: undefined }, { phone: '0661' }, { template: {} }])
    expect([over, (await send(over)).status]).toEqual([over, 400])
  for (const name of ['filled', 'promo', 'nothing']) {
    const refused = await send({ template: { name, language: 'fr' } })
    expect([name, refused.status, refused.body.code]).toEqual([name, 422, 'TEMPLATE_NOT_APPROVED'])
  }
  expect((await send({}, lyon.admin)).status).toBe(404)
  expect((await send({}, await bench.t.member(casa, ['MANAGER']))).status).toBe(403)
  expect(await bench.t.superuser.query('select 1 from app.contacts where org_id = $1', [casa.orgId])).toMatchObject({
    rowCount: 0,
  })
})

it('keeps the agreement with its proof, and leaves by the queue', async () => {
  const sent = await send()
  expect([sent.status, sent.body.sent?.status]).toEqual([202, 'QUEUED'])
  expect(await consents(OWN)).toEqual([
    {
      purpose: 'CONTACT',
      state: 'GRANTED',
      source: 'UI',
      captured_by: `user:${casa.admin.userId}`,
      text_shown: 'C’est mon propre numéro, et j’accepte d’y recevoir ce message.',
      evidence: { statement: 'OWN_NUMBER', number: expect.any(String) },
    },
  ])
  await bench.settle()
  const after = await casa.admin.get<Draft>(url)
  expect(after.body.sent?.status).toBe('DELIVERED')
  expect(JSON.stringify(bench.meta.messagesTo(OWN.slice(1)))).toContain('hello_world')
})

it('asks nobody again who refused', async () => {
  bench.meta.inbound(REFUSER.slice(1), { text: 'STOP' })
  await bench.settle()
  const before = await consents(REFUSER)
  expect(before.some((row) => (row as { state: string }).state === 'REVOKED')).toBe(true)
  const refused = await send({ phone: REFUSER })
  expect([refused.status, refused.body.code, refused.body.errors?.[0]?.field]).toEqual([
    422,
    'CONSENT_REQUIRED',
    'phone',
  ])
  expect(await consents(REFUSER)).toEqual(before)
})
