import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectMailbox } from '#modules/messaging'
import { startWhatsAppBench, type TestOrg, type WhatsAppBench } from '#testing'

let bench: WhatsAppBench
let casa: TestOrg
let serial = 0

beforeAll(async () => {
  bench = await startWhatsAppBench(1)
  casa = await bench.t.org({ country: 'MA' })
  await bench.t.inOrg(casa.orgId, (ctx) =>
    connectMailbox(ctx, { branchId: casa.branchId, displayName: 'Anfa', address: 'contact@anfa.example', url: null }),
  )
})
afterAll(() => bench.close())

type Person = { id: string; email: string; identityId: string }
type Sent = { id: string; code: string }
type Consents = {
  items: { purpose: string; state: string }[]
  history: { source: string; state: string; evidence: unknown }[]
}
type Asked = { state: string; agency: string; locale: string }

/** Somebody with an address who agreed to follow-up and to proposals by mail. */
async function someone(purposes: readonly string[] = ['CONTACT', 'MARKETING']): Promise<Person> {
  serial += 1
  const email = `houda${serial}@example.com`
  const body = { firstName: `Houda ${serial}`, locale: 'ar', emails: [email], phones: [] }
  const made = (await casa.admin.send<{ id: string; identities: { id: string }[] }>('POST', '/contacts', body)).body
  const identityId = made.identities[0]?.id ?? ''
  for (const purpose of purposes)
    await casa.admin.send('POST', `/contacts/${made.id}/consents`, {
      identityId,
      channel: 'EMAIL',
      purpose,
      state: 'GRANTED',
      source: 'PAPER',
      evidence: { note: 'Fiche' },
    })
  return { id: made.id, email, identityId }
}
const write = (who: Person, more: Record<string, unknown> = { purpose: 'MARKETING' }) =>
  casa.admin.send<Sent>('POST', '/outbound/messages', {
    contactId: who.id,
    channel: 'EMAIL',
    text: 'Une villa à Anfa vient d’arriver.',
    ...more,
  })
const letterTo = async (who: Person) => {
  await bench.settle()
  return bench.meta.mails().find((mail) => mail.recipients.includes(who.email))
}
const consentsOf = async (who: Person) => (await casa.admin.get<Consents>(`/contacts/${who.id}/consents`)).body
const marketingOf = async (who: Person) =>
  (await consentsOf(who)).items.find(({ purpose }) => purpose === 'MARKETING')?.state
const linkOf = (list = '') => /\/api\/v1\/unsubscribe\/[\w-]{59}/.exec(list)?.[0] ?? ''

const asAsked = async (answer: Promise<{ body: unknown }>) => ({ body: (await answer).body as Asked })
const look = (link: string) => asAsked(bench.t.anonymous('GET', link))
const press = (link: string) => asAsked(bench.t.anonymous('POST', link))

describe('a letter of marketing', () => {
  it('leaves only with consent to it, and carries the way out; another letter does not', async () => {
    const refused = await write(await someone(['CONTACT']))
    expect([refused.status, refused.body.code]).toEqual([422, 'CONSENT_REQUIRED'])
    const who = await someone()
    expect((await write(who)).status).toBe(202)
    const letter = await letterTo(who)
    expect(letter?.unsubscribe?.post).toBe('List-Unsubscribe=One-Click')
    const token = linkOf(letter?.unsubscribe?.list).split('/').at(-1) ?? ''
    expect(token).toHaveLength(59)
    expect(letter?.text).toContain(`/app/unsubscribe/${token}`)
    expect(letter?.text).toContain('العروض')
    const plain = await someone()
    await write(plain, {})
    expect(await letterTo(plain)).not.toHaveProperty('unsubscribe')
  })

  it('is stopped by its link, once: looking at it changes nothing, the rest of what was agreed stays', async () => {
    const who = await someone()
    await write(who)
    const link = linkOf((await letterTo(who))?.unsubscribe?.list)
    const waiting = await write(who, { purpose: 'MARKETING', scheduledAt: '2026-03-20T09:00:00Z' })
    const browser = await bench.t.anonymous('GET', link, { headers: { accept: 'text/html,*/*' } })
    expect(browser.status).toBe(302)
    expect((await look(link)).body).toMatchObject({ state: 'ASKED', locale: 'ar' })
    expect(await marketingOf(who)).toBe('GRANTED')

    expect((await press(link)).body.state).toBe('DONE')
    expect((await press(link)).body.state).toBe('DONE')
    const { items, history } = await consentsOf(who)
    expect(items.map((c) => `${c.purpose} ${c.state}`).sort()).toEqual(['CONTACT GRANTED', 'MARKETING REVOKED'])
    expect(history.filter((e) => e.state === 'REVOKED')).toMatchObject([
      { source: 'EMAIL_CONFIRM', evidence: { unsubscribeLink: 'PAGE' } },
    ])
    const told = await bench.t.superuser.query(
      `select a.code, (select count(*)::int from app.audit_entries e where e.org_id = a.org_id and e.entity = 'consent_events' and e.actor like 'system%') as audited
         from app.activities a where a.contact_id = $1 and a.code = 'consent.marketing_stopped'`,
      [who.id],
    )
    expect(told.rows).toMatchObject([{ code: 'consent.marketing_stopped', audited: 1 }])
    const withdrawn = await bench.t.superuser.query('select status from app.messages where id = $1', [waiting.body.id])
    expect(withdrawn.rows).toEqual([{ status: 'CANCELLED' }])
    expect((await write(who)).body.code).toBe('CONSENT_REQUIRED')
    expect((await write(who, {})).status).toBe(202)
  })

  it('is stopped after the master key was changed, while the one that signed its link is configured', async () => {
    const who = await someone()
    await write(who)
    const url = linkOf((await letterTo(who))?.unsubscribe?.list)
    const before = bench.t.app.platform.config.masterKey ?? ''
    const post = (settings: Record<string, string>) =>
      bench.t.another(settings, async ({ http }) => (await http.app.inject({ method: 'POST', url })).statusCode)
    const ATLAS_MASTER_KEY = 'the-master-key-that-comes-after-that-one'
    expect(await post({ ATLAS_MASTER_KEY })).toBe(404)
    expect(await marketingOf(who)).toBe('GRANTED')
    expect(await post({ ATLAS_MASTER_KEY, ATLAS_MASTER_KEYS_BEFORE: before })).toBe(200)
    expect(await marketingOf(who)).toBe('REVOKED')
  })

  it('is stopped by the one click of a mail program, which posts a form', async () => {
    const who = await someone()
    await write(who)
    const link = linkOf((await letterTo(who))?.unsubscribe?.list)
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const answer = await bench.t.anonymous('POST', link, { headers, payload: 'List-Unsubscribe=One-Click' })
    expect(answer.status).toBe(200)
    expect((await consentsOf(who)).history.find((e) => e.state === 'REVOKED')?.evidence).toEqual({
      unsubscribeLink: 'ONE_CLICK',
    })
  })

  it('is stopped by no link that was forged, of a phone, or of another house', async () => {
    const who = await someone()
    await write(who)
    const link = linkOf((await letterTo(who))?.unsubscribe?.list)
    const last = link.at(-1) === 'A' ? 'B' : 'A'
    for (const forged of [link.slice(0, -1) + last, link.slice(0, -1), `${link}A`])
      for (const method of ['GET', 'POST'] as const) expect((await bench.t.anonymous(method, forged)).status).toBe(404)
    expect(await marketingOf(who)).toBe('GRANTED')
  })
})
